"""Every command that the README shows is run, in its order, as a stranger would."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHELL = re.findall(r"```sh\n(.*?)```", README, re.S)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.S)
MAKE = re.findall(r"^    make (\w+)", README, re.M)
RUN_ELSEWHERE = {"test", "check", "golden"}
"""`make test` is this run; `.ci/run` runs `make check`; tests/ingest/test_golden.py is what `make golden` runs."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stranger")
    shutil.copytree(ROOT / "samples", folder / "samples")
    return folder


def run(command: str, place: Path, **more: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CASEGRAPH")} | more
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(command, shell=True, cwd=place, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def test_the_first_two_commands_are_the_demo_and_the_tests() -> None:
    assert MAKE[:2] == ["demo", "test"]


def test_every_command_gives_something_to_read(place: Path) -> None:
    (block,) = SHELL
    commands = [line.partition("  #")[0].strip() for line in block.strip().splitlines()]
    assert len(commands) >= 12
    for command in commands:
        said = run(command, place)
        assert said.strip(), command
        assert "No rows" not in said, command


def test_the_lines_of_python_print_links_with_their_sentences(place: Path) -> None:
    (code,) = PYTHON
    (place / "links.py").write_text(code, "utf-8")
    run("casegraph ingest samples", place)
    said = run("python links.py", place)
    assert "Edgar Veytia | " in said
    assert "H-2 Cartel" in said


def test_make_demo_tells_both_stories() -> None:
    said = run("make demo", ROOT)
    cienfuegos, _, garcia_luna = said.partition("Genaro García Luna)")
    for word in ("charged with", "arrested", "dismissed", "declined"):
        assert word in cienfuegos
    for word in ("charged with", "denies", "convicted of", "38 years"):
        assert word in garcia_luna
    assert (ROOT / "build" / "demo" / "graph.html").exists()


def test_make_docs_changes_nothing() -> None:
    before = (ROOT / "docs" / "schema.md").read_text("utf-8")
    run("make docs", ROOT)
    assert (ROOT / "docs" / "schema.md").read_text("utf-8") == before


def test_make_browser_loads_neo4j_and_prints_where_to_look() -> None:
    there = subprocess.run("docker compose version && docker info", shell=True, capture_output=True, check=False).returncode == 0
    if not there:
        if os.environ.get("CI"):
            pytest.fail("docker compose is not here")
        pytest.skip("needs Docker with its compose plugin")
    try:
        said = run("make browser", ROOT)
    finally:
        run("docker compose down --volumes", ROOT, NEO4J_PASSWORD="unused-here")
    assert "http://127.0.0.1:7474" in said
    assert "MATCH p = " in said


def test_no_other_make_command_is_shown() -> None:
    assert set(MAKE) == {"demo", "browser", "docs"} | RUN_ELSEWHERE
