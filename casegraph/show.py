"""How answers are printed: tables for people, JSON lines and CSV for programs. What comes from articles is never markup."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
PROOF = ("quote", "speaker", "article", "published")
"""Columns that are shown together, as the sentence and where it stands."""
STANDING = ("status", "grade")
HIDDEN = ("claim",)
"""Columns that only programs need: `--json` has them."""


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
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
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
    """An answer as a table, JSON lines or CSV."""
    if shape != "table":
        rows(answer.rows, shape, list(answer.query.columns))
        return
    out = console()
    out.print(escape(answer.query.title), style="bold")
    if not answer.rows:
        out.print("No rows: nothing that was read says so.")
        return
    out.print(_table(answer.rows))
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


def _table(rows: Sequence[Row]) -> Table:
    """Own columns first, those that are empty throughout left out, then the standing and the sentence with its source."""
    own = [c for c in rows[0] if c not in (*PROOF, *STANDING, *HIDDEN) and any(_cell(row[c]) for row in rows)]
    table = Table(show_lines=True)
    for column in own:
        table.add_column(column)
    if "status" in rows[0]:
        table.add_column("standing")
    table.add_column("sentence", min_width=44, ratio=1)
    for row in rows:
        standing = [Text("\n".join(_cell(row[c]) for c in STANDING))] if "status" in rows[0] else []
        table.add_row(*(Text(_cell(row[c])) for c in own), *standing, _proof(row))
    return table


def _proof(row: Row) -> Text:
    if not row.get("quote"):
        return Text("")
    source = ", ".join(_cell(row[c]) for c in ("speaker", "article", "published") if row.get(c))
    return Text.assemble(f"“{' '.join(row['quote'].split())}”", ("\n" + source, "dim"))


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
