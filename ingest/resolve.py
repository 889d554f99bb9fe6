"""Who is meant, across articles. For now: the same registry entry, or the same kind and the same normalised full name.

A surname alone, a nickname or a generic name ("Ministry of Defense") never joins two articles, and a bare title ("president")
only where the same person holds it. The result depends on the set of articles only, never on their order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.archive import Read
from graph.days import reported
from graph.ids import fold
from graph.models import Entity, Kind, LocalEntity, Reading
from ingest.mention_registry import Known, registry
from ingest.word_lists import words

COMMON = frozenset({Kind.AGENCY, Kind.COURT, Kind.ORGANIZATION, Kind.CASE})
"""Kinds whose names are often made of common words: they join only by a word that is not."""


LOCAL = "local"
"""Of an entity that joins no other article."""


class Member(NamedTuple):
    """A local entity, when it was told and the registry entry that its name means."""

    reported: str
    local: LocalEntity
    known: Known | None


def resolve(reads: Iterable[Read]) -> list[Entity]:
    """Every entity with its members, by id. An entity's id is that of its member with the smallest (reported, local id)."""
    groups: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for article, reading in reads:
        identities = _identities(reading)
        for local in reading.entities:
            groups[identities[local.id]].append(Member(reported(article.facts.date), local, known_as(local)))
    return sorted(map(_entity, groups.values()), key=lambda entity: entity.id)


def _identities(reading: Reading) -> dict[str, tuple[str, ...]]:
    """What each local entity is, by its id; a bare title is what its one holder held."""
    found = {local.id: identity(local, known_as(local)) for local in reading.entities}
    found |= {local.id: (LOCAL, local.id) for local in _surnames(reading)}
    holders: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for claim in reading.claims:
        if claim.predicate == "SERVED_AS":
            holders[claim.object].add(found[claim.subject])
    for local in reading.entities:
        if local.kind is Kind.POSITION and found[local.id][0] == LOCAL and len(holders[local.id]) == 1:
            found[local.id] = ("held", *holders[local.id].pop(), fold(local.name))
    return found


def _surnames(reading: Reading) -> Iterator[LocalEntity]:
    """Persons called by what ends the name of another person of the article: "Mora Paz" beside "Juan Mora Paz" is a surname."""
    people = {local.id: fold(local.name).split() for local in reading.entities if local.kind is Kind.PERSON}
    endings = {tuple(name[start:]) for name in people.values() for start in range(1, len(name))}
    return (local for local in reading.entities if local.id in people and tuple(people[local.id]) in endings)


def known_as(local: LocalEntity) -> Known | None:
    """The registry entry that an entity's full name means. An alias alone ("the cartel") is no proof of identity."""
    known = registry().names.get(fold(local.name))
    return known if known and known.kind is local.kind else None


def identity(local: LocalEntity, known: Known | None) -> tuple[str, ...]:
    """What two local entities must share to be one: equal keys mean the same entity."""
    if known:
        return ("registry", known.id)
    if _joins(local):
        return (local.kind.value, *_place_words(local), fold(local.name))
    return (LOCAL, local.id)


def _joins(local: LocalEntity) -> bool:
    """Whether the name says enough to stand for the same entity in another article."""
    name = fold(local.name).split()
    match local.kind:
        case Kind.PERSON:
            full = [word for word in name if len(word) > 1 and word not in words("generic_names.yaml", "particles")]
            return len(full) > 1
        case Kind.POSITION:
            return bool(local.jurisdiction or local.organization)
        case kind if kind in COMMON:
            return not all(_common(word) for word in name)
        case _:
            return True


def _common(word: str) -> bool:
    """Whether a folded word names no body by itself; "generals" is how "general's" folds."""
    common = words("generic_names.yaml", "words")
    return word in common or word.removesuffix("s") in common


def _place_words(local: LocalEntity) -> tuple[str, ...]:
    return (fold(local.organization or ""), fold(local.jurisdiction or "")) if local.kind is Kind.POSITION else ()


def _entity(members: Sequence[Member]) -> Entity:
    ordered = sorted(members, key=lambda m: (m.reported, m.local.id))
    known = ordered[0].known
    spelled = Counter(m.local.name for m in ordered)
    name = known.name if known else min(spelled, key=lambda n: (-spelled[n], -len(n), n))
    kind = ordered[0].local.kind
    aliases = {alias for m in ordered for alias in (m.local.name, *m.local.aliases) if _is_name(alias, kind)}
    return Entity(
        id=ordered[0].local.id,
        kind=kind,
        name=name,
        names=(name, *sorted(aliases - {name})),
        members=tuple(m.local.id for m in ordered),
        registry=known.id if known else None,
        also=known.names if known else (),
        country=known.country if known else None,
    )


def _is_name(alias: str, kind: Kind) -> bool:
    """Whether somebody would look an entity up by it: "the general" and "his brother" are no names."""
    if kind is Kind.POSITION:
        return True
    first = alias.split()[0] if alias.split() else ""
    return bool(first) and not first[0].islower() and first.lower() not in ("the", "a", "an", "his", "her", "their", "its")
