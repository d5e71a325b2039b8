import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain import days

any_day = st.integers(min_value=-2_000_000, max_value=6_000_000)


@given(any_day)
def test_a_day_comes_back_from_its_calendar_day_and_from_its_iso_text(day: int) -> None:
    assert days.to_day(*days.to_calendar(day)) == day
    assert days.from_iso(days.to_iso(day)) == day


@given(any_day)
def test_the_next_day_is_one_further_and_has_the_next_weekday(day: int) -> None:
    assert days.to_calendar(day) < days.to_calendar(day + 1)
    assert days.weekday(day + 1) == (days.weekday(day) + 1) % 7


@given(st.dates())
def test_agrees_with_the_standard_library_where_that_has_dates(date: datetime.date) -> None:
    day = days.to_day(date.year, date.month, date.day)
    assert day - days.to_day(1, 1, 1) == date.toordinal() - 1
    assert days.to_iso(day) == date.isoformat()
    assert days.weekday(day) == date.weekday()


def test_known_day_numbers() -> None:
    assert days.to_day(1937, 12, 13) == 2428881
    assert days.to_day(-4713, 11, 24) == 0
    assert days.to_iso(days.to_day(-259, 9, 1)) == "-0259-09-01"


def test_bounds_of_months_and_years() -> None:
    first, last = days.month_bounds(1940, 2)
    assert (days.to_iso(first), days.to_iso(last)) == ("1940-02-01", "1940-02-29")
    first, last = days.year_bounds(1900)
    assert last - first + 1 == 365


@pytest.mark.parametrize(
    "calendar_day", [(1937, 2, 29), (1937, 13, 1), (1937, 0, 1), (1937, 4, 31)]
)
def test_refuses_days_that_the_calendar_does_not_have(calendar_day: tuple[int, int, int]) -> None:
    assert not days.is_valid(*calendar_day)
    with pytest.raises(ValueError, match="no such day"):
        days.to_day(*calendar_day)


@pytest.mark.parametrize("text", ["1937-12", "37-12-13", "1937/12/13", "", "1937-02-30"])
def test_refuses_text_that_is_no_iso_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an ISO day|no such day"):
        days.from_iso(text)
