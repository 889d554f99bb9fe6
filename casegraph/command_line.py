"""The command line: every command is one call that a script could make. Exit code 2 for the user's mistake, 1 for a failure."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from casegraph import places
from graph.errors import CasegraphError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Articles become a graph of officials, cartels and cases in which every edge has its sentence. "
    "Read by machine: an allegation is not a finding.",
)

Db = Annotated[
    str | None,
    typer.Option(
        "--db", help=f"A folder (embedded engine), or neo4j://… or bolt://…  [{places.DB}; {places.DEFAULT_DB}]", show_default=False
    ),
]
Archive = Annotated[
    str | None,
    typer.Option("--archive", help=f"A file, or an SQLAlchemy URL  [{places.ARCHIVE}; {places.DEFAULT_ARCHIVE}]", show_default=False),
]
Paths = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON lines.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="As CSV.")]
STOPPED = 130
"""The exit code of a command that Ctrl-C ended."""
PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True}


def main() -> None:
    """The program. Errors are printed as the sentences that they are."""
    try:
        code = app(standalone_mode=False)  # the exit code of what ended early, else nothing
    except CasegraphError as error:
        _end(str(error), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):  # a usage error of the command line's own
            _end(error.format_message(), error.exit_code)
        raise
    if code == STOPPED:
        _end("Stopped. Nothing is half-written; what was read is in the archive, and the same command goes on from there.", STOPPED)
    sys.exit(code)


def _end(sentence: str, code: int) -> NoReturn:
    sys.stdout.flush()
    sys.stderr.write(f"casegraph: {sentence}\n")
    sys.exit(code)


@app.command()
def ingest(paths: Paths, db: Db = None, archive: Archive = None) -> None:
    """Read articles into the archive and bring the graph up to date."""
    from casegraph.commands import ingest as run

    _exit(run(paths, _db(db), places.archive_place(archive)))


@app.command()
def claims(paths: Paths, candidates: Annotated[bool, typer.Option(help="Those under the threshold instead.")] = False) -> None:
    """Print the claims of articles as JSON lines, without a database."""
    from casegraph.commands import claims as run

    _exit(run(paths, candidates=candidates))


@app.command()
def queries() -> None:
    """List the saved queries with their parameters."""
    from casegraph.commands import queries as run

    run()


@app.command(context_settings=PASSED_ON)
def ask(context: typer.Context, name: str, db: Db = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Answer a saved query: casegraph ask story --person "Salvador Cienfuegos"."""
    from casegraph.commands import ask as run

    run(_db(db), name, _values(context.args), _shape(as_json, as_csv))


@app.command(context_settings=PASSED_ON)
def links(context: typer.Context, one: str, other: str, db: Db = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """What links two: their direct edges, else the shortest paths. Takes the filter's parameters, as --grade charged."""
    from casegraph.commands import links as run

    run(_db(db), one, other, _values(context.args), _shape(as_json, as_csv))


@app.command()
def cypher(statement: str, db: Db = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Run a Cypher statement that only reads."""
    from casegraph.commands import cypher as run

    run(_db(db), statement, _shape(as_json, as_csv))


@app.command()
def export(file: Path, db: Db = None, title: Annotated[str, typer.Option(help="What the picture is called.")] = "casegraph") -> None:
    """Write the graph to FILE: .html (a page to look at) or .graphml."""
    from casegraph.commands import export as run

    run(_db(db), file, title)


@app.command()
def status(db: Db = None, archive: Archive = None) -> None:
    """What the archive and the graph hold, and whether the graph is complete."""
    from casegraph.commands import status as run

    run(_db(db), places.archive_place(archive))


@app.command()
def rebuild(db: Db = None, archive: Archive = None) -> None:
    """Drop the graph and build it again from the archive."""
    from casegraph.commands import rebuild as run

    run(_db(db), places.archive_place(archive))


def _exit(code: int) -> None:
    if code:
        raise typer.Exit(code)


def _shape(as_json: bool, as_csv: bool) -> str:
    return "json" if as_json else "csv" if as_csv else "table"


def _db(given: str | None) -> Callable[..., Any]:
    """Opens the database when it is needed, asking for a password where an address has none in the environment."""
    from casegraph.commands import opener

    return opener(places.db_place(given))


def _values(arguments: list[str]) -> dict[str, str]:
    """`--min-sources 2 --person=X` as {"minSources": "2", "person": "X"}. Raises UserMistake for anything else."""
    from graph.errors import UserMistake

    values: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        if not word.startswith("--"):
            raise UserMistake(f"{word!r} belongs to no parameter: write --name value.")
        name, given, value = word.removeprefix("--").partition("=")
        head, *tail = name.split("-")
        if not given:
            value = next(rest, "")
            if value.startswith("--") or not value:
                raise UserMistake(f"--{name} has no value: write --{name} value.")
        values[head + "".join(part.capitalize() for part in tail)] = value
    return values
