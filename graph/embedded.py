"""The embedded engine: ArcadeDB in a child process, reached over Bolt like Neo4j.

The folder holds `door.json` (mode 0600: port, password, process), so that a second process of the same user finds the
running server; the server ends with the process that started it.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Self

from graph.errors import EngineError, UserMistake
from graph.models import Model

DATABASE = "casegraph"
START_SECONDS = 60
READY = b"ready"
"""The child's word that it answers."""
HELD = 3
"""The child's exit code when another process holds the folder."""
USER = "root"


class Door(Model):
    """How to reach the server of one folder. `port` is 0 when nobody serves it."""

    password: str
    port: int = 0
    process: int = 0

    @classmethod
    def of(cls, folder: Path) -> Self:
        """The folder's door; a new one with a random password when there is none yet."""
        path = folder / "door.json"
        if not path.exists():
            return cls(password=secrets.token_urlsafe(24))
        try:
            return cls(**json.loads(path.read_text("utf-8")))
        except (ValueError, TypeError) as error:
            raise EngineError(f"{path} cannot be read ({error}); remove the folder {folder} and run `casegraph rebuild`.") from error

    def moved_to(self, port: int) -> Self:
        """The same door at another port, served by this process."""
        return self.model_copy(update={"port": port, "process": os.getpid()})

    def write(self, folder: Path) -> None:
        """Replaces the file in one step, readable by its owner only."""
        new = folder / f"door.{os.getpid()}.new"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(self.model_dump_json())
        new.replace(folder / "door.json")

    def answers(self) -> bool:
        """Whether somebody listens there."""
        if not self.port:
            return False
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def free_port() -> int:
    """A port on the loopback interface that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class EmbeddedServer:
    """A folder's server, started by this process or found running.

    Raises EngineError where there is no engine for this platform or it does not come up, UserMistake where the folder
    cannot be one.
    """

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise UserMistake(f"{folder} is a file: give --db a folder, or an address such as neo4j://localhost:7687.")
        if folder.is_dir() and any(folder.iterdir()) and not (folder / "door.json").exists() and not (folder / "lock").exists():
            raise UserMistake(f"{folder} is a folder with other things in it: give --db a new or an empty folder.")
        if find_spec("arcadedb") is None or find_spec("fcntl") is None:  # no wheel, or no file locks (Windows)
            raise EngineError(
                "There is no embedded engine for this platform: start Neo4j (`docker compose up -d`) and give --db neo4j://localhost:7687."
            )
        self.folder = folder
        self.child: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        self.door = Door.of(folder)
        if not self.door.answers():
            self.door = self._start()

    @property
    def owned(self) -> bool:
        """Whether this process started the server."""
        return self.child is not None

    def _start(self) -> Door:
        command = [sys.executable, "-m", "graph.embedded_server", str(self.folder.resolve())]
        errors = (self.folder / "server.log").open("wb")
        root = str(Path(__file__).resolve().parents[1])
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))}
        # A session of its own: Ctrl-C is for the command, which then closes the server in order.
        self.child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, start_new_session=True, env=environment, cwd=self.folder
        )
        errors.close()
        return self._await_ready(self.child)

    def _await_ready(self, child: subprocess.Popen[bytes]) -> Door:
        for line in child.stdout or ():
            if line.strip() == READY:
                return Door.of(self.folder)
        if child.wait() == HELD:
            self.child = None
            return self._await_other()
        raise EngineError(f"The embedded engine in {self.folder} did not start; its last words are in {self.folder / 'server.log'}.")

    def _await_other(self) -> Door:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            door = Door.of(self.folder)
            if door.answers():
                return door
            time.sleep(0.05)
        raise EngineError(f"{self.folder} is held by process {Door.of(self.folder).process}, which does not answer: end it, try again.")

    def kill(self) -> None:
        """Ends the server at once, whoever started it: the way out of a query that never ends."""
        with suppress(ProcessLookupError):
            os.kill(self.child.pid if self.child else self.door.process, signal.SIGKILL)

    def close(self) -> None:
        """Ends the server if this process started it; what was acknowledged is on disk."""
        if self.child is None:
            return
        if self.child.stdin:
            self.child.stdin.close()
        try:
            self.child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        if self.child.stdout:
            self.child.stdout.close()
        self.child = None
