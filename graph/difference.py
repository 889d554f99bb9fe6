"""What a load has to do: the difference between a view and what a database holds. Pure, so that it can be tested alone."""

from collections.abc import Mapping
from typing import NamedTuple

from graph.edges import Edge
from graph.ids import content_hash
from graph.view import Link, View

NodeAt = tuple[str, str]
"""A node's first label and its key."""


class Present(NamedTuple):
    """What a database holds."""

    nodes: Mapping[NodeAt, tuple[str, str]]
    """(first label, key) -> (rev, last label)."""
    links: frozenset[Link]
    edges: Mapping[tuple[str, str], str]
    """(type, id) -> rev."""


class Touched(NamedTuple):
    """How many nodes and relationships a load wrote and removed."""

    nodes_written: int = 0
    nodes_removed: int = 0
    relationships_written: int = 0
    relationships_removed: int = 0


class Plan(NamedTuple):
    """What is removed and what is written, each in an order that does not depend on the database."""

    nodes_gone: tuple[NodeAt, ...]
    links_gone: tuple[Link, ...]
    edges_gone: tuple[tuple[str, str], ...]
    nodes: tuple[NodeAt, ...]
    links: tuple[Link, ...]
    edges: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(tuple(self))

    def touched(self) -> Touched:
        """The plan in numbers; a node that changes its kind counts as written."""
        removed = len(set(self.nodes_gone) - set(self.nodes))
        return Touched(len(self.nodes), removed, len(self.links) + len(self.edges), len(self.links_gone) + len(self.edges_gone))


def difference(view: View, present: Present) -> Plan:
    """What turns `present` into `view`. A node whose kind changed is removed and written anew."""
    nodes_gone = {at for at, (_, label) in present.nodes.items() if at not in view.nodes or view.nodes[at].labels[-1] != label}
    nodes = {at for at, node in view.nodes.items() if at in nodes_gone or present.nodes.get(at, ("", ""))[0] != node.properties["rev"]}
    lost = {key for _, key in nodes_gone}  # their relationships go with them
    links = {link for link in present.links if link.start not in lost and link.end not in lost}
    standing = {id_: type_ for (type_, id_), rev in present.edges.items() if _stands(view.edges.get(id_), type_, rev)}
    edges = {id_ for id_ in standing if not {view.edges[id_].start, view.edges[id_].end} & lost}
    return Plan(
        nodes_gone=tuple(sorted(nodes_gone)),
        links_gone=tuple(sorted(links - view.links)),
        edges_gone=tuple(sorted(at for at in present.edges if standing.get(at[1]) != at[0])),
        nodes=tuple(sorted(nodes)),
        links=tuple(sorted(view.links - links)),
        edges=tuple(sorted(view.edges.keys() - edges)),
    )


def edge_revision(edge: Edge) -> str:
    """A hash of all that an edge is."""
    return content_hash([("type", edge.type), ("ends", (edge.start, edge.end)), *edge.properties.items()])


def _stands(edge: Edge | None, type_: str, rev: str) -> bool:
    return edge is not None and edge.type == type_ and edge_revision(edge) == rev
