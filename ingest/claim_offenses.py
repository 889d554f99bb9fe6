"""Offenses by their wording: words of a sentence in, categories out."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.word_lists import data

if TYPE_CHECKING:
    from spacy.tokens import Token

GAP = 4  # words that "..." in an entry stands for
LONGEST = 6


class Offense(NamedTuple):
    """A category, and the first and last token of the words that tell it."""

    category: str
    first: int
    last: int


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The entries of `offenses.yaml` by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for category, entries in data("offenses.yaml").items():
        for entry in entries:
            pieces = tuple(w for part in entry.split() for w in part.split("-"))
            found.setdefault(pieces[0], []).append((pieces, category))
    return {first: sorted(e, key=lambda p: (-len(p[0]), p[1])) for first, e in found.items()}


def offenses(tokens: "list[Token]") -> list[Offense]:
    """The offenses that a row of tokens speaks of, each category once. Planning a crime is told by the crime."""
    words = [t for t in tokens if not t.is_space and t.text not in ("-", '"', "'")]
    found: list[Offense] = []
    at = 0
    while at < len(words):
        hit = next(_hits(words, at), None)
        if hit is not None:
            found.append(hit[0])
            at += hit[1]
        else:
            at += 1
    found = [o for o in found if o.category != "nothing"]
    telling = [o for o in found if o.category != "conspiracy"]
    return list({o.category: o for o in reversed(telling or found)}.values())[::-1]


def _hits(words: "list[Token]", at: int) -> Iterator[tuple[Offense, int]]:
    for form in dict.fromkeys((words[at].lemma_.lower(), words[at].lower_)):
        for pieces, category in _phrases().get(form, ()):
            length = _matched(words, at, pieces)
            if length:
                yield Offense(category, words[at].i, words[at + length - 1].i), length


def _matched(words: "list[Token]", at: int, pieces: tuple[str, ...]) -> int:
    """How many words an entry takes from `at` on, 0 where it does not fit."""
    here = at
    for n, piece in enumerate(pieces):
        if piece == "...":
            continue
        reach = GAP if n and pieces[n - 1] == "..." else 0
        fit = next((i for i in range(here, min(here + reach + 1, len(words))) if piece in (words[i].lemma_.lower(), words[i].lower_)), None)
        if fit is None:
            return 0
        here = fit + 1
    return here - at
