"""The claims of every sample, word for word. After a change of the reader that is meant: `make golden`, and read the difference."""

import json
import os
from io import BytesIO
from pathlib import Path

import pytest

from graph.stated import THRESHOLD
from ingest.claim_lines import claim_line
from ingest.files import Source, sources
from ingest.reader import read

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.md"))
GOLDEN = ROOT / "tests" / "golden"


def claims(path: Path) -> str:
    (source,) = sources([str(path)], BytesIO())
    assert isinstance(source, Source)
    reading = read(source.article)
    lines = [claim_line(source.article, reading, claim) for claim in reading.claims if claim.confidence >= THRESHOLD]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_claims_of_a_sample(path: Path) -> None:
    golden = GOLDEN / f"{path.stem}.jsonl"
    found = claims(path)
    if os.environ.get("CASEGRAPH_UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8"), "run `make golden` if the change is meant"


def test_there_are_twelve_samples_and_no_golden_file_is_left_over() -> None:
    assert len(SAMPLES) == 12
    assert {path.stem for path in GOLDEN.glob("*.jsonl")} == {path.stem for path in SAMPLES}
