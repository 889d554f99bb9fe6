"""Where data lives: an argument, else the environment, else a folder `casegraph-data` where one stands."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import Store

DB, ARCHIVE = "CASEGRAPH_DB", "CASEGRAPH_ARCHIVE"
DEFAULT_DB, DEFAULT_ARCHIVE = "casegraph-data/graph", "casegraph-data/archive.sqlite"


def db_place(given: str | None = None) -> str:
    """The graph database: a folder, or an address."""
    return given or os.environ.get(DB) or DEFAULT_DB


def archive_place(given: str | None = None) -> str:
    """The archive: a file, or an SQLAlchemy URL."""
    return given or os.environ.get(ARCHIVE) or DEFAULT_ARCHIVE


def open(db: str | None = None, password: str | None = None) -> "Store":
    """The graph database of `db`, of CASEGRAPH_DB, or of the default folder. Raises EngineError and UserMistake."""
    from graph.store import Store

    return Store(db_place(db), password, create=False)
