"""The engine: frames over the parse of a page make claims. No word of any language stands here; they are data."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.models import LITERAL, OFFENSE, Kind, Manner, Ref, Span, SpeakerSort, Status
from ingest.claim_dates import Calendar, Time
from ingest.claim_offenses import offenses
from ingest.claim_paths import walk
from ingest.claim_punishments import punishment
from ingest.frames import BODY, Frame, Role, Told, by_kind, by_lemma
from ingest.page import Mention, Page
from ingest.speakers import Speaker, according_to, of_token, of_verb
from ingest.status import Standing, standing
from ingest.word_lists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SPAN_LIMIT = 60  # tokens between the two ends of a claim, above which the parse is not to be trusted
PENALTY = {"hop": 0.08, "far": 0.1, "ambiguous": 0.5}


@dataclass(frozen=True)
class Filler:
    """What fills a role: an entity's number, or an offense or literal."""

    who: int | None
    ref: Ref
    """Empty for an entity."""
    span: Span
    token: int
    hops: int = 0
    antecedent: int | None = None
    words: tuple[str, ...] = ()


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
    from ingest.claim_paths import is_passive

    trigger = frame.trigger
    if (trigger.pos and token.pos_ not in trigger.pos) or (trigger.singular and token.tag_ in ("NNS", "NNPS")):
        return False
    if trigger.particle and not any(c.lower_ in trigger.particle for c in token.children):
        return False
    return trigger.voice is None or (trigger.voice == "passive") == is_passive(token)


def fire(page: Page, calendar: Calendar, frame: Frame, token: "Token") -> Iterator[Draft]:
    """The claims of one frame at one trigger."""
    roles = {name: _fill(page, token, role) for name, role in frame.roles.items()}
    if any(not roles[name] for name in frame.needs):
        return
    holds = standing(page, token, frame.allowing) if _is_told(frame, token) else Standing(True)
    if not holds.real or (holds.negated and not frame.negatable):
        return
    for told in frame.claims:
        if (told.deed and _of_justice(token)) or (told.predicate in EVENTS and _only_meant(token)):
            continue
        if any(roles[r] for r in told.unless) or any(not roles[r] for r in told.when):
            continue
        objects = _literal(page, told.object, token) if ":" in told.object else roles[told.object]
        for subject in roles[told.subject]:
            for object_ in objects:
                himself = told.not_by is not None and subject.who in {f.who for f in roles[told.not_by]}
                if _sensible(page, told, subject, object_) and not himself:
                    yield _draft(page, calendar, frame, told, token, holds, roles, subject, object_)


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


EVENTS = frozenset({"CHARGED_WITH", "INDICTED_BY", "ARRESTED_BY", "ARRESTED_IN", "CONVICTED_OF", "SENTENCED_TO", "CLEARED_OF"})


def _of_justice(token: "Token") -> bool:
    """Whether a deed is told as the object of a charge or sentence, which frames of their own read."""
    near = [a for n, a in enumerate(token.ancestors) if n < 4]
    return any(a.lemma_ in ("charge", "indict", "convict", "plead", "sentence", "accuse", "acquit", "guilty", "arrest") for a in near)


def _sensible(page: Page, told: Told, subject: Filler, object_: Filler) -> bool:
    if told.predicate == "CONVICTED_OF" and any(
        t.lower_ in words("status_words.yaml", "alleged") for t in page.doc[max(0, object_.token - 3) : object_.token]
    ):
        return False
    same = subject.who is not None and subject.who == object_.who
    return not same and abs(subject.token - object_.token) <= SPAN_LIMIT


def _draft(
    page: Page,
    calendar: Calendar,
    frame: Frame,
    told: Told,
    token: "Token",
    holds: Standing,
    roles: dict[str, list[Filler]],
    subject: Filler,
    object_: Filler,
) -> Draft:
    by = next((f for role in (told.by or "").split("|") for f in roles.get(role, ())), None)
    held = Status.NEGATED if holds.negated else Status.ALLEGED if holds.alleged else Status.ASSERTED
    status = told.status if told.status and (frame.negatable or not holds.negated) else held
    speaker = _speaker(page, told, token, holds, roles)
    if told.predicate in ALLEGING and told.status is None and status is Status.ASSERTED and speaker is not None:
        status = Status.ALLEGED
    mention = page.by_head.get(token.i)
    time = _time(calendar, told, token, mention)
    return Draft(
        frame.id, told.predicate, subject, object_, token.i, status, _confidence(page, frame, subject, object_), time, by, speaker, told.speaker_sort, told.manner, told.found_by_court, told.deed
    )  # fmt: skip


def _time(calendar: Calendar, told: Told, token: "Token", mention: Mention | None) -> Time:
    if mention is not None and told.predicate in STATES:
        return calendar.state(mention, token)
    return Time() if told.undated or told.predicate in ALLEGING else calendar.event(token)


ALLEGING = frozenset({"ACCUSED_OF", "ACCUSED_OF_AIDING", "LEADS", "BRIBED", "MEMBER_OF"})
STATES = frozenset({"SERVED_AS", "LEADS"})


def _speaker(page: Page, told: Told, token: "Token", holds: Standing, roles: dict[str, list[Filler]]) -> Speaker | None:
    """Whom the frame or the sentence names as saying it; only accusations and ties have one."""
    if told.speaker:
        for filler in roles[told.speaker]:
            found = of_token(page, page.doc[filler.token], anyone=True)
            if found is not None:
                return found
    spoken = of_verb(page, holds.saying) if holds.saying is not None else None
    if told.predicate in STATES - ALLEGING:
        return None
    return spoken or (according_to(page, token) if told.predicate in ALLEGING else None)


def _confidence(page: Page, frame: Frame, *ends: Filler) -> float:
    value = frame.reliability
    for end in ends:
        value -= PENALTY["hop"] * end.hops
        value -= PENALTY["ambiguous"] if end.who is not None and page.people[end.who].ambiguous else 0
    value -= PENALTY["far"] if abs(ends[0].token - ends[1].token) > SPAN_LIMIT // 2 else 0
    return round(max(value, 0.05), 3)


# --- roles


def _fill(page: Page, token: "Token", role: Role) -> list[Filler]:
    """What fills a role: the first path that leads somewhere counts."""
    for path in role.paths:
        described = path == "bearer" and token.tag_ not in ("NNS", "NNPS")
        found = [f for end in walk(page, token, path) for f in _fillers(page, end, role, alone=described)]
        if found:
            unique = list({(f.who, f.ref): f for f in reversed(found)}.values())[::-1]
            return unique if not role.alone or len(unique) == 1 else []
    return []


def _fillers(page: Page, end: "Token", role: Role, alone: bool = False) -> Iterator[Filler]:
    if role.negation or role.anything:
        yield Filler(None, LITERAL + end.text, page.span(end.i, end.i), end.i)
    elif role.words:
        if (end.lemma_.lower() in role.words or end.lower_ in role.words) and not (
            end.i and page.doc[end.i - 1].lower_ in ("not", "n't", "no")
        ):
            yield Filler(None, f"{LITERAL}{end.text}", page.span(end.i, end.i), end.i)
    elif role.offense:
        tokens = region(page, end) if not role.narrow else _narrow(page, end)
        yield from (Filler(None, OFFENSE + o.category, page.span(o.first, o.last), o.first) for o in offenses(tokens))
    elif role.punishment:
        yield from (Filler(None, LITERAL + p.wording, page.span(p.first, p.last), p.first) for p in punishment(page, region(page, end)))
    else:
        kinds = role.kinds - {"Body"} | (BODY if "Body" in role.kinds else frozenset())
        for token in [end] if alone else _listed(page, end):
            yield from _entity(page, token, kinds)


def region(page: Page, end: "Token") -> "list[Token]":
    """The words that belong to a role's noun or verb: its subtree, without clauses about other people."""
    outside = {t.i for c in end.subtree if c.i != end.i and c.dep_ == "relcl" for t in c.subtree}
    sentence = page.sentence_number(end.i)
    return [t for t in end.subtree if t.i not in outside and page.sentence_number(t.i) == sentence and t.i >= end.i - 12]


def _narrow(page: Page, end: "Token") -> "list[Token]":
    objects = [t for c in end.children if c.dep_ in ("dobj", "prt") for t in region(page, c)]
    return sorted([end, *objects], key=lambda t: t.i)


def _listed(page: Page, end: "Token") -> "Iterator[Token]":
    """A token and what is listed with it: "X, Y and Z"; "X, 39, Y, 41, and Z, 46"."""
    yield end
    yield from _with_ages(page, end)
    for child in end.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            yield from _listed(page, child)


def _with_ages(page: Page, end: "Token") -> "Iterator[Token]":
    """The people of a list in which each name has an age, which the parser does not see as a list."""
    mention = page.by_token.get(end.i)
    if mention is None or mention.kind is not Kind.PERSON:
        return
    people = [m for m in page.mentions if m.kind is Kind.PERSON and page.sentence_number(m.first) == page.sentence_number(end.i)]
    at = people.index(mention)
    for step, row in ((-1, people[:at][::-1]), (1, people[at + 1 :])):
        before = mention
        for other in row:
            left, right = (other, before) if step < 0 else (before, other)
            between = [t.lower_ for t in page.doc[left.last + 1 : right.first] if t.text not in (",", ";")]
            if len(between) not in (1, 2, 3) or not between[0].isdigit() or any(w not in ("and", "both") for w in between[1:]):
                break
            yield page.doc[other.head]
            before = other


def _entity(page: Page, token: "Token", kinds: frozenset[str]) -> Iterator[Filler]:
    found = _named(page, token, kinds) or _linked(page, token, kinds) or _forces(page, token, kinds)
    if found is None and token.dep_ == "appos" and token.i not in page.by_token:  # "the office, the one that indicted X"
        found = _named(page, token.head, kinds)
    if (
        found is None
        and token.i > 2
        and page.doc[token.i - 1].lower_ == "the"
        and page.doc[token.i - 2].text == ","
        and token.lemma_.lower() in words("people_words.yaml", "nouns")
    ):
        found = _named(page, page.doc[token.i - 3], kinds)
    if found is not None:
        yield found
        return
    for child in token.children:  # "the former minister, X"; "two brothers, X and Y"
        if child.dep_ == "appos" and child.i > token.i:
            yield from (f for listed in _listed(page, child) if (f := _named(page, listed, kinds)) is not None)


def _named(page: Page, token: "Token", kinds: frozenset[str]) -> Filler | None:
    mention = page.by_token.get(token.i)
    if mention is not None and mention.kind not in kinds:
        office = page.by_head.get(token.i)
        mention = office if office is not None and office.kind in kinds else None
    if mention is None or mention.kind not in kinds:
        return None
    if token.i != mention.head and mention.kind is not Kind.PERSON and page.doc[mention.head].dep_ in ("pobj",) and token.i > mention.head:
        return None
    return Filler(page.of_mention[mention], "", page.span(mention.first, mention.last), mention.head)


def _forces(page: Page, token: "Token", kinds: frozenset[str]) -> Filler | None:
    """ "FBI agents" are the FBI."""
    if Kind.AGENCY not in kinds or token.lemma_.lower() not in FORCES:
        return None
    owners = (_named(page, c, frozenset({Kind.AGENCY})) for c in token.children if c.dep_ in ("compound", "nmod", "poss", "amod"))
    return next((f for f in owners if f is not None), None)


FORCES = frozenset({"agent", "officer", "official", "detective", "investigator", "police", "prosecutor", "personnel", "force", "officers"})


def _linked(page: Page, token: "Token", kinds: frozenset[str]) -> Filler | None:
    link = page.links.get(token.i)
    if link is None or page.people[link.who].kind not in kinds:
        return None
    return Filler(link.who, "", page.span(token.i, token.i), token.i, link.hops, link.antecedent)


def _literal(page: Page, ref: Ref, token: "Token") -> list[Filler]:
    return [Filler(None, ref, page.span(token.i, token.i), token.i)]


def without_repeats(page: Page, found: list[Draft]) -> list[Draft]:
    """One claim for one fact: the surest, then the best dated, then the first. What the others add is kept."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(found, key=lambda d: (-d.confidence, d.time == Time(), d.trigger)):
        key = (draft.predicate, draft.subject.who, draft.object.who, draft.object.ref, draft.status is Status.NEGATED)
        kept = best.setdefault(key, draft)
        if kept is not draft:
            same = kept.time == Time() or kept.time == draft.time
            best[key] = replace(
                kept,
                time=draft.time if same and draft.time != Time() else kept.time,
                by=kept.by or draft.by,
                manner=kept.manner or draft.manner,
                speaker=kept.speaker or draft.speaker,
                found_by_court=kept.found_by_court or draft.found_by_court,
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
    """Without what a fuller claim about the same person says too: an arrest by nobody named, "minister" beside "minister of mines of Peru"."""
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
