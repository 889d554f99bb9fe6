"""The loader brings either engine to a view, touches only what differs, and can be broken off."""

import networkx as nx
import pytest

from graph.difference import Touched
from graph.errors import EngineError
from graph.loader import complete, counts, drop, load, require_complete
from graph.network import network
from graph.store import Store
from tests.worlds import Told, article, draw, says, world_view

FIRST = article(
    "2020-01-10",
    "Daily",
    says("Ana Ruiz", "SERVED_AS", "Position:mayor of Tepic"),
    says("Ana Ruiz", "ACCUSED_OF_AIDING", "Cartel:Delta Cartel", status="alleged", speaker="literal:prosecutors"),
    says("Juan Mora", "LEADS", "Cartel:Delta Cartel", status="alleged"),
    says("Ana Ruiz", "CHARGED_WITH", "offense:fraud", by="Agency:Tepic Prosecution Office"),
)
SECOND = article("2020-02-10", "Wire", says("Juan Mora", "LEADS", "Cartel:Delta Cartel"), says("Ana Ruiz", "DENIES", "literal:allegations"))
THIRD = article("2020-03-10", "Post", says("Eva Paz", "INDICTED_BY", "Court:Tepic Federal Court"), names=["Ana Ruiz"])


def edges_of(store: Store) -> list[tuple[str, str, str, str]]:
    graph = network(store)
    name = nx.get_node_attributes(graph, "name")
    return sorted((name[a], d["type"], name[b], d["caption"]) for a, b, d in graph.edges(data=True))


def test_both_engines_hold_the_same_graph(both: tuple[Store, Store]) -> None:
    one, other = both
    world = [FIRST, SECOND, THIRD]
    draw(one, world)
    draw(other, world)
    assert edges_of(one) == edges_of(other)
    assert counts(one) == counts(other)
    assert nx.utils.graphs_equal(network(one), network(other))


def test_an_edge_says_what_is_alleged_until_somebody_asserts_it(store: Store) -> None:
    draw(store, [FIRST])
    assert ("Juan Mora", "ALLEGED_LEADS", "Delta Cartel", "alleged to lead") in edges_of(store)
    draw(store, [FIRST, SECOND])
    assert ("Juan Mora", "LEADS", "Delta Cartel", "reported to lead") in edges_of(store)
    assert not [edge for edge in edges_of(store) if edge[1] == "ALLEGED_LEADS"]


def test_a_second_load_touches_nothing(store: Store) -> None:
    view = draw(store, [FIRST, SECOND])
    assert load(view, store) == Touched(0, 0, 0, 0)


def test_one_article_more_touches_only_what_it_changes(store: Store) -> None:
    draw(store, [FIRST, SECOND])
    touched = load(world_view([FIRST, SECOND, THIRD]), store)
    # Ana Ruiz (one article more), Eva Paz, the court, the article, the claim; three new names and three new members' ids
    assert touched.nodes_written == 5 + 6
    assert touched.nodes_removed == 0
    assert touched.relationships_removed == 0


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_articles_does_not_matter(store: Store, order: tuple[int, ...]) -> None:
    world: list[Told] = []
    for position in order:
        world.append([FIRST, SECOND, THIRD][position])
        draw(store, world)
    drawn_at_once = world_view([[FIRST, SECOND, THIRD][p] for p in order])
    assert load(drawn_at_once, store) == Touched(0, 0, 0, 0)


def test_taking_an_article_out_leaves_what_others_tell(store: Store) -> None:
    draw(store, [FIRST, SECOND])
    draw(store, [FIRST])
    assert ("Juan Mora", "ALLEGED_LEADS", "Delta Cartel", "alleged to lead") in edges_of(store)
    assert complete(store)


def test_a_load_that_broke_off_is_noticed_and_ended_by_the_next(store: Store) -> None:
    view = draw(store, [FIRST, SECOND])
    store.write("MATCH (b:Build) SET b.complete = false")
    store.write("MATCH (c:Claim) WITH c LIMIT 1 DETACH DELETE c")
    with pytest.raises(EngineError, match="casegraph rebuild"):
        require_complete(store)
    load(view, store)
    require_complete(store)
    assert load(view, store) == Touched(0, 0, 0, 0)


def test_lost_rows_are_noticed(store: Store) -> None:
    draw(store, [FIRST])
    store.write("MATCH (c:Claim) WITH c LIMIT 1 DETACH DELETE c")
    assert not complete(store)


def test_an_empty_database_is_not_complete(store: Store) -> None:
    drop(store)
    with pytest.raises(EngineError):
        require_complete(store)
