"""The command line as a user meets it: one clear sentence for every mistake, the right exit code, nothing half-written."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = """---
title: Former mayor charged
publisher: Tepic Daily
date: 2020-10-16
---

Ana Ruiz, the mayor of Tepic from 2010 to 2014, was charged with fraud on Thursday. She denies the allegations.
"""
SPANISH = "La ex alcaldesa Ana Ruiz fue acusada el jueves de haber recibido sobornos del cartel, según los fiscales. " * 5


class Place:
    """A folder with its own archive and graph, and the program in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("CASEGRAPH")}
        return kept | {"CASEGRAPH_DB": str(self.folder / "graph"), "CASEGRAPH_ARCHIVE": str(self.folder / "archive.sqlite")}

    def command(self, *arguments: str) -> list[str]:
        return [str(Path(sys.executable).with_name("casegraph")), *arguments]

    def run(self, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(),
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def said(self, *arguments: str, given: str | None = None) -> str:
        done = self.run(*arguments, given=given)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *arguments: str, code: int) -> str:
        """The one sentence of a command that ends with `code`."""
        done = self.run(*arguments)
        assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
        assert done.stderr.startswith("casegraph: ")
        assert done.stderr.count("\n") == 1, done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr

    def write(self, name: str, content: str | bytes) -> str:
        path = self.folder / "articles" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return f"articles/{name}"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place with one article in its graph, for questions."""
    made = Place(tmp_path_factory.mktemp("full"))
    made.write("one.md", ARTICLE)
    made.said("ingest", "articles")
    return made


def test_ingest_ends_with_a_table(full: Place) -> None:
    said = " ".join(full.said("ingest", "articles").split())
    assert "articles read 0" in said
    assert "unchanged since an earlier run 1" in said
    assert "touched in the graph 0 nodes, 0 relationships" in said


def test_a_question_is_answered_with_its_sentence(full: Place) -> None:
    said = full.said("ask", "story", "--person", "ana ruiz")
    assert "charged with" in said
    assert "“Ana Ruiz, the mayor of Tepic from 2010 to 2014, was charged with fraud on Thursday.”" in " ".join(said.split())
    assert "An allegation is not a finding" in said


def test_answers_for_programs(full: Place) -> None:
    rows = [json.loads(line) for line in full.said("ask", "story", "--person=Ana Ruiz", "--json").splitlines()]
    table = list(csv.DictReader(io.StringIO(full.said("ask", "story", "--person=Ana Ruiz", "--csv"))))
    assert [r["event"] for r in rows] == [r["event"] for r in table]
    assert {"charged with", "denies"} <= {r["event"] for r in rows}
    assert {r["date"] for r in rows if r["event"] == "charged with"} == {"2020-10-15"}


def test_claims_are_json_lines_without_a_database(place: Place) -> None:
    name = place.write("one.md", ARTICLE)
    lines = [json.loads(line) for line in place.said("claims", name).splitlines()]
    assert {"CHARGED_WITH", "SERVED_AS", "DENIES"} <= {c["predicate"] for c in lines}
    assert {c["doc"] for c in lines} == {"one"}
    assert not (place.folder / "graph").exists()
    assert not (place.folder / "archive.sqlite").exists()


def test_claims_of_standard_input(place: Place) -> None:
    assert json.loads(place.said("claims", "-", given=ARTICLE).splitlines()[0])["predicate"]


def test_exports_are_whole_files(full: Place) -> None:
    full.said("export", "page.html")
    full.said("export", "graph.graphml")
    assert (full.folder / "page.html").read_text("utf-8").rstrip().endswith("</html>")
    assert "</graphml>" in (full.folder / "graph.graphml").read_text("utf-8")
    assert not list(full.folder.glob(".*.new"))


def test_status_and_rebuild(full: Place) -> None:
    assert "1 articles" in full.said("status")
    before = full.said("export", "before.graphml") and (full.folder / "before.graphml").read_bytes()
    assert "was built again" in full.said("rebuild")
    full.said("export", "after.graphml")
    assert (full.folder / "after.graphml").read_bytes() == before


def test_cypher_reads(full: Place) -> None:
    assert json.loads(full.said("cypher", "MATCH (p:Person) RETURN p.name AS name", "--json")) == {"name": "Ana Ruiz"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("ask", "nothing"), "There is no query nothing"),
        (("ask", "story"), "story needs person"),
        (("ask", "story", "--person"), "--person has no value"),
        (("ask", "story", "--person", "Nobody Known"), "Nobody and nothing in the graph is called"),
        (("ask", "story", "--person", "Ana Ruiz", "--known-by", "2020-13-40"), "knownBy cannot be '2020-13-40'"),
        (("ask", "story", "Ana"), "belongs to no parameter"),
        (("cypher", "MATCH (n) DETACH DELETE n"), "only reading is allowed"),
        (("cypher", "MATCH (n RETURN"), "did not accept the statement"),
        (("export", "graph.pdf"), "ends in no format that can be written"),
        (("export", "nowhere/graph.html"), "There is no folder nowhere"),
        (("ingest", "nowhere"), "nowhere"),
        (("status", "--db", "nowhere"), "There is no graph in nowhere"),
        (("status", "--db", "http://localhost"), "no address of a graph database"),
        (("rebuild", "--archive", "nowhere.sqlite"), "There is no archive nowhere.sqlite"),
        (("frobnicate",), "frobnicate"),
        (("ingest",), "paths"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(full: Place, arguments: tuple[str, ...], sentence: str) -> None:
    assert sentence in full.refused(*arguments, code=2)


def test_neo4j_that_is_down_is_a_failure(full: Place) -> None:
    assert "does not answer" in full.refused("status", "--db", "bolt://127.0.0.1:9", code=1)


def test_a_folder_without_articles_is_a_mistake(place: Place) -> None:
    (place.folder / "articles").mkdir()
    assert "articles" in place.refused("ingest", "articles", code=2)


def test_one_bad_article_stops_nothing_and_each_is_listed_with_its_reason(place: Place) -> None:
    place.write("good.md", ARTICLE)
    place.write("empty.txt", "")
    place.write("binary.txt", bytes(range(256)) * 20)
    place.write("scripts.html", "<html><body><script>alert(1)</script></body></html>")
    place.write("large.txt", "Nothing happened in the village today. " * 140_000)
    place.write("spanish.txt", SPANISH)
    said = place.said("ingest", "articles")
    for name in ("empty.txt", "binary.txt", "scripts.html", "large.txt", "spanish.txt"):
        assert name in said
    assert "Spanish" in said
    assert "2 articles" in place.said("status"), "the good one and the Spanish one are kept"


@pytest.mark.parametrize(("name", "content"), [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 20)])
def test_nothing_but_a_bad_file_is_a_mistake(place: Place, name: str, content: bytes) -> None:
    done = place.run("ingest", place.write(name, content))
    assert done.returncode == 2
    assert name in done.stdout
    assert place.run("claims", f"articles/{name}").returncode == 2


def test_a_path_that_is_not_there_leaves_nothing_behind(place: Place) -> None:
    place.write("one.md", ARTICLE)
    assert "no file or folder nowhere" in place.refused("ingest", "articles", "nowhere", code=2)
    assert sorted(p.name for p in place.folder.iterdir()) == ["articles"]


def test_markup_in_a_file_name_is_text(place: Place) -> None:
    place.write("[red]x[blink].txt", "")
    place.write("good.md", ARTICLE)
    assert "[red]x[blink].txt" in place.said("ingest", "articles")


def test_a_query_that_never_ends_can_be_stopped(full: Place) -> None:
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n"
    running = subprocess.Popen(full.command("cypher", endless), cwd=full.folder, env=full.environment(), stderr=subprocess.PIPE)
    time.sleep(3)
    running.send_signal(signal.SIGINT)
    _, error = running.communicate(timeout=40)
    assert running.returncode == 130
    assert b"Traceback" not in error
    assert "1 articles" in full.said("status")


def test_stopped_in_mid_ingest_and_taken_up_again(place: Place) -> None:
    for number in range(60):
        place.write(f"{number:02}.md", ARTICLE.replace("Ana", f"Ana{chr(97 + number % 26)} Maria{chr(97 + number // 26)}"))
    running = subprocess.Popen(place.command("ingest", "articles"), cwd=place.folder, env=place.environment(), stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _archived(place):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, error = running.communicate(timeout=60)
    assert running.returncode in (0, 130), error
    said = " ".join(place.said("ingest", "articles").split())
    assert "articles read 60" not in said, "what was read before the stop is not read again"
    assert "the graph holds 60 articles" in said


def _archived(place: Place) -> int:
    import sqlite3

    try:
        with sqlite3.connect(place.folder / "archive.sqlite") as connection:
            return int(connection.execute("SELECT count(*) FROM readings").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_the_folder_used_by_another_process_works(full: Place) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", "from graph.store import Store; s = Store('graph'); print('up', flush=True); input(); s.close()"],
        cwd=full.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert first.stdout
    assert first.stdout.readline().strip() == b"up"
    try:
        assert "1 articles" in full.said("status")
    finally:
        first.communicate(b"\n", timeout=30)


def test_a_file_that_hides_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.py").write_text("x = 1")
    (tmp_path / "mine.py").write_text("import casegraph")
    done = subprocess.run([sys.executable, "mine.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "graph.py hides casegraph's package `graph`: rename it" in done.stderr
