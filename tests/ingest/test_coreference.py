"""Who is meant, within one article; and when that cannot be told."""

from collections.abc import Callable

import pytest

from graph.models import Kind
from ingest.page import Page


def meant(page: Page, word: str) -> list[str | None]:
    """Whom each occurrence of a word stands for."""
    return [page.people[page.links[t.i].who].name if t.i in page.links else None for t in page.doc if t.lower_ == word]


def people(page: Page) -> list[str]:
    """The names of the people of a page."""
    return [w.name for w in page.people if w.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Juan Mora fled. He was rich.", "he", "Juan Mora"),
        ("Ana Ruiz left because she was tired.", "she", "Ana Ruiz"),
        ("Gen. Juan Mora fled. Police looked for him. The general was rich.", "general", "Juan Mora"),
        ("Defense minister Juan Mora left. The former minister was rich.", "minister", "Juan Mora"),
        ("Juan Mora helped the Sinaloa Cartel. Police say the cartel paid him.", "cartel", "Sinaloa Cartel"),
        ("Before his arrest, Juan Mora was rich.", "his", "Juan Mora"),
        ("Juan Mora said he was innocent.", "he", "Juan Mora"),
        ("Juan Mora fled. He was rich. He owned boats.", "he", "Juan Mora"),
    ],
)
def test_who_is_meant(page: Callable[[str], Page], text: str, word: str, who: str) -> None:
    assert meant(page(text), word)[-1] == who


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Juan Mora met Luis Soto. Police arrested Eva Paz and Leo Cruz. He was rich.", "he"),
        ("The judge dismissed the case against Juan Mora. He was angry.", "he"),
        ("Gen. Juan Mora met Gen. Luis Soto. The general was rich.", "general"),
        ("The general was rich.", "general"),
        ("The Sinaloa Cartel fights the Juarez Cartel. The cartel is rich.", "cartel"),
        ("He fled.", "he"),
        ("Mr. Juan Mora met the press. She was angry.", "she"),
        ('Juan Mora spoke. "He is a thief," he said of somebody.', "he"),
    ],
)
def test_nobody_where_it_is_open(page: Callable[[str], Page], text: str, word: str) -> None:
    assert meant(page(text), word)[0] is None


def test_a_surname_and_a_fuller_name_are_one(page: Callable[[str], Page]) -> None:
    assert people(page("Juan Mora Paz fled. Later Mora Paz returned. Mora was rich.")) == ["Juan Mora Paz"]


def test_a_surname_of_two_people_is_neither(page: Callable[[str], Page]) -> None:
    found = page("Juan Mora met Luis Mora. Mora was rich.")
    assert [w.ambiguous for w in found.people if w.name == "Mora"] == [True]


def test_a_surname_before_the_second_bearer_is_the_first(page: Callable[[str], Page]) -> None:
    found = page("Juan Mora fled. Mora was rich. His cousin Luis Mora stayed.")
    assert sorted(people(found)) == ["Juan Mora", "Luis Mora"]


def test_an_acronym_in_brackets_is_its_body(page: Callable[[str], Page]) -> None:
    found = page("The Forum of Delta Leaders (FDL) met. The FDL was silent.")
    bodies = [w for w in found.people if "FDL" in w.names]
    assert len(bodies) == 1 and "Forum of Delta Leaders" in bodies[0].names
