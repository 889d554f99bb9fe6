"""The child process that holds the embedded database: `python -m graph.embedded_server FOLDER`.

It prints one line, `ready`, when it answers, and ends when its standard input closes, that is with the command that
started it. A query that never ends, or a crash of the engine, ends this process and not the command.
"""

import fcntl
import os
import sys
from pathlib import Path

from graph.embedded import DATABASE, HELD, READY, Door, free_port


def main(folder: Path) -> int:
    """Serves the database in `folder` until standard input closes. Returns an exit code."""
    lock = (folder / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return HELD
    os.environ["ARCADEDB_LOG_DIR"] = str(folder / "log")
    from arcadedb import create_server

    port = free_port()
    door = Door.of(folder).moved_to(port)
    config = {
        "host": "127.0.0.1",
        "http_port": free_port(),  # the server cannot start without its HTTP listener
        "mode": "development",  # in production mode a refused statement comes back without the reason
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": port,
        "bolt_host": "127.0.0.1",
        "bolt_defaultDatabase": DATABASE,
        "serverMetrics": False,
    }
    with create_server(str(folder / "engine"), door.password, config) as server:
        server.create_database(DATABASE)
        door.write(folder)
        sys.stdout.buffer.write(READY + b"\n")
        sys.stdout.flush()
        sys.stdin.buffer.read()
    Door.of(folder).moved_to(0).write(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
