"""What is told about an article: values as they come, cleaned, and what nobody tells, found from the text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graph.days import bounds
from graph.models import Facts, Genre
from ingest.word_lists import data

FIELDS = ("title", "publisher", "author", "date", "url", "genre", "language")
LONGEST = 500  # characters of a value: more is no title
OPENING, HEAD_LINES, DATE_LINES = 3000, 12, 5
ENOUGH_FOR_LANGUAGE, LANGUAGE_SAMPLE = 200, 5000
LEADING_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?!\d)")
DATE_LABEL = re.compile(r"\W*(?:(?:published|posted|date|dated|released|issued)\b\W*(?:on\b\W*)?)?", re.IGNORECASE)
DATELINE = re.compile(r"[A-Z][A-Z .,()'-]{2,60}, ")

Told = Mapping[str, str]
"""Values by field, each as `cleaned` gives it."""


class BadValue(ValueError):
    """A value that cannot be one of its field. The message says what would be."""


def cleaned(field: str, value: object) -> str | None:
    """A value as it stands in a manifest, as `Facts` takes it; None for an empty one.

    Sloppy ones are read for what they surely say: the date "2019 dump" is 2019, the language "en (from a wiki)" en.
    Raises BadValue for what cannot be read so.
    """
    if value is None or value == "":
        return None
    if isinstance(value, list) and field == "author" and all(isinstance(name, str) for name in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadValue(f"{field} must be text")
    words = " ".join(str(value).split())[:LONGEST]
    reader = {"date": _date, "url": _url, "genre": _genre, "language": _language}.get(field)
    return (reader(words) if reader else words) if words else None


def checked(values: Mapping[str, object]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The cleaned values of every field, and for each one that cannot be used its field and a sentence's first half."""
    told: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for field in FIELDS:
        try:
            value = cleaned(field, values.get(field))
        except BadValue as error:
            problems.append((field, f"{error}, so {field} is left out"))
            continue
        if value is not None:
            told[field] = value
    return told, problems


def _date(words: str) -> str:
    leading = LEADING_DATE.match(words)
    try:
        return bounds(leading[1]) and leading[1] if leading else _bad("date", words, "2019, 2019-05 or 2019-05-31")
    except ValueError:
        return _bad("date", words, "2019, 2019-05 or 2019-05-31")


def _url(words: str) -> str:
    return words if re.match(r"https?://\S+$", words) else _bad("url", words, "an address that begins with https://")


def _genre(words: str) -> str:
    return words.lower() if words.lower() in list(Genre) else _bad("genre", words, "one of " + ", ".join(Genre))


def _language(words: str) -> str:
    code = re.match(r"([A-Za-z]{2,3})(?![A-Za-z])", words)
    return code[1].lower() if code else _bad("language", words, "a code such as en or es")


def _bad(field: str, words: str, wanted: str) -> str:
    raise BadValue(f"{field} {words[:60]!r} is not {wanted}")


def facts_of(text: str, *told: Told) -> Facts:
    """The facts of an article: what is told, the earlier source before the later, then what its text shows."""
    values: dict[str, Any] = {}
    for source in told:
        values = {**source, **values}
    values.setdefault("title", _title(text))
    values.setdefault("date", _date_line(text))
    values.setdefault("language", language(text))
    values.setdefault("genre", genre(text, values.get("publisher"), values.get("url")))
    return Facts(**values)


def _head(text: str, count: int) -> Iterator[str]:
    """The first lines that are not empty, each cut where it is very long."""
    lines = (line.strip()[:LONGEST] for line in text[:OPENING].split("\n"))
    return (line for _, line in zip(range(count), filter(None, lines), strict=False))


def _title(text: str) -> str | None:
    """The first line, when it is a line of its own and no sentence."""
    first, _, rest = text.lstrip()[:OPENING].partition("\n")
    first = " ".join(first.split())
    return first if rest.strip() and 0 < len(first) <= 200 and not first.endswith((".", ",", ";")) else None


def _date_line(text: str) -> str | None:
    """The day on a line of its own, or in an agency's dateline ("LISBON, 11 OCT 89 (XYZ)"), near the top."""
    from ingest.dates import find_dates

    for line in _head(text, DATE_LINES):
        for date in find_dates(line[:200], None):
            before, after = line[: date.span.start], line[date.span.end :]
            alone = DATE_LABEL.fullmatch(before) and not re.search(r"\w", after)
            dateline = DATELINE.fullmatch(before) and re.match(r"\s*[(—–-]", after)
            if date.kind == "point" and date.start and len(date.start) == 10 and (alone or dateline):
                return date.start
    return None


def language(text: str) -> str:
    """The code of the language that the text is in; `en` for a text too short to tell."""
    if len(text) < ENOUGH_FOR_LANGUAGE:
        return "en"
    import py3langid

    sample = text[:LANGUAGE_SAMPLE]
    return str(py3langid.classify(sample.lower() if sample.isupper() else sample)[0])


def genre(text: str, publisher: str | None, url: str | None) -> Genre:
    """The sort of text, by the rules of `ingest/data/genres.yaml`."""
    lines = list(_head(text, HEAD_LINES))
    for rule in data("genres.yaml")["rules"]:
        if _any_word(rule.get("publisher", ()), publisher) or _at_host(rule.get("url", ()), url) or _opens(rule["genre"], lines, text):
            return Genre(rule["genre"])
    return Genre.NEWS


def _any_word(words: list[str], where: str | None) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", (where or "").casefold().replace("’", "'")) for word in words)


def _at_host(hosts: list[str], url: str | None) -> bool:
    """Whether the address lies at one of the hosts or below it."""
    host = re.match(r"https?://(?:[^/@]*@)?([^/:?#]+)", url or "")
    return host is not None and any(f".{host[1].casefold()}".endswith(f".{known}") for known in hosts)


@cache
def _openings(name: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    rule = next(rule for rule in data("genres.yaml")["rules"] if rule["genre"] == name)
    if "opening" not in rule:
        return None
    return re.compile("|".join(rule["opening"]), re.IGNORECASE), re.compile(rule.get("beside", ""), re.IGNORECASE)


def _opens(name: str, lines: list[str], text: str) -> bool:
    patterns = _openings(name)
    return patterns is not None and any(patterns[0].match(line) for line in lines) and patterns[1].search(text[:OPENING]) is not None
