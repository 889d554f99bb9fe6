"""The stages in order: files, reading, archive, resolution, graph. One bad article never stops a run."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from graph.archive import Archive, Read
from graph.difference import Touched
from graph.errors import ClaimRefused
from graph.loader import load
from graph.models import Article, Entity, Reading
from graph.stated import THRESHOLD
from graph.store import Store
from graph.view import View, view
from ingest.files import Skipped, Source
from ingest.resolve import resolve


class Reader(NamedTuple):
    """A reader: its name with its version, and what turns an article into a reading."""

    name: str
    read: Callable[[Article], Reading]


def rules() -> Reader:
    """The reader of this version; the language model is loaded with its first article."""
    from ingest.reader import name, read

    return Reader(name(), read)


class Listed(NamedTuple):
    """What the closing table says of one input."""

    path: str
    reason: str


class Report(NamedTuple):
    """What a run did."""

    read: int = 0
    unchanged: int = 0
    claims: int = 0
    candidates: int = 0
    listed: tuple[Listed, ...] = ()
    """Inputs that were skipped or kept unread, and notes on the others, each with its reason."""
    failed: bool = False
    """Whether an article could not be read for a reason that is ours."""
    articles: frozenset[str] = frozenset()
    """Ids of the articles that this run read."""


def archive_all(
    items: Iterable[Source | Skipped], archive: Archive, reader: Reader, seen: Callable[[str], None] = lambda _: None
) -> Report:
    """Reads every article of `items` (`ingest.files.sources`) into the archive; `seen` is told the path of each.

    What was read before, by the same reader and with the same facts, is left alone.
    """
    report = Report()
    for item in items:
        seen(item.path)
        if isinstance(item, Skipped):
            report = report._replace(listed=(*report.listed, Listed(item.path, item.sentence)))
        elif archive.holds(item.article, reader.name):
            report = report._replace(unchanged=report.unchanged + 1)
        else:
            report = _archived(item, archive, reader, report)
    return report


def _archived(source: Source, archive: Archive, reader: Reader, report: Report) -> Report:
    found = read_one(source, reader)
    if isinstance(found, Listed):
        return report._replace(listed=(*report.listed, found), failed=True)
    try:
        archive.add(source.article, source.raw, found)
    except ClaimRefused as error:
        return report._replace(listed=(*report.listed, Listed(source.path, str(error))), failed=True)
    sure = sum(claim.confidence >= THRESHOLD for claim in found.claims)
    return report._replace(
        read=report.read + 1,
        claims=report.claims + sure,
        candidates=report.candidates + len(found.claims) - sure,
        listed=(*report.listed, Listed(source.path, found.note)) if found.note else report.listed,
        articles=report.articles | {source.article.id},
    )


def graph_of(archive: Archive) -> tuple[View, list[Entity], list[Read]]:
    """The graph of everything in the archive."""
    reads = list(archive.reads())
    entities = resolve(reads)
    return view(reads, entities), entities, reads


def load_all(archive: Archive, store: Store) -> Touched:
    """Brings the graph database to what the archive holds."""
    return load(graph_of(archive)[0], store)


def new_entities(entities: Sequence[Entity], reads: Sequence[Read], articles: frozenset[str]) -> int:
    """How many entities only the given articles name."""
    named_before = {local.id for article, reading in reads if article.id not in articles for local in reading.entities}
    return sum(named_before.isdisjoint(entity.members) for entity in entities)


def read_one(source: Source, reader: Reader) -> Reading | Listed:
    """The reading of one article, or why there is none: a defect of the reader on one text does not stop a run."""
    try:
        return reader.read(source.article)
    except Exception as error:  # noqa: BLE001  whatever it is, it is listed with its reason
        return Listed(source.path, f"The reader failed on this text ({type(error).__name__}: {error}); please report it.")
