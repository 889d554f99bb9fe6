"""The times that English text tells, resolved against the article's own date. What cannot be worked out is no date."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from graph.days import bounds
from graph.models import Model, PartialDate, Span
from ingest.date_rules import Hit, rules
from ingest.date_steps import add, earliest, latest
from ingest.date_words import DASH, GAP, WINDOW, opener, words

__all__ = ["DateExpression", "add", "find_dates"]


class DateExpression(Model):
    """Words that tell a time, and the time they tell.

    A point has `start == end`; an interval may be open at one side; a duration has neither. The words of a point leave out its
    preposition ("late 2018"), those of an interval begin with the word that opens it ("since 2006").
    """

    span: Span
    words: str
    start: PartialDate | None
    end: PartialDate | None
    kind: Literal["point", "interval", "duration"]


def find_dates(text: str, published: str | None) -> list[DateExpression]:
    """The times that `text` tells, in its order and not overlapping; offsets are into `text`.

    `published` is the article's own (partial) date: relative words count from it and give nothing without it, or where it is
    not exact enough. Raises ValueError when `published` is no date.
    """
    if published is not None:
        bounds(published)
    hits = _with_years(text, _scan(text, published))
    return list(_expressions(text, hits))


def _scan(text: str, published: str | None) -> list[Hit]:
    """What the rules take, sorted. No two hits overlap: the earlier rule has precedence."""
    taken = bytearray(len(text))
    hits: list[Hit] = []
    for rule in rules():
        for match in rule.pattern.finditer(text):
            for hit in rule.read(match, published):
                if not any(taken[hit.start : hit.end]):
                    taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                    hits.append(hit)
    return sorted(hits, key=lambda hit: hit.start)


@cache
def _gap(joiners: str) -> re.Pattern[str]:
    return re.compile(rf"(?:,?{GAP}(?:{joiners}){GAP}(?:{words('fillers')}(?:{GAP}|-)){{0,5}}|{DASH})\Z")


def _linked(text: str, left: Hit, right: Hit, joiners: str) -> bool:
    """Whether only such a joiner ("to", "and") or a dash stands between the two."""
    return right.start - left.end <= WINDOW and _gap(joiners).match(text, left.end, right.start) is not None


def _with_years(text: str, hits: list[Hit]) -> list[Hit]:
    """Gives a date without a year that of the next one in its row: "June 3, July 5 and Aug. 9, 2016"."""
    done: list[Hit] = []
    for hit in reversed(hits):
        after = done[-1] if done else None
        if hit.yearless and after and not after.yearless and after.low and len(after.low) > 4 and _in_row(text, hit, after):
            date = latest(hit.yearless, after.low)
            hit = hit._replace(low=date, high=date, yearless="")
        done.append(hit)
    return done[::-1]


def _in_row(text: str, left: Hit, right: Hit) -> bool:
    return _linked(text, left, right, "and|or|to|through|until|till") or text[left.end : right.start] == ", "


def _expressions(text: str, hits: list[Hit]) -> Iterator[DateExpression]:
    """Joins neighbours into intervals, and opens those that a word such as "since" opens."""
    floor, waiting = 0, list(reversed(hits))
    while waiting:
        hit = waiting.pop()
        joined = _join(text, hit, waiting[-1], floor) if waiting else None
        if joined:
            waiting.pop()
        found = joined or _alone(text, hit, floor)
        if found:
            yield found
        floor = found.span.end if found else hit.end


def _join(text: str, left: Hit, right: Hit, floor: int) -> DateExpression | None:
    """The interval from one hit to the next; None when they are no interval or its ends are unknown or reversed."""
    opening = _opening(text, left, "between_words", floor)
    if left.duration or right.duration or not _linked(text, left, right, "to|through|until|till" + ("|and" if opening else "")):
        return None
    low, high = left.low, right.high
    if right.yearless and left.low and not left.yearless:
        high = earliest(right.yearless, left.low)
    elif left.yearless and low and high and bounds(low).min > bounds(high).max:
        low = latest(left.yearless, high)
    if not low or not high or bounds(low).min > bounds(high).max:
        return None
    return _expression(text, opening.start() if opening else left.start, right.end, low, high, "interval")


def _opening(text: str, hit: Hit, key: str, floor: int) -> re.Match[str] | None:
    """The word of the list `key` that stands right before the hit, with its fillers; never before `floor`."""
    return opener(key).search(text, max(floor, hit.start - WINDOW), hit.start)


@cache
def _going_on() -> re.Pattern[str]:
    return re.compile(rf"(?:{GAP}to{GAP}|{DASH})(?:the{GAP})?(?:present|date|now|today)\b")


@cache
def _leading_on() -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:onwards?|until|till|to|through|on(?![\w ]))\b")


def _alone(text: str, hit: Hit, floor: int) -> DateExpression | None:
    """A hit that no other completes: a duration, a point, or an interval that is open at one side."""
    if hit.duration:
        return _expression(text, hit.start, hit.end, None, None, "duration")
    if not hit.low or not hit.high or _opening(text, hit, "unclear_words", floor):
        return None
    if going := _going_on().match(text, hit.end):
        return _expression(text, hit.start, going.end(), hit.low, None, "interval")
    if since := _opening(text, hit, "from_words", floor):
        return _expression(text, since.start(), hit.end, hit.low, None, "interval")
    if until := _opening(text, hit, "until_words", floor):
        return _expression(text, until.start(), hit.end, None, hit.high, "interval")
    leading = _opening(text, hit, "between_words", floor)
    if leading and leading[0].lower().startswith("from") and _leading_on().match(text, hit.end):
        return _expression(text, leading.start(), hit.end, hit.low, None, "interval")
    return _expression(text, hit.start, hit.end, hit.low, hit.high, "point" if hit.low == hit.high else "interval")


def _expression(
    text: str, start: int, end: int, low: str | None, high: str | None, kind: Literal["point", "interval", "duration"]
) -> DateExpression:
    return DateExpression(span=Span(start=start, end=end), words=text[start:end], start=low, end=high, kind=kind)
