"""Fixtures that every room's tests share. A store comes empty; both engines are started once a run."""

from collections.abc import Iterator

import pytest

from graph.loader import declare, drop
from graph.store import Store
from tests.engines import embedded, neo4j


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with embedded(tmp_path_factory.mktemp("embedded")) as store:
        declare(store)
        yield store


@pytest.fixture(scope="session")
def neo4j_store() -> Iterator[Store]:
    with neo4j() as store:
        declare(store)
        yield store


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store on each engine."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    drop(found)
    return found


@pytest.fixture
def both(embedded_store: Store, neo4j_store: Store) -> tuple[Store, Store]:
    """Both engines, empty."""
    drop(embedded_store)
    drop(neo4j_store)
    return embedded_store, neo4j_store
