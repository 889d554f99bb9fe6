"""Steps over partial dates: how far "a month later" leads, and which year a date without one means."""

import calendar
from datetime import date as Day
from datetime import timedelta
from typing import Literal

from graph.days import bounds

Unit = Literal["day", "week", "month", "year"]
FIRST_YEAR, LAST_YEAR, YEARS_AHEAD = 1900, 2100, 30
EXACTNESS: dict[Unit, int] = {"year": 4, "month": 7, "day": 10, "week": 10}
LEAP_GAP = 9  # years in which a 29th of February comes surely


def add(date: str, number: int, unit: Unit) -> str:
    """The partial date that lies `number` units after `date` (before it, when negative), as exact as `date` is.

    The last day of a month stays within its month: 2020-01-31 and one month is 2020-02-29.
    Raises ValueError when `date` is no date, is not exact enough for the unit, or the result lies outside the years 1 to 9999.
    """
    bounds(date)
    if len(date) < EXACTNESS[unit]:
        raise ValueError(f"{date!r} is not exact enough to add a {unit}")
    if unit in ("day", "week"):
        return _moved(date, number * (7 if unit == "week" else 1))
    carry, month = divmod(int(date[5:7] or 1) - 1 + number * (12 if unit == "year" else 1), 12)
    year, month = int(date[:4]) + carry, month + 1
    if not 1 <= year <= 9999:
        raise ValueError(f"{number} {unit}s from {date} lie outside the calendar")
    day = min(int(date[8:] or 1), calendar.monthrange(year, month)[1])
    return f"{year:04}-{month:02}-{day:02}"[: len(date)]


def _moved(date: str, days: int) -> str:
    try:
        return (Day.fromisoformat(date) + timedelta(days)).isoformat()
    except OverflowError as error:
        raise ValueError(f"{days} days from {date} lie outside the calendar") from error


def exact(year: str, month: int | None, day: int | None, published: str | None) -> str | None:
    """The partial date, or None when the calendar has no such day or the year is out of a news text's reach."""
    last = int(published[:4]) + YEARS_AHEAD if published else LAST_YEAR
    if len(year) != 4 or not FIRST_YEAR <= int(year) <= last:
        return None
    date = year + (f"-{month:02}" if month is not None else "") + (f"-{day:02}" if day is not None else "")
    try:
        bounds(date)
    except ValueError:
        return None
    return date


def latest(yearless: str, limit: str | None) -> str | None:
    """The last such `MM` or `MM-DD` that is not after `limit`; None when `limit` is not exact enough to tell."""
    if limit is None:
        return None
    for year in range(int(limit[:4]), int(limit[:4]) - LEAP_GAP, -1):
        date = _in_year(year, yearless)
        shared = min(len(yearless) + 5, len(limit))
        if date is None or date[:shared] > limit[:shared]:
            continue
        return None if date[:shared] == limit[:shared] and len(limit) < len(date) else date
    return None


def earliest(yearless: str, limit: str) -> str | None:
    """The first such `MM` or `MM-DD` that is not before `limit`; None when `limit` is not exact enough to tell."""
    if len(limit) < len(yearless) + 5:
        return None
    years = range(int(limit[:4]), int(limit[:4]) + LEAP_GAP)
    return next((date for year in years if (date := _in_year(year, yearless)) and date >= limit[: len(date)]), None)


def _in_year(year: int, yearless: str) -> str | None:
    return exact(f"{year:04}", int(yearless[:2]), int(yearless[3:]) if yearless[3:] else None, None)


def shifted(published: str | None, number: int, unit: Unit) -> str | None:
    """The day, month or year that lies `number` units from the article's date, as exact as the unit is; None when that is unknown."""
    size = EXACTNESS[unit]
    if published is None or len(published) < size:
        return None
    try:
        moved = add(published[:size], number, unit)
    except ValueError:  # outside the calendar, "999 years ago"
        return None
    return exact(moved[:4], None, None, published) and moved
