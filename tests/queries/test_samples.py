"""The saved queries on the sample articles: what a reader of the README is promised, the same on both engines."""

from io import BytesIO
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.export import graphml, page
from graph.network import network
from graph.store import Row, Store
from ingest.files import sources
from ingest.pipeline import archive_all, load_all, rules
from queries.ask import ask
from queries.catalogue import Query, catalogue

ROOT = Path(__file__).parents[2]
ALL = pytest.mark.parametrize("saved", list(catalogue().values()), ids=list(catalogue()))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(str(tmp_path_factory.mktemp("samples") / "archive.sqlite"))
    report = archive_all(sources([str(ROOT / "samples")], BytesIO()), made, rules())
    assert (report.read, report.listed) == (12, ())
    return made


@pytest.fixture(scope="module")
def engines(archive: Archive, embedded_store: Store, neo4j_store: Store) -> list[Store]:
    for store in (embedded_store, neo4j_store):
        load_all(archive, store)
    return [embedded_store, neo4j_store]


def rows(store: Store, name: str, **values: str) -> list[Row]:
    return ask(store, name, values).rows


def told(store: Store, person: str) -> list[tuple[str, str, str]]:
    return [(r["event"], r["manner"], r["date"]) for r in rows(store, "story", person=person)]


@ALL
def test_the_examples_of_every_header_give_equal_rows(engines: list[Store], saved: Query) -> None:
    values = {name: str(p.example) for name, p in saved.parameters.items() if p.type == "entity"}
    embedded, neo4j = (rows(store, saved.name, **values) for store in engines)
    assert embedded == neo4j
    assert embedded, "the example has an answer in the samples"
    assert all(row["quote"] for row in embedded if row["claim"])


def test_exports_of_both_engines_are_the_same_bytes(engines: list[Store]) -> None:
    one, other = (network(store) for store in engines)
    assert graphml(one, "Samples") == graphml(other, "Samples")
    assert page(one, "Samples") == page(other, "Samples")


def test_cienfuegos_was_charged_arrested_and_cleared_twice(engines: list[Store]) -> None:
    story = told(engines[0], "Salvador Cienfuegos")
    assert ("charged with", "", "2019-08-14") in story
    assert any(event.startswith("arrested") and date == "2020-10-15" for event, _, date in story)
    assert ("cleared of", "dismissed", "2020-11-18") in story
    assert any(event == "cleared of" and manner == "declined" for event, manner, _ in story)
    assert not any(event in ("convicted of", "sentenced to") for event, _, _ in story)


def test_garcia_luna_was_charged_denied_and_was_convicted_and_sentenced(engines: list[Store]) -> None:
    story = told(engines[0], "Genaro García Luna")
    assert ("charged with", "", "2019-12-04") in story
    assert any(event == "denies" for event, _, _ in story)
    assert any(event == "convicted of" and date == "2023-02-21" for event, _, date in story)
    assert ("sentenced to", "", "2024-10-16") in story
    assert not any(event == "cleared of" for event, _, _ in story)


def test_nobody_cleared_is_shown_without_it(engines: list[Store]) -> None:
    """Every charge and accusation against Cienfuegos says on its edge how it ended."""
    graph = network(engines[0])
    contested = [
        edge["caption"]
        for start, _, edge in graph.edges(data=True)
        if graph.nodes[start]["name"] == "Salvador Cienfuegos" and edge["predicate"] in ("CHARGED_WITH", "INDICTED_BY", "ACCUSED_OF_AIDING")
    ]
    assert contested
    assert all("charges later dropped" in caption or "declined" in caption for caption in contested)


def test_the_wire_copy_is_one_source(engines: list[Store]) -> None:
    dismissed = [
        r for r in rows(engines[0], "story", person="Salvador Cienfuegos") if (r["date"], r["manner"]) == ("2020-11-18", "dismissed")
    ]
    assert [row["told"] for row in dismissed] == [2, 2], "drug trafficking and money laundering, each in both copies"
    twice = rows(engines[0], "story", person="Salvador Cienfuegos", minSources="2")
    assert twice, "other things have two sources"
    assert not [r for r in twice if (r["date"], r["manner"]) == ("2020-11-18", "dismissed")]
