"""Ask a casegraph from Python.

    import casegraph

    with casegraph.open() as graph:
        for row in casegraph.links(graph, "Salvador Cienfuegos", "Genaro García Luna").rows:
            print(row["subject"], row["caption"], row["object"], row["quote"])

`open` gives a `Store`; `ask` answers a saved query, `links` what joins two, `network` a networkx graph with claims on its
edges, `paths` the shortest paths between two ids. Errors are `CasegraphError`s, one clear sentence each.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import graph as _graph

if not (getattr(_graph, "__path__", None) and _graph.__file__):  # a graph.py, or a folder graph, beside somebody's script comes first
    raise ImportError(
        f"{_graph.__file__ or next(iter(_graph.__path__))} hides casegraph's package `graph`: rename it, or work in another folder."
    )

if TYPE_CHECKING:
    from casegraph.places import open
    from graph.errors import CasegraphError, EngineError, UserMistake
    from graph.filters import Filter
    from graph.network import network
    from graph.paths import paths
    from graph.store import Store
    from queries.ask import Answer, ask
    from queries.catalogue import catalogue
    from queries.links import links

_HOMES = {
    "Answer": "queries.ask",
    "CasegraphError": "graph.errors",
    "EngineError": "graph.errors",
    "Filter": "graph.filters",
    "Store": "graph.store",
    "UserMistake": "graph.errors",
    "ask": "queries.ask",
    "catalogue": "queries.catalogue",
    "links": "queries.links",
    "network": "graph.network",
    "open": "casegraph.places",
    "paths": "graph.paths",
}

__all__ = [
    "Answer",
    "CasegraphError",
    "EngineError",
    "Filter",
    "Store",
    "UserMistake",
    "ask",
    "catalogue",
    "links",
    "network",
    "open",
    "paths",
]


def __getattr__(name: str) -> Any:
    """Each name is imported when it is first used, so that `casegraph --help` does not wait for a database driver."""
    if name not in _HOMES:
        raise AttributeError(f"casegraph has no {name!r}: it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
