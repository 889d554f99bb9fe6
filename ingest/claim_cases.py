"""One fact told over two sentences: who was charged stands in one, who prosecutes "the case" in another."""

from collections.abc import Iterator
from dataclasses import replace

from graph.models import Kind, Status
from ingest.claim_drafts import Draft
from ingest.claim_roles import Filler
from ingest.grammar import doer, done_to, is_passive
from ingest.page import Page

RELIABILITY = 0.7


def of_one_case(page: Page, found: list[Draft]) -> list[Draft]:
    """With an `INDICTED_BY` for everybody charged in an article that tells of one case and one office that brings it."""
    offices = list(_offices(page))
    if len({office.who for _, office in offices}) != 1:
        return found
    trigger, office = offices[0]
    indicted = {d.subject.who for d in found if d.predicate == "INDICTED_BY"}
    charged = {
        d.subject.who: d for d in found if d.predicate == "CHARGED_WITH" and d.status is Status.ASSERTED and d.subject.who not in indicted
    }
    return found + [_indicted(trigger, office, charge) for charge in charged.values()]


def _offices(page: Page) -> Iterator[tuple[int, Filler]]:
    """Each verb that says who brings "the case", with the office."""
    for token in page.doc:
        if (
            token.lemma_.lower() != "prosecute"
            or not is_passive(token)
            or not any(t.lemma_.lower() == "case" for t in done_to(page, token))
        ):
            continue
        for agent in doer(page, token):
            mention = page.by_token.get(agent.i)
            if mention is not None and mention.kind is Kind.AGENCY:
                yield token.i, Filler(page.of_mention[mention], "", page.span(mention.first, mention.last), mention.head)


def _indicted(trigger: int, office: Filler, charge: Draft) -> Draft:
    subject = replace(charge.subject, antecedent=charge.trigger)
    return replace(
        charge,
        frame="of one case",
        predicate="INDICTED_BY",
        subject=subject,
        object=office,
        trigger=trigger,
        by=None,
        confidence=min(RELIABILITY, charge.confidence),
    )
