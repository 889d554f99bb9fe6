"""Files that other programs read: `.graphml` and the `.html` page. The same graph gives the same bytes on every engine."""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import networkx as nx

from graph.errors import UserMistake
from graph.network import Network
from graph.page import write_page

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML cannot hold (XML 1.0, section 2.2); a text of an article may."""
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
    plain: Network[str] = nx.MultiDiGraph(title=_xml(title), note=DISCLAIMER)
    for id_, node in graph.nodes(data=True):
        plain.add_node(id_, label=_xml(node["name"]), kind=node["kind"], names=_xml(" | ".join(node["names"])), articles=node["articles"])
    for start, end, key, edge in graph.edges(keys=True, data=True):
        flat = {name: _xml(value) if isinstance(value, str) else value for name, value in edge.items() if name != "claims"}
        plain.add_edge(start, end, key=key, id=key, label=flat["caption"], claims=" ".join(c["id"] for c in edge["claims"]), **flat)
    buffer = BytesIO()
    nx.write_graphml_xml(plain, buffer, named_key_ids=True, edge_id_from_attribute="id")
    return buffer.getvalue()


def _xml(text: str) -> str:
    return NO_XML.sub(" ", text)


def page(graph: "Network[str]", title: str) -> bytes:
    """The self-contained page."""
    return write_page(graph, title).encode()


WRITERS: dict[str, Callable[["Network[str]", str], bytes]] = {".html": page, ".graphml": graphml}
