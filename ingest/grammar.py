"""Who does what to whom: the subjects, doers and objects of a verb, by the dependency parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.page import Page
from ingest.word_lists import words

if TYPE_CHECKING:
    from spacy.tokens import Token


SUBJECTS = ("nsubj", "nsubjpass")


def is_passive(verb: "Token") -> bool:
    """Whether a verb is said of what it is done to."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if any(c.dep_ in (*SUBJECTS, "dobj", "aux") for c in verb.children):
        helped = any(c.dep_ == "aux" and c.lemma_ in ("be", "get") for c in verb.children)
        return helped and verb.tag_ in ("VBN", "VBD") and verb.dep_ != "acl"
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "ROOT", "oprd", "ccomp", "xcomp", "relcl", "dep", "appos")


def subjects(verb: "Token") -> "list[Token]":
    """The grammatical subject of a verb, also where another verb or a noun lends it."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        return [noun for c in own for noun in _antecedent(verb, c)]
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return subjects(head)
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "acomp", "oprd") and head.pos_ in ("VERB", "AUX", "ADJ"):
        controls = head.lemma_ in words("verbs.yaml", "object_control") and verb.dep_ != "advcl" and not is_passive(head)
        carried = [c for c in head.children if c.dep_ == "dobj"] if controls else []
        if verb.dep_ == "ccomp" and any(c.dep_ == "mark" for c in verb.children):
            return []
        return carried or subjects(head)
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return [head]
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        objects = [c for c in head.head.children if c.dep_ == "dobj"] if head.lower_ in ("for", "of", "with", "from") else []
        return (
            objects
            if objects and not is_passive(head.head) and head.head.lemma_ in words("verbs.yaml", "object_blame")
            else subjects(head.head)
        )
    return []


def _antecedent(verb: "Token", subject: "Token") -> "list[Token]":
    """Of "who" and "which" the noun before the clause."""
    if subject.tag_ not in ("WP", "WDT") and subject.lower_ != "that":
        return [subject]
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ not in ("relcl", "acl") or clause.head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return []
    return [_agreeing(clause.head, verb)]


def _agreeing(noun: "Token", verb: "Token") -> "Token":
    """Of "the sons of X, who are held" the sons: a plural verb is not said of the one whose they are."""
    plural = verb.tag_ == "VBP" or any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("are", "were", "have") for c in verb.children)
    owned = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if plural and noun.tag_ in ("NN", "NNP") and owned is not None and owned.tag_ == "NNS" and not noun.conjuncts:
        return owned
    return noun


def doer(_: Page, verb: "Token") -> "Iterator[Token]":
    """Who does it: the subject of an active verb, the "by" of a passive one."""
    if not is_passive(verb):
        yield from subjects(verb)
        return
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def done_to(_: Page, verb: "Token") -> "Iterator[Token]":
    """Whom it is done to: the subject of a passive verb, the object of an active one."""
    if is_passive(verb):
        yield from subjects(verb)
        return
    own = [c for c in verb.children if c.dep_ in ("dobj", "dative", "oprd") and c.pos_ in ("NOUN", "PROPN", "PRON")]
    yield from own
    if not own and verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS and c.tag_ not in ("WP", "WDT") for c in verb.children):
        yield verb.head


def governing_verb(_: Page, token: "Token") -> "Iterator[Token]":
    """The verb that a noun is subject, object or prepositional object of."""
    at = token
    while at.head.i != at.i and at.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "prep", "conj", "attr", "agent", "compound", "oprd"):
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            yield at
            return
