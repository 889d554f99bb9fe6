"""All mentions of an article: people, bodies, places, positions and named cases, with their kinds decided once."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from graph.ids import fold
from graph.models import Kind
from ingest.mention_bodies import body, formed, kind_by_words, modelled, places
from ingest.mention_names import is_name, is_title, people, person, repeated
from ingest.mention_positions import positions
from ingest.mention_registry import known_mentions
from ingest.page import Mention, Page
from ingest.word_lists import data

_ACRONYM = re.compile(r"^[A-Z][A-Za-z]{1,7}$")


def find_mentions(page: Page) -> None:
    """Put all mentions of the page on it, in text order. People and bodies do not overlap; positions may hold others."""
    outside = _furniture(page)
    ranked = [
        *((0, m) for m in known_mentions(page)),
        *((1, m) for m in formed(page)),
        *((1, m) for m in places(page)),
        *((2, m) for m in people(page)),
        *((3, m) for m in modelled(page)),
    ]
    found = [_nearest_place(page, m) for m in _one_kind_each(_apart(ranked))]
    found = _without_surnames(page, found)
    found += repeated(page, found, {i for m in found for i in range(m.first, m.last + 1)})
    found += _after_titles(page, found)
    found = _with_acronyms(page, found)
    covering = {i: m for m in found for i in range(m.first, m.last + 1)}
    found += positions(page, covering)
    page.mentions = sorted((m for m in found if page.block_number(m.first) not in outside), key=lambda m: (m.first, -m.last, m.kind))


def _furniture(page: Page) -> set[int]:
    """The paragraphs that are bylines, captions of links or navigation."""
    expressions = [re.compile(e, re.IGNORECASE) for e in data("furniture.yaml")]
    texts = {n: " ".join(page.doc[a:b].text.split()) for n, (a, b) in enumerate(page.blocks)}
    return {n for n, text in texts.items() if len(text) < 200 and any(e.search(text) for e in expressions)}


def _apart(ranked: Iterable[tuple[int, Mention]]) -> list[Mention]:
    """Of overlapping mentions the longest, then the best founded."""
    taken: set[int] = set()
    kept = []
    for _, mention in sorted(ranked, key=lambda r: (r[1].first - r[1].last, r[0], r[1].first)):
        tokens = set(range(mention.first, mention.last + 1))
        if not tokens & taken:
            taken |= tokens
            kept.append(mention)
    return kept


def _nearest_place(page: Page, mention: Mention) -> Mention:
    """ "Tepic, Nayarit" is Tepic."""
    comma = next((i for i in range(mention.first, mention.last + 1) if page.doc[i].text == ","), None)
    if mention.kind is not Kind.PLACE or comma is None:
        return mention
    last = comma - 1
    return replace(mention, last=last, head=page.doc[mention.first : last + 1].root.i, name=page.words(mention.first, last))


def _one_kind_each(found: list[Mention]) -> list[Mention]:
    """A name has one kind in an article: the registry's, else the most frequent one."""
    votes: dict[str, Counter[Kind]] = {}
    for mention in found:
        votes.setdefault(fold(mention.name), Counter())[mention.kind] += 1000 if mention.known else 1
    best = {name: max(sorted(c), key=lambda k: (c[k], k is Kind.PERSON)) for name, c in votes.items()}
    return [m if m.kind is best[fold(m.name)] else replace(m, kind=best[fold(m.name)]) for m in found]


def _without_surnames(page: Page, found: list[Mention]) -> list[Mention]:
    """Where the model takes a known person's surname for a place or a body, it is the person."""
    surnames = {m.name.split()[-1] for m in found if m.kind is Kind.PERSON and " " in m.name}
    surnames |= {" ".join(m.name.split()[-2:]) for m in found if m.kind is Kind.PERSON and m.name.count(" ") > 1}

    def mistaken(m: Mention) -> bool:
        return m.kind in (Kind.PLACE, Kind.ORGANIZATION, Kind.COMPANY) and not m.known and m.name in surnames

    return [person(page, m.first, m.last) if mistaken(m) else m for m in found]


def _after_titles(page: Page, found: list[Mention]) -> list[Mention]:
    """Names that only a title before them gives away: "Attorney General Bako Suleyman"."""
    taken = {i for m in found for i in range(m.first, m.last + 1)}
    names: list[Mention] = []
    for token in page.doc[1:]:
        before = page.doc[token.i - 1]
        if (
            token.i in taken
            or not before.text[0].isupper()
            or not (is_title(before.text) and before.text[0].isupper())
            or is_title(token.text)
        ):
            continue
        last, high = token.i, page.blocks[page.block_number(token.i)][1]
        if page.block_number(before.i) != page.block_number(token.i) or before.ent_type_ == "NORP" or token.tag_ not in ("NNP", "NNPS"):
            continue
        while last + 1 < high and page.doc[last + 1].tag_ == "NNP" and last + 1 not in taken and page.doc[last + 1].text[0].isupper():
            last += 1
        if last > token.i and last - token.i < 4 and is_name(page, token.i, last) and before.lower_ != "general":
            names.append(person(page, token.i, last))
            taken |= set(range(token.i, last + 1))
    return names


def _with_acronyms(page: Page, found: list[Mention]) -> list[Mention]:
    """Acronyms that the text defines in brackets behind a name are bodies wherever they stand, whatever else they were taken for."""
    defined: dict[str, Mention] = {}
    for mention in found:
        after = mention.last + 1
        if (
            mention.kind in (Kind.PERSON, Kind.PLACE)
            or after + 2 >= len(page.doc)
            or page.doc[after].text != "("
            or page.doc[after + 2].text != ")"
        ):
            continue
        if _ACRONYM.match(page.doc[after + 1].text) and page.doc[after + 1].text[1:].upper() != page.doc[after + 1].text[1:].lower():
            defined.setdefault(page.doc[after + 1].text, mention)
    kept = [m for m in found if m.known or m.first != m.last or page.doc[m.first].text not in defined]
    taken = {i for m in kept for i in range(m.first, m.last + 1)}
    return kept + [body(page, t.i, t.i, defined[t.text].kind) for t in page.doc if t.text in defined and t.i not in taken]


__all__ = ["find_mentions", "kind_by_words"]
