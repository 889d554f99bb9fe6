"""Ways through a sentence: from a trigger to the words that fill its roles, by the dependency parse.

A path is a row of steps ("done-to", "prep:with|on", "obj=charge|count"); each step goes from one token to some others.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ingest.claim_bearers import bearer, person_at
from ingest.grammar import doer, done_to, governing_verb
from ingest.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token


Step = Callable[[Page, "Token"], "Iterator[Token]"]


def walk(page: Page, start: "Token", path: str) -> "list[Token]":
    """The tokens at the end of a path."""
    tokens = [start]
    for step in path.split():
        go, lemmas = _step(step)
        tokens = [t for token in tokens for t in go(page, token) if lemmas is None or _is_one_of(page, t, lemmas)]
    return list(dict.fromkeys(tokens))


def _is_one_of(page: Page, token: "Token", lemmas: frozenset[str]) -> bool:
    """Whether a word or one listed with it is wanted: the parser lists "drug trafficking and fraud charges" as trafficking and charges."""
    return any(t.lemma_.lower() in lemmas for t in (token, *_listed_with(page, token)))


@cache
def _step(step: str) -> "tuple[Step, frozenset[str] | None]":
    name, _, wanted = step.partition("=")
    kind, _, words = name.partition(":")
    lemmas = frozenset(wanted.split("|")) if wanted else None
    if kind == "prep":
        return _prepositional(frozenset(words.split("|"))), lemmas
    if kind == "near":
        return _prepositional(frozenset(words.split("|")), near=True), lemmas
    return STEPS[kind], lemmas


def _prepositional(lemmas: frozenset[str], near: bool = False) -> Step:
    def step(_: Page, token: "Token") -> "Iterator[Token]":
        for child in _prepositions(token, near):
            if child.lower_ in lemmas:
                yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))
            yield from (
                o for c in child.children if c.dep_ == "conj" and c.lower_ in lemmas for o in c.children if o.dep_ in ("pobj", "pcomp")
            )

    return step


def _prepositions(token: "Token", near: bool) -> "Iterator[Token]":
    """The prepositions of a word; `near`, also those that the parser hung on its object or on an earlier preposition."""
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent", "prt"):
            yield child
        if near and child.i > token.i and child.dep_ in ("dobj", "prep", "npadvmod", "oprd", "attr", "agent", "advmod"):
            nouns = child.children if child.dep_ in ("prep", "agent") else [child]
            for noun in nouns:
                if noun.dep_ in ("pobj", "dobj", "npadvmod", "oprd", "attr", "advmod"):
                    yield from (c for c in noun.children if c.dep_ == "prep")
                    yield from (
                        p
                        for c in noun.children
                        if c.dep_ == "prep"
                        for o in c.children
                        if o.dep_ == "pobj"
                        for p in o.children
                        if p.dep_ == "prep"
                    )


def _children(*labels: str) -> Step:
    def step(_: Page, token: "Token") -> "Iterator[Token]":
        yield from (c for c in token.children if c.dep_ in labels)

    return step


def _head(_: Page, token: "Token") -> "Iterator[Token]":
    if token.head.i != token.i:
        yield token.head


def _described_by(_: Page, word: "Token") -> "Iterator[Token]":
    """The noun that an adjective or participle stands before."""
    if word.dep_ == "amod":
        yield word.head


def _listed_with(_: Page, token: "Token") -> "Iterator[Token]":
    """What is listed behind a noun."""
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _listed_with(_, child)


def _self(_: Page, token: "Token") -> "Iterator[Token]":
    yield token


def _after(page: Page, token: "Token") -> "Iterator[Token]":
    mention = page.by_token.get(token.i)
    last = mention.last if mention is not None else token.i
    if last + 1 < len(page.doc) and person_at(page, last + 1):
        yield page.doc[last + 1]


STEPS: dict[str, Step] = {
    "doer": doer,
    "done-to": done_to,
    "bearer": bearer,
    "after": _after,
    "head": _head,
    "verb": governing_verb,
    "self": _self,
    "obj": _children("dobj", "oprd"),
    "attr": _children("attr", "oprd", "acomp"),
    "not": _children("neg"),
    "adverb": _children("advmod"),
    "aux": _children("aux"),
    "listed": _listed_with,
    "given": _children("dative"),
    "appos": _children("appos"),
    "described": _described_by,
    "poss": _children("poss"),
    "mod": _children("compound", "amod", "nmod", "nummod"),
    "clause": _children("xcomp", "ccomp", "pcomp", "advcl"),
    "acl": _children("acl", "relcl"),
}
