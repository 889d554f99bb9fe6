"""How a sentence holds what it says: as a fact, as an allegation, as not so, or not at all (modals, conditions, questions, plans)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ingest.page import Page
from ingest.word_lists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FILE = "status_words.yaml"
_OPEN = ("relcl", "acl", "appos", "parataxis")
"""Clauses that stand on their own: what governs their noun does not govern them."""


class Standing(NamedTuple):
    """What holds for a trigger word. `saying` is the verb of speech over it, where there is one."""

    real: bool
    negated: bool = False
    alleged: bool = False
    saying: "Token | None" = None


UNREAL = Standing(False)


def standing(page: Page, trigger: "Token", allowing: frozenset[str] = frozenset()) -> Standing:
    """How the sentence holds its `trigger`. The modals in `allowing` do not count."""
    if _question(page, trigger):
        return UNREAL
    negated = _negated(trigger)
    alleged = _hedged(trigger)
    saying = None
    if _modal(trigger, allowing):
        return UNREAL
    for below, at in _upwards(trigger):
        if _unreal(below, at, allowing):
            return UNREAL
        negated = negated or _negates(below, at)
        lemma = at.lemma_.lower()
        if at.pos_ == "NOUN" and lemma in words(_FILE, "accusing"):
            alleged = True
        if below.dep_ in ("ccomp", "xcomp", "prep", "pcomp") and lemma in words(_FILE, "alleging"):
            alleged = True
        if below.dep_ == "ccomp" and lemma in words(_FILE, "saying") and saying is None:
            saying = at
    return Standing(True, negated, alleged, saying)


def _upwards(trigger: "Token") -> "Iterator[tuple[Token, Token]]":
    """The words that govern the trigger, each with the word below it, up to the clause that stands on its own."""
    at = trigger
    while at.head.i != at.i:
        if at.dep_ in _OPEN:
            if at.head.lemma_ in words(_FILE, "accusing"):
                yield at, at.head
            if at.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in at.children):
                yield at, at.head  # "a plan to arrest him" is governed by its noun
            return
        if at.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in at.children):
            clause = at.head
            while clause.dep_ == "conj":
                clause = clause.head
            if clause.head.i == clause.i or clause.dep_ in _OPEN:
                return
            yield clause, clause.head
            at = clause.head
            continue
        yield at, at.head
        at = at.head


def _question(page: Page, trigger: "Token") -> bool:
    sentence = page.sentences[page.sentence_number(trigger.i)]
    return any(t.text == "?" for t in sentence[-2:])


def _modal(verb: "Token", allowing: frozenset[str] = frozenset()) -> bool:
    if verb.pos_ in ("NOUN", "PROPN"):
        return any(c.dep_ == "amod" and c.lower_ in words(_FILE, "coming") for c in verb.children)
    own = [c for c in verb.children if c.dep_ == "aux" and c.lower_ not in allowing]
    if any(c.lower_ in words(_FILE, "modals") or c.lemma_.lower() in words(_FILE, "modals") for c in own):
        return True
    past = verb.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.lower_ in ("was", "were", "been") for c in verb.children)
    marks = words(_FILE, "conditions") - ({"until", "before"} if past else frozenset())
    marked = [c for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i and c.lower_ in marks]
    return bool(marked) and verb.pos_ in ("VERB", "AUX")


def _unreal(below: "Token", at: "Token", allowing: frozenset[str] = frozenset()) -> bool:
    """Whether `at` takes what hangs on it by `below` out of reality."""
    lemma = at.lemma_.lower()
    if below.dep_ == "advcl":  # "would risk his career to help X"
        return (
            any(c.lower_ == "to" and c.dep_ == "aux" for c in below.children)
            and at.pos_ in ("VERB", "AUX")
            and (_modal(at, allowing) or lemma in words(_FILE, "unreal"))
        )
    if below.dep_ in ("xcomp", "ccomp", "acl") and at.pos_ in ("VERB", "AUX", "NOUN") and lemma in words(_FILE, "unreal"):
        return not _past_infinitive(below)
    if at.pos_ in ("VERB", "AUX") and below.dep_ in ("dobj", "prep", "pobj", "nsubjpass") and lemma in words(_FILE, "unreal"):
        return lemma not in ("order", "help", "stop", "move", "call", "ask", "question", "require")
    if at.pos_ == "ADJ" and below.dep_ in ("xcomp", "ccomp", "prep"):
        return lemma in words(_FILE, "adjectives")
    if at.pos_ in ("NOUN", "PROPN") and below.dep_ in ("acl", "prep", "pcomp", "pobj", "compound"):
        return lemma in words(_FILE, "nouns")
    if below.dep_ in ("xcomp", "ccomp", "conj", "pcomp", "dobj", "prep", "attr", "pobj", "agent", "nsubj", "nsubjpass") and at.pos_ in (
        "VERB",
        "AUX",
    ):
        return _modal(at, allowing) and not (
            below.dep_ == "conj"
            and any(c.dep_ == "aux" for c in below.children if c.lemma_ in ("be", "have"))
            and below.morph.get("Tense", []) == ["Past"]
        )
    return False


def _past_infinitive(verb: "Token") -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)


def _negated(token: "Token") -> bool:
    negations = words(_FILE, "negations")
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and (subject.lower_ in negations or any(c.lower_ in ("no", "neither") for c in subject.children)):
        return True
    return any(c.dep_ == "neg" or (c.lower_ in negations and c.dep_ in ("det", "advmod", "preconj", "neg")) for c in token.children)


def _negates(below: "Token", at: "Token") -> bool:
    if below.dep_ in ("advcl", "nsubj", "nsubjpass") and at.pos_ in ("VERB", "AUX"):
        return at.lemma_ in words(_FILE, "negating") and below.dep_ != "advcl"
    if below.dep_ in ("pcomp", "pobj") and at.lower_ == "without":
        return True
    if at.lemma_ in words(_FILE, "negating") and below.dep_ in ("xcomp", "ccomp", "pcomp", "prep", "dobj", "pobj"):
        return True
    return _negated(at) and below.dep_ in ("xcomp", "ccomp", "conj", "attr", "prep", "pobj", "pcomp", "dobj", "acomp", "oprd", "agent")


def _hedged(token: "Token") -> bool:
    hedges = words(_FILE, "alleged")
    near = [*token.children, *(token.head.children if token.dep_ in ("xcomp", "conj", "attr", "pcomp", "pobj", "appos") else ())]
    return any(c.lower_ in hedges and c.dep_ in ("advmod", "amod", "acomp") for c in near)
