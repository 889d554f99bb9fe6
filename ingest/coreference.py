"""Who is who within one article: names to entities, then pronouns and role nouns ("the general") to entities. Abstains when in doubt."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.models import Kind
from ingest.coreference_names import group_names
from ingest.page import Link, Mention, Page
from ingest.word_lists import base_of, data, rank_of, words

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


SIDE = 3  # sentences back in which "the cartel" finds its name


MALE = frozenset({"he", "him", "his", "himself"})


FEMALE = frozenset({"she", "her", "hers", "herself"})


def resolve(page: Page) -> None:
    """Put the entities of the article on the page, and what its pronouns and role nouns stand for."""
    group_names(page)
    genders = _genders(page)
    roles = _roles(page)
    for number, sentence in enumerate(page.sentences):
        for token in sentence:
            if token.lower_ in MALE | FEMALE:
                link = _pronoun(page, number, token.i, genders)
            elif token.pos_ in ("NOUN", "PROPN") and _definite(page, token.i):
                link = _role(page, number, token.i, roles)
            else:
                continue
            if link is not None:
                page.links[token.i] = link


def _genders(page: Page) -> dict[int, str]:
    """What "Mr." and "Ms." before a name tell."""
    found: dict[int, str] = {}
    for mention in page.mentions:
        if mention.kind is Kind.PERSON and mention.first:
            title = page.doc[mention.first - 1].lower_.rstrip(".")
            gender = next((g for g, forms in data("people_words.yaml")["gendered"].items() if title in forms), None)
            if gender:
                found.setdefault(page.of_mention[mention], gender)
    return found


def _aside(page: Page, mention: Mention) -> bool:
    """Whether a person stands in a relative clause or as a possessor only: no natural antecedent of a later "he"."""
    token = page.doc[mention.head]
    if token.dep_ == "poss":
        return True
    return any(a.dep_ in ("relcl", "acl") for a in token.ancestors)


def _persons(page: Page, first: int, last: int) -> Iterator[Mention]:
    return (m for m in page.mentions if m.kind is Kind.PERSON and first <= m.first < last and not page.who(m).ambiguous)


def _pronoun(page: Page, number: int, at: int, genders: dict[int, str]) -> Link | None:
    """Who "he" is: the one person named before it in its sentence, else the subject of the sentence before."""
    if in_quotes(page, at):
        return None
    gender = "male" if page.doc[at].lower_ in MALE else "female"
    sentence = page.sentences[number]
    here = [m for m in _persons(page, sentence.start, at) if genders.get(page.of_mention[m], gender) == gender]
    earlier = [
        (i, page.links[i]) for i in range(sentence.start, at) if i in page.links and page.people[page.links[i].who].kind is Kind.PERSON
    ]
    named = {page.of_mention[m] for m in here}
    if len(named) == 1 and all(link.who in named for _, link in earlier):
        return Link(named.pop(), 0, here[0].head)
    if not named and earlier:
        whos = {link.who for _, link in earlier}
        return earlier[0][1] if len(whos) == 1 else None
    if named:
        return _of_saying(page, at)
    ahead = _ahead(page, sentence.root, at)
    if ahead is not None:
        return Link(page.of_mention[ahead], 0, ahead.head)
    return _from_before(page, number, gender, genders)


def _ahead(page: Page, root: "Token", at: int) -> Mention | None:
    """ "Before his arrest, X fled": the subject of the clause that the pronoun's phrase opens."""
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > at), None)
    mention = page.by_token.get(subject.i) if subject is not None else None
    opening = any(a.dep_ in ("prep", "advcl") and a.head.i == root.i and a.i < root.i for a in page.doc[at].ancestors)
    return mention if mention is not None and mention.kind is Kind.PERSON and opening else None


def _of_saying(page: Page, at: int) -> Link | None:
    """ "X said he ...": the pronoun that is subject of what is said is who says it."""
    verb = page.doc[at].head
    if page.doc[at].dep_ not in ("nsubj", "nsubjpass") or verb.dep_ not in ("ccomp", "advcl", "conj"):
        return None
    speaker = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    mention = page.by_token.get(speaker.i) if speaker is not None else None
    return Link(page.of_mention[mention], 0, mention.head) if mention is not None and mention.kind is Kind.PERSON else None


def _from_before(page: Page, number: int, gender: str, genders: dict[int, str]) -> Link | None:
    if not number:
        return None
    before = page.sentences[number - 1]
    here = page.sentences[number]
    if page.block_number(here.start) - page.block_number(before.start) > 1:
        return None
    subject = next((c for c in before.root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    fitting = [m for m in _persons(page, before.start, before.end) if genders.get(page.of_mention[m], gender) == gender]
    if subject is not None and _unresolved(page, subject):
        return None
    if not fitting and not (subject is not None and subject.i in page.links):
        return _carried(page, before)
    if subject is not None and subject.i in page.links and page.people[page.links[subject.i].who].kind is Kind.PERSON:
        link = page.links[subject.i]
        alone = {page.of_mention[m] for m in fitting} <= {link.who}
        return Link(link.who, link.hops + 1, link.antecedent) if alone and link.hops < 3 else None
    mention = page.by_token.get(subject.i) if subject is not None else None
    if mention is not None and mention in fitting:
        return Link(page.of_mention[mention], 1, mention.head)
    for choice in (fitting, [m for m in fitting if not _aside(page, m)]):
        if len({page.of_mention[m] for m in choice}) == 1:
            return Link(page.of_mention[choice[0]], 1, choice[0].head)
    return None


def _unresolved(page: Page, subject: "Token") -> bool:
    """Whether a sentence's subject is somebody whom nobody could tell: a later "he" may mean him or her."""
    if subject.i in page.links:
        return False
    mention = page.by_token.get(subject.i)
    office = mention is not None and mention.kind is Kind.POSITION and subject.tag_ in ("NN", "NNP")
    return (
        subject.lower_ in MALE | FEMALE or office or (mention is not None and mention.kind is Kind.PERSON and page.who(mention).ambiguous)
    )


def _carried(page: Page, before: "Tokens") -> Link | None:
    """Whom the pronouns of the sentence before mean, where it names nobody."""
    links = [page.links[t.i] for t in before if t.i in page.links and page.people[page.links[t.i].who].kind is Kind.PERSON]
    unknown = any(t.lower_ in MALE | FEMALE and t.i not in page.links for t in before)
    if unknown or len({link.who for link in links}) != 1 or links[0].hops > 2:
        return None
    return Link(links[0].who, links[0].hops + 1, links[0].antecedent)


def in_quotes(page: Page, at: int) -> bool:
    """Whether a token stands inside direct speech of its paragraph."""
    first = page.blocks[page.block_number(at)][0]
    return page.doc[first:at].text.count('"') % 2 == 1


def _definite(page: Page, at: int) -> bool:
    children = [c.lower_ for c in page.doc[at].children if c.dep_ == "det"]
    return (bool(children) and children[0] in ("the", "this") and page.by_token.get(at, None) is None) or (
        bool(children) and children[0] == "the" and at in page.by_token and page.by_token[at].kind is Kind.POSITION
    )


def _roles(page: Page) -> dict[str, dict[int, int]]:
    """Of a rank or the head word of an office, who is called so, and from which token on."""
    found: dict[str, dict[int, int]] = {}
    for mention in page.mentions:
        if mention.kind is not Kind.PERSON or page.who(mention).ambiguous:
            continue
        for role in _roles_beside(page, mention):
            found.setdefault(role, {}).setdefault(page.of_mention[mention], mention.head)
    return found


def _roles_beside(page: Page, mention: Mention) -> Iterator[str]:
    if mention.first:
        before = page.doc[mention.first - 1]
        rank = rank_of(before.text)
        if rank:
            yield rank
        if before.lower_ in words("people_words.yaml", "honorifics"):
            yield before.lower_
    skip = mention.first - 2 if mention.first and page.doc[mention.first - 1].text in (",", ".") else mention.first - 1
    for at in (skip, mention.first - 1):
        office = page.by_token.get(at)
        if office is not None and office.kind is Kind.POSITION:
            yield base_of(page.doc[office.head].text)
    for child in page.doc[mention.head].children:
        office = page.by_token.get(child.i)
        if child.dep_ == "appos" and office is not None and office.kind is Kind.POSITION and office.head == child.i:
            yield base_of(child.text)
        elif child.dep_ == "appos" and child.lemma_ in words("people_words.yaml", "honorifics"):
            yield child.lemma_


def _role(page: Page, number: int, at: int, roles: dict[str, dict[int, int]]) -> Link | None:
    token = page.doc[at]
    word = rank_of(token.text) or base_of(token.text)
    called = {who: head for who, head in roles.get(word, {}).items() if head < at}
    if called and token.tag_ in ("NN", "NNP"):
        beside = page.by_token.get(at + 1)
        if len(called) == 1 and (beside is None or beside.kind is not Kind.PERSON) and not any(c.dep_ == "appos" for c in token.children):
            who, head = called.popitem()
            return Link(who, 1 if head < page.sentences[number].start else 0, head)
        return None
    kind = next((Kind(k) for k, forms in data("people_words.yaml")["bodies"].items() if token.lower_ in forms), None)
    return _body(page, number, at, kind) if kind is not None else None


def _body(page: Page, number: int, at: int, kind: Kind) -> Link | None:
    """ "The cartel" is the only body of that kind in the sentences before."""
    if any(c.dep_ in ("prep", "relcl", "acl", "amod", "appos") for c in page.doc[at].children) or page.doc[at].tag_ == "NNS":
        return None
    first = page.sentences[max(0, number - SIDE)].start
    near = [m for m in page.mentions if m.kind is kind and first <= m.first < at]
    whos = {page.of_mention[m] for m in near}
    return Link(whos.pop(), 0 if near[-1].first >= page.sentences[number].start else 1, near[-1].head) if len(whos) == 1 else None
