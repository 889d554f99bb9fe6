"""Every saved query has a whole header, the filter line, and a body that is one statement."""

import re

import pytest

from graph.errors import CasegraphError, UserMistake
from graph.filters import EDGE_FILTER
from graph.schema import schema
from queries.ask import ELSEWHERE
from queries.catalogue import Query, catalogue, parse, query

ALL = pytest.mark.parametrize("saved", list(catalogue().values()), ids=list(catalogue()))
PROOF = {"status", "grade", "quote", "speaker", "article", "published", "claim"}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_first_nine_questions() -> None:
    assert set(catalogue()) >= {
        "who-is",
        "direct-links",
        "shortest-path",
        "indicted-by",
        "accused-of-aiding",
        "charges",
        "story",
        "denials",
        "articles-naming",
    }


@ALL
def test_the_filter_line_is_there_word_for_word(saved: Query) -> None:
    assert squeezed(EDGE_FILTER) in squeezed(saved.body) or squeezed(EDGE_FILTER.replace("r.", "c.").replace("r[", "c[")) in squeezed(
        saved.body
    )


@ALL
def test_every_row_carries_its_proof(saved: Query) -> None:
    assert set(saved.columns) >= PROOF


@ALL
def test_columns_of_today_are_columns(saved: Query) -> None:
    assert set(saved.today) <= set(saved.columns)
    assert ("caption" in saved.columns) == ("caption" in saved.today)


@ALL
def test_rows_come_in_one_order(saved: Query) -> None:
    assert re.search(r"ORDER BY [^\n]*(claim|step)$", saved.body), "the last ORDER BY ends in a unique tie-break"


@ALL
def test_another_engine_has_another_answer(saved: Query) -> None:
    assert ("arcadedb" in saved.engines) != (saved.name in ELSEWHERE)
    assert "neo4j" in saved.engines


@ALL
def test_nothing_that_only_one_engine_knows(saved: Query) -> None:
    assert not re.search(r"apoc\.|elementId|SHORTEST \d|CALL db\.|CYPHER 25|\bid\(", saved.body)


@ALL
def test_types_stand_in_the_schema(saved: Query) -> None:
    known = {*schema().edge_types(), *schema().predicates, "NAMES", "MENTIONS", "STATED_IN", "SUBJECT", "OBJECT", "BY"}
    assert set(re.findall(r"[A-Z]+(?:_[A-Z]+)+", saved.body)) <= known


def test_paths_walk_what_the_schema_says() -> None:
    walked = re.search(r"-\[:([A-Z_|\s]+)\*", query("shortest-path").body)
    assert walked
    assert tuple(re.split(r"\|\s*", walked[1])) == schema().path_types()


def test_no_title_states_an_allegation_as_a_fact() -> None:
    for saved in catalogue().values():
        assert not re.search(r"\b(criminals|corrupt|guilty|bribed|crooks?)\b", f"{saved.title} {saved.question}", re.I)


def test_an_unknown_query_is_a_mistake_that_lists_the_known() -> None:
    with pytest.raises(UserMistake, match="There is no query nothing: there are accused-of-aiding"):
        query("nothing")


@pytest.mark.parametrize(
    "text", ["// name: x\n\nRETURN 1", "// name: [\n\nRETURN 1", "RETURN 1", "// name: x\n// parameters: {}\n\nRETURN $y"]
)
def test_a_broken_header_is_said_with_its_file(text: str) -> None:
    with pytest.raises(CasegraphError, match=r"queries/x\.cypher"):
        parse(text, "x.cypher", {})
