"""The article in an HTML page, without its navigation, and what the page tells about it."""

import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ingest.skips import NotAnArticle, SkipReason

for library in ("trafilatura", "htmldate"):  # a page without text is told by us, not on standard error
    logging.getLogger(library).addHandler(logging.NullHandler())

# A date or a title that the extractor only guessed is worse than none: these show that the page tells it.
TELLS_DATE = re.compile(r"published_time|datePublished|pubdate|dc\.date|sailthru\.date|parsely-pub-date|name=[\"']date[\"']", re.IGNORECASE)
TELLS_TITLE = re.compile(r"<title|og:title|<h1", re.IGNORECASE)
DATE_IN_URL = re.compile(r"/(?:19|20)\d\d[/-]\d{1,2}[/-]\d{1,2}\b")
SMALL = 1000  # characters
SPACE = re.compile(r"\s+")
KEEP_LINES = ("pre", "script", "style", "textarea")
UNSEEN = ("noscript", "template")
NOT_TEXT = ("script", "style", "head", "nav", "footer", "form", "iframe", "svg", "button")
BLOCKS = ("address", "article", "blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "section", "td", "tr")


def read_html(markup: str, name: str) -> tuple[str, Mapping[str, str | None]]:
    """The article's text, and its title, publisher, author, date and url where the page tells them.

    Raises NotAnArticle (`NO_TEXT`) for a page that holds scripts or navigation only; `name` is for its sentence.
    """
    page = _extracted(markup)
    text = _whole_lines(page.text if page else "", markup)
    if not text.strip():
        sentence = f"{name} holds no text: a page that scripts fill must be saved from the browser after it has loaded."
        raise NotAnArticle(SkipReason.NO_TEXT, sentence)
    if not page:
        return text, {}
    date = page.date if TELLS_DATE.search(markup) or DATE_IN_URL.search(page.url or "") else None
    title = page.title if TELLS_TITLE.search(markup) else None
    return text, {"title": title, "publisher": page.sitename, "author": page.author, "date": date, "url": page.url}


def _whole_lines(found: str, markup: str) -> str:
    """What the extractor found; of a small page it breaks lines at bold words, so there our own lines are taken."""
    if len(found) > SMALL:
        return found
    lines = _all_text(markup)
    return lines if not found or "".join(found.split()) == "".join(lines.split()) else found


def _extracted(markup: str) -> Any:
    """The document that trafilatura finds, or None."""
    from trafilatura import bare_extraction

    # The latest date must not depend on the day of the run: the same page gives the same facts.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01", "outputformat": "%Y-%m-%d"}
    tree = _tree(markup, UNSEEN)
    options: dict[str, Any] = {"include_comments": False, "include_tables": False, "date_extraction_params": dates}
    return None if tree is None else bare_extraction(tree, with_metadata=True, **options)


def _tree(markup: str, without: Sequence[str]) -> Any:
    """The parsed page without elements of those names; None when it has no elements."""
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        tree = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing but comments
        return None
    for element in list(tree.iter(*without)):
        element.drop_tree()
    for element in tree.iter("*"):  # a line break in the source of a page is a space
        if element.tag not in KEEP_LINES:
            element.text = SPACE.sub(" ", element.text or "")
        element.tail = SPACE.sub(" ", element.tail or "")
    return tree


def _all_text(markup: str) -> str:
    """Every visible word, for pages that are too small for the extractor to find an article in."""
    tree = _tree(markup, (*UNSEEN, *NOT_TEXT))
    if tree is None:
        return ""
    for element in tree.iter(*BLOCKS):
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)
