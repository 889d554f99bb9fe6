"""The rooms import in one direction only: graph <- ingest, queries <- casegraph; and stages speak in the models."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("graph", "ingest", "queries", "casegraph")
MAY_IMPORT = {"graph": set(), "ingest": {"graph"}, "queries": {"graph"}, "casegraph": {"graph", "ingest", "queries"}}
STAGES = ("files", "mentions", "claims", "resolve")
"""What the pipeline and the reader call in order. None may know another."""
FILES = [path for room in ROOMS for path in sorted((ROOT / room).glob("*.py"))]


def imported(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_room_imports_only_what_lies_below(path: Path) -> None:
    rooms = {name.split(".")[0] for name in imported(path)} & set(ROOMS)
    assert rooms <= MAY_IMPORT[path.parent.name] | {path.parent.name}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_no_other_stage(stage: str) -> None:
    others = {f"ingest.{other}" for other in STAGES if other != stage}
    assert not imported(ROOT / "ingest" / f"{stage}.py") & others


@pytest.mark.parametrize("heavy", ["spacy", "trafilatura", "neo4j", "networkx", "sqlalchemy", "rich", "pydantic"])
def test_the_command_line_imports_nothing_heavy_before_it_is_needed(heavy: str) -> None:
    import subprocess
    import sys

    code = "import sys, casegraph.command_line; sys.exit(sys.argv[1] in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, heavy], cwd=ROOT, check=False).returncode == 0
