"""The layout: the same for the same graph, whole parts apart from each other, nothing upon anything."""

import os
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest

from graph.layout import layout

ROOT = Path(__file__).parents[2]


def network(*edges: tuple[str, str], alone: tuple[str, ...] = ()) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(alone)
    graph.add_edges_from(edges)
    return graph


def named(graph: "nx.Graph[int]") -> "nx.MultiDiGraph[str]":
    return network(*((f"n{u:04}", f"n{v:04}") for u, v in graph.edges()), alone=tuple(f"n{n:04}" for n in graph))


def test_nothing_and_one() -> None:
    assert layout(network()) == {}
    assert layout(network(alone=("a",))) == {"a": (0, 0)}


def test_every_node_has_a_place_of_its_own() -> None:
    graph = named(nx.gnm_random_graph(40, 50, seed=2))
    places = layout(graph)
    assert set(places) == set(graph)
    assert all(abs(a[0] - b[0]) > 60 or abs(a[1] - b[1]) > 60 for a, b in combinations(places.values(), 2))


def test_parallel_edges_loops_and_directions_change_nothing() -> None:
    assert layout(network(("a", "b"), ("b", "c"))) == layout(network(("b", "a"), ("a", "b"), ("c", "c"), ("c", "b")))


def test_order_does_not_matter() -> None:
    edges = [(f"n{u}", f"n{v}") for u, v in nx.gnm_random_graph(30, 45, seed=4).edges()]
    assert layout(network(*edges)) == layout(network(*reversed(edges)))


@pytest.mark.parametrize("size", [30, 520])
def test_another_process_with_another_hash_seed_gives_the_same(size: int) -> None:
    code = f"""
import networkx as nx
from graph.layout import layout
graph = nx.relabel_nodes(nx.MultiDiGraph(nx.gnm_random_graph({size}, {size * 2}, seed=1)), lambda n: f"n{{n:04}}")
print(layout(graph))
"""
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_parts_lie_side_by_side() -> None:
    star = [("hub", f"leaf{i}") for i in range(8)]
    places = layout(network(*star, ("x", "y"), alone=("lonely",)))
    inside = [places[node] for edge in star for node in edge]
    left, right = min(x for x, _ in inside), max(x for x, _ in inside)
    top, bottom = min(y for _, y in inside), max(y for _, y in inside)
    for node in ("x", "y", "lonely"):
        x, y = places[node]
        assert not (left <= x <= right and top <= y <= bottom), f"{node} lies within the star"


def test_large_graphs_need_no_scipy_and_no_patience() -> None:
    graph = named(nx.gnm_random_graph(1500, 2600, seed=1))
    start = time.monotonic()
    places = layout(graph)
    assert len(places) == 1500
    assert len(set(places.values())) > 1490
    assert time.monotonic() - start < 30


def test_a_large_star_is_no_exception() -> None:
    places = layout(network(*(("hub", f"n{i}") for i in range(700))))
    assert len(set(places.values())) > 690
