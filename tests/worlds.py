"""Small drawn worlds: articles, entities and claims in a few words, for tests of what stands after the reading.

    World(
        article("2020-01-10", "Daily", says("Ana Ruiz", "CHARGED_WITH", "offense:fraud", by="Agency:Delta Office")),
        article("2020-03-01", "Wire", says("Ana Ruiz", "DENIES", "literal:allegations")),
    )

A name is a Person unless `Kind:` stands before it. Each claim gets a sentence of its own, unless `words` gives one.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from graph.archive import Read
from graph.ids import article_id, claim_id, local_entity_id
from graph.loader import load
from graph.models import Article, Claim, Facts, Kind, LocalEntity, Reading, Span, SpeakerSort, Status, is_literal, is_offense
from graph.store import Store
from graph.view import View, view
from ingest.resolve import resolve

KINDS = tuple(kind.value for kind in Kind)


class Saying(NamedTuple):
    """One claim to be told."""

    subject: str
    predicate: str
    object: str
    words: str | None
    more: dict[str, Any]


class Told(NamedTuple):
    """One article to be told."""

    date: str | None
    publisher: str | None
    sayings: tuple[Saying, ...]
    names: tuple[str, ...]
    text: str | None


def says(subject: str, predicate: str, object_: str, words: str | None = None, **more: Any) -> Saying:
    """A claim; `more` are fields of `Claim` (`status`, `speaker`, `by`, `date`, ...), references as names."""
    return Saying(subject, predicate, object_, words, more)


def article(date: str | None, publisher: str | None, *sayings: Saying, names: Sequence[str] = (), text: str | None = None) -> Told:
    """An article with its claims; `names` are entities that it only mentions, `text` makes copies of one text."""
    return Told(date, publisher, sayings, tuple(names), text)


def bare_claim(predicate: str, object_: str = "object", **more: Any) -> Claim:
    """A claim out of no article, for what is computed from a claim alone."""
    span = Span(start=0, end=1)
    fields: dict[str, Any] = {"subject": "subject", "status": Status.ASSERTED, "quote": span, **more}
    return Claim(id="c", article="a", reader="drawn", predicate=predicate, subject_span=span, object=object_, confidence=1, **fields)


def split(name: str) -> tuple[Kind, str]:
    """`Agency:Delta Office` -> (Kind.AGENCY, "Delta Office")."""
    kind, _, rest = name.partition(":")
    return (Kind(kind), rest) if kind in KINDS and rest else (Kind.PERSON, name)


def sentence(number: int, saying: Saying) -> str:
    """The words of a claim that gives none of its own."""
    subject, object_ = split(saying.subject)[1], split(saying.object)[1]
    status = saying.more.get("status", "asserted")
    return f"{subject} {saying.predicate.lower().replace('_', ' ')} {object_.partition(':')[2] or object_}, {status}, number {number}."


def read(told: Told, number: int = 0) -> Read:
    """The article and the reading that a perfect reader would make of it."""
    sentences = [s.words or sentence(number * 100 + i, s) for i, s in enumerate(told.sayings)]
    body = told.text or "\n".join([*sentences, *(split(n)[1] + " is named." for n in told.names)])
    raw = f"{told.date}|{told.publisher}|{body}".encode()
    named = [s.subject for s in told.sayings] + [s.object for s in told.sayings]
    named += [str(v) for s in told.sayings for k, v in s.more.items() if k in ("by", "speaker") and ":" in str(v)] + list(told.names)
    made = Article(
        id=article_id(raw),
        name=f"world-{number}",
        text=body,
        facts=Facts(title=f"Article {number}", publisher=told.publisher, date=told.date, url=f"https://example.org/{number}"),
    )
    entities = tuple(sorted({_entity(made, name) for name in named if not is_literal(name) and not is_offense(name)}, key=lambda e: e.id))
    claims = tuple(_claim(made, words, saying) for words, saying in zip(sentences, told.sayings, strict=True))
    return Read(made, Reading(article=made.id, reader="drawn", entities=entities, claims=claims))


def reads(told: Iterable[Told]) -> list[Read]:
    """All of a world's articles, by id like the archive gives them."""
    return sorted((read(t, n) for n, t in enumerate(told)), key=lambda r: r.article.id)


def world_view(told: Iterable[Told]) -> View:
    """A world as the graph would hold it."""
    world = reads(told)
    return view(world, resolve(world))


def draw(store: Store, told: Iterable[Told]) -> View:
    """Makes the database hold this world and nothing else."""
    made = world_view(told)
    load(made, store)
    return made


def _reference(made: Article, name: str) -> str:
    return name if is_literal(name) or is_offense(name) else local_entity_id(made.id, *split(name))


def _entity(made: Article, name: str) -> LocalEntity:
    kind, words = split(name)
    organization, _, jurisdiction = (words.partition(" of ")[2] if kind is Kind.POSITION else "").partition(" in ")
    return LocalEntity(
        id=local_entity_id(made.id, kind, words),
        kind=kind,
        name=words,
        aliases=(words.split()[-1],) if kind is Kind.PERSON and " " in words else (),
        mentions=(Span(start=0, end=1),),
        organization=None,
        jurisdiction=organization or jurisdiction or None,
    )


def _claim(made: Article, words: str, saying: Saying) -> Claim:
    start = made.text.index(words)
    more = {"status": Status.ASSERTED, "confidence": 0.9, **saying.more}
    for key in ("by", "speaker"):
        if key in more:
            more[key] = _reference(made, str(more[key]))
    if "speaker" in more:
        more.setdefault("speaker_sort", SpeakerSort.OFFICIAL)
    if "about" in more:
        more["about"] = tuple(_reference(made, ref) for ref in more["about"])
    subject, target = Span(start=start, end=start + 1), _reference(made, saying.object)
    at = target if is_literal(target) or is_offense(target) else Span(start=start + 1, end=start + 2)
    return Claim(
        id=claim_id(made.id, saying.predicate, subject, at, 0),
        article=made.id,
        reader="drawn",
        predicate=saying.predicate,
        subject=_reference(made, saying.subject),
        subject_span=subject,
        object=target,
        object_span=at if isinstance(at, Span) else None,
        quote=Span(start=start, end=start + len(words)),
        **more,
    )
