"""Whom a noun describes: "the leader, X", "X is the leader", "leader X", "X served as leader"."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from graph.models import Kind
from ingest.grammar import doer, done_to, governing_verb, subjects
from ingest.page import Mention, Page
from ingest.word_lists import data, words

if TYPE_CHECKING:
    from spacy.tokens import Token


def bearer(page: Page, noun: "Token") -> "Iterator[Token]":
    """Whom a noun describes: "the leader, X", "X is the leader", "leader X", "X served as leader"."""
    mention = page.by_token.get(noun.i)
    office = mention if mention is not None and mention.kind is Kind.POSITION else None
    beside = list(_beside(page, noun, office))
    yield from beside
    if not beside:
        yield from _described(page, noun, set())


def _described(page: Page, noun: "Token", seen: set[int]) -> "Iterator[Token]":
    if noun.i in seen:
        return
    seen.add(noun.i)
    appositions = [c for c in noun.children if c.dep_ == "appos" and _is_person(page, c) and _right_behind(page, noun, c)]
    if appositions:
        yield from appositions
    elif noun.dep_ == "appos" and _next_to(page, noun.head, noun):
        yield noun.head
    elif noun.dep_ == "attr" and noun.head.lemma_ in words("verbs.yaml", "standing"):
        yield from subjects(noun.head)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.dep_ == "prep":
        yield from _holder(page, noun.head.head)
    elif noun.dep_ in ("oprd", "dobj", "attr", "xcomp") and noun.head.lemma_ in words("verbs.yaml", "naming"):
        yield from (t for t in done_to(page, noun.head) if t.i != noun.i)
    elif noun.dep_ == "conj" and not _is_person(page, noun.head):
        yield from _described(page, _office_above(page, noun), seen)


def _next_to(page: Page, name: "Token", noun: "Token") -> bool:
    """Whether no other person and no semicolon stand between a name and the office that explains it: lists are not explanations."""
    between = page.doc[min(name.i, noun.i) + 1 : max(name.i, noun.i)]
    own = page.by_token.get(name.i)
    return not any(t.text == ";" or (_is_person(page, t) and page.by_token[t.i] is not own) for t in between)


def _right_behind(page: Page, noun: "Token", name: "Token") -> bool:
    """Whether nothing but a comma stands between an office and the name that explains it."""
    office = page.by_head.get(noun.i)
    last = office.last if office is not None and office.kind is Kind.POSITION else noun.i
    person = page.by_token[name.i]
    between = page.doc[last + 1 : person.first]
    return name.i > noun.i and not any(t.text == ";" or (office is not None and t.pos_ in ("NOUN", "PROPN", "VERB")) for t in between)


def _office_above(page: Page, noun: "Token") -> "Token":
    """What a noun is listed with: in "commander of the army and chief of staff" the commander, whatever the parser says."""
    at = noun.head
    while noun.i in page.by_head and at.dep_ in ("pobj", "prep", "compound", "conj", "nmod", "poss"):
        if (mention := page.by_head.get(at.i)) is not None and mention.kind is Kind.POSITION:
            return at
        at = at.head
    mention = page.by_head.get(at.i)
    return at if mention is not None and mention.kind is Kind.POSITION else noun.head


def _holder(page: Page, verb: "Token") -> "Iterator[Token]":
    """Who is meant by "as" behind a verb: "served as", "was named as", "spent six years as"."""
    if verb.pos_ in ("NOUN", "PROPN"):
        yield from (c for c in verb.children if c.dep_ == "poss")
        if not any(c.dep_ == "poss" for c in verb.children) and verb.dep_ in ("dobj", "pobj"):
            yield from (t for v in governing_verb(page, verb) for t in doer(page, v))
    elif verb.lemma_ in words("verbs.yaml", "naming") | words("verbs.yaml", "placing"):
        yield from done_to(page, verb) if verb.lemma_ not in ("replace", "succeed") else doer(page, verb)
    elif verb.lemma_ in words("verbs.yaml", "holding"):
        yield from doer(page, verb)


def _is_person(page: Page, token: "Token") -> bool:
    mention = page.by_token.get(token.i)
    return mention is not None and mention.kind is Kind.PERSON


def _beside(page: Page, noun: "Token", office: Mention | None) -> "Iterator[Token]":
    """A person right behind the noun ("Governor X", "the governor, X,"), or before it behind a comma."""
    first, last = (office.first, office.last) if office is not None else (noun.i, noun.i)
    low, high = page.blocks[page.block_number(noun.i)]
    at = last + 1
    while at < high and page.doc[at].lower_.rstrip(".") in _between() and not person_at(page, at):
        at += 1
    if at < high and person_at(page, at) and (office is not None or page.doc[last].tag_ not in ("NNS", "NNPS")):
        yield page.doc[page.by_token[at].head]
        return
    if office is not None and last + 2 < high and page.doc[last + 1].text == "," and person_at(page, last + 2):
        person = page.doc[page.by_token[last + 2].head]
        if person.dep_ == "appos" and office.first <= person.head.i <= last:
            yield person
            return
    if office is not None:
        yield from _before_comma(page, first, low)


def person_at(page: Page, at: int) -> bool:
    mention = page.by_token.get(at)
    return mention is not None and mention.kind is Kind.PERSON and mention.first == at


@cache
def _between() -> frozenset[str]:
    ranks = {form for forms in data("people_words.yaml")["ranks"].values() for form in forms if " " not in form}
    return frozenset(words("people_words.yaml", "honorifics") | ranks)


def _before_comma(page: Page, first: int, low: int) -> "Iterator[Token]":
    """ "X, a former governor", "X, 51, the governor": the person before the comma before the office."""
    at = first - 1
    while at > low and page.doc[at].pos_ in ("DET", "ADJ", "ADV", "PRON") and page.doc[at].text != ",":
        at -= 1
    if at <= low or page.doc[at].text not in (",", "("):
        return
    at -= 1
    if page.doc[at].pos_ == "NUM" and page.doc[at - 1].text == ",":
        at -= 2
    mention = page.by_token.get(at)
    if mention is not None and mention.kind is Kind.PERSON and mention.last == at:
        yield page.doc[mention.head]
