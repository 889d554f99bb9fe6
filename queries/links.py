"""What links two: their direct edges, else the shortest paths between them."""

from typing import Any

from graph.store import Store
from queries.ask import Answer, ask


def links(store: Store, one: str, other: str, **strength: Any) -> Answer:
    """The rows of `direct-links`, or of `shortest-path` where nothing joins the two directly.

    `strength` are the parameters of the filter (`grade`, `minSources`, `knownBy`, ...). Raises what `ask` raises.
    """
    values = {"one": one, "other": other, **strength}
    direct = ask(store, "direct-links", values)
    return direct if direct.rows else ask(store, "shortest-path", values)
