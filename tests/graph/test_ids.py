"""Ids are hashes of what a thing is."""

from hypothesis import given
from hypothesis import strategies as st

from graph.ids import article_id, claim_id, digest, edge_id, fold, local_entity_id, text_fingerprint
from graph.models import Kind, Span

names = st.text(max_size=40)


def test_ids_never_change() -> None:
    """A changed value here is a migration: old ids stand in people's files and links."""
    assert article_id(b"one") == "a-7692c3ad3540bb80"
    assert local_entity_id("a-1", Kind.PERSON, "Ana Ruiz") == "m-1d3ae908e3e32e1b"
    assert claim_id("a-1", "LEADS", Span(start=0, end=3), Span(start=5, end=9), 0) == "c-d85fa3e37dcdf260"
    assert edge_id("m-1", "LEADS", "m-2") == "r-2e3d6492fcbab118"
    assert text_fingerprint("Ana Ruíz.") == "t-64fde26eb8594e14"


@given(st.lists(names, min_size=1, max_size=4), st.lists(names, min_size=1, max_size=4))
def test_different_parts_give_different_digests(one: list[str], other: list[str]) -> None:
    separated = all("\x1f" not in part for part in one + other)
    if separated:
        assert (digest("x", *one) == digest("x", *other)) == (one == other)


@given(names)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(names)
def test_case_and_space_do_not_matter(name: str) -> None:
    assert fold(f"  {name}  ") == fold(name)
    assert fold(fold(name).upper()) == fold(name)


def test_accents_and_punctuation_do_not_matter() -> None:
    assert fold("Genaro GARCÍA-Luna") == fold("genaro garcia luna") == "genaro garcia luna"
    assert fold("U.S. Attorney’s Office") == fold("US attorney's office")


@given(st.text(min_size=1, max_size=200))
def test_a_copy_in_capitals_is_the_same_text(text: str) -> None:
    assert text_fingerprint(text) == text_fingerprint(f"\n{text} ")


def test_the_count_tells_equals_apart() -> None:
    span = Span(start=0, end=3)
    assert claim_id("a-1", "DENIES", span, "literal:x", 0) != claim_id("a-1", "DENIES", span, "literal:x", 1)
