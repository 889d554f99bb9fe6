"""Ids are hashes of what a thing is, so that the same input gives the same ids on every machine.

What must never change without a migration: the separator, the prefix letters, the length, the order of the parts.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from graph.models import Kind, Ref, Span

LENGTH = 16  # hex digits: 64 bits, a clash among ten million ids has a chance of about 3 in a million


def digest(prefix: str, *parts: str) -> str:
    """`prefix-` and 16 hex digits of the SHA-256 of the parts; the unit separator keeps ("ab", "c") from ("a", "bc")."""
    return f"{prefix}-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:LENGTH]}"


def fold(name: str) -> str:
    """A name as it is looked up: lower case, without accents, punctuation as single spaces.

    "Genaro GARCÍA Luna " and "genaro garcia-luna" fold to the same string.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", re.sub(r"[.’'`´]", "", plain)))


def article_id(raw: bytes) -> str:
    """An article is its bytes."""
    return f"a-{hashlib.sha256(raw).hexdigest()[:LENGTH]}"


def local_entity_id(article: str, kind: Kind, name: str) -> str:
    """An entity within one article: its kind and its fullest name there."""
    return digest("m", article, kind, fold(name))


def claim_id(article: str, predicate: str, subject: Span, object_: Span | Ref, count: int) -> str:
    """Hashes where and what, never the reader, the status, the date or the entity: it survives a better reader.

    `object_` is the object's span, or the offense or literal. `count` numbers equals in text order, from 0.
    """
    target = object_ if isinstance(object_, str) else f"{object_.start}:{object_.end}"
    return digest("c", article, predicate, f"{subject.start}:{subject.end}", target, str(count))


def edge_id(subject: str, predicate: str, object_: str) -> str:
    """One edge for each (subject, predicate, object), whatever its type is today."""
    return digest("r", subject, predicate, object_)


def text_fingerprint(text: str) -> str:
    """Equal for copies of one text that differ in case, accents, spaces and punctuation only."""
    return digest("t", fold(text))


def content_hash(values: Sequence[tuple[str, object]]) -> str:
    """A hash of a node's or an edge's properties: equal hashes need no write."""
    return digest("v", *(f"{key}={value!r}" for key, value in sorted(values)))
