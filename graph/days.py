"""Partial dates as intervals of days: a year is not the first of January.

Dates are ISO strings, which sort as time does on every engine. What is not known is `EARLIEST` or `LATEST`.
"""

import calendar
import re
from typing import NamedTuple

from graph.models import Claim

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
NEVER = "never"
"""Sorts after every date: `denied_known > known_by` holds for an edge that nobody denied."""


class Bounds(NamedTuple):
    """The first and the last day that a partial date can mean."""

    min: str
    max: str


def bounds(partial: str) -> Bounds:
    """`2019-08` is 2019-08-01 to 2019-08-31. Raises ValueError for what is no date, such as 2019-13 or 2019-02-30."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", partial):
        raise ValueError(f"{partial!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    if year == 0 or month > 12 or (len(partial) > 4 and month == 0):
        raise ValueError(f"{partial!r} is no date: no such year or month")
    if month == 0:
        return Bounds(f"{partial}-01-01", f"{partial}-12-31")
    last = calendar.monthrange(year, month)[1]
    if len(partial) == 7:
        return Bounds(f"{partial}-01", f"{partial}-{last:02}")
    if not 1 <= day <= last:
        raise ValueError(f"{partial!r} is no date: that month has {last} days")
    return Bounds(partial, partial)


class Window(NamedTuple):
    """When a claim holds. An event lies in `date_min..date_max`; a state begins and ends within its two intervals."""

    date_min: str
    date_max: str
    from_min: str
    from_max: str
    to_min: str
    to_max: str


def reported(date: str | None) -> str:
    """The day by which an article was surely out: the last its date can mean. Undated ones satisfy no `knownBy`."""
    return bounds(date).max if date else LATEST


def window(claim: Claim, reported_on: str) -> Window:
    """A claim's days. An event without a date had happened when it was told, so it ends by `reported_on`.

    A state is true on D for certain when `from_max <= D <= to_min`, possibly when `from_min <= D <= to_max`.
    """
    if claim.date:
        day = bounds(claim.date)
        return Window(day.min, day.max, day.min, day.max, day.min, day.max)
    start = bounds(claim.start) if claim.start else Bounds(EARLIEST, LATEST)
    end = bounds(claim.end) if claim.end else Bounds(EARLIEST, LATEST)
    # What begins cannot begin after it ended: each known side bounds the unknown one.
    from_min, to_max = start.min, max(end.max, start.min)
    from_max, to_min = min(start.max, to_max), max(end.min, from_min)
    date_max = to_max if claim.end else max(reported_on, from_min)
    return Window(from_min, date_max, from_min, from_max, to_min, to_max)
