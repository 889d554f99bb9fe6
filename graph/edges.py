"""An edge is a view over its claims: one for each subject, predicate and object, recomputed whole.

(:Person)-[:INDICTED_BY]->(:Agency)
(:Person)-[:ACCUSED_OF_AIDING]->(:Cartel)
(:Person)-[:ALLEGED_LEADS]->(:Cartel)      while nobody but an accuser says so
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from graph.contests import Clearing, clearings, denials
from graph.days import NEVER
from graph.grades import ORDER
from graph.ids import edge_id
from graph.models import Grade, Manner, Status
from graph.schema import schema
from graph.stated import Stated, source_dates
from graph.wording import caption, ending

AS_TOLD = "RELATIVE_OF"
"""Symmetric, but `kin` is what the subject is to the object, so its direction stays as told."""


class Fact(NamedTuple):
    """What several claims say alike: their subject, predicate and object (or literal), and what stands against it."""

    subject: str
    predicate: str
    object: str
    claims: tuple[Stated, ...]
    """In the order in which they were told; negated ones are no part of a fact."""
    denied: tuple[str, ...]
    cleared: tuple[Clearing, ...]

    @property
    def is_edge(self) -> bool:
        """Literals and self-loops make no edge."""
        return self.claims[0].object is not None and self.subject != self.object

    def strength(self) -> dict[str, Any]:
        """What every filter needs (`graph/filters.py`), on edges and on claims alike."""
        return {
            "deniedKnown": min(self.denied, default=NEVER),
            "clearedKnown": min((c.known for c in self.cleared), default=NEVER),
            "overturnedKnown": min((c.known for c in self.cleared if c.manner is Manner.OVERTURNED), default=NEVER),
            **{grade.value: source_dates(c for c in self.claims if grade in c.passes) for grade in ORDER},
        }


class Edge(NamedTuple):
    """A typed relationship between two entities, with the properties that every filter and every reader needs."""

    id: str
    type: str
    start: str
    end: str
    properties: dict[str, Any]


def facts(claims: Sequence[Stated], countries: Mapping[str, str]) -> list[Fact]:
    """Claims grouped by what they say, with the denials and clearings that cover them."""
    groups: dict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    for told in sorted(claims, key=lambda c: c.order):
        if told.claim.status is not Status.NEGATED:
            groups[_key(told)].append(told)
    denied, cleared = denials(claims), clearings(claims, countries)
    return [
        Fact(
            *key,
            claims=tuple(group),
            denied=tuple(denied[c.claim.id] for c in group if c.claim.id in denied),
            cleared=tuple(cleared[c.claim.id] for c in group if c.claim.id in cleared),
        )
        for key, group in sorted(groups.items())
    ]


def edge(fact: Fact, checked: frozenset[str] = frozenset()) -> Edge:
    """The edge of a fact, worded by its best claim. `checked` are ids of claims that a person accepted."""
    best = min(fact.claims, key=_rank)
    alleged = best.claim.status is Status.ALLEGED
    predicate = schema().predicates[fact.predicate]
    id_ = edge_id(fact.subject, fact.predicate, fact.object)
    properties = {
        "id": id_,
        "predicate": fact.predicate,
        "caption": _caption(fact, best),
        "standing": _standing(best),
        "alleged": alleged,
        "denied": bool(fact.denied),
        "cleared": bool(fact.cleared),
        "quote": best.quote,
        "speaker": best.speaker,
        "publisher": best.article.facts.publisher or "",
        "url": best.article.facts.url or "",
        "claims": [c.claim.id for c in fact.claims],
        "checked": any(c.claim.id in checked for c in fact.claims),
        "dateMin": min(c.window.date_min for c in fact.claims),
        "dateMax": max(c.window.date_max for c in fact.claims),
        **fact.strength(),
    }
    return Edge(id_, predicate.alleged_type if alleged else fact.predicate, fact.subject, fact.object, properties)


def _key(told: Stated) -> tuple[str, str, str]:
    name, object_ = told.claim.predicate, told.object or told.claim.object
    if schema().predicates[name].symmetric and name != AS_TOLD and object_ < told.subject:
        return (object_, name, told.subject)
    return (told.subject, name, object_)


def _caption(fact: Fact, best: Stated) -> str:
    words = caption(
        fact.predicate, best.claim.status, proven=best.grade is Grade.PROVEN, speaker=best.named_speaker, manner=best.claim.manner
    )
    last = max(fact.cleared, key=lambda c: (c.known, c.manner or "")).manner if fact.cleared else None
    end = ending(denied=bool(fact.denied), cleared=bool(fact.cleared), manner=last)
    return f"{words} ({end})" if end else words


def _rank(told: Stated) -> tuple[bool, int, float, tuple[str, str, int, str]]:
    """Best first: asserted before alleged, the higher grade, the surer, the earlier told."""
    return (told.claim.status is Status.ALLEGED, -ORDER.index(told.grade), -told.claim.confidence, told.order)


def _standing(best: Stated) -> str:
    """`stated` for what incriminates nobody, else the grade of the best claim."""
    harmless = best.passes == ORDER and best.grade is not Grade.PROVEN
    return "stated" if harmless else best.grade.value
