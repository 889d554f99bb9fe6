"""Manifests: an `index.jsonl` or `index.csv` beside the articles says what each of its files is."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ingest.facts import checked

NAMES = ("index.jsonl", "index.csv")


class Row(NamedTuple):
    """What one line of a manifest says of one file, as it stands there."""

    manifest: str
    line: int
    values: Mapping[str, object]

    def told(self) -> tuple[dict[str, str], list[str]]:
        """The values that can be used, and a sentence for each that cannot."""
        told, problems = checked(self.values)
        return told, [f"{self.manifest}, line {self.line}: {problem}." for _, problem in problems]


class Manifest(NamedTuple):
    """The rows of a folder by file name, and for each line that is no row its manifest and a sentence."""

    rows: Mapping[str, Row]
    problems: tuple[tuple[str, str], ...] = ()

    def of(self, file: str) -> Row | None:
        """The row of that file, if there is one."""
        return self.rows.get(_name(file))


def read_manifest(folder: Path) -> Manifest:
    """The manifests of a folder; none is an empty one. Of two rows on one file the later counts, and `.jsonl` before `.csv`."""
    rows: dict[str, Row] = {}
    problems: list[tuple[str, str]] = []
    for path in (folder / name for name in reversed(NAMES)):
        if not path.is_file():
            continue
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            problems.append((str(path), f"{path} cannot be read ({error}), so nothing in it is used: save it as UTF-8."))
            continue
        for line, row in _jsonl(text) if path.suffix == ".jsonl" else _csv(text):
            if isinstance(row, str):
                problems.append((str(path), f"{path}, line {line}: {row}, so the line is left out."))
            else:
                rows[_name(str(row["file"]))] = Row(str(path), line, row)
    return Manifest(rows, tuple(problems))


def _name(file: str) -> str:
    """A file's name as it is compared: some systems write an accent as a character of its own."""
    return unicodedata.normalize("NFC", file.removeprefix("./"))


def _jsonl(text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "this is no JSON object"
            continue
        yield number, row if isinstance(row, dict) and _names_file(row) else "there is no field 'file' with a file's name"


def _csv(text: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    begins = 2
    try:
        for row in reader:
            yield begins, row if _names_file(row) else "there is no column 'file' with a file's name"
            begins = reader.line_num + 1
    except csv.Error as error:
        yield max(begins, reader.line_num), f"this is no CSV row ({error})"


def _names_file(row: Mapping[str, object]) -> bool:
    return isinstance(row.get("file"), str) and bool(row["file"])
