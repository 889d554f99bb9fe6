"""Exported files are whole, the same bytes for the same graph, and hold whatever an article holds."""

from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from graph.errors import UserMistake
from graph.export import export, graphml
from graph.filters import Filter
from graph.models import Grade
from graph.network import network
from graph.store import Store
from tests.worlds import article, draw, says

HOSTILE = "Ana \x0b<b>&\"' \x00 ]]> \ud7ff Ruiz"


def test_a_graphml_file_comes_back_as_the_same_graph(embedded_store: Store) -> None:
    draw(embedded_store, [article("2020-01-10", "Daily", says("Juan Mora", "LEADS", "Cartel:Delta Cartel", status="alleged"))])
    graph = network(embedded_store)
    again = nx.read_graphml(BytesIO(graphml(graph, "Delta")))
    ((start, end, edge),) = again.edges(data=True)
    assert (again.nodes[start]["label"], edge["label"], again.nodes[end]["label"]) == ("Juan Mora", "alleged to lead", "Delta Cartel")
    assert edge["alleged"] is True
    assert edge["claims"].startswith("c-")


def test_what_xml_cannot_hold_is_left_out(embedded_store: Store) -> None:
    draw(embedded_store, [article("2020-01-10", "Daily", says(HOSTILE, "LEADS", "Cartel:Delta Cartel"))])
    again = nx.read_graphml(BytesIO(graphml(network(embedded_store), HOSTILE)))
    assert any("<b>&\"' " in label for label in nx.get_node_attributes(again, "label").values())


def test_an_export_is_filtered_like_a_query(embedded_store: Store) -> None:
    draw(
        embedded_store,
        [
            article("2020-01-10", "Daily", says("Juan Mora", "LEADS", "Cartel:Delta Cartel")),
            article("2021-01-10", "Daily", says("Ana Ruiz", "CONVICTED_OF", "offense:fraud")),
        ],
    )
    assert network(embedded_store, Filter(known_by="2020-12-31")).number_of_edges() == 1
    assert [e["predicate"] for *_, e in network(embedded_store, Filter(grade=Grade.PROVEN)).edges(data=True)] == ["CONVICTED_OF"]


@pytest.mark.parametrize("name", ["graph.png", "graph"])
def test_an_unknown_ending_is_a_mistake(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserMistake, match=r"use \.html or \.graphml"):
        export(nx.MultiDiGraph(), tmp_path / name, "x")
