"""The archive is append-only, refuses what would make it untrue, and adds an article whole or not at all."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from graph.archive import Archive
from graph.errors import ArchiveError, ClaimRefused, UserMistake
from graph.models import Facts, Span
from tests.worlds import article, read, says

TOLD = read(article("2020-01-10", "Daily", says("Ana Ruiz", "CHARGED_WITH", "offense:fraud")))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(str(tmp_path / "archive.sqlite"))


def test_what_was_added_comes_back(archive: Archive) -> None:
    assert archive.add(TOLD.article, b"raw", TOLD.reading)
    assert list(archive.reads()) == [TOLD]
    assert archive.raw(TOLD.article.id) == b"raw"
    assert archive.count() == 1


def test_adding_again_changes_nothing(archive: Archive) -> None:
    archive.add(TOLD.article, b"raw", TOLD.reading)
    assert archive.holds(TOLD.article, "drawn")
    assert not archive.add(TOLD.article, b"raw", TOLD.reading)


def test_a_manifest_corrects_what_is_known_and_the_article_is_read_again(archive: Archive) -> None:
    archive.add(TOLD.article, b"raw", TOLD.reading)
    corrected = TOLD.article.model_copy(update={"facts": Facts(date="2021-01-10", publisher="Daily")})
    assert not archive.holds(corrected, "drawn")
    archive.add(corrected, b"raw", TOLD.reading)
    assert [r.article.facts.date for r in archive.reads()] == ["2021-01-10"]


def test_a_correction_taken_back_finds_the_earlier_reading(archive: Archive) -> None:
    corrected = TOLD.article.model_copy(update={"facts": Facts(date="2021-01-10")})
    for told in (TOLD.article, corrected, TOLD.article):
        archive.add(told, b"raw", TOLD.reading)
    assert list(archive.reads()) == [TOLD]
    assert archive.holds(TOLD.article, "drawn")


def test_a_better_reader_replaces_the_reading(archive: Archive) -> None:
    archive.add(TOLD.article, b"raw", TOLD.reading)
    better = TOLD.reading.model_copy(update={"reader": "drawn 2", "claims": ()})
    assert not archive.holds(TOLD.article, "drawn 2")
    archive.add(TOLD.article, b"raw", better)
    assert [r.reading.claims for r in archive.reads()] == [()]


@pytest.mark.parametrize(
    "change",
    [{"predicate": "LOVES"}, {"object": "offense:rudeness"}, {"quote": Span(start=0, end=10_000)}, {"subject": "m-nobody"}],
)
def test_an_untrue_claim_is_refused_and_nothing_is_added(archive: Archive, change: dict[str, object]) -> None:
    wrong = TOLD.reading.claims[0].model_copy(update=change)
    with pytest.raises(ClaimRefused, match="a claim was refused"):
        archive.add(TOLD.article, b"raw", TOLD.reading.model_copy(update={"claims": (wrong,)}))
    assert archive.count() == 0


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="is a folder"):
        Archive(str(tmp_path))


def test_a_file_of_something_else_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database " * 100)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive(str(tmp_path / "notes.txt"))


def test_an_archive_of_another_version_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    Archive(str(place)).close()
    with create_engine(f"sqlite:///{place}").begin() as connection:
        connection.execute(text("UPDATE about SET value = '99'"))
    with pytest.raises(ArchiveError, match="version 99"):
        Archive(str(place))


def test_an_unknown_article_is_said_so(archive: Archive) -> None:
    with pytest.raises(UserMistake, match="holds no article a-0"):
        archive.raw("a-0")


def test_an_archive_that_cannot_be_written_is_said_so(archive: Archive) -> None:
    with create_engine(f"sqlite:///{archive.where}").begin() as connection:
        connection.execute(text("DROP TABLE readings"))
    with pytest.raises(ArchiveError, match="cannot be written: no such table"):
        archive.add(TOLD.article, b"raw", TOLD.reading)
