"""The models that every stage speaks in.

A claim is the atom: somebody says that SUBJECT PREDICATE OBJECT, with a status, a time and the exact sentence.
A `Reading` is what one reader version found in one article: entities as that article names them, and claims.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""`YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as exact as the text is, never more."""

Ref = str
"""The end of a claim: the id of a local entity, `offense:<category>` or `literal:<words>`."""

OFFENSE, LITERAL = "offense:", "literal:"


class Model(BaseModel):
    """Immutable, and strict about unknown fields: a misspelt key is an error, not silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """What sort of thing an entity is; meanings stand in `graph/data/schema.yaml`."""

    PERSON = "Person"
    CARTEL = "Cartel"
    AGENCY = "Agency"
    COURT = "Court"
    COMPANY = "Company"
    ORGANIZATION = "Organization"
    POSITION = "Position"
    PLACE = "Place"
    CASE = "Case"
    OFFENSE = "Offense"


class Status(StrEnum):
    """How the article holds the claim."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    NEGATED = "negated"


class Grade(StrEnum):
    """What stands behind a claim, weakest first: somebody's word, a formal charge, a court's finding."""

    SAID = "said"
    CHARGED = "charged"
    PROVEN = "proven"


class Genre(StrEnum):
    """What sort of text an article is: it decides who speaks when nobody is named."""

    NEWS = "news"
    RELEASE = "release"
    COURT = "court"
    SPEECH = "speech"
    REFERENCE = "reference"
    REPORT = "report"


class SpeakerSort(StrEnum):
    """Who says it, by sort."""

    DOCUMENT = "document"
    COURT = "court"
    FILING = "court filing"
    PROSECUTION = "prosecution or police"
    SANCTIONING = "sanctioning body"
    OFFICIAL = "official"
    WITNESS = "witness"
    DEFENCE = "defence"
    ANONYMOUS = "anonymous source"
    OTHER = "other"


class Manner(StrEnum):
    """How a conviction, a clearing or a death came about."""

    PLEADED = "pleaded"
    FOUND_GUILTY = "found guilty"
    ACQUITTED = "acquitted"
    DISMISSED = "dismissed"
    DECLINED = "declined"
    OVERTURNED = "overturned"
    PARDONED = "pardoned"
    KILLED = "killed"
    EXECUTED = "executed"
    SUICIDE = "suicide"
    NATURAL = "natural"


class Span(Model):
    """Character offsets into an article's text: `text[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span must hold at least one character, got {self.start}..{self.end}")
        return self

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]


class Facts(Model):
    """What is known of an article besides its words. A manifest may correct it, so it is kept as a log."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: PartialDate | None = None
    url: str | None = None
    genre: Genre = Genre.NEWS
    language: str = "en"


class Article(Model):
    """One text as it came. `id` is the hash of its bytes, `text` what was read from them."""

    id: str
    name: str
    """The file's stem, the `doc` of `casegraph claims`."""
    text: str
    facts: Facts = Facts()


class LocalEntity(Model):
    """An entity as one article names it: all its mentions, joined by coreference within that article."""

    id: str
    kind: Kind
    name: str
    """The fullest name in the article, without rank or title; a position's normalised wording ("president of Mexico")."""
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...]
    organization: str | None = None
    """Of a position: the body it belongs to, as worded."""
    jurisdiction: str | None = None
    """Of a position: its country, state or city, as worded."""


class Claim(Model):
    """Somebody says that SUBJECT PREDICATE OBJECT. The quote is the sentence that says so, word for word."""

    id: str
    article: str
    reader: str
    predicate: str
    subject: Ref
    subject_span: Span
    object: Ref
    object_span: Span | None = None
    status: Status
    quote: Span
    context: Span | None = None
    """The sentence that tells who is meant, where the quote says "he" or "the general"."""
    speaker: Ref | None = None
    """Who says it: a local entity's id, or `literal:` with the wording; None when the article itself."""
    speaker_sort: SpeakerSort = SpeakerSort.DOCUMENT
    found_by_court: bool = False
    """Whether the text says that a court found it, or that the person pleaded to it or was convicted of it."""
    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    by: Ref | None = None
    manner: Manner | None = None
    about: tuple[Ref, ...] = ()
    victim: tuple[Ref, ...] = ()
    amount: str | None = None
    kin: str | None = None
    confidence: float = Field(ge=0, le=1)

    def ends(self) -> tuple[Ref, ...]:
        """Every reference that this claim makes, ends and qualifiers alike."""
        optional = (self.speaker, self.by)
        return (self.subject, self.object, *(r for r in optional if r), *self.about, *self.victim)


class Reading(Model):
    """What one reader version found in one article."""

    article: str
    reader: str
    """Name and version of the reader and of its language model, "rules 1 / en_core_web_md 3.7.1"."""
    entities: tuple[LocalEntity, ...] = ()
    claims: tuple[Claim, ...] = ()
    note: str | None = None
    """Why nothing was read, where nothing was (a language that this reader does not know)."""


class Entity(Model):
    """Who is meant, across articles: a view over its members, made by the resolver."""

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    members: tuple[str, ...]
    """Local entities' ids, smallest (published, id) first. Any of them finds the entity."""
    registry: str | None = None
    also: tuple[str, ...] = ()
    """Other names by the registry: they find the entity, and no article need have used them."""
    country: str | None = None


def is_literal(ref: Ref) -> bool:
    """Whether `ref` is neither an entity nor an offense."""
    return ref.startswith(LITERAL)


def is_offense(ref: Ref) -> bool:
    """Whether `ref` names a category of offense."""
    return ref.startswith(OFFENSE)


def words_of(ref: Ref) -> str:
    """An offense's category or a literal's words, without the prefix."""
    return ref.removeprefix(OFFENSE).removeprefix(LITERAL)
