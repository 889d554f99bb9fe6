"""Frames: how a claim is worded. Data files with their own examples, validated on loading.

A frame has a trigger (words, or a mention of a kind), roles (paths from the trigger: `ingest/claim_paths.py`) and the claims that
filled roles make. `examples` must fire as told, `counterexamples` must not fire.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import Field

from graph.models import Kind, Manner, Model, SpeakerSort, Status
from graph.schema import schema


class Trigger(Model):
    """What starts a frame: a lemma of a part of speech, or a mention of a kind."""

    lemmas: frozenset[str] = frozenset()
    pos: frozenset[str] = frozenset()
    voice: Literal["active", "passive"] | None = None
    mention: Kind | None = None
    particle: frozenset[str] = frozenset()
    """Words of which one must hang on the trigger: "tip off"."""
    singular: bool = False


class Role(Model):
    """What fills a role: an entity of one of `kinds`, an offense, the words of a punishment, or just one of `words`."""

    paths: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    offense: bool = False
    punishment: bool = False
    words: frozenset[str] = frozenset()
    anything: bool = False
    """Filled by whatever stands there."""
    narrow: bool = False
    """Of an offense: only the word itself and its object, not all that hangs on it."""
    negation: bool = False
    """Filled by "not" itself."""
    alone: bool = False
    """Only where exactly one entity fills it."""


class Told(Model):
    """A claim that filled roles make. Ends name roles, or are literals and offenses as they stand."""

    predicate: str
    subject: str
    object: str
    by: str | None = None
    """One or more roles with "|": the first that is filled."""
    speaker: str | None = None
    speaker_sort: SpeakerSort | None = None
    manner: Manner | None = None
    status: Status | None = None
    """Where the frame itself tells it; else the sentence does."""
    found_by_court: bool = False
    not_by: str | None = None
    """A role that the subject must not fill itself: who calls the charges against himself absurd is not cleared of them."""
    undated: bool = False
    """The trigger's date is not this claim's: that of a plea is no charge's."""
    deed: bool = False
    """A deed told of somebody: a claim only where it is told as an allegation, or by a body that accuses."""
    unless: tuple[str, ...] = ()
    """Roles that must be empty."""
    when: tuple[str, ...] = ()
    """Roles that must be filled."""


class Example(Model):
    """A sentence and all the claims that the frame makes of it: (subject's name, predicate, object's name)."""

    text: str
    claims: tuple[tuple[str, str, str], ...]


class Frame(Model):
    """One way of wording."""

    id: str
    trigger: Trigger
    roles: Mapping[str, Role]
    claims: tuple[Told, ...]
    needs: tuple[str, ...] = ()
    """Roles that must be filled for any claim."""
    negatable: bool = False
    """Whether "not" makes a negated claim; else it makes none."""
    allowing: frozenset[str] = frozenset()
    """Modals under which the frame fires all the same ("will stand trial" tells a charge)."""
    reliability: float = Field(default=0.9, ge=0, le=1)
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...]

    def problems(self) -> Iterator[str]:
        """What is wrong with this frame, a sentence each."""
        if not self.examples or not self.counterexamples:
            yield f"{self.id}: a frame needs examples of both sorts"
        for told in self.claims:
            if told.predicate not in schema().predicates:
                yield f"{self.id}: there is no predicate {told.predicate}"
            for role in (told.subject, told.object, *told.unless, *told.when, *self.needs):
                if role not in self.roles and ":" not in role:
                    yield f"{self.id}: there is no role {role}"


BODY = frozenset({"Cartel", "Agency", "Court", "Company", "Organization"})


@cache
def frames() -> tuple[Frame, ...]:
    """All frames of `ingest/frames`, in the order of the files."""
    found: list[Frame] = []
    folder = files("ingest").joinpath("frames")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            found += [Frame(**entry) for entry in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) or ()]
    wrong = [p for frame in found for p in frame.problems()]
    if wrong:
        raise ValueError("; ".join(wrong))
    return tuple(found)


@cache
def by_lemma() -> Mapping[str, tuple[Frame, ...]]:
    """The frames that a lemma can trigger."""
    found: dict[str, list[Frame]] = {}
    for frame in frames():
        for lemma in frame.trigger.lemmas:
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(f) for lemma, f in found.items()}


@cache
def by_kind() -> Mapping[Kind, tuple[Frame, ...]]:
    """The frames that a mention of a kind triggers."""
    found: dict[Kind, list[Frame]] = {}
    for frame in frames():
        if frame.trigger.mention is not None:
            found.setdefault(frame.trigger.mention, []).append(frame)
    return {kind: tuple(f) for kind, f in found.items()}
