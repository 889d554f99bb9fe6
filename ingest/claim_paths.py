"""Ways through a sentence: from a trigger to the words that fill its roles, by the dependency parse.

A path is a row of steps ("done-to", "prep:with|on", "obj=charge|count"); each step goes from one token to some others.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from graph.models import Kind
from ingest.page import Mention, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

Step = Callable[[Page, "Token"], "Iterator[Token]"]
SUBJECTS = ("nsubj", "nsubjpass")
NAMING = frozenset(
    {
        "name",
        "appoint",
        "elect",
        "choose",
        "make",
        "nominate",
        "designate",
        "swear",
        "promote",
        "reappoint",
        "call",
        "reelect",
        "install",
        "select",
    }
)
OBJECT_CONTROL = frozenset({
    "ask", "tell", "order", "urge", "force", "allow", "persuade", "accuse", "charge", "instruct", "want", "expect", "permit", "let", "make", "have", "see", "lead", "bribe",
    "pay", "hire", "recruit", "appoint", "name", "elect", "get", "advise", "command", "require", "enable", "convince", "direct", "suspect", "encourage", "invite", "show",
})  # fmt: skip
"""Verbs whose object does what the infinitive behind them says."""
OBJECT_BLAME = frozenset({
    "designate", "charge", "arrest", "accuse", "sanction", "indict", "convict", "detain", "investigate", "sentence", "jail", "fine", "thank", "blame", "suspect", "condemn",
    "punish", "prosecute", "try", "criticize", "criticise", "praise", "impeach", "fire", "dismiss", "stop", "prevent", "keep", "bar", "pay", "implicate", "blacklist",
})  # fmt: skip
"""Verbs whose object did what stands behind their "for" or "of"."""
STANDING = frozenset({"be", "become", "remain"})


def walk(page: Page, start: "Token", path: str) -> "list[Token]":
    """The tokens at the end of a path."""
    tokens = [start]
    for step in path.split():
        go, lemmas = _step(step)
        tokens = [t for token in tokens for t in go(page, token) if lemmas is None or t.lemma_.lower() in lemmas]
    return list(dict.fromkeys(tokens))


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


def is_passive(verb: "Token") -> bool:
    """Whether a verb is said of what it is done to."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if any(c.dep_ in (*SUBJECTS, "dobj", "aux") for c in verb.children):
        return (
            any(c.dep_ == "aux" and c.lemma_ in ("be", "get") for c in verb.children) and verb.tag_ in ("VBN", "VBD") and verb.dep_ != "acl"
        )
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
        controls = head.lemma_ in OBJECT_CONTROL and verb.dep_ != "advcl" and not is_passive(head)
        carried = [c for c in head.children if c.dep_ == "dobj"] if controls else []
        if verb.dep_ == "ccomp" and any(c.dep_ == "mark" for c in verb.children):
            return []
        return carried or subjects(head)
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return [head]
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        objects = [c for c in head.head.children if c.dep_ == "dobj"] if head.lower_ in ("for", "of", "with", "from") else []
        return objects if objects and not is_passive(head.head) and head.head.lemma_ in OBJECT_BLAME else subjects(head.head)
    return []


def _antecedent(verb: "Token", subject: "Token") -> "list[Token]":
    """Of "who" and "which" the noun before the clause."""
    if subject.tag_ not in ("WP", "WDT") and subject.lower_ != "that":
        return [subject]
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return [clause.head] if clause.dep_ in ("relcl", "acl") and clause.head.pos_ in ("NOUN", "PROPN", "PRON") else []


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


def _verb(_: Page, token: "Token") -> "Iterator[Token]":
    """The verb that a noun is subject, object or prepositional object of."""
    at = token
    while at.head.i != at.i and at.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "prep", "conj", "attr", "agent", "compound", "oprd"):
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            yield at
            return


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
    appositions = [c for c in noun.children if c.dep_ == "appos" and _is_person(page, c)]
    if appositions:
        yield from appositions
    elif noun.dep_ == "appos":
        yield noun.head
    elif noun.dep_ == "attr" and noun.head.lemma_ in STANDING:
        yield from subjects(noun.head)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.dep_ == "prep":
        yield from _holder(page, noun.head.head)
    elif noun.dep_ in ("oprd", "dobj", "attr", "xcomp") and noun.head.lemma_ in NAMING:
        yield from (t for t in done_to(page, noun.head) if t.i != noun.i)
    elif noun.dep_ == "conj":
        yield from _described(page, _office_above(page, noun), seen)


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
            yield from (t for v in _verb(page, verb) for t in doer(page, v))
    elif verb.lemma_ in NAMING | {"replace", "succeed"} or is_passive(verb):
        yield from done_to(page, verb) if verb.lemma_ not in ("replace", "succeed") else doer(page, verb)
    elif verb.lemma_ in (
        "serve",
        "work",
        "act",
        "resign",
        "spend",
        "begin",
        "retire",
        "quit",
        "rise",
        "return",
        "start",
        "continue",
        "double",
        "campaign",
        "step",
    ):
        yield from doer(page, verb)


def _is_person(page: Page, token: "Token") -> bool:
    mention = page.by_token.get(token.i)
    return mention is not None and mention.kind is Kind.PERSON


def _beside(page: Page, noun: "Token", office: Mention | None) -> "Iterator[Token]":
    """A person right behind the noun ("Governor X", "the governor, X,"), or before it behind a comma."""
    first, last = (office.first, office.last) if office is not None else (noun.i, noun.i)
    low, high = page.blocks[page.block_number(noun.i)]
    at = last + 1
    while at < high and page.doc[at].lower_.rstrip(".") in _between() and not _person_at(page, at):
        at += 1
    if at < high and _person_at(page, at) and (office is not None or page.doc[last].tag_ not in ("NNS", "NNPS")):
        yield page.doc[page.by_token[at].head]
        return
    if office is not None and last + 2 < high and page.doc[last + 1].text == "," and _person_at(page, last + 2):
        person = page.doc[page.by_token[last + 2].head]
        if person.dep_ == "appos" and office.first <= person.head.i <= last:
            yield person
            return
    if office is not None:
        yield from _before_comma(page, first, low)


def _person_at(page: Page, at: int) -> bool:
    mention = page.by_token.get(at)
    return mention is not None and mention.kind is Kind.PERSON and mention.first == at


@cache
def _between() -> frozenset[str]:
    from ingest.word_lists import data, words

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


def _after(page: Page, token: "Token") -> "Iterator[Token]":
    mention = page.by_token.get(token.i)
    last = mention.last if mention is not None else token.i
    if last + 1 < len(page.doc) and _person_at(page, last + 1):
        yield page.doc[last + 1]


STEPS: dict[str, Step] = {
    "doer": doer,
    "done-to": done_to,
    "bearer": bearer,
    "after": _after,
    "head": _head,
    "verb": _verb,
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
