"""Offices and titled jobs: where one stands and whose it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from graph.models import Kind
from ingest.mention_office_names import position, public_attorney
from ingest.mention_office_spans import BODIES, Office, is_head, walk_left, walk_right
from ingest.page import Mention, Page
from ingest.word_lists import base_of, words


def positions(page: Page, covering: Mapping[int, Mention]) -> Iterator[Mention]:
    """Every office. `covering` gives the mention of another kind that a token belongs to."""
    yield from _shared_bodies(page, list(_single(page, covering)))


def _shared_bodies(page: Page, found: list[Mention]) -> Iterator[Mention]:
    """ "The president and chief executive of X": the first office is of X too."""
    for mention, following in zip_longest(found, found[1:]):
        between = page.doc[mention.last + 1 : following.first].text.split() if following is not None else []
        joined = bool(between) and between[0] in ("and", "&") and set(between[1:]) <= {"a", "an", "the", "former", "then"}
        bare = mention.last == mention.head and mention.organization is None
        if (
            following is None
            or not joined
            or not bare
            or following.last == following.head
            or (following.organization is None and following.jurisdiction is None)
        ):
            yield mention
            continue
        behind = page.words(following.head + 1, following.last)
        whose = following.jurisdiction if following.organization is None else mention.jurisdiction or following.jurisdiction
        name = mention.name if whose is None or mention.jurisdiction is None else mention.name.removesuffix(f" of {mention.jurisdiction}")
        yield replace(mention, name=f"{name} {behind}", organization=following.organization, jurisdiction=whose)


def _single(page: Page, covering: Mapping[int, Mention]) -> Iterator[Mention]:
    done = -1
    for token in page.doc:
        if token.i <= done or not is_head(page, token.i, covering):
            continue
        office = walk_left(page, token.i, covering)
        office.last = walk_right(page, office, covering)
        served = _of_person(page, office, covering)
        if served is not None:
            yield served
        elif _complete(page, office, covering):
            done = office.last
            yield position(page, office, covering)


def _of_person(page: Page, office: Office, covering: Mapping[int, Mention]) -> Mention | None:
    """ "Adviser to President Juan Mora": an office with a person, not with a body."""
    at = office.head + 1
    if (
        base_of(page.doc[office.head].text) not in words("positions.yaml", "personal")
        or at + 1 >= len(page.doc)
        or page.doc[at].lower_ not in ("to", "of", "for")
    ):
        return None
    behind = next(
        (covering[i] for i in range(at + 1, min(at + 6, len(page.doc))) if i in covering and covering[i].kind is Kind.PERSON), None
    )
    between = range(at + 1, behind.first) if behind is not None else ()
    if behind is None or not all(
        is_head(page, i, covering) or i in covering or page.doc[i].pos_ in ("DET", "ADJ", "PROPN") for i in between
    ):
        return None
    front = page.words(office.first, office.head)
    return Mention(office.first, office.head, office.head, Kind.POSITION, f"{front} {page.doc[at].lower_} {behind.name}", behind.name)


def _complete(page: Page, office: Office, covering: Mapping[int, Mention]) -> bool:
    """Whether the wording is an office: not "the chief", not a cartel's boss."""
    head = base_of(page.doc[office.head].text)
    if any(covering[i].kind in (Kind.CARTEL, Kind.CASE) for i in range(office.first, office.last + 1) if i in covering):
        return False
    behind = {covering[i].kind for i in range(office.head + 1, office.last + 1) if i in covering}
    if head == "justice" and not page.doc[office.head].text[0].isupper():
        return False
    before = [t.lower_ for t in page.doc[office.first : office.head]]
    if before[-1:] in (["drug"], ["crime"]) or {"cartel", "gang", "mafia", "trafficking", "clan"} & set(before):
        return False
    inside = {t.lemma_.lower() for t in page.doc[office.head + 1 : office.last + 1]}
    if head in words("positions.yaml", "needing") and inside & words("positions.yaml", "outside"):
        return False
    if head == "attorney" and not public_attorney(page, office):
        return False
    if head == "official" and "'s" in before and before[-2:-1] == ["top"]:  # "the country's top defense official"
        return True
    if head in words("positions.yaml", "weak"):
        return bool(behind & set(BODIES)) or (office.owner is not None and office.owner.kind in BODIES) or _capital_behind(page, office)
    if head in words("positions.yaml", "needing"):
        return office.first < office.head or office.last > office.head
    return True


def _capital_behind(page: Page, office: Office) -> bool:
    return any(t.pos_ == "PROPN" and t.text[0].isupper() for t in page.doc[office.head + 1 : office.last + 1])
