"""The schema as data: what kinds and predicates there are, and whether a claim fits them."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import Field

from graph.models import Claim, Grade, Kind, Manner, Model, Status, is_literal, is_offense, words_of

LITERAL_END = "literal"
ALLEGED = "ALLEGED_"
MANNERS: dict[str, frozenset[Manner]] = {
    "CONVICTED_OF": frozenset({Manner.PLEADED, Manner.FOUND_GUILTY}),
    "CLEARED_OF": frozenset({Manner.ACQUITTED, Manner.DISMISSED, Manner.DECLINED, Manner.OVERTURNED, Manner.PARDONED}),
    "DIED": frozenset({Manner.KILLED, Manner.EXECUTED, Manner.SUICIDE, Manner.NATURAL}),
}
QUALIFIERS = ("by", "manner", "about", "victim", "amount", "kin")


def read_data(name: str) -> Any:
    """The parsed YAML file `name` of `graph/data`."""
    return yaml.load(files("graph").joinpath("data", name).read_text("utf-8"), Loader=yaml.CSafeLoader)


class Predicate(Model):
    """What one predicate joins and means. `graph/data/schema.yaml` says what each field is."""

    name: str
    meaning: str
    example: str
    subject: frozenset[str]
    object: frozenset[str]
    sort: Literal["office", "accusation", "justice", "tie"]
    symmetric: bool = False
    path: bool = False
    incriminates: Literal["never", "always", "cartel"]
    grade: Grade | None = None
    time: Literal["event", "state", "acts"]
    qualifiers: frozenset[str] = Field(default=frozenset())

    @property
    def alleged_type(self) -> str:
        """The relationship type of an edge that is only alleged: a type is read as a caption, and may not libel."""
        return self.name if self.sort in ("accusation", "justice") else ALLEGED + self.name

    @property
    def types(self) -> tuple[str, ...]:
        """Every relationship type that an edge of this predicate can have."""
        return (self.name,) if self.alleged_type == self.name else (self.name, self.alleged_type)

    @property
    def makes_edges(self) -> bool:
        """Whether an object of this predicate can be an entity: literals are properties of the claim."""
        return bool(self.object - {LITERAL_END})

    def incriminating(self, *kinds: Kind) -> bool:
        """Whether a claim between ends of these kinds says something against somebody."""
        return self.incriminates == "always" or (self.incriminates == "cartel" and Kind.CARTEL in kinds)


class Schema(Model):
    """Kinds, offenses and predicates by name."""

    version: int
    kinds: Mapping[Kind, str]
    offenses: tuple[str, ...]
    predicates: Mapping[str, Predicate]

    def path_types(self) -> tuple[str, ...]:
        """The relationship types that path queries may walk."""
        return tuple(t for p in self.predicates.values() if p.path for t in p.types)

    def edge_types(self) -> tuple[str, ...]:
        """Every relationship type that a claim can become."""
        return tuple(t for p in self.predicates.values() if p.makes_edges for t in p.types)


@cache
def schema() -> Schema:
    """The schema of `graph/data/schema.yaml`."""
    raw = read_data("schema.yaml")
    bodies = raw.pop("bodies")
    for name, entry in raw["predicates"].items():
        entry["name"] = name
        for end in ("subject", "object"):
            entry[end] = frozenset(k for kind in entry[end] for k in (bodies if kind == "Body" else [kind]))
    return Schema(**raw)


def problems(claim: Claim, kinds: Mapping[str, Kind]) -> Iterator[str]:
    """What keeps a claim out of the archive, a sentence each. `kinds` are those of the article's entities by id."""
    predicate = schema().predicates.get(claim.predicate)
    if predicate is None:
        yield f"there is no predicate {claim.predicate}"
        return
    for role, ref, allowed in (("subject", claim.subject, predicate.subject), ("object", claim.object, predicate.object)):
        kind = kind_of(ref, kinds)
        if kind is None:
            yield f"{claim.predicate}: the {role} {ref!r} is no entity of the article and no known offense"
        elif kind not in allowed:
            yield f"{claim.predicate}: the {role} {ref!r} is a {kind}, allowed are {', '.join(sorted(allowed))}"
    for ref in claim.ends()[2:]:
        if kind_of(ref, kinds) is None:
            yield f"{claim.predicate}: {ref!r} is no entity of the article"
    yield from _qualifier_problems(claim, predicate)
    if claim.status is Status.NEGATED and predicate.name == "DENIES":
        yield "DENIES: a denial that is denied is no claim"


def _qualifier_problems(claim: Claim, predicate: Predicate) -> Iterator[str]:
    for name in QUALIFIERS:
        if getattr(claim, name) and name not in predicate.qualifiers:
            yield f"{claim.predicate} takes no {name!r}"
    if claim.manner and claim.manner not in MANNERS.get(claim.predicate, frozenset()):
        yield f"{claim.predicate}: manner {claim.manner} does not belong here"


def kind_of(ref: str, kinds: Mapping[str, Kind]) -> str | None:
    """The kind of a reference: `literal` for words, None for what is not known."""
    if is_literal(ref):
        return LITERAL_END
    if is_offense(ref):
        return Kind.OFFENSE if words_of(ref) in schema().offenses else None
    return kinds.get(ref)
