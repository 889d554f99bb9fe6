"""The saved queries: one `.cypher` file a question, a header in comments and a body that Neo4j Browser runs as it is."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import ValidationError

from graph.errors import CasegraphError, UserMistake
from graph.models import Kind, Model

PARAMETER = re.compile(r"\$(\w+)")


class Parameter(Model):
    """What a query asks for. Without a default it must be given."""

    type: Literal["entity", "date", "grade", "integer", "boolean"]
    meaning: str
    kinds: tuple[Kind, ...] = ()
    """Of an entity: only these kinds are meant."""
    default: str | int | bool | None = None
    example: str | int | bool


class Query(Model):
    """A saved query. `today` names the columns that speak of today whatever `knownBy` is."""

    name: str
    title: str
    question: str
    parameters: Mapping[str, Parameter]
    columns: Mapping[str, str]
    today: tuple[str, ...] = ()
    engines: tuple[Literal["neo4j", "arcadedb"], ...]
    body: str


@cache
def catalogue() -> Mapping[str, Query]:
    """Every saved query by name, in the order of names."""
    folder = files("queries")
    shared = yaml.load(folder.joinpath("filter.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    texts = {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".cypher")}
    return {query.name: query for file, text in sorted(texts.items()) for query in [parse(text, file, shared)]}


def parse(text: str, file: str, shared: Mapping[str, Any]) -> Query:
    """One file: the leading `//` lines are YAML, the rest is the body, to which the parameters of the filter are added.

    Raises CasegraphError when the header is not what it should be.
    """
    header, _, body = text.partition("\n\n")
    try:
        fields = yaml.load("\n".join(line.removeprefix("//").removeprefix(" ") for line in header.splitlines()), Loader=yaml.CSafeLoader)
        used = set(PARAMETER.findall(body))
        fields["parameters"] |= {name: entry for name, entry in shared.items() if name in used}
        query = Query(**fields, body=body.strip())
    except (yaml.YAMLError, ValidationError, TypeError, KeyError) as error:
        raise CasegraphError(f"queries/{file}: the header cannot be read: {error}") from error
    if used != set(query.parameters) or f"{query.name}.cypher" != file:
        raise CasegraphError(f"queries/{file}: the header names other parameters than the body uses, or another query.")
    return query


def query(name: str) -> Query:
    """The query of that name. Raises UserMistake when there is none."""
    found = catalogue().get(name)
    if found is None:
        raise UserMistake(f"There is no query {name}: there are {', '.join(catalogue())}.")
    return found
