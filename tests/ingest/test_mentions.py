"""Who and what a text names."""

from collections.abc import Callable

import pytest

from graph.models import Kind
from ingest import language_model
from ingest.mentions import find_mentions
from ingest.page import Page


def named(page: Page, kind: Kind) -> list[str]:
    """The names of that kind, in text order."""
    return list(dict.fromkeys(m.name for m in page.mentions if m.kind is kind))


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Gen. Juan Mora Paz met Ana Ruiz.", Kind.PERSON, ["Juan Mora Paz", "Ana Ruiz"]),
        ("Mexican President Andrés Manuel Pérez Soto spoke.", Kind.PERSON, ["Andrés Manuel Pérez Soto"]),
        ('Juan "El Rayo" Mora fled.', Kind.PERSON, ["Juan Mora"]),
        ("The Delta Norte cartel is old.", Kind.CARTEL, ["Delta Norte cartel"]),
        ("They fear the H-9 Cartel.", Kind.CARTEL, ["H-9 Cartel"]),
        ("He was tried at the Palma court in May.", Kind.COURT, ["Palma court"]),
        ("A federal grand jury heard it.", Kind.COURT, ["federal grand jury"]),
        ("The interior ministry was silent.", Kind.AGENCY, ["interior ministry"]),
        ("Colombian authorities were silent.", Kind.AGENCY, ["Colombian authorities"]),
        ("The DEA was silent.", Kind.AGENCY, ["DEA"]),
        ("Mexican officials spoke.", Kind.CARTEL, []),
        ("Mexican cartels spoke.", Kind.CARTEL, []),
    ],
)
def test_kinds(page: Callable[[str], Page], text: str, kind: Kind, names: list[str]) -> None:
    assert named(page(text), kind) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mexican President Ana Ruiz spoke.", "president of Mexico"),
        ("Ana Ruiz, Mexico's defense secretary, spoke.", "defense secretary of Mexico"),
        ("Ana Ruiz, Mexico's former defense secretary, spoke.", "defense secretary of Mexico"),
        ("Ana Ruiz left Peru. The country's top defense official was silent.", "top defense official of Peru"),
        ("Ana Ruiz, the minister of industry and mines, spoke.", "minister of industry and mines"),
        ("Attorney General Ana Ruiz spoke.", "attorney general"),
        ("DEA director Ana Ruiz spoke.", "director of the DEA"),
        ("Ana Ruiz, governor of Puebla, spoke.", "governor of Puebla"),
        ("Ex-minister Ana Ruiz spoke.", "minister"),
        ("Ana Ruiz, U.S. Attorney for the Northern District of Georgia, spoke.", "U.S. attorney for the Northern District of Georgia"),
        ("Ana Ruiz is an adviser to President Juan Mora.", "adviser to Juan Mora"),
    ],
)
def test_positions_are_normalised(page: Callable[[str], Page], text: str, name: str) -> None:
    assert name in named(page(text), Kind.POSITION)


@pytest.mark.parametrize(
    "text",
    [
        "The chief was angry.",
        "Juan Mora, a member of the cartel, fled.",
        "Juan Mora, the leader of the Sinaloa Cartel, fled.",
        "Her lawyer spoke.",
        "A senior official spoke.",
        "General Juan Mora spoke.",
    ],
)
def test_what_is_no_office(page: Callable[[str], Page], text: str) -> None:
    assert named(page(text), Kind.POSITION) == []


@pytest.mark.parametrize(
    "line", ["By Eva Paz", "Read more: Eva Paz wins", "Reporting by Eva Paz; editing by Luis Soto", "Eva Paz contributed to this report."]
)
def test_furniture_names_nobody(page: Callable[[str], Page], line: str) -> None:
    assert named(page(f"Juan Mora fled.\n\n{line}\n\nHe is rich."), Kind.PERSON) == ["Juan Mora"]


def test_a_surname_is_found_again(page: Callable[[str], Page]) -> None:
    found = page("Bako Ferrante was arrested. Later Ferrante left, and nobody has seen Ferrante since.")
    assert [m.name for m in found.mentions if m.kind is Kind.PERSON].count("Ferrante") == 2


def test_one_kind_for_one_name(page: Callable[[str], Page]) -> None:
    found = page("Ouzoud is a town. Karim Ouzoud fled. Ouzoud was caught.")
    kinds = {m.name: m.kind for m in found.mentions if "Ouzoud" in m.name}
    assert kinds["Karim Ouzoud"] is Kind.PERSON


@pytest.mark.parametrize("text", ["“Ana Ruiz’s office”\u00a0— he said", "Tab\there", "A\u200bB", "x[12]y"])
def test_normalising_keeps_every_offset(text: str) -> None:
    assert len(language_model.plain(text)) == len(text)


def test_offsets_are_those_of_the_text() -> None:
    text = "Headline here\n\n“Mexico’s defense secretary,” Ana Ruiz\u00a0said — in Tepic.\nShe left."
    page = language_model.parse(text)
    find_mentions(page)
    assert all(page.span(m.first, m.last).of(text) for m in page.mentions)
    assert any(page.span(m.first, m.last).of(text) == "Mexico’s defense secretary" for m in page.mentions)


def test_a_paragraph_ends_a_sentence() -> None:
    page = language_model.parse("A headline without a stop\n\nJuan Mora fled to Peru.")
    assert [s.text for s in page.sentences] == ["A headline without a stop", "Juan Mora fled to Peru."]


@pytest.mark.parametrize("text", ["", " \n\n ", "...", "\u200b"])
def test_texts_without_words(page: Callable[[str], Page], text: str) -> None:
    assert page(text).mentions == []
