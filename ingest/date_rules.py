"""The rules by which dates are found: each is one pattern and a reader that says what a match of it means.

All repetitions in the patterns are bounded, so the time is linear in the text. A reader gets the match and the article's own
date and yields hits; a hit without dates takes its characters all the same, so that no later rule reads a part of it.
"""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date as Day
from functools import cache
from typing import NamedTuple

from ingest.date_steps import Unit, earliest, exact, latest, shifted
from ingest.date_words import DASH, GAP, ahead, any_of, before, capitalised, counts, data, names, opener, preceded, words


class Hit(NamedTuple):
    """What a rule found at `start..end`. `yearless` is the `MM` or `MM-DD` of a date whose year may stand further on."""

    start: int
    end: int
    low: str | None = None
    high: str | None = None
    yearless: str = ""
    duration: bool = False


Match = re.Match[str]
Reader = Callable[[Match, str | None], Iterator[Hit]]


class Rule(NamedTuple):
    """A pattern and what its matches mean."""

    pattern: re.Pattern[str]
    read: Reader


def _point(match: Match, date: str | None, group: str | int = 0) -> Iterator[Hit]:
    yield Hit(*match.span(group), date, date)


@cache
def _months() -> Mapping[str, int]:
    return {**data()["months"], **data()["month_abbreviations"]}


def _month(word: str) -> int:
    return _months()[word.lower().rstrip(".")]


def _iso(match: Match, published: str | None) -> Iterator[Hit]:
    return _point(match, exact(match["year"], int(match["month"]), int(match["day"]), published))


def _numeric(match: Match, published: str | None) -> Iterator[Hit]:
    """Of 10/15/2020 only one order is a date; of 10/11/2020 both are, so neither is taken."""
    one, two, year = int(match["one"]), int(match["two"]), match["year"]
    readings = {exact(year, one, two, published), exact(year, two, one, published)} - {None}
    return _point(match, readings.pop() if len(readings) == 1 else None)


def _day(match: Match, published: str | None) -> Iterator[Hit]:
    """One day or a run of days in a month, with or without the year."""
    groups = match.groupdict()
    month, year = _month(groups["month"]), groups.get("year") or (groups.get("short") and f"19{groups['short']}")
    days = [_number_of_day(groups[name]) for name in ("day", "last") if groups.get(name)]
    no_days = not all(1 <= day <= calendar.monthrange(2000, month)[1] for day in days)
    if no_days or counts(match) or names(match):
        yield from _point(match, None)
    elif year:
        low, high = (exact(year, month, day, published) for day in (days[0], days[-1]))
        yield Hit(*match.span(), low, high) if low and high and low <= high else Hit(*match.span())
    else:
        yield from _yearless(match, published, *(f"{month:02}-{day:02}" for day in days))


def _number_of_day(word: str) -> int:
    ordinals: Mapping[str, int] = data()["ordinals"]
    return int(word) if word.isdigit() else ordinals[re.sub(GAP, "-", word.lower())]


def _yearless(match: Match, published: str | None, *dates: str, group: str | int = 0) -> Iterator[Hit]:
    """The last such day or month, or run of days, unless the clause speaks of the future."""
    start, end = match.span(group)
    high = None if ahead(match, start) else latest(dates[-1], published)
    low = latest(dates[0], high)
    yield Hit(start, end, low, high, dates[0] if len(dates) == 1 else "")


def _month_of_year(match: Match, published: str | None) -> Iterator[Hit]:
    """ "October 2020", "November last year"."""
    year = match["year"] or shifted(published, _step(match["which"]), "year")
    known = year and not counts(match)
    return _point(match, exact(year, _month(match["month"]), None, published) if year and known else None)


def _step(which: str) -> int:
    return {"last": -1, "this": 0, "next": 1}[which.lower()]


def _two_months(match: Match, published: str | None) -> Iterator[Hit]:
    """ "From March to mid-May", "April and May of 2002": two hits, which may be joined or share a year later."""
    begun = any(preceded(match, match.start(), pattern) for pattern in (before("before_any_month"), opener("between_words")))
    if not match["year"] and not begun:
        return
    yield from _yearless(match, published, f"{_month(match['month']):02}", group="first")
    if match["year"]:
        yield from _point(match, exact(match["year"], _month(match["other"]), None, published), "second")
    else:
        yield from _yearless(match, published, f"{_month(match['other']):02}", group="second")


def _lone_month(match: Match, published: str | None) -> Iterator[Hit]:
    """A month without day and year is the last one, unless "next" or "this" stands before it."""
    which, month = re.sub(GAP, " ", (match["sure"] or "").lower()), _month(match["month"])
    own = 0 if which in ("last", "this", "next", *data()["parts"]) else "date"  # the others are prepositions
    doubtful = match["month"].lower() in data()["ambiguous_months"]
    if doubtful and (not which or _otherwise(match, which)):
        return
    if names(match) or (which == "this" and published is None):
        yield from _point(match, None, own)
    elif which == "last":
        yield from _point(match, latest(f"{month:02}", shifted(published, -1, "month")), own)
    elif which == "next":
        following = shifted(published, 1, "month")
        yield from _point(match, following and earliest(f"{month:02}", following), own)
    elif which == "this" and published:
        yield from _point(match, exact(published[:4], month, None, published), own)
    else:
        yield from _yearless(match, published, f"{month:02}", group=own)


def _otherwise(match: Match, which: str) -> bool:
    """ "In May's cabinet", "This May Be the End": the surname and the verb."""
    return re.compile(rf"['’]s\b|{GAP}[A-Z]" if which == "this" else r"['’]s\b").match(match.string, match.end()) is not None


def _two_years(match: Match, published: str | None) -> Iterator[Hit]:
    """Two years with a dash: 2006-12 is an interval, 2019-05 can only be a month, and 1999-02 could be either."""
    first, last = match["first"], match["last"]
    low, high = exact(first, None, None, published), exact(first[: 4 - len(last)] + last, None, None, published)
    if low and high and low < high:
        yield Hit(*match.span(), low, high)
    elif low and len(last) == 2 and not first.startswith("199"):
        yield from _point(match, exact(first, int(last), None, published))
    else:
        yield from _point(match, None)


def _decade(match: Match, published: str | None) -> Iterator[Hit]:
    first: str = match["year"] or f"19{match['short']}"
    low, high = exact(first, None, None, published), exact(f"{first[:3]}9", None, None, published)
    clear = low and high and first != "1900"  # the 1900s are ten years or a hundred
    yield Hit(*match.span(), low, high) if clear else Hit(*match.span())


def _year(match: Match, published: str | None) -> Iterator[Hit]:
    start, year = match.start("year"), match["year"]
    numbered = preceded(match, start, before("before_number", rf"[.,]?(?:{GAP}of)?{GAP}"))
    bare_round = year.endswith("00") and not preceded(match, start, before("before_round_year"))
    return _point(match, None if numbered or bare_round or counts(match) else exact(year, None, None, published))


@cache
def _determined() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s|(?<!\w){words('determiners')}){GAP}\Z")


def _unit(match: Match, published: str | None) -> Iterator[Hit]:
    """ "Last month", "earlier this year"; "the last year" and "its last month" are no dates."""
    unit: Unit = "year" if match["unit"].lower() == "year" else "month"
    vague = preceded(match, match.start(), _determined())
    return _point(match, None if vague else shifted(published, _step(match["which"]), unit))


def _ago(match: Match, published: str | None) -> Iterator[Hit]:
    """ "Two years ago" is a year, "three days ago" a day; weeks ago could be any day of that week."""
    units: Mapping[str, Unit] = {"day": "day", "month": "month", "year": "year"}
    unit = units.get(match["unit"].lower())
    vague = preceded(match, match.start(), before("vague"))
    return _point(match, None if vague or unit is None else shifted(published, -_number(match["number"]), unit))


def _last_units(match: Match, published: str | None) -> Iterator[Hit]:
    """ "In the last four years" ends with the article and begins so long before it."""
    units: Mapping[str, Unit] = {"day": "day", "month": "month", "year": "year"}
    unit = units.get(match["unit"].lower())
    low = shifted(published, -_number(match["number"]), unit) if unit else None
    yield Hit(*match.span(), low, shifted(published, 0, unit) if unit and low else None)


def _number(word: str) -> int:
    """The value of digits or of words up to ninety-nine; "a" is one."""
    numbers: Mapping[str, int] = data()["numbers"]
    return int(word) if word.isdigit() else sum(numbers.get(part, 1) for part in word.lower().split("-"))


def _day_word(match: Match, published: str | None) -> Iterator[Hit]:
    """ "Yesterday", "tonight", "last night": the article's day or its neighbours."""
    word = re.sub(GAP, " ", match[0].lower())
    days = -2 if "before" in word else -1 if word.startswith(("yesterday", "last")) else 1 if word.startswith("tomorrow") else 0
    title = match[0].startswith("Today") and preceded(match, match.start(), re.compile(rf"[A-Z][a-z]{{1,20}}{GAP}\Z"))
    nowadays = word == "today" and preceded(match, match.start(), before("not_before_today"))
    return _point(match, None if title or nowadays else shifted(published, days, "day"))


def _weekday(match: Match, published: str | None) -> Iterator[Hit]:
    """The last such day: the article's own day too, unless "last" stands before it."""
    other = match["week"] or names(match) or ahead(match, match.start()) or preceded(match, match.start(), before("not_before_weekday"))
    if other or published is None or len(published) < 10:
        return _point(match, None)
    wanted: int = data()["weekdays"][match["weekday"].lower()]
    back = (Day.fromisoformat(published).weekday() - wanted) % 7
    return _point(match, shifted(published, -7 if match["which"] and not back else -back, "day"))


def _duration(match: Match, _: str | None) -> Iterator[Hit]:
    yield Hit(*match.span(), duration=True)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, the surest first: what one rule took, a later one leaves alone."""
    return (*_calendar_rules(), *_year_rules(), *_relative_rules())


_FREE = r"(?<![\w$€£#@/.,:–-])"  # before a number that is not part of a longer one, of an amount, an address or an identifier
_YEAR = r"(?P<year>\d{4,12})"
_WHICH = r"(?P<which>(?i:last|this|next))"


@cache
def _any_month(group: str = "month") -> str:
    clear = [month for month in data()["months"] if month not in data()["ambiguous_months"]]
    full, short = capitalised(data()["months"]), capitalised(data()["month_abbreviations"])
    return rf"(?P<{group}>{full}\b|{any_of(clear)}\b|{short}\b\.?)"


def _optional_part() -> str:
    return rf"(?:{words('parts')}(?:{GAP}|-))?"


def _calendar_rules() -> Iterator[Rule]:
    """Dates by the calendar: "2020-10-15", "Oct. 15, 2020", "15th of October", "late October 2020"."""
    month, to = _any_month(), rf"(?:{GAP}(?:and|to|through){GAP}|{DASH})"
    weekday = rf"(?:{capitalised(data()['weekdays'])},?{GAP})?"
    day, last = (rf"(?P<{name}>\d{{1,2}})(?:st|nd|rd|th)?" for name in ("day", "last"))
    year = rf"(?:,?{GAP}(?:of{GAP})?{_YEAR})"
    wire = any_of(name.upper() for name in _months())
    pairs: tuple[tuple[str, Reader], ...] = (
        (rf"{_FREE}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _iso),
        (rf"{_FREE}(?P<one>\d{{1,2}})([/.-])(?P<two>\d{{1,2}})\2(?P<year>\d{{4}})(?![\d/-])", _numeric),
        (rf"{_FREE}(?P<day>\d{{1,2}}){GAP}(?P<month>{wire}){GAP}(?P<short>[4-9]\d)(?!\w)", _day),
        (rf"\b{weekday}{month}{GAP}{day}(?![\w:])(?:{to}{last}(?![\w:]))?{year}?", _day),
        (rf"(?:\b{weekday}|{_FREE}){day}(?:{to}{last})?(?:{GAP}day)?(?:{GAP}of)?{GAP}{month}{year}?", _day),
        (rf"\b(?P<day>{words('ordinals')})(?:{GAP}day)?{GAP}of{GAP}{month}{year}?", _day),
        (rf"\b(?P<first>{_optional_part()}{month}){to}(?P<second>{_optional_part()}{_any_month('other')}{year}?)(?!{GAP}\d)", _two_months),
        (rf"\b{_optional_part()}{month}(?:{year}|,?{GAP}(?:of{GAP})?{_WHICH}{GAP}year\b)", _month_of_year),
    )
    return (Rule(re.compile(pattern), read) for pattern, read in pairs)


def _year_rules() -> Iterator[Rule]:
    """Years: "2006–2012", "the 1990s", "mid-2018"."""
    pairs: tuple[tuple[str, Reader], ...] = (
        (rf"{_FREE}(?P<first>(?:19|20)\d\d){DASH}(?P<last>\d{{4}}|\d{{1,2}})(?![\w/-]|[.,]\d)", _two_years),
        (rf"(?:\b(?:the{GAP})?{_optional_part()}(?P<year>(?:19|20)\d0)['’]?|['’](?P<short>[5-9]0))s\b", _decade),
        (rf"(?:\b{words('parts')}(?:{GAP}|-)|{_FREE})(?P<year>(?:19|20|21)\d\d)(?!\w|-\d)", _year),
    )
    return (Rule(re.compile(pattern), read) for pattern, read in pairs)


def _relative_rules() -> Iterator[Rule]:
    """What counts from the article's date, and durations: "last month", "on Thursday", "for six years"."""
    numbers = any_of(data()["numbers"])
    number = rf"(?i:\d{{1,3}}|{numbers}(?:-{numbers})?)"
    day_part = rf"(?:{GAP}{words('day_parts')})?"
    short = capitalised(name for name in data()["month_abbreviations"] if name != "mar")
    units = r"(?i:day|week|month|year|decade)"
    how_long = rf"(?:(?:the{GAP})?(?i:last|past|next|another|{words('vague')}){GAP})?"
    many, one = rf"{number}(?:{GAP}and{GAP}a{GAP}half)?(?:{GAP}|-)(?:full{GAP})?{units}[sS]?", rf"(?i:an?|one){GAP}{units}"
    pairs: tuple[tuple[str, Reader], ...] = (
        (rf"\b(?i:(?:early|earlier|late|later){GAP})?{_WHICH}{GAP}(?P<unit>(?i:year|month))\b(?!{GAP}of\b)", _unit),
        (rf"{_FREE}(?P<number>{number}|(?i:an?)){GAP}(?P<unit>(?i:day|week|month|year))(?i:s?{GAP}ago)\b", _ago),
        (
            rf"\b(?i:in|over|during|within){GAP}(?i:the{GAP}(?:last|past)){GAP}(?P<number>{number}){GAP}(?P<unit>{units})[sS]?\b",
            _last_units,
        ),
        (rf"\b(?i:the{GAP}day{GAP}before{GAP}yesterday|(?:yesterday|tomorrow){day_part}|today|tonight)\b", _day_word),
        (rf"\b(?i:this{GAP}(?:morning|afternoon|evening)|last{GAP}night)\b", _day_word),
        (
            rf"\b(?i:(?:early|late){GAP})?(?:(?P<which>(?i:last)){GAP})?(?P<weekday>{capitalised(data()['weekdays'])})\b{day_part}"
            rf"(?P<week>{GAP}(?:of{GAP})?(?i:last|next|that|this){GAP}week)?",
            _weekday,
        ),
        (
            rf"\b(?:(?P<sure>{words('before_any_month')})|{words('before_clear_month')})(?:{GAP}|-)"
            rf"(?P<date>(?P<month>{capitalised(data()['months'])}\b|{short}\.))(?!,?{GAP}\d)",
            _lone_month,
        ),
        (rf"{_FREE}(?:(?i:for){GAP}{how_long}(?:{many}|{one})|{many})\b(?!(?:{GAP}|-){words('not_after_duration')}\b|['’])", _duration),
    )
    return (Rule(re.compile(pattern), read) for pattern, read in pairs)
