"""Bodies, courts, cartels and places: by their form, by what the model takes them for, and by the words of their names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.models import Kind
from ingest.page import Mention, Page
from ingest.word_lists import countries, data, demonyms, words

_STOPS = "|".join(sorted(words("people_words.yaml", "stops")))
_WORD = rf"(?!(?:{_STOPS})\b)[A-Z][\w'&.-]*(?<!'s)(?<!\.)(?<!')"
_SMALL = "(?:de |del |la |las |los |of the |of )*"
_PARTS = {
    "{NAMES}": rf"{_WORD}(?: {_SMALL}{_WORD}){{0,4}}",
    "{NAME}": _WORD,
    "{PLACE}": rf"{_WORD}(?: (?:de |del |of )?{_WORD}){{0,2}}",
}
_NEVER = words("body_stops.yaml", "never")
_HEADLINE = re.compile(r"\b(?:" + "|".join(sorted(words("body_stops.yaml", "headline"))) + r")\b")
_ENDINGS = tuple(sorted(words("body_stops.yaml", "endings")))
_LABELS: dict[str, Kind | None] = {"ORG": None, "GPE": Kind.PLACE, "LOC": Kind.PLACE}
_REGIONS = re.compile(
    r"\b(?:north|south|east|west|central|latin) (?:america|africa|europe|asia)"
    r"|district|border|gulf|ocean|sea|river|street|road|avenue|airport",
    re.I,
)


@dataclass(frozen=True)
class Pattern:
    """A form of name: what it is, how it looks, and what looks like it but is not."""

    kind: Kind
    expression: re.Pattern[str]
    excluded: re.Pattern[str] | None


@cache
def patterns() -> tuple[Pattern, ...]:
    """The forms of `ingest/data/patterns.yaml`, in order."""
    found = []
    parts = _PARTS | {"{DEMONYM}": "(?:" + "|".join(re.escape(d) for d in sorted(demonyms(), key=len, reverse=True)) + ")"}
    for entry in data("patterns.yaml"):
        expression = entry["expression"]
        for part, meaning in parts.items():
            expression = expression.replace(part, meaning)
        found.append(
            Pattern(
                Kind(entry["kind"]),
                re.compile(rf"(?<![\w'.-])(?:{expression})(?!\w)"),
                re.compile(entry["not"]) if "not" in entry else None,
            )
        )
    return tuple(found)


def formed(page: Page) -> Iterator[Mention]:
    """Names by their form; at one place the earlier pattern of the file counts."""
    for first, last in page.blocks:
        text, offset = page.doc[first:last].text, page.starts[first]
        taken: set[int] = set()
        for pattern in patterns():
            for match in pattern.expression.finditer(text):
                if (
                    _HEADLINE.search(match[0])
                    or (pattern.excluded and pattern.excluded.search(match[0]))
                    or taken & set(range(*match.span()))
                ):
                    continue
                taken.update(range(*match.span()))
                yield body(page, page.token_at(offset + match.start()), page.token_at(offset + match.end() - 1), pattern.kind)


def modelled(page: Page) -> Iterator[Mention]:
    """What the model takes for an organization or a place."""
    for entity in page.doc.ents:
        first, last = _trimmed(page, entity.start, entity.end - 1)
        wording = page.words(first, last) if first <= last else ""
        if (
            entity.label_ not in _LABELS
            or not wording
            or not wording[0].isupper()
            or wording in _NEVER
            or (wording in demonyms() and wording not in countries())
        ):
            continue
        if wording.endswith(_ENDINGS) or _HEADLINE.search(wording):
            continue
        kind = _LABELS[entity.label_] or kind_by_words(wording)
        if kind is Kind.PLACE and "," in wording:  # "Dallas, Texas": the most exact place
            last = next((i for i in range(first, last + 1) if page.doc[i].text == ","), last + 1) - 1
        if kind is Kind.PLACE and (_REGIONS.search(wording) or (entity.label_ == "LOC" and wording not in countries())):
            continue
        yield body(page, first, last, kind)


def places(page: Page) -> Iterator[Mention]:
    """Countries, by name."""
    longest = 5
    for first, last in page.blocks:
        at = first
        while at < last:
            length = next((n for n in range(min(longest, last - at), 0, -1) if page.words(at, at + n - 1) in countries()), 0)
            if length:
                yield body(page, at, at + length - 1, Kind.PLACE)
            at += length or 1


def body(page: Page, first: int, last: int, kind: Kind) -> Mention:
    """A mention of a body or place, without a leading article."""
    while first < last and page.doc[first].text in ("the", "The", "a", "A", "an", "An"):
        first += 1
    name = page.words(first, last)
    return Mention(first, last, page.doc[first : last + 1].root.i, kind, name, known=countries().get(name) if kind is Kind.PLACE else None)


def kind_by_words(name: str) -> Kind:
    """What a body is by the words of its name; an organization where they do not tell."""
    plain = re.sub(r"'s\b|[^\w' .&-]", "", name.lower()).strip()
    for kind, lists in data("body_words.yaml").items():
        if any(plain == w or plain.endswith(f" {w}") for w in lists["last"]) or any(plain.startswith(w) for w in lists["first"]):
            return Kind(kind.capitalize())
    return Kind.ORGANIZATION


def _trimmed(page: Page, first: int, last: int) -> tuple[int, int]:
    while first <= last and page.doc[first].lower_ in ("the", "a", "an", "'", '"', "this", "that"):
        first += 1
    while last >= first and (page.doc[last].tag_ == "POS" or (not page.doc[last].text[-1].isalnum() and page.doc[last].text != "U.S.")):
        last -= 1
    return first, last
