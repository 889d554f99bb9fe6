"""What the commands do, each a call or two into the rooms."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph import show
from graph.errors import UserMistake

if TYPE_CHECKING:
    from graph.store import Store

Opener = Callable[..., "Store"]
"""Opens the database; with `create` a folder that is not there is made."""


def opener(db: str) -> Opener:
    """Opens `db` when called. The password of an address comes from the environment, else from a prompt."""

    def open_store(create: bool = False) -> Store:
        from graph.store import ADDRESSES, Store

        password = None
        if db.startswith(ADDRESSES) and "CASEGRAPH_PASSWORD" not in os.environ and sys.stdin.isatty():
            password = getpass.getpass(f"Password for {db}: ")
        return Store(db, password, create=create)

    return open_store


def ingest(paths: Sequence[str], open_store: Opener, archive_at: str) -> int:
    """Reads, archives, loads, and prints the closing table.

    The exit code is 1 when an article failed for a reason of ours, 2 when there was no article among the inputs.
    """
    from graph.archive import Archive
    from graph.loader import counts, load
    from ingest.files import sources
    from ingest.pipeline import archive_all, graph_of, new_entities, rules

    items = sources(paths, sys.stdin.buffer)  # a path that is not there is told before anything is opened
    with Archive(archive_at) as archive, open_store(create=True) as store:
        with show.progress(_expected(paths)) as seen:
            report = archive_all(items, archive, rules(), seen)
        view, entities, reads = graph_of(archive)
        touched = load(view, store)
        show.report(report, new_entities(entities, reads, report.articles), touched, counts(store))
    return 1 if report.failed else 0 if report.read or report.unchanged else 2


def claims(paths: Sequence[str], *, candidates: bool) -> int:
    """Prints claims as JSON lines; what was skipped goes to standard error. The exit codes are those of `ingest`."""
    from graph.stated import THRESHOLD
    from ingest.claim_lines import claim_line
    from ingest.files import Skipped, sources
    from ingest.pipeline import Listed, read_one, rules

    read, failed = 0, False
    for item in sources(paths, sys.stdin.buffer):
        if isinstance(item, Skipped):
            show.note(f"{item.path}: {item.sentence}")
            continue
        reading = read_one(item, rules())
        if isinstance(reading, Listed):
            show.note(f"{item.path}: {reading.reason}")
            failed = True
            continue
        read += 1
        if reading.note:
            show.note(f"{item.path}: {reading.note}")
        for claim in reading.claims:
            if (claim.confidence < THRESHOLD) == candidates:
                sys.stdout.write(json.dumps(claim_line(item.article, reading, claim), ensure_ascii=False) + "\n")
    return 1 if failed else 0 if read else 2


def queries() -> None:
    """Prints the catalogue."""
    from queries.catalogue import catalogue

    show.catalogue(catalogue().values())


def ask(open_store: Opener, name: str, values: Mapping[str, str], shape: str) -> None:
    """Prints the answer to a saved query."""
    from queries.ask import ask
    from queries.catalogue import query

    query(name)  # an unknown name is told before a database is opened
    with open_store() as store:
        show.answer(ask(store, name, values), shape)


def links(open_store: Opener, one: str, other: str, values: Mapping[str, str], shape: str) -> None:
    """Prints what links two."""
    from queries.links import links

    with open_store() as store:
        show.answer(links(store, one, other, **values), shape)


def cypher(open_store: Opener, statement: str, shape: str) -> None:
    """Prints the rows of a statement that only reads."""
    with open_store() as store:
        show.rows(store.read(statement), shape)


def export(open_store: Opener, file: Path, title: str) -> None:
    """Writes a file and says where it lies."""
    from graph.export import export, require_writable
    from graph.loader import require_complete
    from graph.network import network

    require_writable(file)
    with open_store() as store:
        require_complete(store)
        graph = network(store)
    export(graph, file, title)
    show.said(f"{file}: {graph.number_of_nodes()} entities, {graph.number_of_edges()} edges.")


def status(open_store: Opener, archive_at: str) -> None:
    """Prints what there is."""
    from graph.archive import Archive
    from graph.loader import complete, counts

    with Archive(archive_at) as archive, open_store() as store:
        show.status(archive.where, archive.count(), store.db, counts(store), complete(store))


def rebuild(open_store: Opener, archive_at: str) -> None:
    """Drops the graph and builds it again."""
    from graph.archive import Archive
    from graph.loader import counts, drop
    from ingest.pipeline import load_all

    if "://" not in archive_at and not Path(archive_at).exists():
        raise UserMistake(f"There is no archive {archive_at} to build from: give --archive, or run `casegraph ingest`.")
    with Archive(archive_at) as archive, open_store(create=True) as store:
        drop(store)
        load_all(archive, store)
        show.said(f"{store.db} was built again from {archive.where}: {show.holdings(counts(store))}.")


def _expected(paths: Sequence[str]) -> int:
    """How many files there are to read, for a progress bar."""
    return sum(sum(f.is_file() for f in Path(p).rglob("*")) if Path(p).is_dir() else 1 for p in paths)
