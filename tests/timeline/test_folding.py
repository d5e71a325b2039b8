from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import DAY0, row, some_rows

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.folding import (
    LEAST_GAP,
    NOTHING_FOLDED,
    PAD,
    Folding,
    folding_of,
)

FOLDINGS = st.lists(st.tuples(st.integers(1, 900), st.integers(10, 9000)), min_size=1, max_size=12)
DAYS = st.floats(DAY0 - 90_000, DAY0 + 90_000)


def folding(steps, kept=3.0):
    """Gaps as pairs of the days before each and its length."""
    gaps, at = [], float(DAY0)
    for before, length in steps:
        gaps.append((at + before, at + before + length))
        at = gaps[-1][1]
    return Folding.of_gaps(gaps, kept)


def columns_of(starts, **other):
    rows = [row(n, DAY0 + start, **other) for n, start in enumerate(starts)]
    return EventColumns.from_rows(rows, {1: 0})


def folded_columns(columns):
    made = folding_of(columns, np.ones(len(columns), dtype=bool))
    return made, made.folded(columns)


@given(FOLDINGS, DAYS, DAYS)
def test_time_goes_on_in_the_same_direction(steps, one, other):
    made = folding(steps)
    low, high = sorted((one, other))
    if low < high:
        assert made.place(low) <= made.place(high)
    if high - low > 1e-3:
        assert made.place(low) < made.place(high)


@given(FOLDINGS, DAYS)
def test_there_and_back_is_the_same_moment(steps, day):
    made = folding(steps)
    assert made.day(made.place(day)) == pytest.approx(day, abs=1e-5)
    assert made.place(made.day(day)) == pytest.approx(day, abs=1e-5)


@given(DAYS)
def test_without_gaps_nothing_changes(day):
    assert not NOTHING_FOLDED
    assert NOTHING_FOLDED.place(day) == day == NOTHING_FOLDED.day(day)
    assert NOTHING_FOLDED.breaks(day, day + 1000) == []


@given(FOLDINGS, st.integers(0, 11), st.floats(0, 1))
def test_outside_the_gaps_a_day_is_a_day(steps, number, share):
    made = folding(steps)
    gaps = made.days.reshape(-1, 2)
    number %= len(gaps)
    start = gaps[number, 1]
    end = gaps[number + 1, 0] if number + 1 < len(gaps) else start + 100
    here, there = start + (end - start) * share, end
    assert made.place(there) - made.place(here) == pytest.approx(there - here, abs=1e-6)


@given(FOLDINGS)
def test_up_to_the_first_gap_the_axis_is_the_calendar(steps):
    made = folding(steps)
    assert made.place(DAY0 - 500.25) == DAY0 - 500.25
    assert made.place(float(made.days[0])) == made.days[0]


@given(FOLDINGS, DAYS)
def test_a_moment_within_a_gap_has_its_ends_beside_it(steps, day):
    made = folding(steps)
    before, after = made.before(day), made.after(day)
    assert before <= day <= after
    if before != after:
        ends = made.days.reshape(-1, 2).tolist()
        assert [before, after] in ends
    assert made.before(before) == before


@given(some_rows())
def test_no_event_that_is_shown_loses_any_of_its_time(rows):
    columns = EventColumns.from_rows(rows, {1: 0, 2: 1})
    _, own = folded_columns(columns)
    short = columns.end - columns.start < 100
    before, after = columns.end - columns.start, own.end - own.start
    assert np.allclose(before[short], after[short], atol=1e-6)
    assert own.ids.tolist() == columns.ids.tolist()
    resorted = own.picked(np.arange(len(own)), own.track)
    assert resorted.ids.tolist() == own.ids.tolist()


def test_years_between_two_campaigns_become_a_narrow_gap():
    made, own = folded_columns(columns_of([*range(40), *range(2000, 2040)]))
    (gap,) = made.breaks(0.0, 1e7)
    assert (gap.first, gap.last) == (DAY0 + 40 + PAD, DAY0 + 2000 - PAD)
    assert gap.end - gap.start < 3
    assert own.start[40] - own.end[39] < 2 * PAD + 3


def test_a_shorter_silence_is_left_as_it_is():
    made, _ = folded_columns(columns_of([0, int(LEAST_GAP)]))
    assert not made


def test_a_life_fills_no_time_but_its_ends_are_kept():
    life = row(1, DAY0, end=DAY0 + 9000, precision="range")
    columns = EventColumns.from_rows([life, row(2, DAY0 + 4000)], {1: 0})
    made, own = folded_columns(columns)
    assert len(made.breaks(0.0, 1e7)) == 2
    assert own.end[0] - own.start[0] < 100
    assert own.start[0] < own.start[1] < own.end[0]


def test_what_is_not_shown_is_folded_away():
    columns = columns_of([0, 1000, 2000])
    made = folding_of(columns, np.array([True, False, True]))
    assert len(made.breaks(0.0, 1e7)) == 1
    assert not folding_of(columns, np.zeros(3, dtype=bool))
