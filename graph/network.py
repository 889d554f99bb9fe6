"""The graph as a networkx multigraph, filtered like every query: what exports, scripts and pictures work on."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import networkx as nx

from graph.filters import EDGE_FILTER, Filter
from graph.schema import schema
from graph.store import Row, Store

Network = nx.MultiDiGraph


def network(store: Store, strength: Filter | None = None) -> "Network[str]":
    """Entities that an edge joins, by id, and edges, by id, with their claims. In the same order on every engine."""
    strength = strength or Filter()
    graph: Network[str] = nx.MultiDiGraph()
    edges = _edges(store, strength)
    proof = _claims(store, {id_ for edge in edges for id_ in edge["properties"]["claims"]}, strength.known_by)
    names = _entities(store)
    for id_ in sorted({end for edge in edges for end in (edge["start"], edge["end"])}):
        graph.add_node(id_, **names[id_])
    for edge in edges:
        properties = edge["properties"]
        claims = [proof[id_] for id_ in properties["claims"] if id_ in proof]
        graph.add_edge(edge["start"], edge["end"], key=properties["id"], **_attributes(edge["type"], properties), claims=claims)
    return graph


def _edges(store: Store, strength: Filter) -> list[Row]:
    statement = (
        f"MATCH (a:Entity)-[r:{'|'.join(schema().edge_types())}]->(b:Entity) WHERE {EDGE_FILTER} "
        "RETURN a.id AS start, b.id AS end, type(r) AS type, properties(r) AS properties, r.id AS id ORDER BY id"
    )
    return store.read(statement, strength.parameters())


def _entities(store: Store) -> dict[str, dict[str, Any]]:
    rows = store.read("MATCH (e:Entity) RETURN e.id AS id, e.kind AS kind, e.name AS name, e.names AS names, e.articles AS articles")
    return {row.pop("id"): row for row in rows}


def _claims(store: Store, ids: Iterable[str], known_by: str) -> dict[str, Row]:
    statement = (
        "UNWIND $ids AS id MATCH (c:Claim {id: id})-[:STATED_IN]->(a:Article) WHERE c.reported <= $knownBy "
        "RETURN c.id AS id, c.quote AS quote, c.context AS context, c.speaker AS speaker, c.status AS status, c.grade AS grade, "
        "c.date AS date, c.start AS start, c.end AS end, a.title AS title, a.publisher AS publisher, a.published AS published, "
        "a.url AS url, c.checked AS checked"
    )
    found: dict[str, Row] = defaultdict(dict)
    for row in store.read(statement, {"ids": sorted(ids), "knownBy": known_by}):
        row["date"] = row.pop("date") or _period(row["start"], row["end"])
        del row["start"], row["end"]
        found[row["id"]] = row
    return found


def _period(start: str, end: str) -> str:
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def _attributes(type_: str, properties: Row) -> dict[str, Any]:
    shown = ("predicate", "caption", "standing", "alleged", "denied", "cleared", "checked", "quote", "speaker", "publisher", "url")
    return {"type": type_, **{name: properties[name] for name in shown}, "sources": len(properties["said"])}
