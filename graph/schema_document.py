"""`python -m graph.schema_document > docs/schema.md`: the schema as a page, derived from the data so that it cannot lag."""

import sys
from collections.abc import Iterator

from graph.schema import LITERAL_END, Predicate, schema
from graph.view import KEYS, PLAIN_TYPES

HEAD = """# Schema

Derived from `graph/data/schema.yaml` by `make docs`; do not edit.

A claim is: somebody says that SUBJECT PREDICATE OBJECT, with a status (asserted, alleged, negated), a time and the exact
sentence. A typed edge stands for all claims that say the same. While nobody but an accuser says it, the edge of a tie or an
office is typed `ALLEGED_…`.
"""


def document() -> Iterator[str]:
    """The page's lines."""
    yield HEAD
    yield "## Kinds\n\n| kind | what |\n|---|---|"
    yield from (f"| `{kind}` | {meaning} |" for kind, meaning in schema().kinds.items())
    yield "\nCategories of offense: " + ", ".join(schema().offenses) + "."
    yield "\n## Predicates\n\n| predicate | from → to | meaning | example | qualifiers | incriminates | in paths |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(_row, schema().predicates.values())
    yield "\n## What stands in the graph\n\n| label | found by |\n|---|---|"
    yield from (f"| `{label}` | `{key}` (unique) |" for label, key in KEYS.items())
    yield "\nRelationships without properties:\n"
    yield from (f"- `(:{start})-[:{type_}]->(:{end})`" for type_, (start, end) in PLAIN_TYPES.items())
    yield "\nTyped edges between entities carry what every filter needs (`graph/filters.py`): " + EDGE_PROPERTIES


EDGE_PROPERTIES = """`said`, `charged`, `proven` (the days on which the first,
second, ... independent source had it at that grade or higher), `deniedKnown`, `clearedKnown`, `overturnedKnown` (a day, or `never`),
`checked`; and for a reader `caption`, `standing`, `quote`, `speaker`, `publisher`, `url`, `claims` (ids), `dateMin`, `dateMax`."""


def _row(predicate: Predicate) -> str:
    ends = f"{_kinds(predicate.subject)} {'–' if predicate.symmetric else '→'} {_kinds(predicate.object)}"
    names = " or ".join(f"`{type_}`" for type_ in predicate.types) if predicate.makes_edges else f"`{predicate.name}` (no edge)"
    path, more = "yes" if predicate.path else "", ", ".join(sorted(predicate.qualifiers))
    return f"| {names} | {ends} | {predicate.meaning} | {predicate.example} | {more} | {predicate.incriminates} | {path} |"


def _kinds(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(kinds, key=lambda k: (k == LITERAL_END, k)))


if __name__ == "__main__":
    sys.stdout.write("\n".join(document()) + "\n")
