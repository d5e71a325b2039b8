from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain import days
from timeline_app.domain.dates import Open, Precision, When, edtf
from timeline_app.ingest.asked_dates import asked_date
from timeline_app.zhtext.written_dates import written

DAY = days.to_day(1937, 12, 13)
NEAR = When(DAY, DAY, Precision.DAY)


@pytest.mark.parametrize(
    ("words", "expected", "precision"),
    [
        ("1937", "1937-01-01 1937-12-31", "year"),
        ("1937-12", "1937-12-01 1937-12-31", "month"),
        (" 1937-12-13 ", "1937-12-13 1937-12-13", "day"),
        ("1937-12-13/15", "1937-12-13 1937-12-15", "range"),
        ("1937-12-13/01-02", None, None),
        ("1937-12-13/1938-01-02", "1937-12-13 1938-01-02", "range"),
        ("-0259-09", "-0259-09-01 -0259-09-30", "month"),
        ("1937年12月13日", "1937-12-13 1937-12-13", "day"),
        ("民國二十六年十二月十三日", "1937-12-13 1937-12-13", "day"),
        ("12月上旬", "1937-12-01 1937-12-10", "ten-day"),
        ("1月3日", "1938-01-03 1938-01-03", "day"),
        ("15日", "1937-12-15 1937-12-15", "day"),
        ("次日", "1937-12-14 1937-12-14", "day"),
        ("1937年12月1日至13日", "1937-12-01 1937-12-13", "range"),
        ("1937-13", None, None),
        ("1937-02-30", None, None),
        ("1937年12月13日攻占南京", None, None),
        ("1937年12月1日、3日", None, None),
        ("南京", None, None),
        ("", None, None),
        ("1" * 5000, None, None),
    ],
)
def test_what_a_reader_types(words: str, expected: str | None, precision: str | None) -> None:
    found = asked_date(words, NEAR)
    told = found and f"{days.to_iso(found.start)} {days.to_iso(found.end)}"
    assert (told, found and found.precision) == (expected, precision)


def test_time_and_what_is_not_known_are_told_in_words() -> None:
    found = asked_date("1937年12月13日夜")
    assert found is not None and found.time == "night"
    found = asked_date("約1937年12月左右")
    assert found is not None and found.approximate
    assert asked_date("1937年12月13日起") == When(DAY, DAY, Precision.DAY, None, Open.AFTER)
    assert asked_date("../1937-12-13") == When(DAY, DAY, Precision.DAY, None, Open.BEFORE)
    found = asked_date("1937-12-13T2:05")
    assert found is not None and found.time == "02:05"
    assert asked_date("12月上旬") is None  # of which year?


@st.composite
def tellable(draw: st.DrawFn) -> When:
    """Times as articles tell them, by the new calendar."""
    first = draw(st.integers(days.to_day(1860), days.to_day(2000)))
    year, month, _ = days.to_calendar(first)
    opened, about = draw(st.none() | st.sampled_from(Open)), draw(st.booleans())
    precision = draw(st.sampled_from(Precision))
    if precision is Precision.DAY:
        return When(
            first, first, precision, draw(st.sampled_from([None, "night", "05:30"])), opened, about
        )
    if precision is Precision.RANGE:
        return When(first, first + draw(st.integers(1, 500)), precision)
    if precision is Precision.YEAR:
        return When(*days.year_bounds(year), precision, None, opened, about)
    start, end = days.month_bounds(year, month)
    if precision is Precision.MONTH:
        return When(start, end, precision, None, opened, about)
    if precision is Precision.TEN_DAY:
        part = draw(st.integers(0, 2))
        return When(start + 10 * part, end if part == 2 else start + 10 * part + 9, precision)
    season = days.to_day(year, draw(st.sampled_from([3, 6, 9])))
    return When(season, days.month_bounds(year, days.to_calendar(season).month + 2)[1], precision)


@given(tellable())
def test_what_is_written_is_read_again(when: When) -> None:
    assert asked_date(written(when)) == when, written(when)


@given(tellable())
def test_so_is_the_standard_form(when: When) -> None:
    if when.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR) and not (
        when.approximate or when.time
    ):
        assert asked_date(edtf(when)) == when
