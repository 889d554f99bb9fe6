"""One store over both engines: reads only read, and every error is one sentence."""

import os
import signal
import time
from pathlib import Path

import pytest

from graph.errors import EngineError, UserMistake
from graph.loader import declare
from graph.store import Store
from tests.engines import PASSWORD
from tests.worlds import article, draw, says

WRITES = [
    "CREATE (n:Entity {id: 'x'}) RETURN n",
    "MATCH (c:Claim) DETACH DELETE c",
    "MATCH (c:Claim) SET c.quote = 'another'",
    "MERGE (n:Name {key: 'somebody'})",
    "MATCH (c:Claim) REMOVE c.quote",
]
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n"


@pytest.mark.parametrize("statement", WRITES)
def test_a_write_is_refused_and_changes_nothing(store: Store, statement: str) -> None:
    draw(store, [article("2020-01-10", "Daily", says("Juan Mora", "LEADS", "Cartel:Delta Cartel"))])
    before = store.read("MATCH (n) RETURN n ORDER BY n.id, n.key")
    with pytest.raises(UserMistake, match="only reading is allowed"):
        store.read(statement)
    assert store.read("MATCH (n) RETURN n ORDER BY n.id, n.key") == before


def test_what_is_no_cypher_is_said_in_one_sentence(store: Store) -> None:
    with pytest.raises(UserMistake, match="did not accept the statement") as error:
        store.read("MATCH (n RETURN n")
    assert "\n" not in str(error.value)


def test_a_parameter_is_a_value_and_no_cypher(store: Store) -> None:
    hostile = "x'}) DETACH DELETE n //"
    assert store.read("RETURN $value AS value", {"value": hostile}) == [{"value": hostile}]


def test_a_query_that_never_ends_is_ended(tmp_path: Path) -> None:
    with Store(str(tmp_path / "db"), read_seconds=1) as store:
        begun = time.monotonic()
        with pytest.raises(EngineError, match="took longer than 1 seconds"):
            store.read(ENDLESS)
        assert time.monotonic() - begun < 15


def test_neo4j_ends_a_query_that_never_ends(neo4j_store: Store) -> None:
    neo4j_store.read_seconds, usual = 1, neo4j_store.read_seconds
    try:
        with pytest.raises(EngineError, match="took longer than 1 seconds"):
            neo4j_store.read(ENDLESS)
    finally:
        neo4j_store.read_seconds = usual
    assert neo4j_store.read("RETURN 1 AS n") == [{"n": 1}]


def test_a_second_user_of_a_folder_reads_what_the_first_wrote(tmp_path: Path) -> None:
    with Store(str(tmp_path / "db")) as first:
        declare(first)
        first.write("UNWIND $rows AS row MERGE (n:Name {key: row.key})", [{"key": "ana"}])
        with Store(str(tmp_path / "db")) as second:
            assert second.read("MATCH (n:Name) RETURN n.key AS key") == [{"key": "ana"}]


def test_a_second_user_is_told_when_the_first_has_ended(tmp_path: Path) -> None:
    first = Store(str(tmp_path / "db"))
    with Store(str(tmp_path / "db")) as second:
        first.close()
        with pytest.raises(EngineError, match="has ended, and the engine with it"):
            second.read("RETURN 1 AS n")


def test_what_was_acknowledged_survives_the_engine_being_killed(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "db"))
    declare(store)
    store.write("UNWIND $rows AS row MERGE (n:Name {key: row.key})", [{"key": str(n)} for n in range(500)])
    assert store._server is not None
    assert store._server.child is not None
    os.kill(store._server.child.pid, signal.SIGKILL)
    store._server.child.wait()
    with pytest.raises(EngineError, match="stopped"):
        store.read("RETURN 1 AS n")
    store.close()
    with Store(str(tmp_path / "db")) as again:
        assert again.read("MATCH (n:Name) RETURN count(n) AS n") == [{"n": 500}]


def test_the_door_is_its_owners_only(tmp_path: Path) -> None:
    with Store(str(tmp_path / "db")):
        assert (tmp_path / "db" / "door.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("place", ["http://localhost", "postgres://x"])
def test_an_address_of_something_else_is_a_mistake(place: str) -> None:
    with pytest.raises(UserMistake, match="no address of a graph database"):
        Store(place)


def test_a_file_or_a_full_folder_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(UserMistake, match="is a file"):
        Store(str(tmp_path / "letter.txt"))
    with pytest.raises(UserMistake, match="other things in it"):
        Store(str(tmp_path))


def test_neo4j_that_is_not_there_is_said_with_the_way_to_start_it() -> None:
    with pytest.raises(EngineError, match="does not answer: is Neo4j running there"):
        Store("bolt://127.0.0.1:9", PASSWORD)


def test_a_wrong_password_is_said_with_the_way_to_give_it(neo4j_store: Store) -> None:
    with pytest.raises(EngineError, match="refused the password: set CASEGRAPH_PASSWORD"):
        Store(neo4j_store.db, "a-wrong-password")
