"""Files that other programs read: `.graphml` and the `.html` page. The same graph gives the same bytes on every engine."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import networkx as nx

from graph.errors import UserMistake
from graph.network import Network
from graph.page import write_page

DISCLAIMER = "Read by machine; checked by a person only where an edge says so. An allegation is not a finding."


def export(graph: "Network[str]", path: Path, title: str) -> None:
    """Writes `graph` to `path` in the format that its ending names, whole or not at all. Raises what `require_writable` does."""
    require_writable(path)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    new.write_bytes(WRITERS[path.suffix.lower()](graph, title))
    new.replace(path)


def require_writable(path: Path) -> None:
    """Raises UserMistake for an ending of no known format, or a folder that is not there."""
    if path.suffix.lower() not in WRITERS:
        raise UserMistake(f"{path} ends in no format that can be written: use {' or '.join(WRITERS)}.")
    if not path.parent.is_dir():
        raise UserMistake(f"There is no folder {path.parent} to write {path.name} into: make it first.")


def graphml(graph: "Network[str]", title: str) -> bytes:
    """GraphML for Gephi, yEd, Cytoscape. An edge's claims are joined ids, its caption the label that programs show."""
    plain: Network[str] = nx.MultiDiGraph(title=title, note=DISCLAIMER)
    for id_, node in graph.nodes(data=True):
        plain.add_node(id_, label=node["name"], kind=node["kind"], names=" | ".join(node["names"]), articles=node["articles"])
    for start, end, key, edge in graph.edges(keys=True, data=True):
        flat = {name: value for name, value in edge.items() if name != "claims"}
        plain.add_edge(start, end, key=key, id=key, label=edge["caption"], claims=" ".join(c["id"] for c in edge["claims"]), **flat)
    buffer = BytesIO()
    nx.write_graphml_xml(plain, buffer, named_key_ids=True, edge_id_from_attribute="id")
    return buffer.getvalue()


def page(graph: "Network[str]", title: str) -> bytes:
    """The self-contained page."""
    return write_page(graph, title).encode()


WRITERS: dict[str, Callable[["Network[str]", str], bytes]] = {".html": page, ".graphml": graphml}
