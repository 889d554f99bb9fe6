"""Partial dates are intervals of days."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.days import EARLIEST, LATEST, NEVER, bounds, reported, window
from graph.models import Claim
from tests.worlds import bare_claim

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)).map(date.isoformat)
partial = st.builds(lambda day, length: day[:length], days, st.sampled_from([4, 7, 10]))


def claim(**times: Any) -> Claim:
    return bare_claim("SERVED_AS", **times)


@given(partial)
def test_bounds_hold_the_day_that_was_meant(text: str) -> None:
    low, high = bounds(text)
    assert EARLIEST <= low <= high <= LATEST < NEVER
    assert low.startswith(text)
    assert high.startswith(text)
    date.fromisoformat(low)
    date.fromisoformat(high)


@given(days)
def test_a_day_is_itself(day: str) -> None:
    assert bounds(day) == (day, day)


@given(partial)
def test_a_month_ends_where_the_next_begins(text: str) -> None:
    after = date.fromisoformat(bounds(text).max).toordinal() + 1
    assert not date.fromordinal(after).isoformat().startswith(text)


@pytest.mark.parametrize("wrong", ["2020-13", "2020-02-30", "2020-00", "20", "2020-1-1", "", "2020-12-31T00:00", "last year", "0000"])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        bounds(wrong)


@given(st.none() | partial, st.none() | partial, days)
def test_a_state_begins_before_it_ends(start: str | None, end: str | None, told: str) -> None:
    when = window(claim(start=start, end=end), told)
    assert when.from_min <= when.from_max
    assert when.to_min <= when.to_max
    assert when.from_min <= when.to_max
    assert when.date_min <= when.date_max


@given(st.none() | partial, st.none() | partial, days, days)
def test_what_is_certain_is_possible(start: str | None, end: str | None, told: str, day: str) -> None:
    when = window(claim(start=start, end=end), told)
    if when.from_max <= day <= when.to_min:
        assert when.from_min <= day <= when.to_max


def test_what_is_not_known_is_never_certain() -> None:
    when = window(claim(end="2018"), "2020-10-21")
    assert when.to_min == "2018-01-01"
    assert not when.from_max <= "2017-06-01" <= when.to_min
    assert when.from_min <= "2017-06-01" <= when.to_max


def test_an_undated_event_had_happened_when_it_was_told() -> None:
    when = window(claim(), "2020-10-21")
    assert (when.date_min, when.date_max) == (EARLIEST, "2020-10-21")


def test_an_article_dated_by_a_year_was_surely_out_at_its_end() -> None:
    assert reported("2009") == "2009-12-31"
    assert reported(None) == LATEST
