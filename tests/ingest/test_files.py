"""Whatever lies on a desk becomes articles, or a sentence that says why not."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import ingest.files as files
from graph.errors import UserMistake
from graph.ids import article_id
from graph.models import Genre
from ingest.facts import genre
from ingest.files import Skipped, SkipReason, Source, sources
from ingest.word_lists import data

STORY = "Harbour chief held\n\nPolice held Ruud Okafor, the harbour chief of Zandport, over bribes. He denies it.\n"
SPANISH = (
    "Detienen al jefe del puerto\n\nLa policía detuvo el martes al jefe del puerto de Zandport, acusado de sobornos de una naviera. "
    "El funcionario niega los hechos y su abogado dijo que recurrirá la decisión del juez ante el tribunal superior de la región.\n"
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Harbour chief held | Zandport Courier</title>
<meta property="og:title" content="Harbour chief held"><meta property="og:site_name" content="Zandport Courier">
<meta name="author" content="Ana Roe"><meta property="article:published_time" content="2021-03-04T10:00:00Z">
<link rel="canonical" href="https://courier.example/harbour"><script>var tracking = 1;</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport and weather</a></li></ul></nav>
<article><h1>Harbour chief held</h1>
<p>Police held Ruud Okafor, the harbour chief of Zandport, on Thursday over <b>bribes</b> that <a href="/l">a shipping line</a> is said
to have paid him.</p>
<p>He denies the charges. His lawyer said that he will appeal against the order of the court as soon as it is published.</p></article>
<footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""


def read(*paths: Path | str, stdin: bytes = b"") -> list[Source | Skipped]:
    return list(sources([str(path) for path in paths], io.BytesIO(stdin)))


def one(*paths: Path | str, stdin: bytes = b"") -> Source:
    """The only thing that comes out, which must be an article."""
    (found,) = read(*paths, stdin=stdin)
    assert isinstance(found, Source), found
    return found


def skip(*paths: Path | str, stdin: bytes = b"") -> Skipped:
    (found,) = read(*paths, stdin=stdin)
    assert isinstance(found, Skipped), found
    assert found.sentence.endswith(".") and ": " in found.sentence, "a sentence says what to do"
    return found


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Formats


def test_a_text_file_is_an_article(tmp_path: Path) -> None:
    path = put(tmp_path / "harbour.txt", STORY)
    source = one(path)
    assert (source.name, source.path, source.raw) == ("harbour", str(path), STORY.encode())
    assert (source.article.id, source.article.text, source.article.name) == (article_id(STORY.encode()), STORY, "harbour")
    assert (source.article.facts.title, source.article.facts.genre, source.article.facts.language) == (
        "Harbour chief held",
        Genre.NEWS,
        "en",
    )


def test_standard_input_is_an_article() -> None:
    source = one("-", stdin=STORY.encode())
    assert (source.name, source.path, source.article.text) == ("stdin", "-", STORY)


def test_standard_input_may_be_a_page() -> None:
    assert one("-", stdin=PAGE.encode()).article.facts.publisher == "Zandport Courier"


def test_a_page_is_read_without_its_navigation(tmp_path: Path) -> None:
    article = one(put(tmp_path / "page.html", PAGE)).article
    assert "Ruud Okafor" in article.text and "lawyer" in article.text
    assert "over bribes that a shipping line is said to have paid him." in article.text
    for noise in ("Sport", "tracking", "newsletter", "<p>"):
        assert noise not in article.text
    facts = article.facts
    assert (facts.title, facts.publisher, facts.author) == ("Harbour chief held", "Zandport Courier", "Ana Roe")
    assert (facts.date, facts.url) == ("2021-03-04", "https://courier.example/harbour")


def test_a_small_fragment_of_a_page_is_read(tmp_path: Path) -> None:
    assert one(put(tmp_path / "bit.htm", "<p>He was <b>held</b>.</p>")).article.text.strip() == "He was held."


def test_a_page_that_tells_no_date_has_none(tmp_path: Path) -> None:
    undated = PAGE.replace("article:published_time", "x").replace("He denies", "The port opened on 9 April 2017. He denies")
    assert one(put(tmp_path / "page.html", undated)).article.facts.date is None


def test_a_page_says_in_which_encoding_it_is(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Ruud Okafor", "Иван Петров")
    assert "Иван Петров" in one(put(tmp_path / "page.html", page.encode("cp1251"))).article.text


def test_markdown_becomes_plain_words(tmp_path: Path) -> None:
    marked = (
        "# Harbour *chief* held\n\n> Police held **Ruud Okafor**, the [harbour chief](https://a.example/x_(y)) of `Zandport`.\n\n"
        "![photo](p.png)\n\n---\n\n- He denies it, see <https://b.example/z>.\n- The snake_case_name and 2 * 3 * 4 stay.\n"
        "- _Really_ [so][1].\n\n[1]: https://c.example\n"
    )
    text = one(put(tmp_path / "a.md", marked)).article.text
    assert [line for line in text.split("\n") if line.strip()] == [
        "Harbour chief held",
        "Police held Ruud Okafor, the harbour chief of Zandport.",
        "He denies it, see https://b.example/z.",
        "The snake_case_name and 2 * 3 * 4 stay.",
        "Really so.",
    ]


def test_a_named_file_is_read_by_its_content(tmp_path: Path) -> None:
    assert one(put(tmp_path / "harbour.log", STORY)).article.text == STORY
    assert one(put(tmp_path / "saved", PAGE)).article.facts.author == "Ana Roe"


@pytest.mark.parametrize(
    "raw",
    [STORY.replace("\n", "\r\n").encode(), STORY.replace("\n", "\r").encode(), b"\xef\xbb\xbf" + STORY.encode(), STORY.encode("utf-16")],
)
def test_line_endings_and_byte_order_marks_are_normalised(tmp_path: Path, raw: bytes) -> None:
    source = one(put(tmp_path / "a.txt", raw))
    assert (source.article.text, source.raw, source.article.id) == (STORY, raw, article_id(raw))


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    assert one(put(tmp_path / "a.txt", SPANISH.encode(encoding))).article.text == SPANISH


def test_the_language_is_found_from_the_text(tmp_path: Path) -> None:
    assert one(put(tmp_path / "a.txt", SPANISH)).article.facts.language == "es"


# Folders and paths


def test_a_folder_is_read_recursively_and_by_path(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/a.html", "c.HTM", "a/notes.pdf", ".git/x.txt", "a/.hidden.txt"):
        put(tmp_path / name, PAGE if "htm" in name.lower() else STORY)
    found = [Path(item.path).relative_to(tmp_path).as_posix() for item in read(tmp_path)]
    assert found == ["a/a.html", "a/z.md", "b.txt", "c.HTM"]


def test_arguments_keep_their_order(tmp_path: Path) -> None:
    paths = [put(tmp_path / name, STORY) for name in ("b.txt", "a.txt")]
    assert [item.path for item in read(*paths, paths[0])] == [str(path) for path in (*paths, paths[0])]


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match=r"nowhere\.txt"):
        sources([str(put(tmp_path / "a.txt", STORY)), str(tmp_path / "nowhere.txt")], io.BytesIO())


@pytest.mark.parametrize("names", [(), ("notes.pdf", "index.jsonl")])
def test_a_folder_without_articles_is_a_mistake(tmp_path: Path, names: Sequence[str]) -> None:
    for name in names:
        put(tmp_path / name, STORY)
    with pytest.raises(UserMistake, match="holds no article"):
        sources([str(tmp_path)], io.BytesIO())


# What is skipped


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", SkipReason.EMPTY),
        ("a.txt", b" \n\t\n", SkipReason.EMPTY),
        ("a.txt", b"\xef\xbb\xbf", SkipReason.EMPTY),
        ("a.html", b"", SkipReason.EMPTY),
        (
            "a.html",
            b"<html><head><title>App</title></head><body><script>run()</script><noscript>Turn it on</noscript></body></html>",
            SkipReason.NO_TEXT,
        ),
        ("a.html", b"<!-- nothing -->", SkipReason.NO_TEXT),
        ("a.md", b"---\ntitle: Alone\n---\n", SkipReason.NO_TEXT),
        ("a.txt", b"PNG\0\1\2 text", SkipReason.BINARY),
        ("a.txt", bytes(range(1, 32)) * 20, SkipReason.BINARY),
        ("a.txt", bytes(range(128, 256)) * 20, SkipReason.BINARY),
        ("a.txt", b"word " * 1_000_001, SkipReason.TOO_LARGE),
        ("a.pdf", b"%PDF-1.7\0\1\2\3", SkipReason.NOT_SUPPORTED),
        ("a.gold.json", b'{"doc": "a"}', SkipReason.NOT_SUPPORTED),
        ("index.csv", b"file,title\n", SkipReason.NOT_SUPPORTED),
    ],
)
def test_what_is_no_article_is_skipped_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: SkipReason) -> None:
    found = skip(put(tmp_path / name, content))
    assert (found.path, found.reason) == (str(tmp_path / name), reason)
    assert name in found.sentence


def test_a_large_page_is_measured_by_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_TEXT", 200)
    assert skip(put(tmp_path / "a.html", PAGE)).reason is SkipReason.TOO_LARGE
    monkeypatch.setattr(files, "LARGEST_TEXT", 2000)
    assert one(tmp_path / "a.html").article.text


def test_an_unreadable_file_does_not_stop_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "b.txt", STORY)
    opened = Path.open

    def refuse(path: Path, *rest: Any) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(Path, "open", refuse)
    first, second = read(tmp_path)
    assert isinstance(first, Skipped) and first.reason is SkipReason.UNREADABLE and "Permission denied" in first.sentence
    assert isinstance(second, Source)


def test_a_link_that_leads_nowhere_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert skip(tmp_path / "a.txt").reason is SkipReason.UNREADABLE


def test_empty_standard_input_is_skipped() -> None:
    assert skip("-").reason is SkipReason.EMPTY


# Manifests


def manifest(folder: Path, *rows: object) -> None:
    put(folder / "index.jsonl", "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))


FULL = {
    "file": "a.txt",
    "title": "The title",
    "publisher": "The Courier",
    "author": "Ana Roe",
    "date": "2020-10-21",
    "url": "https://a.example/1",
    "genre": "report",
    "language": "pt",
}


def test_a_jsonl_manifest_tells_the_facts(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    manifest(tmp_path, {**FULL, "licence": "ours", "half": "b"}, "", {"file": "other.txt"})
    facts = one(tmp_path / "a.txt").article.facts
    assert facts.model_dump(mode="json") == {field: value for field, value in FULL.items() if field != "file"}


def test_a_csv_manifest_tells_the_facts(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(
        tmp_path / "index.csv", "\ufeff" + ",".join(FULL) + ",licence\r\n" + ",".join(f'"{value}"' for value in FULL.values()) + ",ours\r\n"
    )
    facts = one(tmp_path).article.facts
    assert facts.model_dump(mode="json") == {field: value for field, value in FULL.items() if field != "file"}


def test_a_manifest_holds_for_its_own_folder(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "deep" / "a.txt", STORY)
    manifest(tmp_path, FULL)
    titles = [item.article.facts.title for item in read(tmp_path) if isinstance(item, Source)]
    assert titles == ["The title", "Harbour chief held"]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("date", "2019 dump", "2019"),
        ("date", "2020-11 crawl", "2020-11"),
        ("date", "2020-11-03T10:00:00Z", "2020-11-03"),
        ("date", 2019, "2019"),
        ("date", "", None),
        ("date", None, None),
        ("language", "en (as stored)", "en"),
        ("language", "pt-BR", "pt"),
        ("genre", "Court", "court"),
        ("title", "  two\n lines ", "two lines"),
        ("author", ["Ana Roe", "Bo Li"], "Ana Roe, Bo Li"),
        ("publisher", "", None),
    ],
)
def test_sloppy_values_are_read_for_what_they_surely_say(tmp_path: Path, field: str, value: object, expected: str | None) -> None:
    put(tmp_path / "a.txt", STORY)
    manifest(tmp_path, {"file": "a.txt", field: value})
    assert getattr(one(tmp_path / "a.txt").article.facts, field) == expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "last spring"),
        ("date", "2020-13-01"),
        ("date", "20201021"),
        ("genre", "gossip"),
        ("language", "English"),
        ("url", "javascript:alert(1)"),
        ("title", {"a": 1}),
        ("title", True),
    ],
)
def test_a_bad_value_is_told_and_left_out(tmp_path: Path, field: str, value: object) -> None:
    put(tmp_path / "a.txt", STORY)
    manifest(tmp_path, {"file": "b.txt"}, {"file": "a.txt", "publisher": "The Courier", field: value})
    told, source = read(tmp_path)
    assert isinstance(told, Skipped) and told.reason is SkipReason.BAD_FACTS
    assert told.path == str(tmp_path / "index.jsonl")
    assert "index.jsonl, line 2: " in told.sentence and field in told.sentence
    assert isinstance(source, Source)
    assert source.article.facts.publisher == "The Courier"
    assert getattr(source.article.facts, field) != value


def test_a_line_that_is_no_row_is_told_once_a_run(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "b.txt", STORY)
    manifest(tmp_path, FULL, "{broken", {"title": "of what?"}, "[1]")
    found = read(tmp_path)
    sentences = [item.sentence for item in found if isinstance(item, Skipped)]
    assert [f"line {number}: " in sentence for number, sentence in zip((2, 3, 4), sentences, strict=True)] == [True] * 3
    first, second = (item.article.facts.title for item in found if isinstance(item, Source))
    assert (first, second) == ("The title", "Harbour chief held")


def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "index.jsonl", b'{"file": "\xff"}')
    told, source = read(tmp_path)
    assert isinstance(told, Skipped) and told.reason is SkipReason.BAD_FACTS
    assert isinstance(source, Source)


def test_a_csv_row_without_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "index.csv", 'file,title\na.txt,"two\nlines"\n,nothing\n')
    told, source = read(tmp_path)
    assert isinstance(told, Skipped) and "line 4" in told.sentence
    assert isinstance(source, Source) and source.article.facts.title == "two lines"


# Front matter


def test_front_matter_tells_the_facts_and_is_no_text(tmp_path: Path) -> None:
    above = '---\n# from the archive\ntitle: "Chief: held"\ndate: 2021-03-04\npublisher: The Courier\ntags: [a, b]\n---\n\n'
    for name in ("a.md", "b.txt"):
        article = one(put(tmp_path / name, above + STORY)).article
        assert (article.facts.title, article.facts.date, article.facts.publisher) == ("Chief: held", "2021-03-04", "The Courier")
        assert article.text == STORY


def test_a_bad_field_of_the_front_matter_is_told_with_its_line(tmp_path: Path) -> None:
    told, source = read(put(tmp_path / "a.md", f"---\ntitle: Held\ndate: soon\n---\n{STORY}"))
    assert isinstance(told, Skipped) and told.reason is SkipReason.BAD_FACTS
    assert told.sentence.startswith("a.md, line 3: date 'soon'")
    assert isinstance(source, Source) and source.article.facts.title == "Held" and source.article.facts.date is None


@pytest.mark.parametrize("above", ['title: "open\n', "title: [" + "[" * 5000 + "\n"])
def test_front_matter_that_is_no_yaml_is_told_and_taken_off(tmp_path: Path, above: str) -> None:
    told, source = read(put(tmp_path / "a.md", f"---\n{above}---\n{STORY}"))
    assert isinstance(told, Skipped) and told.reason is SkipReason.BAD_FACTS
    assert isinstance(source, Source) and source.article.text == STORY


@pytest.mark.parametrize("text", ["---\nHe was held. Nobody knows why.\n---\nMore.\n", "---\nno end\n"])
def test_lines_of_dashes_alone_are_no_front_matter(tmp_path: Path, text: str) -> None:
    assert one(put(tmp_path / "a.txt", text)).article.text == text


def test_the_manifest_speaks_before_the_front_matter_and_that_before_the_text(tmp_path: Path) -> None:
    put(
        tmp_path / "a.md",
        "---\ntitle: Of the front matter\nauthor: Bo Li\nlanguage: fr\n---\nOf the text\n\n4 March 2021\n\nHe was held.\n",
    )
    manifest(tmp_path, {"file": "a.md", "title": "Of the manifest", "language": ""})
    facts = one(tmp_path).article.facts
    assert (facts.title, facts.author, facts.language, facts.date) == ("Of the manifest", "Bo Li", "fr", "2021-03-04")


def test_the_manifest_speaks_before_the_page(tmp_path: Path) -> None:
    put(tmp_path / "a.html", PAGE)
    manifest(tmp_path, {"file": "a.html", "date": "2021-03", "publisher": "Ours"})
    facts = one(tmp_path).article.facts
    assert (facts.date, facts.publisher, facts.author) == ("2021-03", "Ours", "Ana Roe")


# What the text tells


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Chief held\n\nThursday, March 4, 2021\n\nHe was held.", "2021-03-04"),
        ("Chief held\nPublished: 4 March 2021\nHe was held.", "2021-03-04"),
        ("ZANDPORT (NORTHLAND), 4 MAR 89 (XYZ) -- HE WAS HELD.", "1989-03-04"),
        ("Chief held\n\nHe was held on March 4, 2021.", None),
        ("Chief held\n\nMarch 2021\n\nHe was held.", None),
    ],
)
def test_a_date_of_its_own_near_the_top_is_the_articles(tmp_path: Path, text: str, date: str | None) -> None:
    assert one(put(tmp_path / "a.txt", text)).article.facts.date == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FOR IMMEDIATE RELEASE\n\nZANDPORT - The office charged two men.", Genre.RELEASE),
        ("Two men charged\n\nDepartment of Justice\nOffice of Public Affairs\n\nTwo men were charged.", Genre.RELEASE),
        ("Two men charged\n\nU.S. Attorney's Office, District of Northland\n\nTwo men were charged.", Genre.RELEASE),
        ("UNITED STATES DISTRICT COURT\nDISTRICT OF NORTHLAND\n\nUNITED STATES OF AMERICA\nv.\nRUUD OKAFOR,\nDefendant.", Genre.COURT),
        (
            "Chief held\n\nThe Department of Justice said on Tuesday that two were charged, the U.S. Attorney's Office added.",
            Genre.NEWS,
        ),
        ("Ruud Okafor\n\nRuud Okafor is a former harbour chief.[1] He was born in Zandport.[2]", Genre.REFERENCE),
        ("Mr. ROE. Mr. Speaker, I rise to speak about the harbour.", Genre.SPEECH),
        (STORY, Genre.NEWS),
    ],
)
def test_the_genre_is_found_from_the_opening(tmp_path: Path, text: str, expected: Genre) -> None:
    assert one(put(tmp_path / "a.txt", text)).article.facts.genre is expected


@pytest.mark.parametrize(("publisher", "expected"), [(p, rule["genre"]) for rule in data("genres.yaml")["rules"] for p in rule["examples"]])
def test_the_genre_is_found_from_the_publisher(publisher: str, expected: str) -> None:
    assert genre(STORY, publisher, None) == expected


@pytest.mark.parametrize("publisher", ["The Courier", "Deadline", "Wikinews", None])
def test_other_publishers_bring_news(publisher: str | None) -> None:
    assert genre(STORY, publisher, "https://www.courier.example/state.gov") is Genre.NEWS


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "b.html", PAGE)
    assert read(tmp_path) == read(tmp_path)
