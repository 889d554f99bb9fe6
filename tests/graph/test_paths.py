"""Shortest paths over edges that pass the filter, never through a place, an offense, a position or a court."""

import pytest

from graph.filters import Filter
from graph.models import Grade
from graph.paths import paths
from graph.store import Store
from queries.names import entity
from tests.worlds import Told, article, draw, says

CHAIN = [
    article("2020-01-10", "Daily", says("Ana Ruiz", "ACCUSED_OF_AIDING", "Cartel:Delta Cartel", status="alleged")),
    article("2020-02-10", "Wire", says("Juan Mora", "LEADS", "Cartel:Delta Cartel"), says("Juan Mora", "MET_WITH", "Eva Paz")),
]
DETOUR = article("2020-03-10", "Post", says("Ana Ruiz", "ASSOCIATE_OF", "Luis Soto"), says("Luis Soto", "ASSOCIATE_OF", "Juan Mora"))


def walked(store: Store, one: str, other: str, **strength: object) -> list[list[str]]:
    start, end = entity(store, one).id, entity(store, other).id
    names = {row["id"]: row["name"] for row in store.read("MATCH (e:Entity) RETURN e.id AS id, e.name AS name")}
    return sorted([names[node] for node in path.nodes] for path in paths(store, start, end, Filter(**strength)))  # type: ignore[arg-type]


def test_a_path_over_three_edges(store: Store) -> None:
    draw(store, CHAIN)
    assert walked(store, "Ana Ruiz", "Eva Paz") == [["Ana Ruiz", "Delta Cartel", "Juan Mora", "Eva Paz"]]


def test_both_shortest_paths_are_found_and_no_longer_one(store: Store) -> None:
    draw(store, [*CHAIN, DETOUR])
    assert walked(store, "Ana Ruiz", "Juan Mora") == [["Ana Ruiz", "Delta Cartel", "Juan Mora"], ["Ana Ruiz", "Luis Soto", "Juan Mora"]]


@pytest.mark.parametrize(
    ("strength", "found"), [({"grade": Grade.CHARGED}, 0), ({"known_by": "2020-02-01"}, 0), ({"known_by": "2020-02-10"}, 1)]
)
def test_the_filter_holds_on_every_step(store: Store, strength: dict[str, object], found: int) -> None:
    draw(store, CHAIN)
    assert len(walked(store, "Ana Ruiz", "Juan Mora", **strength)) == found


def test_no_path_goes_through_a_court(store: Store) -> None:
    through: list[Told] = [
        article(
            "2020-01-10", "Daily", says("Ana Ruiz", "MEMBER_OF", "Court:Tepic Court"), says("Eva Paz", "MEMBER_OF", "Court:Tepic Court")
        )
    ]
    draw(store, through)
    assert walked(store, "Ana Ruiz", "Eva Paz") == []
    assert len(walked(store, "Ana Ruiz", "Tepic Court")) == 1


def test_no_path_goes_through_an_office_that_both_held(store: Store) -> None:
    held = [says(name, "SERVED_AS", "Position:mayor of Tepic") for name in ("Ana Ruiz", "Eva Paz")]
    draw(store, [article("2020-01-10", "Daily", *held)])
    assert walked(store, "Ana Ruiz", "Eva Paz") == []


def test_there_is_no_path_to_oneself_or_beyond_the_longest(store: Store) -> None:
    links = [says(f"Person {n}", "MET_WITH", f"Person {n + 1}") for n in range(7)]
    draw(store, [article("2020-01-10", "Daily", *links)])
    assert walked(store, "Person 0", "Person 0") == []
    assert len(walked(store, "Person 0", "Person 5")) == 1
    assert walked(store, "Person 0", "Person 6") == []
