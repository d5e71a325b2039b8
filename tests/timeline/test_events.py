from __future__ import annotations

import pytest
from tests.timeline.making import DAY0, row

from timeline_app.domain import coding
from timeline_app.domain.coding import part_of_day
from timeline_app.timeline.events import EventColumns

TRACKS = {1: 0, 2: 1}


def columns(*rows):
    return EventColumns.from_rows(rows, TRACKS)


def test_rows_are_sorted_by_track_and_time():
    made = columns(row(1, DAY0 + 5, article=2), row(2, DAY0 + 9), row(3, DAY0))
    assert made.ids.tolist() == [3, 2, 1]
    assert made.track.tolist() == [0, 0, 1]


def test_of_two_that_begin_together_the_longer_comes_first():
    made = columns(row(1, DAY0), row(2, DAY0, end=DAY0 + 9, precision="range"))
    assert made.ids.tolist() == [2, 1]


def test_the_end_is_exclusive():
    made = columns(row(1, DAY0, end=DAY0 + 2, precision="range"))
    assert made.end[0] - made.start[0] == 3.0


def test_rows_of_unknown_articles_are_left_out():
    assert len(columns(row(1, DAY0, article=7))) == 0


def test_the_time_of_day_is_applied_to_single_days_alone():
    made = columns(
        row(1, DAY0, time="evening"), row(2, DAY0 + 1, end=DAY0 + 3, precision="range", time="noon")
    )
    assert made.start[0] == DAY0 + 18 / 24
    assert made.flags[0] & coding.TIMED
    assert made.start[1] == DAY0 + 1


@pytest.mark.parametrize(
    ("time", "expected"),
    [("02:00", (2.0, 2.25)), ("14:30", (14.5, 14.75)), ("24:00", (23.75, 24.0)),
     ("dawn", (4.0, 7.0)), ("later", None), ("2:xx", None)],
)  # fmt: skip
def test_parts_of_the_day(time, expected):
    assert part_of_day(time) == expected


def test_flags_say_what_is_known():
    made = columns(
        row(1, DAY0, open="after"), row(2, DAY0 + 1, open="before", approximate=True),
        row(3, DAY0 + 2), row(4, DAY0 + 3, inherited=1), row(5, DAY0 + 4, reader=1),
        row(6, DAY0 + 5, reader=2),
    )  # fmt: skip
    assert made.flags.tolist() == [
        coding.OPEN_AFTER, coding.OPEN_BEFORE | coding.APPROXIMATE, 0, coding.INHERITED,
        coding.CORRECTED, coding.OWN,
    ]  # fmt: skip


def test_indices_of_known_ids():
    made = columns(row(10, DAY0 + 1), row(20, DAY0))
    assert made.ids[made.indices_of([20, 99, 10])].tolist() == [20, 10]
    assert len(columns().indices_of([1])) == 0


def test_slices_and_extent():
    made = columns(row(1, DAY0), row(2, DAY0 + 3, article=2))
    assert made.track_slice(1) == slice(1, 2)
    assert made.extent == (DAY0, DAY0 + 4)
    assert columns().extent is None
