"""The article that the project started from, against its gold. Stands apart: it needs the folder `../shared`, which is not part of
the repository, and is skipped with that reason where it is absent."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from graph.stated import THRESHOLD
from ingest.claim_lines import claim_line
from ingest.files import Source, sources
from ingest.reader import read

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "dev"
SEED = GOLD / "seed-cienfuegos-arrest.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/gold, which stands beside the repository and not in it")


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    (source,) = (item for item in sources([str(SEED)], BytesIO()) if isinstance(item, Source))
    reading = read(source.article)
    return [claim_line(source.article, reading, claim) for claim in reading.claims if claim.confidence >= THRESHOLD]


def test_precision_and_recall_of_the_seed(lines: list[dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    gold = tmp_path / "gold"
    gold.mkdir()
    for name in (SEED.name, f"{SEED.stem}.gold.json"):
        (gold / name).write_bytes((GOLD / name).read_bytes())
    score = [sys.executable, str(SHARED / "eval" / "score.py"), str(tmp_path / "claims.jsonl"), str(gold), "--json"]
    found = json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout)
    assert found["precision"] >= 0.85
    assert found["recall"] >= 0.45
    assert found["quote verbatim"] == 1.0


def test_the_edges_that_the_project_was_started_for(lines: list[dict[str, Any]]) -> None:
    def names(predicate: str) -> set[tuple[str, str]]:
        found = [line for line in lines if line["predicate"] == predicate]
        return {(str(line["subject"]["name"]), str(line["object"]["name"])) for line in found}

    offices = {object_.replace("’", "'") for _, object_ in names("INDICTED_BY")}
    assert "U.S. attorney's office for the Eastern District of New York" in offices
    assert ("Salvador Cienfuegos", "H-2 Cartel") in {(s, o.replace("cartel", "Cartel")) for s, o in names("ACCUSED_OF_AIDING")}
    assert ("Genaro García Luna", "public-security minister of Mexico") in names("SERVED_AS")
    assert {
        line["status"] for line in lines if line["predicate"] == "ACCUSED_OF_AIDING" and line["subject"]["name"] == "Salvador Cienfuegos"
    } == {"alleged"}
