"""The normalised wording of an office: "president of Mexico" of "Mexican President"."""

import re
from collections.abc import Mapping

from graph.models import Kind
from ingest.mention_office_spans import BODIES, COUNTRYWIDE, Office
from ingest.page import Mention, Page
from ingest.word_lists import base_of, countries, demonyms, words


def position(page: Page, office: Office, covering: Mapping[int, Mention]) -> Mention:
    owner, jurisdiction, organization = office.owner, None, None
    core = list(range(office.first, office.last + 1))
    if (
        page.doc[office.head].lower_ == "attorney"
        and page.doc[office.head - 1].text in ("U.S.", "US", "States")
        and "general" not in page.doc[office.head + 1 : office.last + 1].text.lower().split()[:1]
        and owner is not None
        and countries().get(owner.name) == "United States"
    ):
        return Mention(office.first, office.last, office.head, Kind.POSITION, _us_attorney(page, office), None, "United States")
    front = page.doc[office.first]
    if front.text in demonyms():
        jurisdiction = demonyms()[front.text]
        core = core[1:]
    elif front.lower_ in COUNTRYWIDE:
        jurisdiction = _only_country(office.first, covering)
        core = core[2:]
    if owner is not None:
        core = [i for i in core if i > office.owner_last]
        jurisdiction = countries().get(owner.name, owner.name) if owner.kind is Kind.PLACE else jurisdiction
        organization = owner.name if owner.kind in BODIES else None
    while core and (page.doc[core[0]].tag_ == "POS" or page.doc[core[0]].text in ("-", "'")):
        core = core[1:]
    for i in range(office.head + 1, office.last + 1):
        known = covering.get(i)
        if known is not None and known.kind is Kind.PLACE:
            jurisdiction = countries().get(known.name, known.name)
        elif known is not None and known.kind in BODIES and organization is None:
            organization = known.name
    core = [i for i in core if i >= office.head or page.doc[i].lower_ not in words("positions.yaml", "drop")]
    name = _worded(page, core, office)
    whose = organization if owner is not None and owner.kind in BODIES else jurisdiction
    if whose and whose.lower() not in name.lower():
        name = f"{name} of {'the ' if whose in words('positions.yaml', 'with_article') else ''}{whose}"
    return Mention(office.first, office.last, _root(page, office), Kind.POSITION, name, organization, jurisdiction)


def _root(page: Page, office: Office) -> int:
    """The token that an office hangs on: of "attorney general" the second."""
    last = office.head
    while last < office.last and page.doc[last + 1].lower_ in ("general", "-", "elect", "pro", "tempore", "designate", "emeritus"):
        last += 1
    return int(page.doc[office.head : last + 1].root.i)


def _us_attorney(page: Page, office: Office) -> str:
    """ "U.S. attorney for the Eastern District of New York": here the country is part of the wording."""
    first = office.first
    while first and page.doc[first - 1].lower_ in ("assistant", "acting", "first", "deputy", "special", "interim"):
        first -= 1
    front = "".join((t.text if t.text.isupper() else t.lower_) + t.whitespace_ for t in page.doc[first : office.head + 1])
    behind = page.words(office.head + 1, office.last) if office.last > office.head else ""
    return f"{front.strip()} {behind}".strip()


def _worded(page: Page, core: list[int], office: Office) -> str:
    """The core wording in lower case, except for names and what follows the preposition."""
    pieces = []
    for i in core:
        token = page.doc[i]
        lowered = i <= office.head or page.doc[i].lower_ in ("general", "the")
        single = base_of(token.text) if i == office.head and token.tag_ in ("NNS", "NNPS") else token.text
        acronym = token.text.isupper() and len(token.text) > 1
        pieces.append((single.lower() if lowered and not acronym else single) + token.whitespace_)
    name = " ".join("".join(pieces).split())
    return re.sub(r"^(?:ex|then|former|mid)-", "", name)


def _only_country(before: int, covering: Mapping[int, Mention]) -> str | None:
    """Whose "the country's" is: the one country named so far. Where two are, it could be either, and none is better than a guess."""
    named = {countries().get(covering[i].name) for i in range(before) if i in covering} - {None}
    return named.pop() if len(named) == 1 else None


def public_attorney(page: Page, office: Office) -> bool:
    """A U.S. or district attorney or an attorney general, not somebody's lawyer."""
    wording = [t.lower_ for t in page.doc[office.first : office.last + 1]]
    return "general" in wording or bool(
        {"u.s.", "us", "district", "state", "county", "city", "prosecuting", "states"} & set(wording[: office.head - office.first])
    )
