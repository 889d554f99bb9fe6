"""One edge for what several claims say, with its sources counted and nothing invented."""

import pytest

from graph.edges import Edge
from tests.worlds import Saying, Told, article, says, world_view

LEADS = says("Juan Mora", "LEADS", "Cartel:Delta Cartel")


def only(*told: Told) -> Edge:
    (edge,) = world_view(told).edges.values()
    return edge


def test_two_publishers_with_texts_of_their_own_are_two_sources() -> None:
    assert only(article("2020-01-10", "Daily", LEADS), article("2020-02-10", "Wire", LEADS)).properties["said"] == [
        "2020-01-10",
        "2020-02-10",
    ]


def test_one_publisher_is_one_source() -> None:
    assert only(article("2020-01-10", "Daily", LEADS), article("2020-02-10", "Daily", LEADS)).properties["said"] == ["2020-01-10"]


def test_copies_of_one_text_are_one_source() -> None:
    copied = says("Juan Mora", "LEADS", "Cartel:Delta Cartel", words="Juan Mora leads the Delta Cartel.")
    found = only(article("2020-01-10", "Daily", copied), article("2020-02-10", "Wire", copied))
    assert found.properties["said"] == ["2020-01-10"]
    assert len(found.properties["claims"]) == 2


def test_articles_without_a_publisher_are_one_source() -> None:
    assert only(article("2020-01-10", None, LEADS), article("2020-02-10", None, LEADS)).properties["said"] == ["2020-01-10"]


def test_an_undated_article_is_no_earlier_source() -> None:
    assert only(article(None, "Daily", LEADS), article("2020-02-10", "Wire", LEADS)).properties["said"] == ["2020-02-10", "9999-12-31"]


def test_a_negated_claim_makes_no_edge() -> None:
    denied = article("2020-01-10", "Daily", says("Juan Mora", "LEADS", "Cartel:Delta Cartel", status="negated"))
    assert not world_view([denied]).edges


def test_a_negated_claim_adds_no_source() -> None:
    negated = says("Juan Mora", "LEADS", "Cartel:Delta Cartel", status="negated")
    assert only(article("2020-01-10", "Daily", LEADS), article("2020-02-10", "Wire", negated)).properties["said"] == ["2020-01-10"]


def test_a_candidate_makes_no_edge_and_no_claim() -> None:
    view = world_view([article("2020-01-10", "Daily", says("Juan Mora", "LEADS", "Cartel:Delta Cartel", confidence=0.3))])
    assert not view.edges
    assert not [key for key in view.nodes if key[0] == "Claim"]


def test_a_literal_makes_no_edge() -> None:
    assert not world_view([article("2020-01-10", "Daily", says("Juan Mora", "SENTENCED_TO", "literal:10 years"))]).edges


def test_what_has_no_direction_is_one_edge_whichever_way_it_is_told() -> None:
    one = article("2020-01-10", "Daily", says("Ana Ruiz", "MET_WITH", "Juan Mora"))
    other = article("2020-02-10", "Wire", says("Juan Mora", "MET_WITH", "Ana Ruiz"))
    assert only(one, other).properties["said"] == ["2020-01-10", "2020-02-10"]


def test_an_edge_shows_its_best_claim() -> None:
    alleged = says("Juan Mora", "LEADS", "Cartel:Delta Cartel", status="alleged", speaker="literal:a rival")
    found = only(article("2020-01-10", "Daily", alleged), article("2020-02-10", "Wire", LEADS))
    assert (found.type, found.properties["caption"], found.properties["speaker"]) == ("LEADS", "reported to lead", "Wire")


TYPED = [
    (
        says("Ana Ruiz", "BRIBED", "Juan Mora", status="alleged", speaker="literal:a clerk"),
        "ALLEGED_BRIBED",
        "accused by a clerk of bribing",
    ),
    (says("Ana Ruiz", "ACCUSED_OF", "offense:fraud", status="alleged"), "ACCUSED_OF", "accused of"),
    (says("Ana Ruiz", "INDICTED_BY", "Court:Tepic Court"), "INDICTED_BY", "charged by"),
    (says("Ana Ruiz", "ACCUSED_OF_AIDING", "Cartel:Delta", found_by_court=True), "ACCUSED_OF_AIDING", "found by a court to have helped"),
]


@pytest.mark.parametrize(("saying", "type_", "caption"), TYPED)
def test_types_and_captions(saying: Saying, type_: str, caption: str) -> None:
    found = only(article("2020-01-10", "Daily", saying))
    assert (found.type, found.properties["caption"]) == (type_, caption)
