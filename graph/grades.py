"""What stands behind a claim: somebody's word, a formal charge or a court's finding."""

from collections.abc import Mapping

from graph.models import Claim, Grade, Kind, SpeakerSort, Status
from graph.schema import kind_of, schema

CHARGING = frozenset({SpeakerSort.PROSECUTION, SpeakerSort.FILING, SpeakerSort.SANCTIONING})
ORDER = (Grade.SAID, Grade.CHARGED, Grade.PROVEN)


def grade(claim: Claim) -> Grade:
    """The grade of one claim, by one table: the predicate's own, a court's finding, then who speaks."""
    predicate = schema().predicates[claim.predicate]
    if predicate.grade:
        return predicate.grade if claim.status is Status.ASSERTED else Grade.SAID
    if predicate.incriminates == "never":
        return Grade.SAID
    if claim.found_by_court and claim.status is Status.ASSERTED:
        return Grade.PROVEN
    if claim.speaker_sort in CHARGING and predicate.name != "INVESTIGATED_BY":
        return Grade.CHARGED
    return Grade.SAID


def passes(claim: Claim, kinds: Mapping[str, Kind]) -> tuple[Grade, ...]:
    """Every grade filter that a claim passes: its own and the weaker ones, or all when it incriminates nobody.

    An alleged office or kinship is somebody's word, so it passes `said` only. Negated claims pass none.
    """
    if claim.status is Status.NEGATED:
        return ()
    ends = [Kind(k) for ref in (claim.subject, claim.object) if (k := kind_of(ref, kinds)) in list(Kind)]
    harmless = not schema().predicates[claim.predicate].incriminating(*ends)
    if harmless and claim.status is Status.ASSERTED:
        return ORDER
    return ORDER[: ORDER.index(grade(claim)) + 1]
