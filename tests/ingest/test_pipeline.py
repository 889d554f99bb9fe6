"""One bad article never stops a run: it is listed with its reason, and the others are archived."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.models import Article, Reading, Span
from ingest.files import sources
from ingest.pipeline import Reader, archive_all
from tests.worlds import bare_claim


def fails_on_bad(article: Article) -> Reading:
    """A reader with a defect that one text shows."""
    if article.name == "bad":
        raise ZeroDivisionError("one text too many")
    return Reading(article=article.id, reader="drawn")


def invents_on_bad(article: Article) -> Reading:
    """A reader whose quote does not stand in one text."""
    claim = bare_claim("LEADS", quote=Span(start=0, end=10_000)).model_copy(update={"article": article.id})
    return Reading(article=article.id, reader="drawn", claims=(claim,) if article.name == "bad" else ())


@pytest.fixture
def articles(tmp_path: Path) -> str:
    for name in ("aaa", "bad", "ccc"):
        (tmp_path / f"{name}.txt").write_text(f"Nothing happened to {name} on that day, people in the village said.")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("read", "reason"), [(fails_on_bad, "ZeroDivisionError: one text too many"), (invents_on_bad, "a claim was refused")]
)
def test_the_others_are_archived(articles: str, tmp_path: Path, read: Callable[[Article], Reading], reason: str) -> None:
    archive = Archive(str(tmp_path / "archive.sqlite"))
    report = archive_all(sources([articles], BytesIO()), archive, Reader("drawn", read))
    assert (report.read, archive.count(), report.failed) == (2, 2, True)
    assert [Path(item.path).stem for item in report.listed] == ["bad"]
    assert reason in report.listed[0].reason
