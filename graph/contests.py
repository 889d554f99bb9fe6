"""What stands against an accusation: denials and clearings, each from the day on which it was told.

A denial covers the accusations of that person in its own article, never a conviction. A clearing covers the person's
charges and accusations of that forum, whichever article tells them; where one of the two names no forum, the doubt is
the person's. A conviction is touched only when it was overturned or the person was pardoned.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.models import Manner, Status, is_offense, words_of
from graph.schema import schema
from graph.stated import Stated

PROVEN_BY_NAME = frozenset({"CONVICTED_OF", "SENTENCED_TO"})
UNDOES_A_CONVICTION = frozenset({Manner.OVERTURNED, Manner.PARDONED})
MUTUAL = frozenset({"BRIBED", "ASSOCIATE_OF", "MET_WITH"})
"""Predicates that incriminate the object as much as the subject."""
VAGUE = frozenset({"unspecified", "other"})


class Clearing(NamedTuple):
    """From when a claim is cleared, and how."""

    known: str
    manner: Manner | None


def denials(claims: Sequence[Stated]) -> dict[str, str]:
    """Claim id -> the day on which its denial was told."""
    accused: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for told in filter(_contestable, claims):
        for person in _accused(told):
            accused[told.article.id, person].append(told)
    return {
        told.claim.id: denial.reported
        for denial in _asserted(claims, "DENIES")
        for told in accused[denial.article.id, denial.subject]
        if not told.claim.found_by_court and _denies(denial, told)
    }


def clearings(claims: Sequence[Stated], countries: Mapping[str, str]) -> dict[str, Clearing]:
    """Claim id -> the earliest day on which both the claim and its clearing were told.

    `countries` gives the country of an entity's id where it is known.
    """
    accused: dict[str, list[Stated]] = defaultdict(list)
    for told in claims:
        if _contestable(told) or told.claim.predicate in PROVEN_BY_NAME:
            for person in _accused(told):
                accused[person].append(told)
    found: dict[str, Clearing] = {}
    for clear in sorted(_asserted(claims, "CLEARED_OF"), key=lambda c: c.order):
        for told in accused[clear.subject]:
            if _clears(clear, told, countries):
                known = Clearing(max(clear.reported, told.reported), clear.claim.manner)
                if told.claim.id not in found or known.known < found[told.claim.id].known:
                    found[told.claim.id] = known
    return found


def _asserted(claims: Sequence[Stated], predicate: str) -> Iterator[Stated]:
    return (c for c in claims if c.claim.predicate == predicate and c.claim.status is Status.ASSERTED)


def _contestable(told: Stated) -> bool:
    """Whether a claim says something against somebody that a denial or a clearing can answer. An arrest happened."""
    predicate = schema().predicates[told.claim.predicate]
    if told.claim.status is Status.NEGATED or predicate.incriminates == "never":
        return False
    return predicate.sort in ("accusation", "tie") or predicate.name in ("CHARGED_WITH", "INDICTED_BY", "DEFENDANT_IN")


def _accused(told: Stated) -> tuple[str, ...]:
    if told.claim.predicate in MUTUAL and told.object:
        return (told.subject, told.object)
    return (told.subject,)


def _denies(denial: Stated, told: Stated) -> bool:
    """Whether a denial is about this accusation: about everything when it names nothing."""
    about = denial.claim.about
    return not about or any(ref in (told.claim.object, told.claim.subject) for ref in about)


def _clears(clear: Stated, told: Stated, countries: Mapping[str, str]) -> bool:
    if told.window.date_min > clear.window.date_max:
        return False  # it was said of something later than the clearing
    if (told.claim.predicate in PROVEN_BY_NAME or told.claim.found_by_court) and clear.claim.manner not in UNDOES_A_CONVICTION:
        return False
    return _same_offense(clear, told) and _same_forum(clear, told, countries)


def _same_offense(clear: Stated, told: Stated) -> bool:
    cleared = words_of(clear.object or "")
    return cleared in VAGUE or not is_offense(told.claim.object) or told.object == clear.object


def _same_forum(clear: Stated, told: Stated, countries: Mapping[str, str]) -> bool:
    ours, theirs = clear.by, _forum(told)
    if ours is None or theirs is None or ours == theirs:
        return True
    one, other = countries.get(ours), countries.get(theirs)
    return one is None or other is None or one == other


def _forum(told: Stated) -> str | None:
    if told.by:
        return told.by
    return told.object if told.claim.predicate == "INDICTED_BY" else told.speaker_entity
