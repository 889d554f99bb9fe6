"""Offices and titled jobs: where one stands, whose it is, and its normalised wording ("president of Mexico" of "Mexican President")."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from graph.models import Kind
from ingest.page import Mention, Page
from ingest.word_lists import countries, demonyms, words

BODIES = (Kind.AGENCY, Kind.COURT, Kind.COMPANY, Kind.ORGANIZATION)
LONGEST = 14  # tokens of an office's wording behind its head
_COUNTRYWIDE = frozenset({"country", "nation", "republic"})


@dataclass
class _Office:
    """The parts of an office's wording, as tokens."""

    first: int
    head: int
    last: int
    owner: Mention | None = None
    """The place or body before it: "Mexico's", "FBI"."""
    owner_last: int = -1


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
        if token.i <= done or not _is_head(page, token.i, covering):
            continue
        office = _left(page, token.i, covering)
        office.last = _right(page, office, covering)
        served = _of_person(page, office, covering)
        if served is not None:
            yield served
        elif _complete(page, office, covering):
            done = office.last
            yield _mention(page, office, covering)


def _of_person(page: Page, office: _Office, covering: Mapping[int, Mention]) -> Mention | None:
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
        _is_head(page, i, covering) or i in covering or page.doc[i].pos_ in ("DET", "ADJ", "PROPN") for i in between
    ):
        return None
    front = page.words(office.first, office.head)
    return Mention(office.first, office.head, office.head, Kind.POSITION, f"{front} {page.doc[at].lower_} {behind.name}", behind.name)


def base_of(word: str) -> str:
    """The head word of an office without "ex-" and "then-", lower case, singular."""
    plain = re.sub(r"^(?:ex|then|former|vice|co|mid)-(?=\w{4})", "", word.lower())
    if plain in _heads():
        return plain
    for ending, single in (("ies", "y"), ("women", "woman"), ("men", "man"), ("s", "")):
        if plain.endswith(ending) and plain.removesuffix(ending) + single in _heads():
            return plain.removesuffix(ending) + single
    return plain


def _heads() -> frozenset[str]:
    return words("positions.yaml", "heads") | words("positions.yaml", "needing")


def _is_head(page: Page, at: int, covering: Mapping[int, Mention]) -> bool:
    token = page.doc[at]
    if at in covering or token.pos_ not in ("NOUN", "PROPN", "ADJ") or base_of(token.text) not in _heads():
        return False
    following = page.doc[at + 1] if at + 1 < len(page.doc) and page.block_number(at + 1) == page.block_number(at) else None
    if following is None:
        return True
    if following.tag_ == "POS" or following.text in ("-", "/"):
        return following.text in ("-",) and at + 2 < len(page.doc) and page.doc[at + 2].lower_ in ("general", "elect", "in")
    run_on = following.lower_ == "general" or _is_head(page, at + 1, covering)
    noun = following.pos_ == "NOUN" and at + 1 not in covering and following.lower_ not in ("general", "elect", "pro", "designate")
    return not noun if not run_on else following.lower_ == "general" or not _compound(page, at)


def _compound(page: Page, at: int) -> bool:
    return bool(page.doc[at].dep_ == "compound" or page.doc[at].text[0].isupper() == page.doc[at + 1].text[0].isupper())


def _left(page: Page, head: int, covering: Mapping[int, Mention]) -> _Office:
    """Walk left over what belongs to the office's wording."""
    office = _Office(first=head, head=head, last=head)
    low = page.blocks[page.block_number(head)][0]
    at = head - 1
    while at >= low:
        token = page.doc[at]
        if token.text == ")" and at == head - 1 and at - 3 >= low and page.doc[at - 2].text == "(" and at - 3 in covering:
            at -= 3  # "Delta Air Force (DAF) chief"
            token = page.doc[at]
        known = covering.get(at)
        if known is not None:
            if known.kind in BODIES or known.kind is Kind.PLACE:
                office.owner, office.owner_last = known, known.last
                office.first = known.first
                if known.kind in BODIES and known.first - 1 >= low and page.doc[known.first - 1].text in demonyms():
                    office.first = known.first - 1
            break
        if token.text in demonyms() or (token.lower_ in _COUNTRYWIDE and page.doc[at + 1].tag_ == "POS"):
            office.first = at
            break
        if not _qualifies(page, at, head):
            _distant_owner(page, office, at, covering)
            break
        if token.tag_ != "POS" and token.text not in ("-", "/"):
            office.first = at
        at -= 1
    return office


def _distant_owner(page: Page, office: _Office, at: int, covering: Mapping[int, Mention]) -> None:
    """ "Mexico's former defense secretary": the owner stands before words that are no part of the office."""
    while at > 0 and page.doc[at].lower_ in words("positions.yaml", "drop") and page.doc[at].tag_ not in ("DT", "PRP$"):
        at -= 1
    known = covering.get(at - 1)
    if page.doc[at].tag_ == "POS" and known is not None and (known.kind in BODIES or known.kind is Kind.PLACE):
        office.owner, office.owner_last, office.first = known, known.last, known.first
    elif page.doc[at].tag_ == "POS" and page.doc[at - 1].lower_ in _COUNTRYWIDE:
        office.first = at - 1


def _qualifies(page: Page, at: int, head: int) -> bool:
    """Whether a word before an office's head is part of the office: "public security", but not "powerful"."""
    token = page.doc[at]
    lower = token.lower_
    if lower in words("positions.yaml", "drop") or (token.is_stop and lower not in ("top", "of", "first", "third")):
        return token.tag_ == "POS"
    if token.tag_ == "POS":
        return True
    if token.text in ("-", "/", "&"):
        return True
    if token.pos_ == "NOUN" or lower in words("positions.yaml", "keep"):
        return True
    if token.pos_ == "PROPN" or (token.text[0].isupper() and page.doc[head].text[0].isupper()):
        return not token.is_sent_start or page.doc[head].text[0].isupper()
    return token.pos_ == "ADJ" and token.dep_ in ("amod", "compound") and lower.endswith(("al", "ary", "ic")) and base_of(page.doc[head].text) in (
        "minister", "secretary", "prosecutor", "director", "judge", "adviser", "advisor", "governor", "attorney", "commissioner", "council", "court",
    )  # fmt: skip


def _right(page: Page, office: _Office, covering: Mapping[int, Mention]) -> int:
    """Walk right over "general", "in charge" and the body or field behind a preposition."""
    last = office.head
    high = min(page.blocks[page.block_number(last)][1], last + LONGEST)
    while last + 2 < high and page.doc[last + 1].text == "-" and page.doc[last + 2].lower_ in ("general", "elect", "in", "chief"):
        last += 2
    while last + 1 < high and page.doc[last + 1].lower_ in ("general", "pro", "tempore", "elect", "designate", "emeritus"):
        last += 1
    if last + 2 < high and page.doc[last + 1].lower_ == "in" and page.doc[last + 2].lower_ in ("charge", "chief"):
        last += 2
    if last + 2 < high and page.doc[last + 1].text == "," and page.doc[last + 2].text in ("IRS", "FBI", "DEA", "HSI"):
        return last
    if last + 1 < high and _leads_on(page, last + 1, office, covering):
        last = _complement(page, last + 1, high, covering)
    return last


def _leads_on(page: Page, at: int, office: _Office, covering: Mapping[int, Mention]) -> bool:
    word, head = page.doc[at].lower_, base_of(page.doc[office.head].text)
    if word not in words("positions.yaml", "after"):
        return False
    if word in ("to", "at", "in", "on"):
        following = covering.get(at + 1) or covering.get(at + 2)
        named = following is not None and (following.kind in BODIES or following.kind is Kind.PLACE)
        return head in words("positions.yaml", word) and (
            named or (word in ("on", "to") and page.doc[at + 1].pos_ in ("NOUN", "PROPN", "DET", "ADJ"))
        )
    return True


def _complement(page: Page, preposition: int, high: int, covering: Mapping[int, Mention]) -> int:
    """The last token of the words behind an office's preposition."""
    last, at = preposition - 1, preposition
    while at < high:
        known, token = covering.get(at), page.doc[at]
        if known is not None and known.kind is not Kind.PERSON:
            last = min(known.last, high - 1)
            at = last + 1
            continue
        if known is not None or (token.is_sent_start and at > preposition) or _titled(page, at, covering):
            break
        if token.lower_ in words("positions.yaml", "after") and at > preposition:
            if token.lower_ not in ("of", "for", "in", "on") or not _more(page, at, high, covering):
                break
        elif token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and token.lower_ not in ("former", "then") and token.ent_type_ != "DATE":
            last = at
        elif token.pos_ == "CCONJ" or token.text == ",":
            if not _joined_field(page, at, high, covering):
                break
        elif (
            (token.pos_ not in ("DET", "ADP", "PRON") and token.tag_ != "POS" and token.text not in ("-", "&", "/"))
            or (token.pos_ == "PRON" and token.tag_ != "PRP$")
            or (token.pos_ == "ADP" and at > preposition)
        ):
            break
        at += 1
    return last


def _titled(page: Page, at: int, covering: Mapping[int, Mention]) -> bool:
    """Whether a title with a person's name behind it begins here."""
    person = covering.get(at + 1)
    return person is not None and person.kind is Kind.PERSON and (_is_head(page, at, covering) or page.doc[at].text[0].isupper())


def _more(page: Page, at: int, high: int, covering: Mapping[int, Mention]) -> bool:
    """Whether a second preposition still speaks of the office: "of planning of Wenzhou", not "of police in May"."""
    ahead = list(range(at + 1, min(at + 4, high)))
    known = next((covering[i] for i in ahead if i in covering), None)
    named = known is not None and (known.kind in BODIES or known.kind is Kind.PLACE)
    return named or (page.doc[at].lower_ == "of" and bool(ahead) and page.doc[ahead[0]].pos_ in ("NOUN", "PROPN", "DET", "ADJ"))


def _joined_field(page: Page, at: int, high: int, covering: Mapping[int, Mention]) -> bool:
    """Whether "and" or a comma joins two fields of one office: "minister of industry and mines"."""
    if at + 1 >= high or page.doc[at].lower_ not in ("and", "&"):
        return False
    following = page.doc[at + 1]
    known = covering.get(at + 1)
    if known is not None or _office_ahead(page, at + 1, high, covering):
        return False
    return following.pos_ in ("NOUN", "PROPN", "ADJ") and following.text[0].isupper() == page.doc[at - 1].text[0].isupper()


def _office_ahead(page: Page, at: int, high: int, covering: Mapping[int, Mention]) -> bool:
    ahead = range(at, min(at + 5, high))
    return any(_is_head(page, i, covering) for i in ahead if page.doc[i].pos_ in ("NOUN", "PROPN"))


def _complete(page: Page, office: _Office, covering: Mapping[int, Mention]) -> bool:
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
    if head == "attorney" and not _public_attorney(page, office):
        return False
    if head == "official" and "'s" in before and before[-2:-1] == ["top"]:  # "the country's top defense official"
        return True
    if head in words("positions.yaml", "weak"):
        return bool(behind & set(BODIES)) or (office.owner is not None and office.owner.kind in BODIES) or _capital_behind(page, office)
    if head in words("positions.yaml", "needing"):
        return office.first < office.head or office.last > office.head
    return True


def _capital_behind(page: Page, office: _Office) -> bool:
    return any(t.pos_ == "PROPN" and t.text[0].isupper() for t in page.doc[office.head + 1 : office.last + 1])


def _us_attorney(page: Page, office: _Office) -> str:
    """ "U.S. attorney for the Eastern District of New York": here the country is part of the wording."""
    first = office.first
    while first and page.doc[first - 1].lower_ in ("assistant", "acting", "first", "deputy", "special", "interim"):
        first -= 1
    front = "".join((t.text if t.text.isupper() else t.lower_) + t.whitespace_ for t in page.doc[first : office.head + 1])
    behind = page.words(office.head + 1, office.last) if office.last > office.head else ""
    return f"{front.strip()} {behind}".strip()


def _public_attorney(page: Page, office: _Office) -> bool:
    """A U.S. or district attorney or an attorney general, not somebody's lawyer."""
    wording = [t.lower_ for t in page.doc[office.first : office.last + 1]]
    return "general" in wording or bool(
        {"u.s.", "us", "district", "state", "county", "city", "prosecuting", "states"} & set(wording[: office.head - office.first])
    )


def _mention(page: Page, office: _Office, covering: Mapping[int, Mention]) -> Mention:
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
    elif front.lower_ in _COUNTRYWIDE:
        jurisdiction = _last_country(page, office.first, covering)
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
        name = f"{name} of {'the ' if whose in ('United States', 'FBI', 'DEA', 'Maldives', 'Philippines', 'Netherlands') else ''}{whose}"
    return Mention(office.first, office.last, _root(page, office), Kind.POSITION, name, organization, jurisdiction)


def _root(page: Page, office: _Office) -> int:
    """The token that an office hangs on: of "attorney general" the second."""
    last = office.head
    while last < office.last and page.doc[last + 1].lower_ in ("general", "-", "elect", "pro", "tempore", "designate", "emeritus"):
        last += 1
    return int(page.doc[office.head : last + 1].root.i)


def _worded(page: Page, core: list[int], office: _Office) -> str:
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


def _last_country(page: Page, before: int, covering: Mapping[int, Mention]) -> str | None:
    """The country named last: whose "the country's" is."""
    named = (countries().get(covering[i].name) for i in range(before, -1, -1) if i in covering)
    return next((n for n in named if n), None)
