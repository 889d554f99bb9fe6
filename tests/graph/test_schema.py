"""The schema is data; validation and the page about it derive from it."""

from pathlib import Path

import pytest

from graph.models import Kind, Manner
from graph.schema import problems, schema
from graph.schema_document import document
from tests.worlds import bare_claim

KINDS = {"ana": Kind.PERSON, "delta": Kind.CARTEL, "tepic": Kind.PLACE, "office": Kind.AGENCY}


def told(predicate: str, subject: str, object_: str, **more: object) -> list[str]:
    return list(problems(bare_claim(predicate, object_, subject=subject, **more), KINDS))


def test_ten_kinds_and_thirty_three_predicates() -> None:
    assert len(schema().kinds) == len(Kind) == 10
    assert len(schema().predicates) == 33


@pytest.mark.parametrize(
    ("predicate", "subject", "object_", "more"),
    [
        ("LEADS", "ana", "delta", {}),
        ("CHARGED_WITH", "ana", "offense:fraud", {"by": "office"}),
        ("ARRESTED_BY", "ana", "literal:unnamed", {}),
        ("CONVICTED_OF", "ana", "offense:murder", {"manner": Manner.PLEADED}),
    ],
)
def test_what_fits(predicate: str, subject: str, object_: str, more: dict[str, object]) -> None:
    assert told(predicate, subject, object_, **more) == []


@pytest.mark.parametrize(
    ("predicate", "subject", "object_", "more", "why"),
    [
        ("LEADS", "delta", "ana", {}, "the subject 'delta' is a Cartel"),
        ("LOVES", "ana", "delta", {}, "no predicate"),
        ("LEADS", "nobody", "delta", {}, "no entity"),
        ("CHARGED_WITH", "ana", "offense:rudeness", {}, "no entity of the article and no known offense"),
        ("CHARGED_WITH", "ana", "offense:fraud", {"manner": Manner.PLEADED}, "manner"),
        ("CONVICTED_OF", "ana", "offense:fraud", {"manner": Manner.KILLED}, "manner"),
        ("CHARGED_WITH", "ana", "offense:fraud", {"by": "nobody"}, "no entity"),
        ("LEADS", "ana", "literal:the gang", {}, "literal"),
    ],
)
def test_what_does_not_fit(predicate: str, subject: str, object_: str, more: dict[str, object], why: str) -> None:
    assert any(why in problem for problem in told(predicate, subject, object_, **more))


def test_a_type_and_a_label_never_share_a_name() -> None:
    assert not {kind.value for kind in schema().kinds} & set(schema().edge_types())


def test_only_accusations_and_acts_of_justice_keep_their_type_while_alleged() -> None:
    for predicate in schema().predicates.values():
        assert predicate.alleged_type.startswith("ALLEGED_") == (predicate.sort in ("office", "tie"))


def test_the_page_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "schema.md"
    assert page.read_text("utf-8") == "\n".join(document()) + "\n", "run `make docs`"
