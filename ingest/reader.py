"""The reader: an article in, its entities and claims out. Calls the stages in order; the same article gives the same reading."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from graph.ids import claim_id, local_entity_id
from graph.models import Article, Claim, Genre, Kind, LocalEntity, Reading, Ref, Span, SpeakerSort, Status
from graph.schema import problems
from ingest import coreference, language_model
from ingest.claim_cases import of_one_case
from ingest.claim_dates import Calendar
from ingest.claim_drafts import Draft, without_repeats
from ingest.claim_roles import Filler
from ingest.claims import ALLEGING, drafts
from ingest.mentions import find_mentions
from ingest.page import Page, Who
from ingest.speakers import Speaker, of_issuer, ref_of
from ingest.word_lists import data

READER = "rules 1"
LANGUAGE = "en"


@cache
def name() -> str:
    """This reader with a hash of its rules and its language model: "rules 1 (1f0c9a2b) / en_core_web_md 3.7.1".

    Whatever changes in the room changes the name, so that an archive reads its articles again and keeps no stale reading.
    """
    room = Path(__file__).parent
    rules = sorted(p for p in room.rglob("*") if p.suffix in (".py", ".yaml"))
    told = hashlib.sha256(b"".join(p.relative_to(room).as_posix().encode() + p.read_bytes() for p in rules))
    return f"{READER} ({told.hexdigest()[:8]}) / {language_model.version()}"


def read(article: Article) -> Reading:
    """What the rules find in one article. A language other than English is kept, not read."""
    reader = name()
    if article.facts.language != LANGUAGE:
        language = data("languages.yaml").get(article.facts.language, f"the language {article.facts.language!r}")
        return Reading(
            article=article.id, reader=reader, note=f"It is in {language}: kept, and not read yet, since the rules know English only."
        )
    page = language_model.parse(article.text)
    find_mentions(page)
    coreference.resolve(page)
    ids = {who.key: local_entity_id(article.id, who.kind, who.name) for who in page.people}
    found = without_repeats(page, of_one_case(page, list(drafts(page, Calendar(page, article.facts.date)))))
    entities = tuple(_entities(page, ids))
    claims = tuple(_claims(page, article, found, ids, {e.id: e.kind for e in entities}, reader))
    return Reading(article=article.id, reader=reader, entities=entities, claims=claims)


def _entities(page: Page, ids: dict[int, str]) -> Iterator[LocalEntity]:
    """Entities in order of their first mention; two of one kind and name are one."""
    same: dict[str, list[Who]] = {}
    for who in page.people:
        same.setdefault(ids[who.key], []).append(who)
    for id_, group in same.items():
        mentions = sorted((m for who in group for m in who.mentions), key=lambda m: m.first)
        wordings = [page.words(m.first, m.last) for m in mentions]
        yield LocalEntity(
            id=id_,
            kind=group[0].kind,
            name=group[0].name,
            aliases=tuple(dict.fromkeys(n for m, w in zip(mentions, wordings, strict=True) for n in (m.name, w) if n != group[0].name)),
            mentions=tuple(dict.fromkeys(page.span(m.first, m.last) for m in mentions)),
            organization=group[0].organization,
            jurisdiction=group[0].jurisdiction,
        )


def _claims(
    page: Page, article: Article, found: Iterable[Draft], ids: dict[int, str], kinds: dict[str, Kind], reader: str
) -> Iterator[Claim]:
    issuer = of_issuer(page, article)
    seen: Counter[tuple[object, ...]] = Counter()
    for draft in found:
        subject, object_ = _ref(draft.subject, ids), _ref(draft.object, ids)
        place = (draft.predicate, draft.subject.span, draft.object.span if draft.object.who is not None else object_)
        status, speaker, sort = _said(draft, article, issuer)
        if draft.deed and status is Status.ASSERTED:
            continue
        claim = Claim(
            id=claim_id(
                article.id, draft.predicate, draft.subject.span, draft.object.span if draft.object.who is not None else object_, seen[place]
            ),
            article=article.id,
            reader=reader,
            predicate=draft.predicate,
            subject=subject,
            subject_span=draft.subject.span,
            object=object_,
            object_span=draft.object.span,
            status=status,
            quote=page.quote(draft.trigger),
            context=_context(page, draft),
            speaker=ref_of(speaker, ids),
            speaker_sort=sort,
            found_by_court=draft.found_by_court,
            date=draft.time.date,
            start=draft.time.start,
            end=draft.time.end,
            by=_ref(draft.by, ids) if draft.by is not None else None,
            manner=draft.manner,
            confidence=draft.confidence,
        )
        if not any(problems(claim, kinds)):
            seen[place] += 1
            yield claim


def _ref(filler: Filler, ids: dict[int, str]) -> Ref:
    return ids[filler.who] if filler.who is not None else filler.ref


def _said(draft: Draft, article: Article, issuer: Speaker | None) -> tuple[Status, Speaker | None, SpeakerSort]:
    """Status and speaker. What a release alleges of people is alleged, and its issuer says it."""
    speaker, status = draft.speaker, draft.status
    if (
        draft.predicate in ALLEGING
        and speaker is None
        and not draft.found_by_court
        and article.facts.genre in (Genre.RELEASE, Genre.COURT, Genre.SPEECH)
    ):
        speaker = issuer
        status = Status.ALLEGED if status is Status.ASSERTED else status
    sort = draft.speaker_sort or (speaker.sort if speaker is not None else SpeakerSort.DOCUMENT)
    return status, speaker, sort


def _context(page: Page, draft: Draft) -> Span | None:
    """The sentence that tells who is meant, where it is not the quote."""
    quote = page.quote(draft.trigger)
    for filler in (draft.subject, draft.object):
        if filler.antecedent is not None:
            span = page.quote(filler.antecedent)
            if span != quote:
                return span
    return None
