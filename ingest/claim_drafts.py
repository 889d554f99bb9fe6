"""A claim in the making, and how the drafts of one article become one claim for one fact."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph.models import OFFENSE, Manner, SpeakerSort, Status
from ingest.claim_dates import Time
from ingest.claim_roles import Filler
from ingest.page import Page
from ingest.speakers import Speaker


@dataclass(frozen=True)
class Draft:
    """A claim before its ids: ends are fillers."""

    frame: str
    predicate: str
    subject: Filler
    object: Filler
    trigger: int
    status: Status
    confidence: float
    time: Time = field(default_factory=Time)
    by: Filler | None = None
    speaker: Speaker | None = None
    speaker_sort: SpeakerSort | None = None
    manner: Manner | None = None
    found_by_court: bool = False
    deed: bool = False


def without_repeats(page: Page, found: Iterable[Draft]) -> list[Draft]:
    """One claim for one fact: the surest, then the best dated, then the first. What the others add is kept."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(found, key=lambda d: (not d.found_by_court, -d.confidence, d.time == Time(), d.trigger)):
        key = (draft.predicate, draft.subject.who, draft.object.who, draft.object.ref, draft.status is Status.NEGATED)
        kept = best.setdefault(key, draft)
        if kept is not draft:
            same = kept.time == Time() or kept.time == draft.time
            best[key] = replace(
                kept,
                time=draft.time if same and draft.time != Time() else kept.time,
                by=kept.by or draft.by,
                manner=kept.manner or draft.manner,
                speaker=kept.speaker or (draft.speaker if not kept.found_by_court else None),
            )
    return sorted(
        _with_forum(_telling(_fuller_offices(page, list(best.values())))),
        key=lambda d: (d.trigger, d.predicate, d.subject.token, d.object.token),
    )


def _fuller_offices(page: Page, found: list[Draft]) -> list[Draft]:
    """ "Defense secretary" beside "defense secretary of Mexico" of the same person is one office; its time is kept."""
    offices = [d for d in found if d.predicate == "SERVED_AS"]
    gone: dict[int, Draft] = {}
    for bare in offices:
        name = page.people[bare.object.who or 0].name.lower()
        fuller = [
            d for d in offices if d.subject.who == bare.subject.who and page.people[d.object.who or 0].name.lower().startswith(f"{name} ")
        ]
        if fuller:
            gone[id(bare)] = fuller[0]
    times = {id(full): bare.time for bare in offices for full in [gone.get(id(bare))] if full is not None and full.time == Time()}
    return [replace(d, time=times[id(d)]) if id(d) in times else d for d in found if id(d) not in gone]


def _telling(found: list[Draft]) -> list[Draft]:
    """Without what a fuller claim about the same person says too: an arrest by nobody named, an offense left unsaid."""
    arrested = {d.subject.who for d in found if d.predicate in ("ARRESTED_IN", "ARRESTED_BY") and d.object.who is not None}
    specific = {(d.predicate, d.subject.who) for d in found if d.object.ref not in UNTOLD}
    return [
        d
        for d in found
        if not (d.predicate == "ARRESTED_BY" and d.object.who is None and d.subject.who in arrested)
        and not (d.object.ref == UNTOLD[0] and (d.predicate, d.subject.who) in specific)
    ]


UNTOLD = (OFFENSE + "unspecified",)


def _with_forum(found: list[Draft]) -> list[Draft]:
    """A charge without its office is that of the one office that indicted the person, where the article tells of one only."""
    forums: dict[int | None, list[Draft]] = {}
    for draft in found:
        if draft.predicate == "INDICTED_BY" and draft.status is Status.ASSERTED:
            forums.setdefault(draft.subject.who, []).append(draft)
    single = {who: drafts[0] for who, drafts in forums.items() if len(drafts) == 1}
    charged = {d.subject.who for d in found if d.predicate == "CHARGED_WITH" and d.time != Time()}
    whole = []
    for draft in found:
        forum = single.get(draft.subject.who) if draft.predicate == "CHARGED_WITH" and draft.by is None else None
        time = forum.time if forum is not None and draft.subject.who not in charged else draft.time
        whole.append(replace(draft, by=forum.object, time=time) if forum is not None else draft)
    return whole
