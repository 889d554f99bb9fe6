"""The language model is loaded once for all tests of reading."""

from collections.abc import Callable

import pytest

from graph.ids import article_id
from graph.models import Article, Facts, Genre, Reading
from ingest import coreference, language_model
from ingest.mentions import find_mentions
from ingest.page import Page
from ingest.reader import read


@pytest.fixture(scope="session", autouse=True)
def model() -> None:
    """Pay for loading once, outside the time of any single test."""
    language_model.load()


@pytest.fixture(scope="session")
def page() -> Callable[[str], Page]:
    """A text as the stages before the claims see it."""

    def of(text: str) -> Page:
        made = language_model.parse(text)
        find_mentions(made)
        coreference.resolve(made)
        return made

    return of


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """An article with this text."""

    def of(text: str, genre: str = "news", date: str | None = "2020-10-21", language: str = "en", publisher: str | None = None) -> Article:
        facts = Facts(date=date, genre=Genre(genre), language=language, publisher=publisher)
        return Article(id=article_id(text.encode()), name="made-up", text=text, facts=facts)

    return of


@pytest.fixture(scope="session")
def reading(article: Callable[..., Article]) -> Callable[..., Reading]:
    """What the reader finds in a text."""
    return lambda text, **facts: read(article(text, **facts))
