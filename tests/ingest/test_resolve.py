"""Who is meant across articles: a registry entry or the same full name joins, a surname or a common name never does."""

import itertools

import pytest

from graph.archive import Read
from graph.ids import article_id, local_entity_id
from graph.models import Article, Entity, Facts, Kind, LocalEntity, Reading, Span
from ingest.resolve import resolve
from tests.worlds import article, reads, says

AT = (Span(start=0, end=1),)


def read(date: str | None, *named: tuple[Kind, str], aliases: tuple[str, ...] = (), jurisdiction: str | None = None) -> Read:
    raw = f"{date}{named}".encode()
    article = Article(id=article_id(raw), name="x", text="A text.", facts=Facts(date=date))
    entities = tuple(
        LocalEntity(
            id=local_entity_id(article.id, kind, name), kind=kind, name=name, aliases=aliases, mentions=AT, jurisdiction=jurisdiction
        )
        for kind, name in named
    )
    return Read(article, Reading(article=article.id, reader="drawn", entities=entities))


def names(entities: list[Entity]) -> list[str]:
    return sorted(entity.name for entity in entities)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.PERSON, "Ana María Ruiz", "Ana Maria RUIZ"),
        (Kind.CARTEL, "Delta Cartel", "delta cartel"),
        (Kind.AGENCY, "Tamaulipas state police", "Tamaulipas State Police"),
        (Kind.AGENCY, "DEA", "Drug Enforcement Administration"),
        (Kind.AGENCY, "EDNY", "U.S. Attorney’s Office for the Eastern District of New York"),
        (Kind.CARTEL, "CJNG", "Jalisco New Generation Cartel"),
        (Kind.PLACE, "Nayarit", "Nayarit"),
    ],
)
def test_these_are_one(kind: Kind, one: str, other: str) -> None:
    (entity,) = resolve([read("2020-01-01", (kind, one)), read("2020-01-02", (kind, other))])
    assert len(entity.members) == 2
    assert {one, other} <= {*entity.names, entity.name} or entity.name in (one, other)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.PERSON, "Ruiz"),
        (Kind.PERSON, "El Güero"),
        (Kind.PERSON, "A. Ruiz"),
        (Kind.AGENCY, "Ministry of Defense"),
        (Kind.AGENCY, "attorney general's office"),
        (Kind.COURT, "Supreme Court"),
        (Kind.COURT, "grand jury"),
        (Kind.POSITION, "president"),
    ],
)
def test_these_stay_two(kind: Kind, name: str) -> None:
    assert len(resolve([read("2020-01-01", (kind, name)), read("2020-01-02", (kind, name))])) == 2


def test_another_kind_is_another_entity() -> None:
    assert len(resolve([read("2020-01-01", (Kind.PERSON, "Juan Delta")), read("2020-01-02", (Kind.COMPANY, "Juan Delta"))])) == 2


def test_a_position_joins_with_its_place_only() -> None:
    mayor = (Kind.POSITION, "mayor of Tepic")
    one, other = (read(f"2020-01-0{n}", mayor, jurisdiction="Tepic") for n in (1, 2))
    assert len(resolve([one, other])) == 1


def test_a_bare_title_joins_where_the_same_person_holds_it() -> None:
    president = "Position:president"
    told = [
        article("2020-01-01", "Daily", says("Ana Ruiz", "SERVED_AS", president)),
        article("2020-01-02", "Wire", says("Ana Ruiz", "SERVED_AS", president)),
        article("2020-01-03", "Wire", says("Juan Mora", "SERVED_AS", president)),
        article("2020-01-04", "Wire", says("Ana Ruiz", "SERVED_AS", president), says("Eva Paz", "SERVED_AS", president)),
    ]
    offices = [entity for entity in resolve(reads(told)) if entity.kind is Kind.POSITION]
    assert sorted(len(office.members) for office in offices) == [1, 1, 2]


def test_an_alias_joins_nobody() -> None:
    one = read("2020-01-01", (Kind.PERSON, "Ana Ruiz"), aliases=("Ruiz",))
    other = read("2020-01-02", (Kind.PERSON, "Berta Ruiz"), aliases=("Ruiz",))
    assert names(resolve([one, other])) == ["Ana Ruiz", "Berta Ruiz"]


def test_two_surnames_join_nobody_where_the_article_shows_that_they_are_surnames() -> None:
    brothers = [(Kind.PERSON, "Juan Mora Paz"), (Kind.PERSON, "Luis Mora Paz"), (Kind.PERSON, "Mora Paz")]
    found = resolve([read("2020-01-01", *brothers), read("2020-01-02", *brothers)])
    assert names(found) == ["Juan Mora Paz", "Luis Mora Paz", "Mora Paz", "Mora Paz"]


def test_a_description_is_no_name() -> None:
    (entity,) = resolve([read("2020-01-01", (Kind.PERSON, "Ana Ruiz"), aliases=("the general", "The General", "Ruiz", "his sister"))])
    assert entity.names == ("Ana Ruiz", "Ruiz")


def test_the_order_of_articles_does_not_matter() -> None:
    world = [
        read("2020-01-01", (Kind.PERSON, "Ana Ruiz"), (Kind.AGENCY, "DEA")),
        read(None, (Kind.PERSON, "ANA RUIZ"), (Kind.PERSON, "Juan Mora")),
        read("2019-01-01", (Kind.PERSON, "Ana Ruíz"), (Kind.AGENCY, "Drug Enforcement Administration")),
    ]
    results = [resolve(order) for order in itertools.permutations(world)]
    assert all(result == results[0] for result in results)


def test_the_id_is_that_of_the_earliest_member_and_every_member_is_kept() -> None:
    late, early = read("2020-01-01", (Kind.PERSON, "Ana Ruiz")), read("2019-01-01", (Kind.PERSON, "Ana Ruíz"))
    (entity,) = resolve([late, early])
    assert entity.id == entity.members[0] == early.reading.entities[0].id
    assert set(entity.members) == {late.reading.entities[0].id, early.reading.entities[0].id}
