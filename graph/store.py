"""The store: one class over Bolt for Neo4j and for the embedded engine, which differ in how they are started only.

Reads run in a transaction that is always rolled back, and are refused when the engine says that they wrote.
"""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from neo4j import GraphDatabase, Session, Transaction
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable

from graph.embedded import DATABASE, USER, EmbeddedServer
from graph.errors import CasegraphError, EngineError, UserMistake

Row = dict[str, Any]

READ_SECONDS = 60.0
BATCH = 2000
"""Rows of one UNWIND: both engines slow down over 5,000 (DESIGN.md, Engines)."""
ADDRESSES = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


class Store:
    """A graph database with casegraph's graph in it. Use as a context manager.

    `db` is a folder (embedded engine) or an address `neo4j://…` or `bolt://…`. The password of an address comes from
    `password`, else from the environment variable CASEGRAPH_PASSWORD; the user from CASEGRAPH_USER (`neo4j`). Without
    `create` a folder must be there already.
    Raises EngineError where it cannot be reached, UserMistake where `db` cannot be a database.
    """

    def __init__(self, db: str, password: str | None = None, read_seconds: float = READ_SECONDS, *, create: bool = True) -> None:
        self.db = db
        self.read_seconds = read_seconds
        self._server: EmbeddedServer | None = None
        if db.startswith(ADDRESSES):
            self.engine, self._database, address = "neo4j", None, db
            auth = (os.environ.get("CASEGRAPH_USER", "neo4j"), password or os.environ.get("CASEGRAPH_PASSWORD", ""))
        elif "://" in db:
            raise UserMistake(f"{db} is no address of a graph database: it starts with neo4j:// or bolt://, or is a folder.")
        elif not create and not Path(db).exists():
            raise UserMistake(f"There is no graph in {db}: run `casegraph ingest` first, or say where it is with --db.")
        else:
            self.engine, self._database = "arcadedb", DATABASE
            self._server = EmbeddedServer(Path(db))
            address, auth = f"bolt://127.0.0.1:{self._server.door.port}", (USER, self._server.door.password)
        self._driver = GraphDatabase.driver(
            address,
            auth=auth,
            max_transaction_retry_time=5,
            connection_timeout=10,
            telemetry_disabled=True,
            notifications_min_severity="OFF",
        )
        try:
            with self._spoken():
                self._driver.verify_connectivity()
        except CasegraphError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection, and the embedded server if this store started it."""
        self._driver.close()
        if self._server:
            self._server.close()

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of a read-only statement. Raises UserMistake when it writes or is no Cypher, EngineError when it
        takes longer than `read_seconds`."""
        with self._spoken(), self._session() as session, self._ending_what_never_ends() as timed_out:
            try:
                transaction = session.begin_transaction(timeout=self.read_seconds)
                try:
                    result = transaction.run(cypher, dict(parameters or {}))
                    rows = [record.data() for record in result]
                    wrote = result.consume().counters.contains_updates
                except KeyboardInterrupt:
                    self._abandon()
                    raise
                finally:
                    _roll_back(transaction)
            except (Neo4jError, DriverError) as error:
                if timed_out() or "TransactionTimedOut" in str(getattr(error, "code", "")):
                    raise EngineError(f"The query took longer than {self.read_seconds:g} seconds and was ended.") from error
                raise
        if wrote:
            raise UserMistake(
                "This statement writes, and only reading is allowed, since the graph is built from the archive. Nothing was changed."
            )
        return rows

    def write(self, cypher: str, rows: Sequence[Row] = (), **parameters: Any) -> None:
        """Runs a writing statement: once, or over `rows` as `$rows` in batches, each in its own transaction."""
        batches = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)] if rows else [()]
        with self._spoken(), self._session() as session:
            for batch in batches:
                session.execute_write(_run, cypher, {"rows": list(batch), **parameters} if rows else parameters)

    def define(self, statement: str) -> None:
        """Runs a schema statement, which both engines want in a transaction of its own."""
        with self._spoken(), self._session() as session:
            session.run(statement).consume()

    def _session(self) -> Session:
        return self._driver.session(database=self._database)

    @contextmanager
    def _ending_what_never_ends(self) -> Iterator[Callable[[], bool]]:
        """The embedded engine takes no timeout from the driver: its child process is ended instead."""
        if self._server is None:
            yield lambda: False
            return
        fired = threading.Event()
        server = self._server

        def end() -> None:
            fired.set()
            server.kill()

        timer = threading.Timer(self.read_seconds, end)
        timer.start()
        try:
            yield fired.is_set
        finally:
            timer.cancel()

    def _abandon(self) -> None:
        """Ends what still runs, so that Ctrl-C need not wait for it: nobody can be asked to stop on a busy connection."""
        if self._server:
            self._server.kill()
        self._driver.close()

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """Turns the driver's errors into sentences."""
        try:
            yield
        except AuthError as error:
            raise EngineError(
                f"{self.db} refused the password: set CASEGRAPH_PASSWORD (and CASEGRAPH_USER, if it is not neo4j)."
            ) from error
        except (ServiceUnavailable, DriverError, OSError) as error:
            raise EngineError(self._unreachable(error)) from error
        except ClientError as error:
            raise UserMistake(f"The database did not accept the statement: {_first_line(error)}") from error
        except Neo4jError as error:
            raise EngineError(f"The database broke off: {_first_line(error)}") from error

    def _unreachable(self, error: BaseException) -> str:
        if self._server is None:
            return f"{self.db} does not answer: is Neo4j running there? (`docker compose up -d` starts one.) {_first_line(error)}"
        if self._server.owned:
            return f"The embedded engine in {self.db} stopped; its last words are in {self._server.folder / 'server.log'}."
        return f"The command that held {self.db} has ended, and the engine with it: run this again."


def _run(transaction: Any, cypher: str, parameters: Mapping[str, Any]) -> None:
    transaction.run(cypher, dict(parameters)).consume()


def _roll_back(transaction: Transaction) -> None:
    if not transaction.closed():
        transaction.rollback()


def _first_line(error: BaseException) -> str:
    text = getattr(error, "message", None) or str(error)
    return text.strip().splitlines()[0] if text.strip() else type(error).__name__
