"""Files, folders and standard input as articles: the bytes as they came, the text in them and what is known about it.

What cannot be read is never dropped silently: it comes out as a `Skipped` with a sentence that says how to mend it.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from graph.errors import UserMistake
from graph.ids import article_id
from graph.models import Article, Model
from ingest.facts import BadValue, cleaned, facts_of
from ingest.front_matter import split
from ingest.html_text import read_html
from ingest.manifest import NAMES, Manifest, read_manifest
from ingest.plain_text import decoded, without_marks
from ingest.skips import NotAnArticle, SkipReason

__all__ = ["SkipReason", "Skipped", "Source", "sources"]

STDIN = "-"
TEXT, MARKDOWN, HTML = (".txt",), (".md",), (".html", ".htm")
SUPPORTED = (*TEXT, *MARKDOWN, *HTML)
DATA = (".json", ".jsonl", ".csv", ".tsv", ".xml", ".yaml", ".yml", ".py", ".db", ".sqlite")  # readable, and no article
LARGEST_TEXT, LARGEST_PAGE = 5_000_000, 20_000_000
HTML_STARTS = ("<!doctype html", "<html")


class Source(Model):
    """An article and where it came from: `path` as given, `-` for standard input; `name` is the file's stem."""

    name: str
    path: str
    raw: bytes
    article: Article


class Skipped(Model):
    """An input that is no article, or (`BAD_FACTS`) something told about one that could not be used."""

    path: str
    reason: SkipReason
    sentence: str


class _Input(NamedTuple):
    """A file to read. One that somebody named is read by its content where its ending says nothing."""

    path: str
    named: bool


def sources(paths: Sequence[str], stdin: BinaryIO) -> Iterator[Source | Skipped]:
    """The articles under `paths`, in their order, and within a folder by path. `-` reads `stdin`.

    Raises UserMistake at once for a path that is not there and for a folder without any article.
    """
    return _read([found for path in paths for found in _inputs(path)], stdin)


def _inputs(path: str) -> list[_Input | Skipped]:
    if path == STDIN:
        return [_Input(path, named=True)]
    if not os.path.lexists(path):
        raise UserMistake(f"There is no file or folder {path}: check the path.")
    if not Path(path).is_dir():
        return [_Input(path, named=True)]
    found = _in_folder(path)
    if not found:
        raise UserMistake(f"The folder {path} holds no article: put files that end in {', '.join(SUPPORTED)} into it.")
    return found


def _in_folder(folder: str) -> list[_Input | Skipped]:
    """Every supported file under a folder, by path. Hidden ones are somebody's tools, not articles."""
    found: list[_Input | Skipped] = []

    def unreadable(error: OSError) -> None:
        found.append(Skipped(path=str(error.filename), reason=SkipReason.UNREADABLE, sentence=_unreadable(str(error.filename), error)))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(place) / name for name in names if not name.startswith("."))
        found += [_Input(str(path), named=False) for path in paths if path.suffix.lower() in SUPPORTED]
    return sorted(found, key=lambda item: Path(item.path).parts)


def _read(inputs: Sequence[_Input | Skipped], stdin: BinaryIO) -> Iterator[Source | Skipped]:
    manifests: dict[Path, Manifest] = {}
    for item in inputs:
        if isinstance(item, Skipped):
            yield item
            continue
        try:
            yield from _articles(item, stdin, manifests)
        except NotAnArticle as error:
            yield Skipped(path=item.path, reason=error.reason, sentence=str(error))


def _articles(item: _Input, stdin: BinaryIO, manifests: dict[Path, Manifest]) -> Iterator[Source | Skipped]:
    """The article of one input, after what is wrong with the things told about it."""
    name = "Standard input" if item.path == STDIN else Path(item.path).name
    raw = _bytes(item, name, stdin)
    read = _text(raw, item, name)
    told, problems = _manifest(item.path, manifests)
    for path, sentence in (*problems, *((item.path, problem) for problem in read.problems)):
        yield Skipped(path=path, reason=SkipReason.BAD_FACTS, sentence=sentence)
    stem = "stdin" if item.path == STDIN else Path(item.path).stem
    article = Article(id=article_id(raw), name=stem, text=read.text, facts=facts_of(read.text, told, read.above, read.within))
    yield Source(name=stem, path=item.path, raw=raw, article=article)


def _bytes(item: _Input, name: str, stdin: BinaryIO) -> bytes:
    """The bytes of an input, and no more of them than can be an article. Raises NotAnArticle."""
    suffix = Path(item.path).suffix.lower()
    if item.path != STDIN and (suffix in DATA or name in NAMES):
        raise NotAnArticle(SkipReason.NOT_SUPPORTED, f"{name} is data and no article: give files that end in {', '.join(SUPPORTED)}.")
    limit = LARGEST_TEXT if suffix in (*TEXT, *MARKDOWN) else LARGEST_PAGE
    try:
        raw = stdin.read(limit + 1) if item.path == STDIN else _file_bytes(Path(item.path), limit + 1)
    except OSError as error:
        raise NotAnArticle(SkipReason.UNREADABLE, _unreadable(name, error)) from error
    if not raw.strip():
        raise _empty(name)
    if len(raw) > limit:
        raise _too_large(name)
    return raw


def _file_bytes(path: Path, limit: int) -> bytes:
    if stat.S_ISBLK(path.stat().st_mode):
        raise OSError("it is a device")
    with path.open("rb") as file:
        return file.read(limit)


def _unreadable(name: str, error: OSError) -> str:
    return f"{name} cannot be read ({error.strerror or error}): check who may read it."


def _empty(name: str) -> NotAnArticle:
    return NotAnArticle(SkipReason.EMPTY, f"{name} is empty: put the article's text into it.")


def _too_large(name: str) -> NotAnArticle:
    return NotAnArticle(SkipReason.TOO_LARGE, f"{name} holds more than {LARGEST_TEXT // 1_000_000} MB of text: split it into its articles.")


class _Read(NamedTuple):
    """A text, what stands above it as front matter and what the page tells about it."""

    text: str
    above: dict[str, str]
    within: dict[str, str]
    problems: tuple[str, ...] = ()


def _text(raw: bytes, item: _Input, name: str) -> _Read:
    """The text of the bytes, by the file's ending or, where somebody named the file, by what they look like. Raises NotAnArticle."""
    suffix = Path(item.path).suffix.lower()
    try:
        text = decoded(raw, name)
    except NotAnArticle as error:
        if suffix in SUPPORTED or item.path == STDIN:
            raise
        raise NotAnArticle(SkipReason.NOT_SUPPORTED, f"{name} is of a kind that is not read: save its text as .txt or .html.") from error
    if not text.strip():
        raise _empty(name)
    is_page = suffix in HTML or (suffix not in SUPPORTED and text.lstrip()[:20].lower().startswith(HTML_STARTS))
    read = _page(text, name) if is_page else _plain(text, name, suffix in MARKDOWN)
    if len(read.text.encode()) > LARGEST_TEXT:
        raise _too_large(name)
    return read


def _page(markup: str, name: str) -> _Read:
    text, metadata = read_html(markup, name)
    return _Read(text, {}, {field: value for field, words in metadata.items() if (value := _quietly(field, words))})


def _quietly(field: str, words: str | None) -> str | None:
    """A page's own metadata was written for others: what does not fit is left out without a word."""
    try:
        return cleaned(field, words)
    except BadValue:
        return None


def _plain(text: str, name: str, is_markdown: bool) -> _Read:
    above = split(text, name)
    if not above.text.strip():
        raise NotAnArticle(SkipReason.NO_TEXT, f"{name} holds front matter and no text: put the article's text below it.")
    return _Read(without_marks(above.text) if is_markdown else above.text, above.told, {}, above.problems)


def _manifest(path: str, manifests: dict[Path, Manifest]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """What the manifest beside a file says of it, and what is wrong there: lines that are no rows are told once a run."""
    if path == STDIN:
        return {}, []
    folder = Path(path).parent
    problems: list[tuple[str, str]] = []
    if folder not in manifests:
        manifests[folder] = read_manifest(folder)
        problems += manifests[folder].problems
    row = manifests[folder].of(Path(path).name)
    if row is None:
        return {}, problems
    told, bad = row.told()
    return told, [*problems, *((row.manifest, sentence) for sentence in bad)]
