"""The old calendar, against well-known days of history and against itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.domain import days
from timeline_app.zhtext import lunar

KNOWN = [
    # year, month, leap, day, Gregorian day
    (1582, 9, False, 19, "1582-10-15"),  # the first day of the reform
    (1592, 4, False, 13, "1592-05-23"),  # landing at Busan
    (1619, 3, False, 1, "1619-04-14"),  # Sarhu
    (1644, 3, False, 19, "1644-04-25"),  # fall of Beijing
    (1662, 12, False, 1, "1663-01-09"),
    (1683, 6, False, 22, "1683-07-16"),  # Penghu
    (1795, 2, True, 1, "1795-03-21"),
    (1840, 5, False, 29, "1840-06-28"),  # blockade of Canton
    (1894, 8, False, 18, "1894-09-17"),  # Yalu
    (1900, 7, False, 20, "1900-08-14"),  # relief of the legations
    (1911, 8, False, 19, "1911-10-10"),  # Wuchang
    (1933, 6, False, 1, "1933-07-23"),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known[-1])
def test_well_known_days(known: tuple[int, int, bool, int, str]) -> None:
    year, month, leap, day, iso = known
    bounds = lunar.month_bounds(year, month, leap)
    assert bounds is not None
    assert days.to_iso(lunar.day_of(bounds, day) or 0) == iso


@given(st.integers(lunar.FIRST_YEAR, 1950), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_months_follow_one_another(year: int, month: int) -> None:
    bounds = lunar.month_bounds(year, month)
    leap = lunar.month_bounds(year, month, True)
    following = lunar.month_bounds(year + month // 12, month % 12 + 1)
    assert bounds is not None and following is not None
    assert bounds[1] - bounds[0] in (28, 29)
    assert (leap or bounds)[1] + 1 == following[0]
    if leap is not None:
        assert leap[0] == bounds[1] + 1


def test_no_days_where_the_calendar_is_disputed() -> None:
    assert lunar.month_bounds(1581, 1) is None
    assert lunar.month_bounds(1894, 6, True) is None
    assert lunar.month_bounds(1894, 13) is None


def test_the_cycle_of_sixty() -> None:
    bounds = (days.from_iso("1949-09-22"), days.from_iso("1949-10-21"))
    assert lunar.day_named(bounds, "甲子") == days.from_iso("1949-10-01")
    assert [lunar.year_near(name, 1900) for name in ("甲午", "庚子", "辛亥")] == [1894, 1900, 1911]


def test_months_without_a_thirtieth() -> None:
    bounds = lunar.month_bounds(1894, 8)
    assert bounds is not None
    short = bounds[1] - bounds[0] == 28
    assert (lunar.day_of(bounds, 30) is None) is short
    assert lunar.day_of(bounds, lunar.LAST_DAY) == bounds[1]


def test_the_old_date_of_a_day():
    day = days.from_iso("1937-12-13")
    assert lunar.date_of(day) == lunar.OldDate(1937, 11, False, 11)
    assert lunar.date_of(days.from_iso("1500-01-01")) is None
    for number in range(days.to_day(1894, 1, 1), days.to_day(1895, 12, 31), 17):
        found = lunar.date_of(number)
        assert found is not None
        bounds = lunar.month_bounds(found.year, found.month or 0, found.leap)
        assert bounds is not None
        assert lunar.day_of(bounds, found.day or 0) == number
