"""The archive: the truth that every graph is built from. Append-only, SQLite by default, any SQLAlchemy URL else.

Three tables: articles (bytes and text), facts (what is known of each, a log) and readings (what a reader version found).
A graph database can be lost; this cannot. An article, its facts and its reading are added in one transaction.
"""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from graph.errors import ArchiveError, ClaimRefused, UserMistake
from graph.ids import digest
from graph.models import Article, Claim, Facts, Reading
from graph.schema import problems

VERSION = "1"

_tables = sql.MetaData()
_about = sql.Table("about", _tables, sql.Column("key", sql.String(40), primary_key=True), sql.Column("value", sql.Text, nullable=False))
_articles = sql.Table(
    "articles",
    _tables,
    sql.Column("id", sql.String(40), primary_key=True),
    sql.Column("raw", sql.LargeBinary, nullable=False),
    sql.Column("text", sql.Text, nullable=False),
)
_facts = sql.Table(
    "facts",
    _tables,
    sql.Column("n", sql.Integer, primary_key=True),
    sql.Column("article", sql.ForeignKey("articles.id"), nullable=False, index=True),
    sql.Column("name", sql.Text, nullable=False),
    sql.Column("facts", sql.Text, nullable=False),
)
_readings = sql.Table(
    "readings",
    _tables,
    sql.Column("n", sql.Integer, primary_key=True),
    sql.Column("article", sql.ForeignKey("articles.id"), nullable=False),
    sql.Column("reader", sql.Text, nullable=False),
    sql.Column("basis", sql.String(40), nullable=False),
    sql.Column("body", sql.Text, nullable=False),
    sql.UniqueConstraint("article", "reader", "basis"),
)


class Read(NamedTuple):
    """An article and the reading of it that counts."""

    article: Article
    reading: Reading


class Archive:
    """Articles, what is known of them and what was read in them. Use as a context manager.

    `where` is a file (SQLite) or an SQLAlchemy URL. Raises UserMistake where it cannot be an archive, ArchiveError where
    it cannot be opened or was written by another version.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        try:
            self._engine = sql.create_engine(_url(where))
            if self._engine.dialect.name == "sqlite":
                sql.event.listen(self._engine, "connect", _prepare_sqlite)
            _tables.create_all(self._engine)
            self._check_version()
        except SQLAlchemyError as error:
            raise ArchiveError(f"The archive {where} cannot be opened: {_first_line(error)}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        self._engine.dispose()

    def holds(self, article: Article, reader: str) -> bool:
        """Whether this article, with these facts, was already read by this reader."""
        with self._engine.connect() as connection:
            return self._facts_of(connection, article.id) == (article.name, article.facts) and self._read(connection, article, reader)

    def add(self, article: Article, raw: bytes, reading: Reading) -> bool:
        """Adds what is new of an article, its facts and its reading. Returns whether anything was.

        Raises ClaimRefused when a claim does not fit the schema or its quote does not stand in the text, ArchiveError when
        the archive cannot be written. Either way nothing is added.
        """
        for problem in _problems(article, reading):
            raise ClaimRefused(f"{article.name}: a claim was refused, {problem}.")
        try:
            with self._engine.begin() as connection:
                return self._add(connection, article, raw, reading)
        except SQLAlchemyError as error:
            raise ArchiveError(f"The archive {self.where} cannot be written: {_first_line(error)}") from error

    def _add(self, connection: sql.Connection, article: Article, raw: bytes, reading: Reading) -> bool:
        new = False
        if connection.scalar(sql.select(_articles.c.id).where(_articles.c.id == article.id)) is None:
            connection.execute(sql.insert(_articles).values(id=article.id, raw=raw, text=article.text))
            new = True
        if self._facts_of(connection, article.id) != (article.name, article.facts):
            row = {"article": article.id, "name": article.name, "facts": article.facts.model_dump_json()}
            connection.execute(sql.insert(_facts).values(row))
            new = True
        if not self._read(connection, article, reading.reader):
            row = {"article": article.id, "reader": reading.reader, "basis": basis(article), "body": reading.model_dump_json()}
            connection.execute(sql.insert(_readings).values(row))
            new = True
        return new

    def reads(self) -> Iterator[Read]:
        """Every article with its newest reading on what is known of it now, by article id."""
        newest_facts = sql.select(sql.func.max(_facts.c.n)).group_by(_facts.c.article)
        articles = (
            sql.select(_articles.c.id, _articles.c.text, _facts.c.name, _facts.c.facts)
            .join(_facts, _facts.c.article == _articles.c.id)
            .where(_facts.c.n.in_(newest_facts))
            .order_by(_articles.c.id)
        )
        with self._engine.connect() as connection:
            for row in connection.execute(articles).all():
                article = Article(id=row.id, name=row.name, text=row.text, facts=Facts.model_validate_json(row.facts))
                wanted = sql.and_(_readings.c.article == article.id, _readings.c.basis == basis(article))
                body = connection.scalar(sql.select(_readings.c.body).where(wanted).order_by(_readings.c.n.desc()).limit(1))
                if body is not None:
                    yield Read(article, Reading.model_validate_json(body))

    def raw(self, article: str) -> bytes:
        """The bytes of an article as they came. Raises UserMistake for an unknown id."""
        with self._engine.connect() as connection:
            found = connection.scalar(sql.select(_articles.c.raw).where(_articles.c.id == article))
        if found is None:
            raise UserMistake(f"The archive {self.where} holds no article {article}.")
        return bytes(found)

    def count(self) -> int:
        """How many articles there are."""
        with self._engine.connect() as connection:
            return connection.scalar(sql.select(sql.func.count()).select_from(_articles)) or 0

    def _facts_of(self, connection: sql.Connection, article: str) -> tuple[str, Facts] | None:
        newest = sql.select(_facts.c.name, _facts.c.facts).where(_facts.c.article == article).order_by(_facts.c.n.desc()).limit(1)
        row = connection.execute(newest).first()
        return (row.name, Facts.model_validate_json(row.facts)) if row else None

    def _read(self, connection: sql.Connection, article: Article, reader: str) -> bool:
        same = sql.and_(_readings.c.article == article.id, _readings.c.reader == reader, _readings.c.basis == basis(article))
        return connection.scalar(sql.select(_readings.c.n).where(same)) is not None

    def _check_version(self) -> None:
        with self._engine.begin() as connection:
            found = connection.scalar(sql.select(_about.c.value).where(_about.c.key == "version"))
            if found is None:
                connection.execute(sql.insert(_about).values(key="version", value=VERSION))
            elif found != VERSION:
                raise ArchiveError(f"The archive {self.where} is of version {found}, this program reads version {VERSION}.")


def basis(article: Article) -> str:
    """A reading depends on the text and on what is known of it (a date decides what "last Thursday" means)."""
    return digest("b", article.text, article.facts.model_dump_json())


def _problems(article: Article, reading: Reading) -> Iterator[str]:
    if reading.article != article.id:
        yield f"it was read in {reading.article}, not in {article.id}"
    kinds = {entity.id: entity.kind for entity in reading.entities}
    for claim in reading.claims:
        yield from problems(claim, kinds)
        yield from _span_problems(claim, len(article.text))
    for entity in reading.entities:
        if any(span.end > len(article.text) for span in entity.mentions):
            yield f"{entity.name!r} is named past the end of the text"


def _span_problems(claim: Claim, length: int) -> Iterator[str]:
    if claim.quote.end > length or (claim.context and claim.context.end > length):
        yield f"{claim.predicate}: its quote does not stand in the text"
    if claim.subject_span.end > length or (claim.object_span and claim.object_span.end > length):
        yield f"{claim.predicate}: an end of it does not stand in the text"


def _url(where: str) -> str:
    if "://" in where:
        return where
    path = Path(where)
    if path.is_dir():
        raise UserMistake(f"{where} is a folder: give --archive a file, or an SQLAlchemy URL.")
    path.parent.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{where}"


def _prepare_sqlite(connection: object, _record: object) -> None:
    """A writer does not stop readers, and waits for another writer instead of failing."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
