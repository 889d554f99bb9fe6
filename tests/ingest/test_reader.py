"""An article in, its claims out."""

import re
import time
from collections.abc import Callable

import pytest

from graph.models import Article, Claim, Kind, Reading, SpeakerSort, Status
from graph.schema import problems
from ingest.claim_lines import claim_line
from ingest.reader import name, read

Read = Callable[..., Reading]
STORY = """Former Delta minister arrested

TEPIC, Mexico — Gen. Juan Mora Paz, Mexico’s defense secretary from 2012 to 2018, was arrested in Houston on Oct. 15 on drug charges.

A federal grand jury in Brooklyn indicted him in August 2019. Prosecutors say that the general took bribes from the H-2 Cartel.

Mora Paz denies the allegations.

His former aide Luis Soto pleaded guilty to money laundering and was sentenced to 10 years in prison.

A judge dismissed the fraud charges against Eva Paz.
"""


def lines(article: Article) -> list[tuple[object, ...]]:
    """Subject, predicate, object and time of each claim."""
    reading = read(article)
    rows = [claim_line(article, reading, c) for c in reading.claims]
    return [(r["subject"]["name"], r["predicate"], r["object"]["name"], r.get("date"), r.get("start"), r.get("end")) for r in rows]  # type: ignore[index]


@pytest.fixture(scope="module")
def story(article: Callable[..., Article]) -> Article:
    return article(STORY)


def find(reading: Reading, predicate: str) -> Claim:
    return next(c for c in reading.claims if c.predicate == predicate)


def test_a_story(story: Article) -> None:
    found = set(lines(story))
    assert {
        ("Juan Mora Paz", "SERVED_AS", "defense secretary of Mexico", None, "2012", "2018"),
        ("Juan Mora Paz", "ARRESTED_IN", "Houston", "2020-10-15", None, None),
        ("Juan Mora Paz", "ACCUSED_OF_AIDING", "H-2 Cartel", None, None, None),
        ("Juan Mora Paz", "DENIES", "allegations", None, None, None),
        ("Luis Soto", "CONVICTED_OF", "money laundering", None, None, None),
        ("Luis Soto", "SENTENCED_TO", "10 years in prison", None, None, None),
        ("Eva Paz", "CLEARED_OF", "fraud", None, None, None),
    } <= found


def test_the_quote_is_the_sentence_word_for_word(story: Article) -> None:
    for claim in read(story).claims:
        quote = claim.quote.of(STORY)
        assert quote == quote.strip() and quote in STORY
        assert claim.quote.start <= claim.subject_span.start < claim.quote.end


def test_who_is_meant_stands_in_the_context(story: Article) -> None:
    claim = find(read(story), "ACCUSED_OF_AIDING")
    assert claim.context is not None and "Juan Mora Paz" in claim.context.of(STORY)


def test_who_says_it(story: Article) -> None:
    claim = find(read(story), "ACCUSED_OF_AIDING")
    assert (claim.speaker, claim.speaker_sort, claim.status) == ("literal:Prosecutors", SpeakerSort.PROSECUTION, Status.ALLEGED)


def test_what_a_court_found_is_marked(story: Article) -> None:
    claim = find(read(story), "CONVICTED_OF")
    assert claim.found_by_court and claim.manner == "pleaded"


def test_every_claim_fits_the_schema(story: Article) -> None:
    reading = read(story)
    kinds = {e.id: e.kind for e in reading.entities}
    assert [p for c in reading.claims for p in problems(c, kinds)] == []


def test_the_same_input_gives_the_same_reading(story: Article) -> None:
    assert read(story) == read(story)


def test_ids_are_unique(story: Article) -> None:
    reading = read(story)
    assert len({c.id for c in reading.claims}) == len(reading.claims)
    assert len({e.id for e in reading.entities}) == len(reading.entities)


def test_entities_keep_every_mention(story: Article) -> None:
    entity = next(e for e in read(story).entities if e.name == "Juan Mora Paz")
    assert [m.of(STORY) for m in entity.mentions] == ["Juan Mora Paz", "Mora Paz"]
    assert "Mora Paz" in entity.aliases


def test_another_language_is_kept_not_read(reading: Read) -> None:
    found = reading("Juan Mora fue detenido en Tepic.", language="es")
    assert (found.entities, found.claims) == ((), ()) and found.note and found.note.count(".") == 1


def test_one_claim_for_one_fact(reading: Read) -> None:
    claims = reading(
        "Ana Ruiz was charged with fraud. Ana Ruiz was charged with fraud in May. Prosecutors charged Ana Ruiz with fraud."
    ).claims
    assert [c.predicate for c in claims] == ["CHARGED_WITH"]


def test_a_list_gives_each_the_charge(reading: Read) -> None:
    claims = reading("Juan Mora, 39, Luis Soto, 41, and Leo Cruz, 46, were each charged with money laundering.").claims
    assert len({c.subject for c in claims if c.predicate == "CHARGED_WITH"}) == 3


def test_the_charging_body(article: Callable[..., Article]) -> None:
    made = article("Ana Ruiz was charged with fraud by the U.S. attorney's office for the Southern District of Florida.")
    reading = read(made)
    row = claim_line(made, reading, find(reading, "CHARGED_WITH"))
    assert row["by"] == "U.S. attorney's office for the Southern District of Florida"


def test_a_shared_surname_stays_below_the_threshold(reading: Read) -> None:
    claims = reading("Juan Mora met Luis Mora in Peru. Mora was charged with fraud.").claims
    assert all(c.confidence < 0.5 for c in claims if c.predicate == "CHARGED_WITH")


def test_a_later_he_is_never_the_prosecutor(reading: Read) -> None:
    text = "He was prosecuted by an office then led by Leo Cruz. Prosecutors said that he had taken bribes from the H-2 Cartel."
    assert [c for c in reading(text).claims if c.predicate.startswith("ACCUSED")] == []


def test_the_accuser_is_never_the_accused(reading: Read) -> None:
    claims = reading("The Treasury Department designated Juan Mora for laundering money for the Sinaloa Cartel.", genre="release").claims
    names = {c.subject for c in claims if c.predicate.startswith("ACCUSED")}
    assert len(names) <= 1 and all(
        c.subject_span.of("The Treasury Department designated Juan Mora") == "Juan Mora"
        for c in claims
        if c.predicate.startswith("ACCUSED")
    )


@pytest.mark.parametrize("text", ["", "\n\n", "?!", "¿?", "a" * 5000, "(" * 300, "Juan " * 500])
def test_strange_texts(reading: Read, text: str) -> None:
    assert reading(text).claims == ()


def test_the_reader_has_a_name() -> None:
    assert re.fullmatch(r"rules 1 \([0-9a-f]{8}\) / en_core_web_md 3\.7\.1", name())


def test_reading_is_quick_enough(article: Callable[..., Article]) -> None:
    made = article(STORY * 20)
    start = time.perf_counter()
    read(made)
    assert len(made.text.split()) / (time.perf_counter() - start) > 500


def test_who_brings_the_case_may_stand_in_another_sentence(article: Callable[..., Article]) -> None:
    made = article("Ana Ruiz was charged with fraud in May. The case is prosecuted by the U.S. attorney's office for Oregon.")
    reading = read(made)
    claim = find(reading, "INDICTED_BY")
    assert (
        claim.quote.of(made.text).startswith("The case")
        and claim.context is not None
        and claim.context.of(made.text).startswith("Ana Ruiz")
    )


def test_the_country_of_an_office_is_not_guessed_between_two(reading: Callable[..., Reading]) -> None:
    text = "Ana Ruiz of Mexico was held in Houston on charges of the United States. Ana Ruiz was the country's top defense official."
    offices = [e for e in reading(text).entities if e.kind is Kind.POSITION]
    assert offices
    assert all(office.jurisdiction is None for office in offices)
