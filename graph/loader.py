"""Brings a graph database to a view: writes what differs and nothing else, so it is idempotent and incremental.

It can be broken off anywhere: the next load compares again and ends the work. `Build` says whether one was completed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from graph.difference import Plan, Present, Touched, difference, edge_revision
from graph.edges import Edge
from graph.errors import EngineError
from graph.schema import schema
from graph.store import Row, Store
from graph.view import KEYS, PLAIN_TYPES, Link, View

BUILD = "build"
Key = TypeVar("Key")
Value = TypeVar("Value")


class Counts(NamedTuple):
    """What a graph holds."""

    articles: int
    entities: int
    claims: int
    edges: int


def declare(store: Store) -> None:
    """Constraints, which are indexes too. They come before any data, and on string ids only."""
    for label, key in {**KEYS, "Build": "id"}.items():
        store.define(f"CREATE CONSTRAINT {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE")


def load(view: View, store: Store) -> Touched:
    """Makes the database equal to `view`. Returns what was touched."""
    declare(store)
    plan = difference(view, Present(_nodes(store), _links(store), _edges(store)))
    if plan or not complete(store):
        _mark(store, complete=False)
        _remove(store, plan)
        _write(store, view, plan)
        _mark(store, complete=True)
    return plan.touched()


def drop(store: Store) -> None:
    """Removes everything from the database, in steps that fit into memory."""
    while store.read("MATCH (n) RETURN n LIMIT 1"):
        store.write("MATCH (n) WITH n LIMIT 2000 DETACH DELETE n")


def complete(store: Store) -> bool:
    """Whether the last load ended and the database still holds what it wrote: a damaged file can open with fewer rows."""
    rows = store.read("MATCH (b:Build {id: $id}) RETURN b.complete AS complete, b.counts AS counts", {"id": BUILD})
    return bool(rows) and rows[0]["complete"] is True and tuple(rows[0]["counts"]) == tuple(counts(store))


def counts(store: Store) -> Counts:
    """Articles, entities, claims and typed edges."""
    number = {label: store.read(f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"] for label in ("Article", "Entity", "Claim")}
    types = "|".join(schema().edge_types())
    edges = store.read(f"MATCH (:Entity)-[r:{types}]->(:Entity) RETURN count(r) AS n")[0]["n"]
    return Counts(number["Article"], number["Entity"], number["Claim"], edges)


def require_complete(store: Store) -> None:
    """Raises EngineError when the graph is not what the last load wrote."""
    if not complete(store):
        raise EngineError(f"The graph in {store.db} is empty, incomplete or damaged: run `casegraph rebuild`, the archive has everything.")


def _mark(store: Store, *, complete: bool) -> None:
    values: dict[str, Any] = {"complete": complete, "schema": schema().version}
    if complete:
        values["counts"] = list(counts(store))
    rows = [{"id": BUILD, **values}]
    settings = ", ".join(f"b.{name} = row.{name}" for name in values)
    store.write(f"UNWIND $rows AS row MERGE (b:Build {{id: row.id}}) SET {settings}", rows)


def _nodes(store: Store) -> dict[tuple[str, str], tuple[str, str]]:
    """(first label, key) -> (rev, last label) of what is there."""
    found = {}
    for label, key in KEYS.items():
        last = "n.kind" if label == "Entity" else f"'{label}'"
        for row in store.read(f"MATCH (n:{label}) RETURN n.{key} AS key, n.rev AS rev, {last} AS label"):
            found[label, row["key"]] = (row["rev"], row["label"])
    return found


def _links(store: Store) -> frozenset[Link]:
    found: set[Link] = set()
    for type_, (start, end) in PLAIN_TYPES.items():
        ends = f"a.{KEYS[start]} AS start, b.{KEYS[end]} AS end"
        found |= {Link(type_, r["start"], r["end"]) for r in store.read(f"MATCH (a:{start})-[:{type_}]->(b:{end}) RETURN {ends}")}
    return frozenset(found)


def _edges(store: Store) -> dict[tuple[str, str], str]:
    """(type, id) -> rev."""
    types = "|".join(schema().edge_types())
    rows = store.read(f"MATCH (:Entity)-[r:{types}]->(:Entity) RETURN type(r) AS type, r.id AS id, r.rev AS rev")
    return {(row["type"], row["id"]): row["rev"] for row in rows}


def _remove(store: Store, plan: Plan) -> None:
    for type_, ids in _grouped(plan.edges_gone):
        store.write(f"UNWIND $rows AS row MATCH (:Entity)-[r:{type_} {{id: row.id}}]->(:Entity) DELETE r", [{"id": id_} for id_ in ids])
    for type_, ends in _grouped((link.type, (link.start, link.end)) for link in plan.links_gone):
        store.write(f"UNWIND $rows AS row {_ends(type_)} MATCH (a)-[r:{type_}]->(b) DELETE r", [{"start": s, "end": e} for s, e in ends])
    for label, keys in _grouped(plan.nodes_gone):
        store.write(f"UNWIND $rows AS row MATCH (n:{label} {{{KEYS[label]}: row.key}}) DETACH DELETE n", [{"key": key} for key in keys])


def _write(store: Store, view: View, plan: Plan) -> None:
    for labels, keys in _grouped((view.nodes[at].labels, at) for at in plan.nodes):
        rows: list[Row] = [{"key": view.nodes[at].key, "properties": view.nodes[at].properties} for at in keys]
        # All labels in one pattern: a label set afterwards escapes the constraint on ArcadeDB.
        store.write(f"UNWIND $rows AS row MERGE (n:{':'.join(labels)} {{{KEYS[labels[0]]}: row.key}}) SET n = row.properties", rows)
    for type_, ends in _grouped((link.type, (link.start, link.end)) for link in plan.links):
        store.write(f"UNWIND $rows AS row {_ends(type_)} MERGE (a)-[:{type_}]->(b)", [{"start": s, "end": e} for s, e in ends])
    for type_, ids in _grouped((view.edges[id_].type, id_) for id_ in plan.edges):
        match = "MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end})"
        rows = [_edge_row(view.edges[id_]) for id_ in ids]
        store.write(f"UNWIND $rows AS row {match} MERGE (a)-[r:{type_} {{id: row.id}}]->(b) SET r = row.properties", rows)


def _edge_row(edge: Edge) -> Row:
    return {"id": edge.id, "start": edge.start, "end": edge.end, "properties": {**edge.properties, "rev": edge_revision(edge)}}


def _ends(type_: str) -> str:
    start, end = PLAIN_TYPES[type_]
    return f"MATCH (a:{start} {{{KEYS[start]}: row.start}}) MATCH (b:{end} {{{KEYS[end]}: row.end}})"


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> Iterator[tuple[Key, list[Value]]]:
    """Values by key, keys in order: statements are the same from run to run."""
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    yield from sorted(groups.items(), key=lambda pair: str(pair[0]))
