"""Who says it, and what sort of speaker that is."""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from graph.ids import fold
from graph.models import LITERAL, Article, Genre, Kind, Ref, SpeakerSort
from ingest.grammar import doer
from ingest.page import Page, Who
from ingest.word_lists import data, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_EXACT = ("Office of Foreign Assets Control", "OFAC", "U.S. Attorney's Office", "United States Attorney's Office")
_FILE = "speakers.yaml"


class Speaker(NamedTuple):
    """An entity's number or a wording; and its sort."""

    who: int | None
    wording: str
    sort: SpeakerSort


def of_verb(page: Page, verb: "Token") -> Speaker | None:
    """Who a verb of saying or accusing has as its doer."""
    return next((s for token in doer(page, verb) if (s := of_token(page, token)) is not None), None)


def according_to(page: Page, trigger: "Token") -> Speaker | None:
    """ "According to X" in the sentence of the trigger."""
    sentence = page.sentences[page.sentence_number(trigger.i)]
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < sentence.end and page.doc[token.i + 1].lower_ == "to":
            for noun in (c for p in (token, page.doc[token.i + 1]) for c in p.children if c.dep_ == "pobj"):
                return of_token(page, noun)
    return None


def of_token(page: Page, token: "Token", anyone: bool = False) -> Speaker | None:
    """The speaker that a noun or pronoun means; None where it names nobody that could speak. With `anyone` every noun can."""
    link = page.links.get(token.i)
    mention = page.by_token.get(token.i)
    if link is not None or (mention is not None and mention.kind not in (Kind.POSITION, Kind.PLACE, Kind.CARTEL)):
        who = page.people[link.who] if link is not None else page.who(mention) if mention is not None else None
        return Speaker(who.key, who.name, _sort_of(page, who, token)) if who is not None else None
    if token.lemma_.lower() in words(_FILE, "wordings") or (anyone and token.pos_ in ("NOUN", "PROPN")):
        wording = _noun_phrase(page, token)
        return Speaker(None, wording, sort_by_words(wording))
    return None


def of_issuer(page: Page, article: Article) -> Speaker | None:
    """The body that issues a release: the most exact one that its text names, else its publisher."""
    if article.facts.genre not in (Genre.RELEASE, Genre.COURT, Genre.SPEECH):
        return None
    named = [w for w in page.people if w.kind is Kind.AGENCY]
    for wanted in _MOST_EXACT:
        found = next((w for w in named if any(fold(wanted) in fold(n) for n in w.names)), None)
        if found is not None:
            sort = (
                SpeakerSort.SANCTIONING
                if "ofac" in map(fold, found.names) or "foreign assets" in fold(found.name)
                else SpeakerSort.PROSECUTION
            )
            return Speaker(found.key, found.name, sort)
    publisher = article.facts.publisher
    if not publisher:
        return None
    same = next((w for w in named if fold(publisher) in map(fold, w.names)), None)
    return Speaker(same.key if same else None, same.name if same else publisher, sort_by_words(publisher))


def _noun_phrase(page: Page, token: "Token") -> str:
    left = min(
        (c.i for c in token.subtree if c.i <= token.i and c.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "det", "case")),
        default=token.i,
    )
    first = next(
        (i for i in range(left, token.i + 1) if page.doc[i].dep_ != "det" or page.doc[i].lower_ not in ("the", "a", "an")), token.i
    )
    return page.words(first, token.i)


def _sort_of(page: Page, who: Who, token: "Token") -> SpeakerSort:
    if who.kind is Kind.PERSON:
        beside = page.by_token.get(min(m.first for m in who.mentions) - 1)
        title = beside.name if beside is not None and beside.kind is Kind.POSITION else ""
        near = " ".join(t.lower_ for t in page.doc[max(0, token.i - 6) : token.i + 8])
        if re.search(r"\b(?:lawyer|attorney for|defen[cs]e (?:lawyer|attorney|counsel))\b", near):
            return SpeakerSort.DEFENCE
        return sort_by_words(title) if title else SpeakerSort.OTHER
    if who.kind is Kind.COURT:
        return SpeakerSort.COURT
    sort = sort_by_words(who.name)
    return sort if sort is not SpeakerSort.OTHER else SpeakerSort.OFFICIAL if who.kind is Kind.AGENCY else SpeakerSort.OTHER


@cache
def sort_by_words(wording: str) -> SpeakerSort:
    """What sort of speaker a wording is."""
    plain = fold(wording)
    pieces = plain.split() + [w.removesuffix("ies") + "y" for w in plain.split()] + [w.removesuffix("s") for w in plain.split()]
    for sort, forms in data(_FILE).items():
        if sort != "wordings" and any(f in pieces or (" " in f and f in plain) for f in forms):
            return SpeakerSort(sort)
    return SpeakerSort.OTHER


def ref_of(speaker: Speaker | None, ids: dict[int, str]) -> Ref | None:
    """The reference that a claim keeps of its speaker."""
    if speaker is None:
        return None
    return ids[speaker.who] if speaker.who is not None else LITERAL + speaker.wording
