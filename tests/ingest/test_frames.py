"""Every frame carries its examples: what must fire, and what must not."""

from collections.abc import Callable, Iterator

import pytest

from graph.models import Status
from ingest.claim_dates import Calendar
from ingest.claims import drafts
from ingest.frames import Frame, frames
from ingest.page import Page

FRAMES = {frame.id: frame for frame in frames()}


def told(page: Page, frame: Frame) -> Iterator[tuple[str, str, str]]:
    """What this frame alone makes of a page, negated claims left out."""
    for draft in drafts(page, Calendar(page, None)):
        if draft.frame == frame.id and draft.status is not Status.NEGATED:
            subject = page.people[draft.subject.who].name if draft.subject.who is not None else draft.subject.ref
            object_ = page.people[draft.object.who].name if draft.object.who is not None else draft.object.ref
            yield subject, draft.predicate, object_


@pytest.mark.parametrize(("frame", "number"), [(f.id, n) for f in frames() for n in range(len(f.examples))])
def test_examples_fire(page: Callable[[str], Page], frame: str, number: int) -> None:
    example = FRAMES[frame].examples[number]
    assert set(told(page(example.text), FRAMES[frame])) == set(example.claims)


@pytest.mark.parametrize(("frame", "number"), [(f.id, n) for f in frames() for n in range(len(f.counterexamples))])
def test_counterexamples_do_not_fire(page: Callable[[str], Page], frame: str, number: int) -> None:
    assert list(told(page(FRAMES[frame].counterexamples[number]), FRAMES[frame])) == []


def test_frames_have_ids_of_their_own() -> None:
    assert len(FRAMES) == len(frames())
