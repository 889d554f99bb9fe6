"""Names of people: what the model takes for one, repaired over the whole document."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.ids import fold
from graph.models import Kind
from ingest.page import Mention, Page
from ingest.word_lists import base_of, countries, demonyms, position_heads, rank_of, words

LONGEST_NAME = 7


def is_title(word: str) -> bool:
    """Whether a word before a name is a rank, an honorific or an office, and no part of the name."""
    plain = word.lower().replace(".", "").removeprefix("ex-").removeprefix("then-")
    offices = words("positions.yaml", "heads") | words("positions.yaml", "needing")
    return (
        plain in words("people_words.yaml", "honorifics") | offices
        or rank_of(word) is not None
        or (word in demonyms() and word not in words("people_words.yaml", "given"))
    )


def people(page: Page) -> Iterator[Mention]:
    """Every stretch of tokens that the model takes for a person's name, without titles, run on to the whole name."""
    for entity in page.doc.ents:
        if entity.label_ != "PERSON":
            continue
        first, last = _without_edges(page, *_grown(page, entity.start, entity.end - 1))
        if first <= last and is_name(page, first, last):
            before = page.doc[first - 1].lower_ if first else ""
            yield (
                replace(person(page, first, last), kind=Kind.COMPANY)
                if before in words("people_words.yaml", "companies")
                else person(page, first, last)
            )


def person(page: Page, first: int, last: int) -> Mention:
    """A mention of a person: the name is the wording without a nickname in quotes."""
    kept: list[str] = []
    quoted = False
    for token in page.doc[first : last + 1]:
        if token.text in ('"', "'", "(", ")"):
            quoted = not quoted
        elif not quoted:
            kept.append(token.text_with_ws)
    name = " ".join("".join(kept).split()) or page.words(first, last)
    return Mention(first, last, page.doc[first : last + 1].root.i, Kind.PERSON, name)


def is_name(page: Page, first: int, last: int) -> bool:
    """Whether these tokens can be a person's name at all."""
    wording = page.words(first, last)
    if fold(wording) in words("people_words.yaml", "never") or wording in demonyms() or wording in countries():
        return False
    tokens = page.doc[first : last + 1]
    if any(c.isdigit() for c in wording) or not any(t.text[0].isupper() and len(t.text) > 1 for t in tokens):
        return False
    if any(t.text in words("people_words.yaml", "joining") or (len(t.text) > 4 and base_of(t.text) in position_heads()) for t in tokens):
        return False
    lone = first == last and (tokens[0].tag_ not in ("NNP", "NNPS", "NN", "JJ", "FW") or tokens[0].is_stop)
    return not lone and not _is_list(page, first, last)


def _is_list(page: Page, first: int, last: int) -> bool:
    """Whether a comma parts two names; "Ruiz, Jr." is one."""
    comma = next((i for i in range(first, last) if page.doc[i].text == ","), None)
    return comma is not None and page.doc[comma + 1].lower_.rstrip(".") not in words("people_words.yaml", "suffixes")


def _grown(page: Page, first: int, last: int) -> tuple[int, int]:
    """Run a name on over capitalised neighbours, particles and a nickname in quotes."""
    low, high = page.blocks[page.block_number(first)]
    while first - 1 >= low and last - first < LONGEST_NAME and _belongs(page, first - 1):
        first -= 1
    while last + 1 < high and last - first < LONGEST_NAME:
        step = next((n for n in (1, 2, 3) if last + n < high and _continues(page, last + 1, n)), 0) or _nickname(
            page, first, last + 1, high
        )
        if not step:
            break
        last += step
    return first, last


def _belongs(page: Page, at: int) -> bool:
    token = page.doc[at]
    proper = token.tag_ in ("NNP", "NNPS") or (token.ent_type_ == "PERSON" and token.text[0].isupper())
    shape = token.text[0].isupper() and token.text.replace("-", "").replace(".", "").replace("'", "").isalpha()
    given = token.text in words("people_words.yaml", "given")
    foreign = token.ent_type_ in ("ORG", "NORP", "DATE", "GPE", "FAC", "EVENT", "LAW", "TIME") and not given
    return (
        proper
        and shape
        and not _field(page, at)
        and not foreign
        and not is_title(token.text)
        and not (token.is_sent_start and token.is_stop)
    )


def _continues(page: Page, at: int, length: int) -> bool:
    """Whether `length` tokens from `at` on go on with a name: a word, or particles and a word."""
    *before, last = range(at, at + length)
    particles = words("people_words.yaml", "particles")
    return _belongs(page, last) and all(page.doc[i].text.lower() in particles and page.doc[i].text != "The" for i in before)


def _field(page: Page, at: int) -> bool:
    """Whether a word is the end of an office before the name: "minister of Culture", "agent in Charge", "chief of Staff"."""
    return page.doc[at].lower_ in words("people_words.yaml", "fields") and at > 0 and page.doc[at - 1].lower_ in ("of", "in", "for", "and")


def _nickname(page: Page, first: int, at: int, high: int) -> int:
    """How many tokens a nickname in quotes and the name's next word take, 0 where there is none."""
    if at >= high or page.doc[at].text not in ('"', "'", "``"):
        return 0
    if sum(t.text in ('"', "``", "''") for t in page.doc[first:at]) % 2:  # the model's name ended within the quotes
        return 2 if at + 1 < high and page.doc[at + 1].tag_ == "NNP" else 0
    closing = next((i for i in range(at + 2, min(at + 6, high - 1)) if page.doc[i].text in ('"', "'", "''")), 0)
    return closing + 2 - at if closing and page.doc[at + 1].text[0].isupper() and page.doc[closing + 1].tag_ == "NNP" else 0


def _without_edges(page: Page, first: int, last: int) -> tuple[int, int]:
    """Take titles off the front, and a possessive, a comma or a verb off the end."""
    while first <= last and (
        is_title(page.doc[first].text)
        or page.doc[first].lower_ in words("people_words.yaml", "openers")
        or _field(page, first)
        or not page.doc[first].text[0].isalnum()
        or page.doc[first].text in ("The", "the", "A", "a")
    ):
        first += 1
    while last >= first and (
        page.doc[last].tag_ in ("POS", "VBZ", "VBD", "VBN", "VBG", "IN", "TO", "CC", "DT", "CD") or not page.doc[last].text[-1].isalnum()
    ):
        if page.doc[last].text.endswith(".") and page.doc[last].text[0].isupper():
            break
        last -= 1
    return first, last


def surname_forms(name: str) -> Iterator[str]:
    """The shorter wordings that may stand for a full name: its ends ("Cienfuegos", "García Luna") and its first word."""
    pieces = name.split()
    for start in range(1, len(pieces)):
        yield " ".join(pieces[start:])
    for end in range(len(pieces) - 1, 1, -1):
        yield " ".join(pieces[1:end])
    if len(pieces) > 1:
        yield pieces[0]


def repeated(page: Page, found: Iterable[Mention], taken: set[int]) -> Iterator[Mention]:
    """Other places of the document where a known full name or surname stands and nothing else does."""
    full = [m.name for m in found if m.kind is Kind.PERSON and " " in m.name]
    counts = Counter(form for name in dict.fromkeys(full) for form in surname_forms(name) if form != name.split()[0])
    forms = {tuple(n.split()) for n in full} | {tuple(form.split()) for form in counts}
    given = {name.split()[0] for name in full}
    starts = {f[0] for f in forms} | given
    at = 0
    while at < len(page.doc):
        step = 1
        if at not in taken and page.doc[at].text in starts:
            for length in range(min(LONGEST_NAME, len(page.doc) - at), 0, -1):
                piece = tuple(t.text for t in page.doc[at : at + length])
                known = piece in forms or (
                    length == 1 and piece[0] in given and page.doc[at].dep_ in ("nsubj", "nsubjpass") and page.doc[at].tag_ == "NNP"
                )
                if known and not taken & set(range(at, at + length)) and not is_title(piece[0]):
                    yield person(page, at, at + length - 1)
                    step = length
                    break
        at += step
