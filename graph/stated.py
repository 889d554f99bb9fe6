"""A claim with its ends resolved: what the graph, the edges and the contests are computed from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.archive import Read
from graph.days import Window, reported, window
from graph.grades import grade, passes
from graph.ids import fold, text_fingerprint
from graph.models import Article, Claim, Entity, Grade, Kind, LocalEntity, Ref, is_literal, is_offense, words_of

THRESHOLD = 0.5
"""Claims under this confidence are candidates: kept in the archive, never in the graph."""
NO_PUBLISHER = "an article without a publisher"


class Stated(NamedTuple):
    """One claim, who is meant by it, and what every query needs of it."""

    claim: Claim
    article: Article
    reader: str
    subject: str
    object: str | None
    """An entity's id or `offense:…`; None for a literal."""
    by: str | None
    speaker: str
    speaker_entity: str | None
    reported: str
    window: Window
    grade: Grade
    passes: tuple[Grade, ...]
    text: str
    """The article's fingerprint: copies of one text are one source."""
    names: Mapping[Ref, str]

    @property
    def quote(self) -> str:
        """The sentence, word for word."""
        return self.claim.quote.of(self.article.text)

    @property
    def context(self) -> str:
        """The sentence that tells who is meant, or nothing."""
        return self.claim.context.of(self.article.text) if self.claim.context else ""

    @property
    def named_speaker(self) -> str | None:
        """Who says it, where the article names somebody."""
        return self.speaker if self.claim.speaker else None

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Earliest told first; ties by article and place in its text."""
        return (self.reported, self.article.id, self.claim.quote.start, self.claim.id)

    def worded(self, ref: Ref) -> str:
        """A reference as the article words it."""
        return self.names.get(ref) or words_of(ref)


def stated(reads: Iterable[Read], entities: Sequence[Entity]) -> Iterator[Stated]:
    """The claims above the threshold, with their ends resolved to `entities`."""
    owner = {member: entity.id for entity in entities for member in entity.members}
    for article, reading in reads:
        local = {entity.id: entity for entity in reading.entities}
        fingerprint = text_fingerprint(article.text)
        for claim in reading.claims:
            if claim.confidence >= THRESHOLD:
                yield _resolved(claim, article, fingerprint, local, owner)


def _resolved(claim: Claim, article: Article, text: str, local: Mapping[str, LocalEntity], owner: Mapping[str, str]) -> Stated:
    kinds: dict[str, Kind] = {id_: entity.kind for id_, entity in local.items()}
    told = reported(article.facts.date)
    speaker = claim.speaker
    worded = (local[speaker].name if speaker in local else words_of(speaker)) if speaker else None
    return Stated(
        claim=claim,
        article=article,
        reader=claim.reader,
        subject=owner[claim.subject],
        object=None if is_literal(claim.object) else claim.object if is_offense(claim.object) else owner[claim.object],
        by=owner.get(claim.by) if claim.by else None,
        speaker=worded or article.facts.publisher or NO_PUBLISHER,
        speaker_entity=owner.get(speaker) if speaker else None,
        reported=told,
        window=window(claim, told),
        grade=grade(claim),
        passes=passes(claim, kinds),
        text=text,
        names={ref: local[ref].name for ref in claim.ends() if ref in local},
    )


def source_dates(claims: Iterable[Stated]) -> list[str]:
    """The dates at which the first, the second, ... independent source told it, of claims in `order`.

    A source is a publisher with a text of its own: neither the publisher, nor the text, nor the very sentence was counted
    before. Unnamed publishers count as one. It never counts too many, and a later article never changes an earlier date.
    """
    publishers: set[str] = set()
    texts: set[str] = set()
    sentences: set[str] = set()
    dates: list[str] = []
    for told in claims:
        publisher, sentence = fold(told.article.facts.publisher or ""), fold(told.quote)
        if publisher not in publishers and told.text not in texts and sentence not in sentences:
            dates.append(told.reported)
        publishers.add(publisher)
        texts.add(told.text)
        sentences.add(sentence)
    return dates
