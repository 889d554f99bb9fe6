"""What stands against an accusation, and since when."""

from typing import Any

import pytest

from graph.days import NEVER
from graph.edges import Edge
from graph.models import Manner
from tests.worlds import Told, article, says, world_view

ACCUSED = says("Ana Ruiz", "ACCUSED_OF_AIDING", "Cartel:Delta Cartel", status="alleged")
CHARGED = says("Ana Ruiz", "CHARGED_WITH", "offense:fraud", by="Agency:Tepic Prosecution Office", date="2020-01-05")
CONVICTED = says("Ana Ruiz", "CONVICTED_OF", "offense:fraud", date="2020-02-01")


def edges(*told: Told) -> dict[str, Edge]:
    """Edges by predicate."""
    return {edge.properties["predicate"]: edge for edge in world_view(told).edges.values()}


def clearing(offense: str = "unspecified", **more: Any) -> Told:
    return article("2020-06-01", "Wire", says("Ana Ruiz", "CLEARED_OF", f"offense:{offense}", **more))


def test_a_denial_covers_the_accusations_of_its_article() -> None:
    found = edges(article("2020-01-10", "Daily", ACCUSED, CHARGED, says("Ana Ruiz", "DENIES", "literal:allegations")))
    assert found["ACCUSED_OF_AIDING"].properties["deniedKnown"] == "2020-01-10"
    assert found["CHARGED_WITH"].properties["caption"] == "charged with (denied)"


def test_a_denial_covers_no_other_article() -> None:
    found = edges(article("2020-01-10", "Daily", ACCUSED), article("2020-01-11", "Wire", says("Ana Ruiz", "DENIES", "literal:x")))
    assert found["ACCUSED_OF_AIDING"].properties["deniedKnown"] == NEVER


def test_a_denial_covers_no_other_person() -> None:
    found = edges(article("2020-01-10", "Daily", ACCUSED, says("Juan Mora", "DENIES", "literal:allegations")))
    assert found["ACCUSED_OF_AIDING"].properties["deniedKnown"] == NEVER


def test_a_denial_covers_no_conviction() -> None:
    found = edges(article("2020-01-10", "Daily", CONVICTED, says("Ana Ruiz", "DENIES", "literal:allegations")))
    assert found["CONVICTED_OF"].properties["deniedKnown"] == NEVER


def test_a_denial_about_one_charge_covers_that_one() -> None:
    denial = says("Ana Ruiz", "DENIES", "literal:allegations", about=("offense:fraud",))
    found = edges(article("2020-01-10", "Daily", ACCUSED, CHARGED, denial))
    assert found["CHARGED_WITH"].properties["deniedKnown"] == "2020-01-10"
    assert found["ACCUSED_OF_AIDING"].properties["deniedKnown"] == NEVER


def test_a_clearing_covers_what_any_article_told() -> None:
    found = edges(article("2020-01-10", "Daily", ACCUSED, CHARGED), clearing(manner=Manner.DISMISSED))
    assert found["CHARGED_WITH"].properties["clearedKnown"] == "2020-06-01"
    assert found["ACCUSED_OF_AIDING"].properties["caption"] == "accused of helping (charges later dropped)"


def test_an_acquittal_of_one_offense_leaves_the_other() -> None:
    found = edges(article("2020-01-10", "Daily", CHARGED), clearing("murder", manner=Manner.ACQUITTED))
    assert found["CHARGED_WITH"].properties["clearedKnown"] == NEVER


def test_a_charge_brought_later_is_not_cleared() -> None:
    later = says("Ana Ruiz", "CHARGED_WITH", "offense:fraud", date="2021-03-01")
    found = edges(article("2021-03-02", "Daily", later), clearing(manner=Manner.DISMISSED, date="2020-05-30"))
    assert found["CHARGED_WITH"].properties["clearedKnown"] == NEVER


def test_a_charge_told_after_the_clearing_is_cleared_from_the_day_it_is_told() -> None:
    found = edges(article("2021-03-02", "Daily", CHARGED), clearing(manner=Manner.DISMISSED))
    assert found["CHARGED_WITH"].properties["clearedKnown"] == "2021-03-02"


@pytest.mark.parametrize("manner", [Manner.DISMISSED, Manner.ACQUITTED, Manner.DECLINED, None])
def test_a_conviction_stands_whatever_charge_was_dropped(manner: Manner | None) -> None:
    found = edges(article("2020-02-02", "Daily", CONVICTED), clearing(manner=manner))
    assert found["CONVICTED_OF"].properties["clearedKnown"] == NEVER


def test_an_overturned_conviction_is_proven_no_longer_from_that_day() -> None:
    found = edges(article("2020-02-02", "Daily", CONVICTED), clearing("fraud", manner=Manner.OVERTURNED))
    conviction = found["CONVICTED_OF"].properties
    assert conviction["proven"] == ["2020-02-02"]
    assert conviction["overturnedKnown"] == "2020-06-01"


def test_a_pardon_does_not_undo_the_finding() -> None:
    found = edges(article("2020-02-02", "Daily", CONVICTED), clearing("fraud", manner=Manner.PARDONED))
    assert found["CONVICTED_OF"].properties["overturnedKnown"] == NEVER
    assert found["CONVICTED_OF"].properties["caption"] == "convicted of (later pardoned)"


def test_a_dismissal_in_one_country_ends_no_case_in_another() -> None:
    charged = says("Ana Ruiz", "CHARGED_WITH", "offense:fraud", by="Agency:U.S. Attorney's Office for the Eastern District of New York")
    declined = clearing(by="Agency:Fiscalía General de la República", manner=Manner.DECLINED)
    found = edges(article("2020-01-10", "Daily", charged), declined)
    assert found["CHARGED_WITH"].properties["clearedKnown"] == NEVER


def test_where_a_forum_is_not_named_the_doubt_is_the_persons() -> None:
    cleared = clearing(by="Agency:Fiscalía General de la República", manner=Manner.DECLINED)
    found = edges(article("2020-01-10", "Daily", ACCUSED), cleared)
    assert found["ACCUSED_OF_AIDING"].properties["clearedKnown"] == "2020-06-01"
