"""Which date belongs to which claim: the one that hangs on the trigger's own clause, or none."""

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.models import PartialDate
from ingest.dates import DateExpression, find_dates
from ingest.page import Mention, Page
from ingest.word_lists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIERS = frozenset(
    {
        "pobj",
        "prep",
        "npadvmod",
        "nummod",
        "compound",
        "conj",
        "appos",
        "advmod",
        "pcomp",
        "amod",
        "tmod",
        "dep",
        "det",
        "quantmod",
        "nmod",
        "poss",
    }
)


_TERM = re.compile(r"\s+(?:terms?|tenure|stint|time)\s+as\s+(?:the\s+)?")
_LEADS = ("", "from", "between", "during", "for", "since", "until", ",", ", from", ", between")


class Time(NamedTuple):
    """A point or an interval, as exact as the text."""

    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


class Calendar:
    """The dates of a page, by the words that they hang on."""

    def __init__(self, page: Page, published: str | None) -> None:
        self.page = page
        self.found = [d for d in find_dates(page.text, published) if d.kind != "duration"]
        self.hung: dict[int, list[DateExpression]] = {}
        for expression in self.found:
            self.hung.setdefault(self._anchor(expression), []).append(expression)

    def _anchor(self, expression: DateExpression) -> int:
        """The verb or noun of event that a date hangs on."""
        first, last = self.page.token_at(expression.span.start), self.page.token_at(expression.span.end - 1)
        at = self.page.doc[first : last + 1].root
        while at.head.i != at.i and at.pos_ not in ("VERB", "AUX"):
            if at.dep_ not in _CARRIERS or (
                first > at.i and at.pos_ == "NOUN" and at.dep_ not in ("pobj", "npadvmod", "nummod", "compound")
            ):
                break
            at = at.head
        return int(at.i)

    def event(self, trigger: "Token") -> Time:
        """When an event happened: a single date on its verb, or on the noun itself."""
        for anchor in self._clause(trigger):
            points = [d for d in self.hung.get(anchor.i, ()) if d.kind == "point"]
            if len({d.start for d in points}) == 1:
                return Time(date=points[0].start)
            if points:
                return Time()
        return Time()

    @staticmethod
    def _clause(trigger: "Token") -> "list[Token]":
        chain = [trigger]
        while (
            chain[-1].dep_ in ("dobj", "pobj", "prep", "nsubj", "nsubjpass", "xcomp")
            and chain[-1].pos_ != "VERB"
            and chain[-1].head.i != chain[-1].i
        ):
            chain.append(chain[-1].head)
            if chain[-1].pos_ == "VERB":
                break
        return chain

    def state(self, office: Mention, token: "Token") -> Time:
        """From when to when an office was held: an interval right behind its words, or on the verb that gives it."""
        low, high = self.page.starts[office.first], self.page.end(office.last)
        for d in self.found:
            gap = self.page.text[high : d.span.start] if d.span.start >= high else None
            near = gap is not None and len(gap) < 14 and gap.strip(" (").lower() in _LEADS
            term = d.span.end <= low and _TERM.fullmatch(self.page.text[d.span.end : low]) is not None
            if d.kind == "interval" and (near or term or low <= d.span.start < high):
                return Time(start=d.start, end=d.end)
        return self._by_verb(token)

    def _by_verb(self, token: "Token") -> Time:
        """ "Was mayor from 2006 to 2012", "was elected governor in 2011", "resigned as mayor in May"."""
        verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
        hung = self.hung.get(verb.i, ()) if token.dep_ in ("attr", "oprd", "dobj", "pobj") else ()
        intervals = [d for d in hung if d.kind == "interval" and d.words.lower().split()[0] in ("from", "between", "since", "until")]
        points = [d for d in hung if d.kind == "point"]
        if len(intervals) == 1:
            return Time(start=intervals[0].start, end=intervals[0].end)
        if len(points) == 1 and verb.lemma_ in words("verbs.yaml", "begins"):
            return Time(start=points[0].start)
        if len(points) == 1 and verb.lemma_ in words("verbs.yaml", "ends"):
            return Time(end=points[0].start)
        return Time()
