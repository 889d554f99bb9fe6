"""The words of `ingest/data/dates.yaml` as patterns, and what stands around a match."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

GAP = r"(?:[ \t\xa0]{1,2}\n?[ \t]{0,2}|\n[ \t]{0,2})"  # a line may break within a date, a paragraph may not
DASH = rf"{GAP}?[-–—]{GAP}?"
WINDOW, CLAUSE = 45, 60  # how many characters before a match are looked at


@cache
def data() -> Any:
    """The parsed `ingest/data/dates.yaml`."""
    return yaml.load(files("ingest").joinpath("data", "dates.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)


def words(key: str) -> str:
    """A pattern for any word of the list `key`, whatever its case."""
    return rf"(?i:{any_of(data()[key])})"


def any_of(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, the longest first; their spaces may be line breaks."""
    longest = sorted(forms, key=len, reverse=True)
    return "(?:" + "|".join(GAP.join(map(re.escape, form.split())) for form in longest) + ")"


def capitalised(forms: Iterable[str]) -> str:
    """The same for names, which stand with a capital or in capitals."""
    return any_of([cased for form in forms for cased in (form.title(), form.upper())])


def preceded(match: re.Match[str], start: int, pattern: re.Pattern[str]) -> bool:
    """Whether `pattern`, which ends in `\\Z`, matches the characters right before `start`."""
    return pattern.search(match.string, max(0, start - WINDOW), start) is not None


@cache
def before(key: str, ending: str = rf"(?:{GAP}|-)") -> re.Pattern[str]:
    """For `preceded`: the last words are in the list `key`."""
    return re.compile(rf"(?<!\w){words(key)}{ending}\Z")


@cache
def opener(key: str) -> re.Pattern[str]:
    """For `preceded`: a word of the list `key` and then at most five fillers ("since at least early")."""
    return re.compile(rf"(?<![\w-]){words(key)}(?:{GAP}|-)(?:{words('fillers')}(?:{GAP}|-)){{0,5}}\Z")


@cache
def _counting() -> re.Pattern[str]:
    street = rf"{GAP}(?:[A-Z][a-z.]{{1,20}}{GAP}){{1,2}}{any_of(data()['street'])}\b"
    return re.compile(rf"{GAP}{words('counted')}\b|{GAP}?%|[,.:/]?\d|{street}")


def counts(match: re.Match[str]) -> bool:
    """Whether what follows the match shows that its number counts things or belongs to an address."""
    return _counting().match(match.string, match.end()) is not None


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"{GAP}{any_of(data()['named_after'])}\b")


def names(match: re.Match[str]) -> bool:
    """Whether the match begins the name of something (the July 26 Movement)."""
    return _naming().match(match.string, match.end()) is not None


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b{words('ahead')}\b|\b{words('ahead_until')}\b.*\b(?i:until|till)\b")


def ahead(match: re.Match[str], start: int) -> bool:
    """Whether the clause before `start` speaks of what is still to come."""
    clause = re.split(r"[.,;:!?\n\"“”()]", match.string[max(0, start - CLAUSE) : start])[-1]
    return _ahead().search(clause) is not None
