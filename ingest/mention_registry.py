"""Bodies and places that are known beforehand: found by hashing folded runs of tokens, so thousands of names cost nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph.ids import fold
from graph.models import Kind
from ingest.courts import federal_courts
from ingest.page import Mention, Page

LONGEST = 10  # tokens in a name
SHORT = 5  # a name of one word up to this length must stand in the text as the registry writes it: "DEA", not "dea"


@dataclass(frozen=True)
class Known:
    """An entry of the registry, by one of its names."""

    id: str
    kind: Kind
    name: str
    wording: str
    country: str | None = None
    names: tuple[str, ...] = ()
    """All of the entry's names."""


@dataclass(frozen=True)
class Registry:
    """Names by their folded form; an ambiguous name is left out."""

    names: dict[str, Known]
    demonyms: dict[str, str]
    """Of "Mexican" the place's name."""


@cache
def registry() -> Registry:
    """All files of `ingest/data/registry`, and the federal courts of courts-db; a file's entry goes before a court's of the same name."""
    names: dict[str, Known] = {}
    ambiguous: set[str] = set()
    demonyms: dict[str, str] = {}
    for entry in _entries():
        demonyms |= dict.fromkeys(entry.get("demonyms") or (), entry["name"])
        wordings = (entry["name"], *(entry.get("aliases") or ()))
        for wording in wordings:
            known = Known(entry["id"], Kind(entry["kind"]), entry["name"], wording, entry.get("country"), wordings)
            key = fold(wording)
            if names.setdefault(key, known).id != known.id:
                ambiguous.add(key)
    for entry in federal_courts():
        wordings = (entry["name"], *entry["aliases"])
        for wording in wordings:
            names.setdefault(fold(wording), Known(entry["id"], Kind.COURT, entry["name"], wording, entry["country"], wordings))
    return Registry({k: v for k, v in names.items() if k not in ambiguous}, demonyms)


def _entries() -> Iterator[dict[str, Any]]:
    folder = files("ingest").joinpath("data", "registry")
    for file in sorted(folder.iterdir(), key=lambda f: f.name) if folder.is_dir() else ():
        if file.name.endswith(".yaml"):
            loaded = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) or []
            yield from (e for e in loaded if isinstance(e, dict) and {"id", "kind", "name"} <= e.keys())


def known_mentions(page: Page) -> Iterator[Mention]:
    """The longest known names from left to right. A name must have a capital, and short ones must be spelt as known."""
    pieces = [fold(t.text) for t in page.doc]
    at = 0
    while at < len(pieces):
        length = next((n for n in range(min(LONGEST, len(pieces) - at), 0, -1) if _lookup(page, pieces, at, n)), 0)
        if length and (known := _lookup(page, pieces, at, length)):
            words = page.words(at, at + length - 1)
            yield Mention(at, at + length - 1, page.doc[at : at + length].root.i, known.kind, words, known=known.id)
        at += length or 1


def _lookup(page: Page, pieces: list[str], at: int, length: int) -> Known | None:
    if not pieces[at] or not pieces[at + length - 1] or page.block_number(at) != page.block_number(at + length - 1):
        return None
    known = registry().names.get(" ".join(p for p in pieces[at : at + length] if p))
    if known is None or not any(c.isupper() for c in page.doc[at].text):
        return None
    wording = page.words(at, at + length - 1)
    exact = len(known.wording) > SHORT or known.wording.replace(".", "") == wording.replace(".", "")
    return known if exact else None
