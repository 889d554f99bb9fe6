"""The whole graph as a pure function of the archive: the same input gives the same nodes and relationships.

(:Name {key})-[:NAMES]->(:Entity)<-[:MENTIONS]-(:Article)<-[:STATED_IN]-(:Claim)-[:SUBJECT|OBJECT|BY|ATTRIBUTED_TO]->(:Entity)
(:Position)-[:OF]->(:Agency)    (:Position)-[:IN]->(:Place)    (:Entity)-[typed edge]->(:Entity)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graph.archive import Read
from graph.days import NEVER, reported
from graph.edges import Edge, Fact, edge, facts
from graph.ids import content_hash, fold
from graph.models import OFFENSE, Article, Entity, Grade, Kind, LocalEntity, is_literal, is_offense, words_of
from graph.stated import Stated, stated

KEYS = {"Entity": "id", "Article": "id", "Claim": "id", "Name": "key"}
"""The property that identifies a node, by its first label."""
PLAIN_TYPES = {
    "NAMES": ("Name", "Entity"),
    "MENTIONS": ("Article", "Entity"),
    "STATED_IN": ("Claim", "Article"),
    "SUBJECT": ("Claim", "Entity"),
    "OBJECT": ("Claim", "Entity"),
    "BY": ("Claim", "Entity"),
    "ATTRIBUTED_TO": ("Claim", "Entity"),
    "OF": ("Entity", "Entity"),
    "IN": ("Entity", "Entity"),
}
"""Relationships without properties: their ends' first labels."""


NO_STRENGTH = {"deniedKnown": NEVER, "clearedKnown": NEVER, "overturnedKnown": NEVER, **{grade.value: [] for grade in Grade}}
"""Of a negated claim, which passes no filter."""


UNNAMED_OFFENSES = {"unspecified": "an offense that is not named", "other": "an offense of another sort"}


class Node(NamedTuple):
    """One node. `labels[0]` is a key of `KEYS`; properties hold the key and `rev`, a hash of the rest."""

    labels: tuple[str, ...]
    key: str
    properties: dict[str, Any]


class Link(NamedTuple):
    """A relationship without properties."""

    type: str
    start: str
    end: str


class View(NamedTuple):
    """Everything that stands in the graph."""

    nodes: dict[tuple[str, str], Node]
    links: frozenset[Link]
    edges: dict[str, Edge]


def view(reads: Sequence[Read], entities: Sequence[Entity]) -> View:
    """The graph of what was read, with `entities` from the resolver."""
    claims = list(stated(reads, entities))
    owner = {member: entity.id for entity in entities for member in entity.members}
    named = _named(reads, owner)
    kept = [entity for entity in entities if entity.id in named]
    countries = {entity.id: entity.country for entity in kept if entity.country}
    found = facts(claims, countries)
    nodes = [*_entity_nodes(kept, named, reads), *_offense_nodes(claims), *_claim_nodes(claims, found)]
    nodes += [*(_article_node(read.article) for read in reads), *_name_nodes(kept, claims)]
    links = {*_claim_links(claims), *_name_links(kept, claims), *_mention_links(reads, owner), *_position_links(reads, kept, owner)}
    return View(
        {(n.labels[0], n.key): n for n in nodes}, frozenset(links), {e.id: e for e in (edge(fact) for fact in found if fact.is_edge)}
    )


def _node(labels: tuple[str, ...], key: str, properties: dict[str, Any]) -> Node:
    identified = {KEYS[labels[0]]: key, **properties}
    return Node(labels, key, {**identified, "rev": content_hash([("labels", labels), *identified.items()])})


def _named(reads: Iterable[Read], owner: Mapping[str, str]) -> dict[str, set[str]]:
    """Entity id -> ids of the articles that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for article, reading in reads:
        for local in reading.entities:
            found[owner[local.id]].add(article.id)
    return found


def _entity_nodes(entities: Iterable[Entity], named: Mapping[str, set[str]], reads: Iterable[Read]) -> Iterator[Node]:
    locals_ = {local.id: local for _, reading in reads for local in reading.entities}
    for entity in entities:
        properties: dict[str, Any] = {
            "kind": entity.kind.value,
            "name": entity.name,
            "names": list(entity.names),
            "articles": len(named[entity.id]),
            "registry": entity.registry or "",
            "country": entity.country or "",
        }
        if entity.kind is Kind.POSITION:
            properties |= _of_position([locals_[m] for m in entity.members if m in locals_])
        yield _node(("Entity", entity.kind.value), entity.id, properties)


def _of_position(members: Iterable[LocalEntity]) -> dict[str, str]:
    bodies = sorted({m.organization for m in members if m.organization})
    places = sorted({m.jurisdiction for m in members if m.jurisdiction})
    return {"organization": bodies[0] if bodies else "", "jurisdiction": places[0] if places else ""}


def _offense_nodes(claims: Iterable[Stated]) -> Iterator[Node]:
    for ref in sorted({c.object for c in claims if c.object and is_offense(c.object)}):
        words = UNNAMED_OFFENSES.get(words_of(ref), words_of(ref))
        empty = {"articles": 0, "registry": "", "country": ""}
        yield _node(("Entity", Kind.OFFENSE.value), ref, {"kind": Kind.OFFENSE.value, "name": words, "names": [words], **empty})


def _article_node(article: Article) -> Node:
    facts = article.facts
    properties = {
        "title": facts.title or article.name,
        "publisher": facts.publisher or "",
        "author": facts.author or "",
        "published": facts.date or "",
        "reported": reported(facts.date),
        "url": facts.url or "",
        "genre": facts.genre.value,
        "language": facts.language,
    }
    return _node(("Article",), article.id, properties)


def _claim_nodes(claims: Iterable[Stated], found: Iterable[Fact]) -> Iterator[Node]:
    strength = {told.claim.id: values for fact in found for values in [fact.strength()] for told in fact.claims}
    for told in claims:
        claim, when = told.claim, told.window
        properties = {
            "predicate": claim.predicate,
            "status": claim.status.value,
            "grade": told.grade.value,
            "passes": [grade.value for grade in told.passes],
            "quote": told.quote,
            "context": told.context,
            "speaker": told.speaker,
            "speakerSort": claim.speaker_sort.value,
            "literal": words_of(claim.object) if is_literal(claim.object) else "",
            "date": claim.date or "",
            "start": claim.start or "",
            "end": claim.end or "",
            "by": told.worded(claim.by) if claim.by else "",
            "manner": claim.manner.value if claim.manner else "",
            "about": [told.worded(ref) for ref in claim.about],
            "victim": [told.worded(ref) for ref in claim.victim],
            "amount": claim.amount or "",
            "kin": claim.kin or "",
            "foundByCourt": claim.found_by_court,
            "confidence": claim.confidence,
            "checked": False,
            "reader": claim.reader,
            "reported": told.reported,
            "dateMin": when.date_min,
            "dateMax": when.date_max,
            "fromMin": when.from_min,
            "fromMax": when.from_max,
            "toMin": when.to_min,
            "toMax": when.to_max,
            **strength.get(claim.id, NO_STRENGTH),
        }
        yield _node(("Claim",), claim.id, properties)


def _claim_links(claims: Iterable[Stated]) -> Iterator[Link]:
    for told in claims:
        yield Link("SUBJECT", told.claim.id, told.subject)
        yield Link("STATED_IN", told.claim.id, told.article.id)
        for type_, end in (("OBJECT", told.object), ("BY", told.by), ("ATTRIBUTED_TO", told.speaker_entity)):
            if end:
                yield Link(type_, told.claim.id, end)


def _keys(entities: Iterable[Entity], claims: Iterable[Stated]) -> Iterator[tuple[str, str]]:
    """What finds an entity: each of its names, an article's or the registry's, in lower case and folded, and the ids of all its members."""
    for entity in entities:
        for key in {*entity.members, *(form for name in (*entity.names, *entity.also) for form in (name.lower(), fold(name)) if form)}:
            yield key, entity.id
    for ref in sorted({c.object for c in claims if c.object and is_offense(c.object)}):
        yield ref.removeprefix(OFFENSE), ref
        yield ref, ref


def _name_nodes(entities: Iterable[Entity], claims: Iterable[Stated]) -> list[Node]:
    return [_node(("Name",), key, {}) for key in sorted({key for key, _ in _keys(entities, claims)})]


def _name_links(entities: Iterable[Entity], claims: Iterable[Stated]) -> Iterator[Link]:
    return (Link("NAMES", key, id_) for key, id_ in _keys(entities, claims))


def _mention_links(reads: Iterable[Read], owner: Mapping[str, str]) -> Iterator[Link]:
    return (Link("MENTIONS", article.id, owner[local.id]) for article, reading in reads for local in reading.entities)


def _position_links(reads: Iterable[Read], entities: Iterable[Entity], owner: Mapping[str, str]) -> Iterator[Link]:
    """A position stands with the body and the place that its own wording gives, where the same article names them."""
    kinds = {entity.id: entity.kind for entity in entities}
    for _, reading in reads:
        named = {fold(name): owner[e.id] for e in reading.entities if e.kind is not Kind.POSITION for name in (e.name, *e.aliases)}
        for local in reading.entities:
            if local.kind is not Kind.POSITION:
                continue
            body, place = named.get(fold(local.organization or "")), named.get(fold(local.jurisdiction or ""))
            if body and kinds[body] is not Kind.PLACE:
                yield Link("OF", owner[local.id], body)
            if place and kinds[place] is Kind.PLACE:
                yield Link("IN", owner[local.id], place)
