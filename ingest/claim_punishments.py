"""Punishments by their wording: "27 years in prison", "life", "73 months"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ingest.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|{_ONES}|{_TEENS}|(?:{_TENS})(?:[ -](?:{_ONES}))?)"
_PRISON = r"(?:federal |state )?(?:prison|jail|custody)"
_WHERE = rf"(?:in {_PRISON}|imprisonment|behind bars|(?:{_PRISON} )?(?:term|sentence))"
_LIFE = r"life(?= in | impris| behind| sentence| without| term|$)(?: (?:in prison|imprisonment|behind bars|sentence|term))?"
_DEATH = r"death(?= sentence| penalty|$)(?: (?:sentence|penalty))?"
_YEARS = rf"{_NUMBER}(?:-| and a half | )(?:year|month|week|day)s?(?:'s?)?(?:(?:,? and |, | ){_NUMBER}[ -]months?)?(?:[ -]{_WHERE})?"
_TERM = re.compile(rf"(?:(?:consecutive|concurrent) )?(?:{_LIFE}|{_DEATH}|{_YEARS})", re.IGNORECASE)


class Punishment(NamedTuple):
    """The wording, and its first and last token."""

    wording: str
    first: int
    last: int


def punishment(page: Page, tokens: "list[Token]") -> Iterator[Punishment]:
    """The first term that a stretch of words tells, if any."""
    if not tokens:
        return
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    match = _TERM.search(page.doc[first : last + 1].text)
    if match is None:
        return
    low = page.token_at(page.starts[first] + match.start())
    high = page.token_at(page.starts[first] + match.end() - 1)
    yield Punishment(page.words(low, high), low, high)
