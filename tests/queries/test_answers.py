"""Every saved query on drawn worlds, on both engines: the same rows, and the same as a graph of what was known by then."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from graph.days import reported
from graph.errors import EngineError, UserMistake
from graph.loader import drop, load
from graph.store import Row, Store
from graph.view import view
from ingest.resolve import resolve
from queries.ask import ask
from queries.catalogue import Query, catalogue
from tests.queries.worlds import ALIKE, BODIES, DAYS, JUSTICE, NETWORK, PEOPLE, WORLDS
from tests.worlds import article, draw, reads, says

STRENGTHS: list[dict[str, Any]] = [
    {},
    {"grade": "charged"},
    {"grade": "proven"},
    {"minSources": 2},
    {"hideDenied": "true", "hideCleared": "true"},
    {"checkedOnly": "true"},
]


def questions(saved: Query) -> Iterator[dict[str, Any]]:
    """Every way to fill a query's entities with the worlds' people and bodies."""
    names = [n for n, p in saved.parameters.items() if p.type == "entity"]
    choices = [BODIES.get(name, PEOPLE) for name in names]
    for chosen in itertools.product(*choices):
        if len(set(chosen)) == len(chosen):
            yield dict(zip(names, chosen, strict=True))


def answers(store: Store, saved: Query, strength: dict[str, Any], *, without_today: bool = False) -> list[tuple[dict[str, Any], list[Row]]]:
    found = []
    for values in questions(saved):
        try:
            rows = ask(store, saved.name, {**values, **strength}).rows
        except UserMistake:  # this world does not know one of the names, or has two of them
            rows = []
        hidden = saved.today if without_today else ()
        found.append((values, [{k: v for k, v in row.items() if k not in hidden} for row in rows]))
    return found


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("saved", list(catalogue().values()), ids=list(catalogue()))
def test_both_engines_give_the_same_rows(both: tuple[Store, Store], saved: Query, name: str) -> None:
    for store in both:
        draw(store, WORLDS[name])
    for strength in STRENGTHS:
        embedded, neo4j = (answers(store, saved, strength) for store in both)
        assert embedded == neo4j
        assert all(list(row) == list(saved.columns) for _, rows in neo4j for row in rows)


@pytest.mark.parametrize("name", ["network", "justice"])
def test_as_known_by_a_day_is_as_a_graph_of_that_day(store: Store, name: str) -> None:
    everything = reads(WORLDS[name])
    identity = resolve(everything)
    for day in DAYS:
        then = [told for told in everything if reported(told.article.facts.date) <= day]
        drop(store)
        load(view(then, identity), store)
        expected = {q.name: answers(store, q, {}, without_today=True) for q in catalogue().values()}
        load(view(everything, identity), store)
        known = {q.name: answers(store, q, {"knownBy": day}, without_today=True) for q in catalogue().values()}
        assert known == expected


def rows(store: Store, name: str, **values: str) -> list[Row]:
    return ask(store, name, values).rows


def test_who_is_leaves_out_what_is_negated(store: Store) -> None:
    draw(store, NETWORK)
    found = rows(store, "who-is", entity="eva paz")
    assert {(r["says"], r["status"]) for r in found} == {
        ("met with", "asserted"),
        ("associate of", "asserted"),
        ("associate of", "alleged"),
    }


def test_who_is_knows_who_is_only_mentioned(store: Store) -> None:
    draw(store, NETWORK)
    (row,) = rows(store, "who-is", entity="Juan Mora", knownBy="2019-05-02")
    assert (row["entity"], row["kind"], row["says"]) == ("Juan Mora", "Person", None)


def test_accused_of_aiding_gives_the_offices_and_the_copies_count_once(store: Store) -> None:
    draw(store, NETWORK)
    found = rows(store, "accused-of-aiding", cartel="Delta Cartel")
    assert [(r["accused"], r["status"], r["grade"], r["speaker"]) for r in found] == [("Ana Ruiz", "alleged", "charged", "prosecutors")] * 2
    assert found[0]["offices"] == ["mayor of Tepic (2010 to 2014)", "senator of Nayarit"]
    assert rows(store, "accused-of-aiding", cartel="Delta Cartel", minSources="2") == []
    assert rows(store, "accused-of-aiding", cartel="Delta Cartel", knownBy="2019-06")[0]["offices"] == ["mayor of Tepic (2010 to 2014)"]


def test_an_undated_article_is_known_by_no_day(store: Store) -> None:
    draw(store, NETWORK)
    assert rows(store, "direct-links", one="Ana Ruiz", other="Eva Paz")
    assert rows(store, "direct-links", one="Ana Ruiz", other="Eva Paz", knownBy="2026-01-01") == []


def test_what_became_of_each_charge(store: Store) -> None:
    draw(store, JUSTICE)
    (ana,) = rows(store, "charges", person="Ana Ruiz")
    assert (ana["charge"], ana["charged"], ana["outcome"], ana["ended"]) == ("fraud", "2019-08-14", "cleared (dismissed)", "2020-11-18")
    (then,) = rows(store, "charges", person="Ana Ruiz", knownBy="2020-10-31")
    assert then["outcome"] is None


def test_an_alleged_conviction_is_no_outcome_and_an_overturned_one_no_proof(store: Store) -> None:
    draw(store, JUSTICE)
    assert [(r["charge"], r["outcome"]) for r in rows(store, "charges", person="Juan Mora")] == [
        ("murder", "cleared (overturned)"),
        ("murder", "convicted (found guilty)"),
    ]
    proven = {(r["event"], r["what"]) for r in rows(store, "story", person="Juan Mora", grade="proven", knownBy="2021-12-31")}
    assert ("convicted of", "murder") in proven
    assert ("convicted of", "fraud") not in proven
    today = {(r["event"], r["what"]) for r in rows(store, "story", person="Juan Mora", grade="proven")}
    assert ("convicted of", "murder") not in today


def test_everyone_charged_by_an_office(store: Store) -> None:
    draw(store, JUSTICE)
    found = rows(store, "indicted-by", office="tepic prosecution office")
    assert [(r["person"], r["charge"], r["denied"], r["cleared"]) for r in found] == [
        ("Ana Ruiz", "fraud", True, True),
        ("Ana Ruiz", None, True, True),
        ("Eva Paz", None, False, False),
    ]


def test_a_known_body_is_found_by_names_that_no_article_used(store: Store) -> None:
    office = "Agency:U.S. Attorney's Office for the Eastern District of New York"
    draw(store, [article("2020-01-10", "Daily", says("Ana Ruiz", "INDICTED_BY", office))])
    assert [r["person"] for r in rows(store, "indicted-by", office="EDNY")] == ["Ana Ruiz"]


def test_the_story_is_told_in_order(store: Store) -> None:
    draw(store, JUSTICE)
    assert [(r["date"], r["event"]) for r in rows(store, "story", person="Ana Ruiz")] == [
        ("2019-08-14", "charged with"),
        ("2019-08-14", "indicted by"),
        ("2020-10-15", "arrested in"),
        ("", "denies"),
        ("2020-11-18", "cleared of"),
    ]


def test_what_is_denied_is_named(store: Store) -> None:
    draw(store, JUSTICE)
    found = rows(store, "denials")
    assert ("Ana Ruiz", ["charged with fraud", "indicted by Tepic Prosecution Office"]) in [(r["person"], r["denies"]) for r in found]


@pytest.mark.parametrize("typed", ["ana ruiz", "ANA RUÍZ", " Ana  Ruiz "])
def test_case_accents_and_spaces_do_not_matter(store: Store, typed: str) -> None:
    draw(store, ALIKE)
    assert {r["entity"] for r in rows(store, "who-is", entity=typed)} == {"Ana Ruiz"}


def test_an_ambiguous_name_lists_the_candidates(store: Store) -> None:
    draw(store, ALIKE)
    with pytest.raises(UserMistake, match=r"'Ruiz' can mean 2: .*Ana Ruiz \(Person, 1 articles, id m-.*Berta Ruiz"):
        ask(store, "who-is", {"entity": "Ruiz"})


def test_an_id_of_any_member_finds_the_entity(store: Store) -> None:
    draw(store, NETWORK)
    ids = {local.id for told in reads(NETWORK) for local in told.reading.entities if local.name == "Ana Ruiz"}
    assert len(ids) > 1
    for id_ in ids:
        assert {r["entity"] for r in rows(store, "who-is", entity=id_)} == {"Ana Ruiz"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "who-is needs entity"),
        ({"entity": "Anna Ruis"}, "Nobody and nothing in the graph is called 'Anna Ruis'. Near it: Ana Ruiz"),
        ({"entity": "Ana Ruiz", "knownBy": "2020-13-40"}, "knownBy cannot be '2020-13-40'"),
        ({"entity": "Ana Ruiz", "grade": "certain"}, "it is one of said, charged, proven"),
        ({"entity": "Ana Ruiz", "minSources": "0"}, "1 or more"),
        ({"entity": "Ana Ruiz", "hideDenied": "perhaps"}, "true or false"),
        ({"entity": "Ana Ruiz", "colour": "red"}, "who-is has no parameter colour: it takes entity, grade"),
        ({"entity": "x'}) DETACH DELETE n //"}, "Nobody and nothing"),
    ],
)
def test_a_wrong_value_is_a_mistake_in_one_sentence(embedded_store: Store, values: dict[str, str], said: str) -> None:
    drop(embedded_store)
    draw(embedded_store, NETWORK)
    with pytest.raises(UserMistake) as error:
        ask(embedded_store, "who-is", values)
    assert said in str(error.value)


def test_an_incomplete_graph_gives_no_answer(store: Store) -> None:
    draw(store, NETWORK)
    store.write("MATCH (b:Build) SET b.complete = false")
    with pytest.raises(EngineError, match="casegraph rebuild"):
        ask(store, "denials", {})
