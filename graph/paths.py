"""Shortest paths between two entities, on both engines: a search from both sides, one hop a query, each with the filter.

ArcadeDB walks no filtered variable-length pattern safely, and at 400,000 edges this takes under a second (DESIGN.md).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from graph.filters import EDGE_FILTER, Filter
from graph.schema import schema
from graph.store import Store

NEVER_THROUGH = ("Place", "Offense", "Position", "Court")
LONGEST = 5
MOST = 25
"""Paths given at most, the first in the order of their edges' ids."""

_HOP = (
    f"MATCH (a:Entity)-[r:{'|'.join(schema().path_types())}]-(b:Entity) WHERE a.id IN $ids AND {EDGE_FILTER} "
    "RETURN a.id AS near, r.id AS edge, b.id AS far, b.kind AS kind"
)


class Path(NamedTuple):
    """Entities' ids from end to end, and the ids of the edges between them."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]


class _Side:
    """What was reached from one end: for each entity, by which edges from which entities one hop nearer."""

    def __init__(self, end: str) -> None:
        self.end = end
        self.reached: dict[str, list[tuple[str, str]]] = {end: []}
        self.frontier = {end}

    def expand(self, store: Store, strength: Filter, other_end: str) -> None:
        """One hop further. Entities of the kinds that no path goes through end there, unless they are the other end."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in store.read(_HOP, {"ids": sorted(self.frontier), **strength.parameters()}):
            if row["far"] not in self.reached and (row["kind"] not in NEVER_THROUGH or row["far"] == other_end):
                found[row["far"]].append((row["near"], row["edge"]))
        self.reached |= found
        self.frontier = set(found)

    def ways(self, node: str) -> Iterator[Path]:
        """Every shortest way from `node` back to this side's end."""
        if node == self.end:
            yield Path((node,), ())
        for near, edge in self.reached[node]:
            for way in self.ways(near):
                yield Path((node, *way.nodes), (edge, *way.edges))


def paths(store: Store, start: str, end: str, strength: Filter | None = None, longest: int = LONGEST) -> list[Path]:
    """All shortest paths between two entities' ids over edges that pass `strength`, at most `MOST` of at most `longest` hops."""
    strength = strength or Filter()
    if start == end:
        return []
    near, far = _Side(start), _Side(end)
    for _ in range(longest):
        side, other = (near, far) if len(near.frontier) <= len(far.frontier) else (far, near)
        if not side.frontier:
            return []
        side.expand(store, strength, other.end)
        if meeting := near.reached.keys() & far.reached.keys():
            joined = {_joined(one, two) for node in meeting for one in near.ways(node) for two in far.ways(node)}
            return sorted(joined, key=lambda path: path.edges)[:MOST]
    return []


def _joined(to_start: Path, to_end: Path) -> Path:
    return Path((*reversed(to_start.nodes), *to_end.nodes[1:]), (*reversed(to_start.edges), *to_end.edges))
