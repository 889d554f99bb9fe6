"""The engine: frames over the parse of a page make claims. No word of any language stands here; they are data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.models import Status
from ingest.claim_dates import Calendar, Time
from ingest.claim_drafts import Draft
from ingest.claim_roles import Filler, fill, literal
from ingest.frames import Frame, Told, by_kind, by_lemma
from ingest.grammar import is_passive
from ingest.page import Page
from ingest.speakers import Speaker, according_to, of_token, of_verb
from ingest.status import Standing, standing
from ingest.word_lists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

ALLEGING = frozenset({"ACCUSED_OF", "ACCUSED_OF_AIDING", "LEADS", "BRIBED", "MEMBER_OF"})
STATES = frozenset({"SERVED_AS", "LEADS"})
HAPPENED = frozenset({"CHARGED_WITH", "INDICTED_BY", "ARRESTED_BY", "ARRESTED_IN", "DENIES"})
"""Facts in themselves, in whatever voice: the charge was brought, whether or not it is true."""
EVENTS = frozenset({"CHARGED_WITH", "INDICTED_BY", "ARRESTED_BY", "ARRESTED_IN", "CONVICTED_OF", "SENTENCED_TO", "CLEARED_OF"})
SPAN_LIMIT = 60  # tokens between the two ends of a claim, above which the parse is not to be trusted
PENALTY = {"hop": 0.08, "far": 0.1, "ambiguous": 0.5}


def drafts(page: Page, calendar: Calendar) -> Iterator[Draft]:
    """Every claim that a frame makes of the page, in text order of the triggers."""
    for token in page.doc:
        for frame in by_lemma().get(token.lemma_.lower(), ()):
            if _fits(frame, token):
                yield from fire(page, calendar, frame, token)
        mention = page.by_head.get(token.i)
        for frame in by_kind().get(mention.kind, ()) if mention is not None else ():
            if not frame.trigger.singular or token.tag_ not in ("NNS", "NNPS"):
                yield from fire(page, calendar, frame, token)


def _fits(frame: Frame, token: "Token") -> bool:
    trigger = frame.trigger
    if (trigger.pos and token.pos_ not in trigger.pos) or (trigger.singular and token.tag_ in ("NNS", "NNPS")):
        return False
    if trigger.particle and not any(c.lower_ in trigger.particle for c in token.children):
        return False
    return trigger.voice is None or (trigger.voice == "passive") == is_passive(token)


@dataclass(frozen=True)
class _Firing:
    """A frame at a trigger, with its roles filled."""

    page: Page
    calendar: Calendar
    frame: Frame
    token: "Token"
    holds: Standing
    roles: dict[str, list[Filler]]


def fire(page: Page, calendar: Calendar, frame: Frame, token: "Token") -> Iterator[Draft]:
    """The claims of one frame at one trigger."""
    roles = {name: fill(page, token, role) for name, role in frame.roles.items()}
    if any(not roles[name] for name in frame.needs):
        return
    holds = standing(page, token, frame.allowing) if _is_told(frame, token) else Standing(True)
    if not holds.real or (holds.negated and not frame.negatable):
        return
    firing = _Firing(page, calendar, frame, token, holds, roles)
    for told in frame.claims:
        if _applies(firing, told):
            yield from _told(firing, told)


def _applies(firing: _Firing, told: Told) -> bool:
    if (told.deed and _of_justice(firing.token)) or (told.predicate in EVENTS and _only_meant(firing.token)):
        return False
    return all(firing.roles[r] for r in told.when) and not any(firing.roles[r] for r in told.unless)


def _told(firing: _Firing, told: Told) -> Iterator[Draft]:
    objects = literal(firing.page, told.object, firing.token) if ":" in told.object else firing.roles[told.object]
    selves = {f.who for f in firing.roles[told.not_by]} if told.not_by is not None else set()
    for subject in firing.roles[told.subject]:
        for object_ in objects:
            if subject.who not in selves and _sensible(firing.page, told, subject, object_):
                yield _draft(firing, told, subject, object_)


def _is_told(frame: Frame, token: "Token") -> bool:
    """Whether the sentence says it of somebody, so that its "not" and "if" hold for it. "President X" is taken for granted."""
    while token.dep_ == "conj":
        token = token.head
    return (
        frame.trigger.mention is None
        or token.dep_ in ("attr", "oprd", "dobj", "xcomp", "ccomp", "ROOT")
        or (token.dep_ == "pobj" and token.head.lower_ == "as")
    )


def _only_meant(token: "Token") -> bool:
    """Whether an act of justice is only the content of another verb: "recommended indicting X", "began to try X" did not indict X yet."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("have", "having") for c in token.children)
    return token.tag_ in ("VB", "VBG") and token.dep_ == "xcomp" and not perfect


def _of_justice(token: "Token") -> bool:
    """Whether a deed is told as the object of a charge or sentence, which frames of their own read."""
    near = [a for n, a in enumerate(token.ancestors) if n < 4]
    return any(a.lemma_ in words("verbs.yaml", "judging") for a in near)


def _sensible(page: Page, told: Told, subject: Filler, object_: Filler) -> bool:
    if told.predicate == "CONVICTED_OF" and any(
        t.lower_ in words("status_words.yaml", "alleged") for t in page.doc[max(0, object_.token - 3) : object_.token]
    ):
        return False
    same = subject.who is not None and subject.who == object_.who
    return not same and abs(subject.token - object_.token) <= SPAN_LIMIT


def _draft(firing: _Firing, told: Told, subject: Filler, object_: Filler) -> Draft:
    speaker = _speaker(firing, told)
    return Draft(
        frame=firing.frame.id,
        predicate=told.predicate,
        subject=subject,
        object=object_,
        trigger=firing.token.i,
        status=_status(firing, told, speaker),
        confidence=_confidence(firing.page, firing.frame, subject, object_),
        time=_time(firing, told),
        by=next((f for role in (told.by or "").split("|") for f in firing.roles.get(role, ())), None),
        speaker=speaker,
        speaker_sort=told.speaker_sort,
        manner=told.manner,
        found_by_court=told.found_by_court,
        deed=told.deed,
    )


def _status(firing: _Firing, told: Told, speaker: Speaker | None) -> Status:
    """What the frame tells, else the sentence. An accusation that somebody makes is alleged."""
    if firing.holds.negated and not (told.status and firing.frame.negatable):
        return Status.NEGATED
    if told.status or told.predicate in HAPPENED:
        return told.status or Status.ASSERTED
    return Status.ALLEGED if firing.holds.alleged or (told.predicate in ALLEGING and speaker is not None) else Status.ASSERTED


def _time(firing: _Firing, told: Told) -> Time:
    mention = firing.page.by_head.get(firing.token.i)
    if mention is not None and told.predicate in STATES:
        return firing.calendar.state(mention, firing.token)
    return Time() if told.undated or told.predicate in ALLEGING else firing.calendar.event(firing.token)


def _speaker(firing: _Firing, told: Told) -> Speaker | None:
    """Whom the frame or the sentence names as saying it; nobody need say who holds an office."""
    page = firing.page
    for filler in firing.roles[told.speaker] if told.speaker else ():
        found = of_token(page, page.doc[filler.token], anyone=True)
        if found is not None:
            return found
    if told.predicate == "SERVED_AS":
        return None
    saying = firing.holds.saying
    spoken = of_verb(page, saying) if saying is not None else None
    return spoken or (according_to(page, firing.token) if told.predicate in ALLEGING else None)


def _confidence(page: Page, frame: Frame, *ends: Filler) -> float:
    value = frame.reliability
    for end in ends:
        value -= PENALTY["hop"] * end.hops
        value -= PENALTY["ambiguous"] if end.who is not None and page.people[end.who].ambiguous else 0
    value -= PENALTY["far"] if abs(ends[0].token - ends[1].token) > SPAN_LIMIT // 2 else 0
    return round(max(value, 0.05), 3)
