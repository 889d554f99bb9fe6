"""A network as one HTML file that draws it, lists it and shows for every edge the sentences behind it.

The file asks nothing of anybody: styles, scripts and the drawing library (vis-network, read from the installed package
`gravis`) stand in it, and its content policy forbids every request. What comes from articles goes in as JSON whose angle
brackets are escaped, and onto the screen as text nodes: it can neither close the script nor become markup.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from graph.errors import CasegraphError
from graph.layout import layout
from graph.models import Kind
from graph.schema import schema

BEND = 0.26
EMPTY = "There is nothing to draw yet: no statement has been read."
SCRIPTS = ("words.js", "picture.js", "page.js")
CLAIM_KEYS = ("id", "quote", "context", "speaker", "status", "grade", "date", "title", "publisher", "published", "checked")

WORDS: dict[str, Any] = {
    "standing": {
        "said": ("Somebody’s word, as reported.", "By itself it is neither a charge nor a finding."),
        "charged": ("A charge, or another act or word of an authority, as reported.", "It is not a finding of guilt."),
        "proven": ("Reported as found by a court, or as pleaded guilty to.", "What became of it later may not be shown here."),
        "stated": ("Stated by an article.", "By itself it accuses nobody."),
        "alleged": ("Alleged.", "The sources do not state it as a fact."),
        "denied": ("Denied.", "An article reports that it is denied."),
        "cleared": (
            "Dropped or cleared.",
            "An article reports a dismissal, a decision not to charge, an acquittal, an overturned verdict or a pardon that covers this.",
        ),
    },
    "tags": {
        "said": "somebody’s word",
        "charged": "not a finding of guilt",
        "proven": "a court’s finding or a plea, as reported",
        "stated": "",
        "alleged": "alleged",
        "denied": "denied",
        "cleared": "dropped or cleared",
    },
    "status": {"asserted": "stated as a fact", "alleged": "an allegation", "negated": "said not to be so"},
    "grade": {
        "said": "somebody’s word",
        "charged": "an authority’s charge, act or word; not a finding",
        "proven": "a court’s finding or a guilty plea, as reported",
    },
    "checked": "checked by a person",
    "unchecked": "read by machine",
}
"""Every word in which the page says how much an edge or a claim is worth. Nothing here may state as a fact what is alleged."""


def write_page(network: "nx.MultiDiGraph[str]", title: str, note: str | None = None) -> str:
    """The page's HTML. The same network, title and note give the same bytes, in whatever order nodes and edges were added."""
    nodes, edges = _nodes(network), _edges(network)
    data = {"kinds": [str(kind) for kind in Kind], "nodes": nodes, "edges": edges, "words": WORDS}
    return _filled(
        _read("page.html"),
        {
            "title": escape(title),
            "note": f'<p class="note">{escape(note)}</p>' if note else "",
            "counts": _counts(nodes, edges),
            "empty": "" if nodes else f'<p class="empty">{EMPTY}</p>',
            "size": "something" if nodes else "nothing",
            "style": _read("page.css"),
            "data": _json(data),
            "library": _library(),
            "script": "\n".join(map(_read, SCRIPTS)),
        },
    )


def _filled(template: str, parts: Mapping[str, str]) -> str:
    """The template with its `@@name@@` marks replaced in one pass: a mark inside of what is put in stays as it is."""
    return re.sub(r"@@(\w+)@@", lambda mark: parts[mark[1]], template)


def _read(name: str) -> str:
    return files("graph").joinpath("page", name).read_text("utf-8")


def _json(data: Any) -> str:
    """JSON that is safe within a script element: ASCII only, and without the characters that HTML knows."""
    text = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _nodes(network: "nx.MultiDiGraph[str]") -> list[dict[str, Any]]:
    places = layout(network)
    return [_node(node, network.nodes[node], places[node]) for node in sorted(network)]


def _node(node: str, known: Mapping[str, Any], place: tuple[int, int]) -> dict[str, Any]:
    name = str(known.get("name") or node)
    aliases = sorted({str(alias) for alias in known.get("names") or ()} - {name})
    return {
        "id": node,
        "kind": str(known.get("kind", "")),
        "name": name,
        "names": aliases,
        "articles": int(known.get("articles") or 0),
        "x": place[0],
        "y": place[1],
    }


def _edges(network: "nx.MultiDiGraph[str]") -> list[dict[str, Any]]:
    """All edges, sorted as the list shows them: by the names at their ends."""
    bends = _bends(network)
    names = {node: str(known.get("name") or node) for node, known in network.nodes(data=True)}
    found = [_edge(u, v, str(key), known) | {"bend": bends[str(key)]} for u, v, key, known in network.edges(keys=True, data=True)]
    return sorted(found, key=lambda edge: (names[edge["from"]].casefold(), names[edge["to"]].casefold(), edge["id"]))


def _edge(source: str, target: str, key: str, known: Mapping[str, Any]) -> dict[str, Any]:
    alleged, denied, cleared = (bool(known.get(flag)) for flag in ("alleged", "denied", "cleared"))
    standing = str(known.get("standing") or "said")
    return {
        "id": key,
        "from": source,
        "to": target,
        "type": str(known.get("type", "")),
        "caption": str(known.get("caption", "")),
        "standing": standing,
        "alleged": alleged,
        "denied": denied,
        "cleared": cleared,
        "checked": bool(known.get("checked")),
        # Somebody's word is dashed even where an article states it as a fact: a solid line would make it one.
        "dashed": alleged or denied or cleared or standing == "said",
        "faint": cleared,
        "arrow": _directed(str(known.get("predicate", ""))),
        "claims": [_claim(claim) for claim in known.get("claims") or ()],
    }


def _directed(predicate: str) -> bool:
    """Whether the caption reads one way only. Kinship is symmetric in the schema but worded from one side: "brother of"."""
    entry = schema().predicates.get(predicate)
    return entry is None or not entry.symmetric or "kin" in entry.qualifiers


def _claim(claim: Mapping[str, Any]) -> dict[str, Any]:
    return {key: claim.get(key) for key in CLAIM_KEYS} | {"url": _web(claim.get("url"))}


def _web(url: Any) -> str | None:
    """The address if it is one of the web, else None: a `javascript:` address is no source."""
    try:
        parts = urlsplit(str(url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else None


def _bends(network: "nx.MultiDiGraph[str]") -> dict[str, float]:
    """How far each edge is bent so that edges between the same two nodes lie apart; the sign is as seen from its own start."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for u, v, key in network.edges(keys=True):
        pairs[min(u, v), max(u, v)].append((str(key), u))
    bends: dict[str, float] = {}
    for (first, _), members in pairs.items():
        for i, (key, start) in enumerate(sorted(members)):
            offset = BEND * (i - (len(members) - 1) / 2)
            bends[key] = round(offset if start == first else -offset, 3)
    return bends


def _counts(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> str:
    """How much the page holds, in words."""
    sources = {(c["publisher"], c["title"], c["published"], c["url"]) for edge in edges for c in edge["claims"]}
    pairs = ((len(nodes), "name"), (len(edges), "statement"), (len(sources), "article"))
    return " · ".join(f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in pairs)


def _library() -> str:
    """vis-network with its licence, out of its AMD wrapper: it leaves `vis` behind and needs no loader."""
    code, licence = (_installed(name) for name in ("vis-network.min.def.js", "ORIGINAL_LICENSE-MIT"))
    if "</script" in code.lower() or "<!--" in code or "*/" in licence or 'define("gravis-vis-network", ["exports"]' not in code:
        raise CasegraphError(
            "the installed gravis holds a vis-network of another form than this page can use; install the version in constraints.txt"
        )
    # Without `regeneratorRuntime` declared the library would evaluate a string, which the page's policy forbids.
    wrapper = "var regeneratorRuntime, require = {defined: () => false}, define = (name, needs, make) => make(globalThis.vis = {});"
    return f"/*\n{licence.strip()}\n*/\n(function () {{\n{wrapper}\n{code}\n}})();"


def _installed(name: str) -> str:
    """A file of gravis's vis-network."""
    try:
        return files("gravis").joinpath("_internal", "plotting", "third_party", "vis-network", name).read_text("utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise CasegraphError("the drawing library of the page is missing; install it with: pip install gravis") from error
