"""What stands behind a claim, and which filters it passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.grades import ORDER, grade, passes
from graph.models import Claim, Grade, Kind, SpeakerSort, Status
from graph.schema import schema
from tests.worlds import bare_claim

KINDS = {"person": Kind.PERSON, "cartel": Kind.CARTEL, "agency": Kind.AGENCY, "position": Kind.POSITION}


def claim(predicate: str, object_: str, **more: object) -> Claim:
    return bare_claim(predicate, object_, subject="person", **more)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (claim("CONVICTED_OF", "offense:fraud"), Grade.PROVEN),
        (claim("SENTENCED_TO", "literal:10 years"), Grade.PROVEN),
        (claim("CHARGED_WITH", "offense:fraud"), Grade.CHARGED),
        (claim("ARRESTED_BY", "agency"), Grade.CHARGED),
        (claim("ACCUSED_OF_AIDING", "cartel", status=Status.ALLEGED), Grade.SAID),
        (claim("ACCUSED_OF_AIDING", "cartel", status=Status.ALLEGED, speaker_sort=SpeakerSort.FILING), Grade.CHARGED),
        (claim("ACCUSED_OF_AIDING", "cartel", status=Status.ALLEGED, speaker_sort=SpeakerSort.WITNESS), Grade.SAID),
        (claim("ACCUSED_OF_AIDING", "cartel", found_by_court=True), Grade.PROVEN),
        (claim("LEADS", "cartel", found_by_court=True), Grade.PROVEN),
        (claim("LEADS", "cartel"), Grade.SAID),
        (claim("CONVICTED_OF", "offense:fraud", status=Status.ALLEGED), Grade.SAID),
        (claim("INVESTIGATED_BY", "agency", speaker_sort=SpeakerSort.PROSECUTION), Grade.SAID),
    ],
)
def test_the_table(told: Claim, expected: Grade) -> None:
    assert grade(told) is expected


def test_an_office_passes_every_grade_when_asserted_only() -> None:
    assert passes(claim("SERVED_AS", "position"), KINDS) == ORDER
    assert passes(claim("SERVED_AS", "position", status=Status.ALLEGED), KINDS) == (Grade.SAID,)


def test_belonging_to_a_cartel_is_no_harmless_membership() -> None:
    assert passes(claim("MEMBER_OF", "agency"), KINDS) == ORDER
    assert passes(claim("MEMBER_OF", "cartel"), KINDS) == (Grade.SAID,)


@given(st.sampled_from(sorted(schema().predicates)), st.sampled_from(list(SpeakerSort)), st.booleans())
def test_a_negated_claim_passes_nothing(predicate: str, sort: SpeakerSort, found: bool) -> None:
    assert passes(claim(predicate, "cartel", status=Status.NEGATED, speaker_sort=sort, found_by_court=found), KINDS) == ()


@given(st.sampled_from(sorted(schema().predicates)), st.sampled_from(list(SpeakerSort)))
def test_an_allegation_is_never_proven(predicate: str, sort: SpeakerSort) -> None:
    alleged = claim(predicate, "cartel", status=Status.ALLEGED, speaker_sort=sort, found_by_court=True)
    assert grade(alleged) is not Grade.PROVEN
    assert Grade.PROVEN not in passes(alleged, KINDS)


@given(st.sampled_from(sorted(schema().predicates)), st.sampled_from([Status.ASSERTED, Status.ALLEGED]), st.sampled_from(list(SpeakerSort)))
def test_what_passes_a_grade_passes_the_weaker_ones(predicate: str, status: Status, sort: SpeakerSort) -> None:
    passed = passes(claim(predicate, "cartel", status=status, speaker_sort=sort), KINDS)
    assert passed == ORDER[: len(passed)]
    assert Grade.SAID in passed
