"""How answers are printed: tables for people, JSON lines and CSV for programs. What comes from articles is never markup."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from graph.difference import Touched
    from graph.loader import Counts
    from graph.store import Row
    from ingest.pipeline import Report
    from queries.ask import Answer
    from queries.catalogue import Query

MACHINE = "Read by machine; nothing here was checked by a person unless it says so. An allegation is not a finding."
PROOFS = (("quote", "speaker", "article", "published"), ("outcomeQuote", "outcomeSpeaker", "outcomeArticle"))
"""Columns that are shown together below the table, as a sentence and where it stands."""
STANDING = ("status", "grade")
HIDDEN = ("claim",)
"""Columns that only programs need: `--json` has them."""
APART = frozenset((*STANDING, *HIDDEN, *PROOFS[0], *PROOFS[1]))


def said(sentence: str) -> None:
    """A sentence on standard output."""
    sys.stdout.write(sentence + "\n")


def note(sentence: str) -> None:
    """A sentence on standard error."""
    sys.stderr.write(f"casegraph: {sentence}\n")


def console() -> Console:
    """Standard output, 120 characters wide where it is no terminal."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 120, emoji=False)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on standard error; what it gives is told the path of each input."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[path]}", markup=False))
    out = Console(stderr=True)
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("reading", total=total, path="")
        yield lambda path: bar.update(task, advance=1, path=Path(path).name)


def holdings(counts: Counts) -> str:
    """Counts in words."""
    return f"{counts.articles} articles, {counts.entities} entities, {counts.claims} claims, {counts.edges} edges"


def report(report: Report, new_entities: int, touched: Touched, counts: Counts) -> None:
    """The closing table of `casegraph ingest`."""
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in (
        ("articles read", report.read),
        ("unchanged since an earlier run", report.unchanged),
        ("skipped, kept unread or noted", len(report.listed)),
        ("claims", report.claims),
        ("candidates, kept for review", report.candidates),
        ("new entities", new_entities),
        ("touched in the graph", f"{touched.nodes_written + touched.nodes_removed} nodes, {_relationships(touched)} relationships"),
        ("the graph holds", holdings(counts)),
    ):
        table.add_row(name, str(value))
    console().print(table)
    for item in report.listed:
        console().print(f"  {escape(item.path)}: {escape(item.reason)}", soft_wrap=True)


def _relationships(touched: Touched) -> int:
    return touched.relationships_written + touched.relationships_removed


def catalogue(queries: Iterable[Query]) -> None:
    """Each query with its question and parameters."""
    out = console()
    for query in queries:
        out.print(f"[bold]{query.name}[/bold]  {escape(query.title)}")
        out.print(f"    {escape(query.question)}", soft_wrap=True)
        for name, parameter in query.parameters.items():
            given = "" if parameter.default is None else f" (default {parameter.default})"
            out.print(f"    --{name}  {escape(parameter.meaning)}{given}", soft_wrap=True)
        out.print()


def answer(answer: Answer, shape: str) -> None:
    """An answer as a table with its sentences below, as JSON lines or as CSV."""
    if shape != "table":
        rows(answer.rows, shape, list(answer.query.columns))
        return
    out = console()
    asked = "; ".join(f"{key}: {name}" for key, name in answer.meant.items())
    out.print(Text.assemble((answer.query.title, "bold"), (f"  ({asked})" if asked else "", "")))
    if not answer.rows:
        out.print("No rows: nothing that was read says so.")
        return
    proofs = _numbered(answer.rows)
    out.print(_table(answer.rows, proofs))
    for proof, number in proofs.items():
        out.print(_proof(proof, number))
    out.print(MACHINE, style="dim")


def rows(rows: Sequence[Row], shape: str, columns: Sequence[str] | None = None) -> None:
    """Rows with their own columns."""
    if shape == "json":
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
    elif shape == "csv":
        writer = csv.DictWriter(sys.stdout, list(columns or (rows[0] if rows else ())))
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    else:
        table = Table()
        for column in rows[0] if rows else ():
            table.add_column(column)
        for row in rows:
            table.add_row(*(Text(_cell(value)) for value in row.values()))
        console().print(table)


Proof = tuple[str, ...]
"""A sentence, who says it, the article and its date."""


def _numbered(rows: Sequence[Row]) -> dict[Proof, int]:
    """The sentences of an answer, numbered as they come: one that proves several rows is printed once."""
    found: dict[Proof, int] = {}
    for row in rows:
        for proof in _proofs_of(row):
            found.setdefault(proof, len(found) + 1)
    return found


def _proofs_of(row: Row) -> list[Proof]:
    return [tuple(_cell(row.get(column)) for column in columns) for columns in PROOFS if row.get(columns[0])]


def _table(rows: Sequence[Row], proofs: dict[Proof, int]) -> Table:
    """Own columns first, those that are empty throughout left out, then the standing and the numbers of the sentences."""
    own = [c for c in rows[0] if c not in APART and any(_cell(row[c]) for row in rows)]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in (*own, *(["standing"] if "status" in rows[0] else []), *(["sentence"] if proofs else [])):
        table.add_column(column, overflow="fold")
    for row in rows:
        cells = [_cell(row[c]) for c in own]
        if "status" in row:
            cells.append(", ".join(filter(None, (_cell(row[c]) for c in STANDING))))
        if proofs:
            cells.append(" ".join(f"[{proofs[proof]}]" for proof in _proofs_of(row)))
        table.add_row(*map(Text, cells))
    return table


def _proof(proof: Proof, number: int) -> Text:
    quote, *source = proof
    told = ", ".join(filter(None, source))
    return Text.assemble((f"[{number}] ", "bold"), f"“{' '.join(quote.split())}”", (f" {told}", "dim"))


def _cell(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def status(archive: str, articles: int, db: str, counts: Counts, complete: bool) -> None:
    """Where data lives and what it holds."""
    said(f"archive {archive}: {articles} articles")
    said(f"graph {db}: {holdings(counts)}")
    if not complete:
        said("The graph is empty, incomplete or damaged: run `casegraph rebuild`.")
    elif counts.articles != articles:
        said("The archive holds more than the graph: run `casegraph rebuild`.")
