"""Both engines for tests, real ones: the embedded in a folder of the test run, Neo4j in a container of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.store import Store

PASSWORD = "a-test-password"
HOW_TO = "Neo4j is not here: start Docker, and have the image neo4j:5.26 (`docker pull neo4j:5.26`)"


@contextmanager
def embedded(folder: Path) -> Iterator[Store]:
    """A store on the embedded engine."""
    with Store(str(folder / "db")) as store:
        yield store


@contextmanager
def neo4j() -> Iterator[Store]:
    """A store on Neo4j 5.26. Where there is none the test is skipped, with how to get it; under CI that is a failure."""
    given = os.environ.get("CASEGRAPH_TEST_NEO4J")
    if given:  # a Neo4j for tests only: it is emptied
        with Store(given, os.environ.get("CASEGRAPH_TEST_PASSWORD", PASSWORD)) as store:
            yield store
        return
    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")  # Ryuk is an image too
    from docker.errors import DockerException
    from testcontainers.community.neo4j import Neo4jContainer

    try:
        container = Neo4jContainer("neo4j:5.26", password=PASSWORD).with_env("NEO4J_server_memory_heap_max__size", "512m")
        container.start()
    except DockerException as error:
        if os.environ.get("CI"):
            pytest.fail(f"{HOW_TO}: {error}")
        pytest.skip(HOW_TO)
    try:
        with Store(container.get_connection_url(), PASSWORD) as store:
            yield store
    finally:
        container.stop()
