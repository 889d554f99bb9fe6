"""Asks a saved query: checks what was given, finds who is meant, runs the body and gives rows."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from graph.days import bounds
from graph.errors import UserMistake
from graph.filters import Filter
from graph.loader import require_complete
from graph.models import Grade
from graph.paths import paths
from graph.store import Row, Store
from queries.catalogue import Parameter, Query, query
from queries.names import Candidate, entity


class Answer(NamedTuple):
    """The rows of a query, in its order, each with the columns of its header. `meant` has the names of the entities asked for."""

    query: Query
    parameters: dict[str, Any]
    meant: dict[str, str]
    rows: list[Row]


def ask(store: Store, name: str, values: Mapping[str, Any]) -> Answer:
    """Answers the saved query `name`. Values come as typed: names of entities, partial dates, "true".

    Raises UserMistake for an unknown query, a missing, extra or ill-typed value, or a name that means nobody or several;
    EngineError when the graph is not complete.
    """
    asked = query(name)
    require_complete(store)
    found = {key: _value(store, asked, key, values) for key in asked.parameters}
    if extra := set(values) - set(asked.parameters):
        known = ", ".join(asked.parameters)
        raise UserMistake(f"{name} has no parameter {', '.join(sorted(extra))}: it takes {known}.")
    parameters = {key: value.id if isinstance(value, Candidate) else value for key, value in found.items()}
    meant = {key: value.name for key, value in found.items() if isinstance(value, Candidate)}
    rows = store.read(asked.body, parameters) if store.engine in asked.engines else ELSEWHERE[name](store, parameters)
    return Answer(asked, parameters, meant, rows)


def _value(store: Store, asked: Query, key: str, values: Mapping[str, Any]) -> Any:
    parameter = asked.parameters[key]
    if values.get(key) in (None, ""):
        if parameter.default is None:
            raise UserMistake(f"{asked.name} needs {key}: {parameter.meaning}, for example {parameter.example!r}.")
        return parameter.default
    try:
        return READERS[parameter.type](store, parameter, values[key])
    except ValueError as error:
        raise UserMistake(f"{asked.name}: {key} cannot be {values[key]!r}: {error}.") from error


def _integer(_store: Store, _parameter: Parameter, value: Any) -> int:
    number = int(value)
    if number < 1:
        raise ValueError("it is 1 or more")
    return number


def _boolean(_store: Store, _parameter: Parameter, value: Any) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(value).lower() not in words:
        raise ValueError("it is true or false")
    return words[str(value).lower()]


def _grade(_store: Store, _parameter: Parameter, value: Any) -> str:
    if value not in list(Grade):
        raise ValueError(f"it is one of {', '.join(Grade)}")
    return str(value)


READERS: dict[str, Callable[[Store, Parameter, Any], Any]] = {
    "entity": lambda store, parameter, value: entity(store, str(value), parameter.kinds),
    "date": lambda _store, _parameter, value: bounds(str(value)).max,
    "grade": _grade,
    "integer": _integer,
    "boolean": _boolean,
}

_STEPS = (
    "UNWIND $steps AS step MATCH (s:Entity)-[r]->(o:Entity) WHERE s.id IN step.ends AND o.id IN step.ends AND r.id = step.edge "
    "UNWIND r.claims AS id MATCH (c:Claim {id: id})-[:STATED_IN]->(a:Article) "
    "WHERE c.reported <= $knownBy AND $grade IN c.passes "
    "RETURN step.path AS path, step.step AS step, s.name AS subject, r.caption AS caption, o.name AS object, c.status AS status, "
    "c.grade AS grade, c.quote AS quote, c.speaker AS speaker, a.title AS article, a.published AS published, c.id AS claim, "
    "c.reported AS reported ORDER BY path, step, reported, claim"
)


def shortest_path(store: Store, parameters: Mapping[str, Any]) -> list[Row]:
    """The rows of `shortest-path.cypher`, by `graph/paths.py`: a row for each step, with the claim that was told first."""
    strength = Filter(
        grade=parameters["grade"],
        min_sources=parameters["minSources"],
        known_by=parameters["knownBy"],
        hide_denied=parameters["hideDenied"],
        hide_cleared=parameters["hideCleared"],
        checked_only=parameters["checkedOnly"],
    )
    found = paths(store, parameters["one"], parameters["other"], strength)
    steps = [
        {"path": i, "step": j, "edge": edge, "ends": [path.nodes[j - 1], path.nodes[j]]}
        for i, path in enumerate(found, 1)
        for j, edge in enumerate(path.edges, 1)
    ]
    first: dict[tuple[int, int], Row] = {}
    for row in store.read(_STEPS, {"steps": steps, **strength.parameters()}) if steps else ():
        first.setdefault((row["path"], row["step"]), row)
        row.pop("reported")
    return list(first.values())


ELSEWHERE: dict[str, Callable[[Store, Mapping[str, Any]], list[Row]]] = {"shortest-path": shortest_path}
"""Queries that an engine cannot run as Cypher, and who answers there."""
