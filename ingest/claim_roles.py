"""What fills a frame's roles: entities, offenses and punishments, from the tokens at the end of its paths."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.models import LITERAL, OFFENSE, Kind, Ref, Span
from ingest.claim_offenses import offenses
from ingest.claim_paths import walk
from ingest.claim_punishments import punishment
from ingest.frames import BODY, Role
from ingest.grammar import subjects
from ingest.page import Mention, Page
from ingest.word_lists import words

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Filler:
    """What fills a role: an entity's number, or an offense or literal."""

    who: int | None
    ref: Ref
    """Empty for an entity."""
    span: Span
    token: int
    hops: int = 0
    antecedent: int | None = None
    words: tuple[str, ...] = ()


def fill(page: Page, token: "Token", role: Role) -> list[Filler]:
    """What fills a role: the first path that leads somewhere counts."""
    for path in role.paths:
        described = path == "bearer" and token.tag_ not in ("NNS", "NNPS")
        found = [f for end in walk(page, token, path) for f in _fillers(page, end, role, alone=described)]
        if found:
            unique = list({(f.who, f.ref): f for f in reversed(found)}.values())[::-1]
            return unique if not role.alone or len(unique) == 1 else []
    return []


def _fillers(page: Page, end: "Token", role: Role, alone: bool = False) -> Iterator[Filler]:
    if role.negation or role.anything:
        yield Filler(None, LITERAL + end.text, page.span(end.i, end.i), end.i)
    elif role.words:
        if (end.lemma_.lower() in role.words or end.lower_ in role.words) and not (
            end.i and page.doc[end.i - 1].lower_ in ("not", "n't", "no")
        ):
            yield Filler(None, f"{LITERAL}{end.text}", page.span(end.i, end.i), end.i)
    elif role.offense:
        tokens = region(page, end) if not role.narrow else _narrow(page, end)
        yield from (Filler(None, OFFENSE + o.category, page.span(o.first, o.last), o.first) for o in offenses(tokens))
    elif role.punishment:
        yield from (Filler(None, LITERAL + p.wording, page.span(p.first, p.last), p.first) for p in punishment(page, region(page, end)))
    else:
        kinds = role.kinds - {"Body"} | (BODY if "Body" in role.kinds else frozenset())
        for token in [end] if alone else _listed(page, end):
            yield from _entity(page, token, kinds)


def region(page: Page, end: "Token") -> "list[Token]":
    """The words that belong to a role's noun or verb: its subtree, without clauses about other people."""
    told = end if end.lemma_ in ("charge", "allegation", "accusation", "claim", "count", "suspicion") else None  # "charges he took bribes"
    outside = {t.i for c in end.subtree if c.i != end.i and c.dep_ == "relcl" and c.head != told for t in c.subtree}
    sentence = page.sentence_number(end.i)
    return [t for t in end.subtree if t.i not in outside and page.sentence_number(t.i) == sentence and t.i >= end.i - 12]


def _narrow(page: Page, end: "Token") -> "list[Token]":
    objects = [t for c in end.children if c.dep_ in ("dobj", "prt") for t in region(page, c)]
    return sorted([end, *objects], key=lambda t: t.i)


def _listed(page: Page, end: "Token") -> "Iterator[Token]":
    """A token and what is listed with it: "X, Y and Z"; "X, 39, Y, 41, and Z, 46"."""
    yield end
    yield from _with_ages(page, end)
    for child in end.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            yield from _listed(page, child)


def _with_ages(page: Page, end: "Token") -> "Iterator[Token]":
    """The people of a list in which each name has an age, which the parser does not see as a list."""
    mention = page.by_token.get(end.i)
    if mention is None or mention.kind is not Kind.PERSON:
        return
    people = [m for m in page.mentions if m.kind is Kind.PERSON and page.sentence_number(m.first) == page.sentence_number(end.i)]
    at = people.index(mention)
    for step, row in ((-1, people[:at][::-1]), (1, people[at + 1 :])):
        before = mention
        for other in row:
            left, right = (other, before) if step < 0 else (before, other)
            between = [t.lower_ for t in page.doc[left.last + 1 : right.first] if t.text not in (",", ";")]
            if len(between) not in (1, 2, 3) or not between[0].isdigit() or any(w not in ("and", "both") for w in between[1:]):
                break
            yield page.doc[other.head]
            before = other


def _entity(page: Page, token: "Token", kinds: frozenset[str]) -> Iterator[Filler]:
    found = _named(page, token, kinds) or _linked(page, token, kinds) or _forces(page, token, kinds)
    if found is None and token.dep_ == "appos" and token.i not in page.by_token:  # "the office, the one that indicted X"
        found = _named(page, token.head, kinds)
    if (
        found is None and token.dep_ == "attr" and token.head.lemma_ in words("verbs.yaml", "standing")
    ):  # "X became the first to be arrested"
        found = next((f for s in subjects(token.head) if (f := _named(page, s, kinds) or _linked(page, s, kinds)) is not None), None)
    if (
        found is None
        and token.i > 2
        and page.doc[token.i - 1].lower_ == "the"
        and page.doc[token.i - 2].text == ","
        and token.lemma_.lower() in words("people_words.yaml", "nouns")
    ):
        found = _named(page, page.doc[token.i - 3], kinds)
    if found is not None:
        yield found
        return
    for child in token.children:  # "the former minister, X"; "two brothers, X and Y"
        if child.dep_ == "appos" and child.i > token.i:
            yield from (f for listed in _listed(page, child) if (f := _named(page, listed, kinds)) is not None)


def _named(page: Page, token: "Token", kinds: frozenset[str]) -> Filler | None:
    mention = page.by_token.get(token.i)
    if mention is not None and mention.kind not in kinds:
        office = page.by_head.get(token.i)
        mention = office if office is not None and office.kind in kinds else None
    if mention is None or mention.kind not in kinds or _namesake(page, mention):
        return None
    if token.i != mention.head and mention.kind is not Kind.PERSON and page.doc[mention.head].dep_ in ("pobj",) and token.i > mention.head:
        return None
    return Filler(page.of_mention[mention], "", page.span(mention.first, mention.last), mention.head)


def _namesake(page: Page, mention: Mention) -> bool:
    """Whether the text tells a bearer of the name from another by age: "the elder Ruiz" is not the Ruiz named before."""
    return mention.kind is Kind.PERSON and mention.first > 0 and page.doc[mention.first - 1].lower_ in words("people_words.yaml", "by_age")


def _forces(page: Page, token: "Token", kinds: frozenset[str]) -> Filler | None:
    """ "FBI agents" are the FBI."""
    if Kind.AGENCY not in kinds or Kind.PERSON in kinds or token.lemma_.lower() not in words("verbs.yaml", "forces"):
        return None
    owners = (_named(page, c, frozenset({Kind.AGENCY})) for c in token.children if c.dep_ in ("compound", "nmod", "poss", "amod"))
    return next((f for f in owners if f is not None), None)


def _linked(page: Page, token: "Token", kinds: frozenset[str]) -> Filler | None:
    link = page.links.get(token.i)
    if link is None or page.people[link.who].kind not in kinds:
        return None
    return Filler(link.who, "", page.span(token.i, token.i), token.i, link.hops, link.antecedent)


def literal(page: Page, ref: Ref, token: "Token") -> list[Filler]:
    return [Filler(None, ref, page.span(token.i, token.i), token.i)]
