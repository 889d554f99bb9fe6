"""From a typed name to the entity that is meant; an ambiguous name lists who it could be, and nobody is guessed."""

from collections.abc import Collection
from typing import NamedTuple

from graph.errors import UserMistake
from graph.ids import fold
from graph.models import Kind
from graph.store import Store

OFFERED = 5
ALIKE = 75.0
"""How alike a name must be to be offered instead, of 100 (rapidfuzz's WRatio)."""


class Candidate(NamedTuple):
    """Somebody whom a name could mean."""

    id: str
    name: str
    kind: str
    articles: int


def entity(store: Store, name: str, kinds: Collection[Kind] = ()) -> Candidate:
    """The entity that `name` (a name, an alias or an id) means. Raises UserMistake for nobody and for more than one."""
    found = candidates(store, name)
    fitting = [c for c in found if not kinds or c.kind in kinds] or found
    full = [c for c in fitting if fold(c.name) == fold(name)] or fitting
    if not full:
        raise UserMistake(f"Nobody and nothing in the graph is called {name!r}.{_offer(store, name)}")
    if len(full) > 1:
        raise UserMistake(f"{name!r} can mean {len(full)}: {'; '.join(map(_described, full))}. Give a fuller name or the id.")
    return full[0]


def candidates(store: Store, name: str) -> list[Candidate]:
    """Everybody whom `name` can mean, most named first. Case and accents do not matter."""
    statement = (
        "UNWIND $keys AS key MATCH (:Name {key: key})-[:NAMES]->(e:Entity) "
        "RETURN DISTINCT e.id AS id, e.name AS name, e.kind AS kind, e.articles AS articles ORDER BY articles DESC, id"
    )
    return [Candidate(**row) for row in store.read(statement, {"keys": sorted({name.strip(), name.strip().lower(), fold(name)} - {""})})]


def _described(candidate: Candidate) -> str:
    return f"{candidate.name} ({candidate.kind}, {candidate.articles} articles, id {candidate.id})"


def _offer(store: Store, name: str) -> str:
    from rapidfuzz import process

    names = [row["name"] for row in store.read("MATCH (e:Entity) RETURN DISTINCT e.name AS name ORDER BY name")]
    near = process.extract(fold(name), {n: fold(n) for n in names}, limit=OFFERED, score_cutoff=ALIKE)
    return f" Near it: {', '.join(n for _, _, n in near)}." if near else " `casegraph status` says what the graph holds."
