"""How far the wording of an office reaches: left over its owner and field, right over its body."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.models import Kind
from ingest.page import Mention, Page
from ingest.word_lists import base_of, demonyms, position_heads, words

BODIES = (Kind.AGENCY, Kind.COURT, Kind.COMPANY, Kind.ORGANIZATION)


COUNTRYWIDE = frozenset({"country", "nation", "republic"})
LONGEST = 14  # tokens of an office's wording behind its head


@dataclass
class Office:
    """The parts of an office's wording, as tokens."""

    first: int
    head: int
    last: int
    owner: Mention | None = None
    """The place or body before it: "Mexico's", "FBI"."""
    owner_last: int = -1


def is_head(page: Page, at: int, covering: Mapping[int, Mention]) -> bool:
    token = page.doc[at]
    if at in covering or token.pos_ not in ("NOUN", "PROPN", "ADJ") or base_of(token.text) not in position_heads():
        return False
    following = page.doc[at + 1] if at + 1 < len(page.doc) and page.block_number(at + 1) == page.block_number(at) else None
    if following is None:
        return True
    if following.tag_ == "POS" or following.text in ("-", "/"):
        return following.text in ("-",) and at + 2 < len(page.doc) and page.doc[at + 2].lower_ in ("general", "elect", "in")
    run_on = following.lower_ == "general" or is_head(page, at + 1, covering)
    noun = following.pos_ == "NOUN" and at + 1 not in covering and following.lower_ not in ("general", "elect", "pro", "designate")
    return not noun if not run_on else following.lower_ == "general" or not _compound(page, at)


def _compound(page: Page, at: int) -> bool:
    return bool(page.doc[at].dep_ == "compound" or page.doc[at].text[0].isupper() == page.doc[at + 1].text[0].isupper())


def walk_left(page: Page, head: int, covering: Mapping[int, Mention]) -> Office:
    """Walk left over what belongs to the office's wording."""
    office = Office(first=head, head=head, last=head)
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
        if token.text in demonyms() or (token.lower_ in COUNTRYWIDE and page.doc[at + 1].tag_ == "POS"):
            office.first = at
            break
        if not _qualifies(page, at, head):
            _distant_owner(page, office, at, covering)
            break
        if token.tag_ != "POS" and token.text not in ("-", "/"):
            office.first = at
        at -= 1
    return office


def _distant_owner(page: Page, office: Office, at: int, covering: Mapping[int, Mention]) -> None:
    """ "Mexico's former defense secretary": the owner stands before words that are no part of the office."""
    while at > 0 and page.doc[at].lower_ in words("positions.yaml", "drop") and page.doc[at].tag_ not in ("DT", "PRP$"):
        at -= 1
    known = covering.get(at - 1)
    if page.doc[at].tag_ == "POS" and known is not None and (known.kind in BODIES or known.kind is Kind.PLACE):
        office.owner, office.owner_last, office.first = known, known.last, known.first
    elif page.doc[at].tag_ == "POS" and page.doc[at - 1].lower_ in COUNTRYWIDE:
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
    field = token.pos_ == "ADJ" and token.dep_ in ("amod", "compound") and lower.endswith(("al", "ary", "ic"))
    return field and base_of(page.doc[head].text) in words("positions.yaml", "fielded")


def walk_right(page: Page, office: Office, covering: Mapping[int, Mention]) -> int:
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


def _leads_on(page: Page, at: int, office: Office, covering: Mapping[int, Mention]) -> bool:
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
    return person is not None and person.kind is Kind.PERSON and (is_head(page, at, covering) or page.doc[at].text[0].isupper())


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
    return any(is_head(page, i, covering) for i in ahead if page.doc[i].pos_ in ("NOUN", "PROPN"))
