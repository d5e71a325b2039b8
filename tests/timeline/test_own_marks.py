from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import DAY0, row
from tests.timeline.test_picture import drawn

from timeline_app.timeline import display, points
from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.own_marks import BOOKMARKED, NO_MARKS, NOTED, OwnMarks

IDS = st.sets(st.integers(0, 20))


@given(IDS, IDS, st.lists(st.integers(-2, 22)))
def test_each_event_has_the_bits_of_what_is_marked(bookmarked, noted, events):
    marks = OwnMarks.from_ids(bookmarked, noted)
    told = marks.of(np.array(events, dtype=np.int64)).tolist()
    assert told == [BOOKMARKED * (n in bookmarked) + NOTED * (n in noted) for n in events]
    either = 0
    for bits in told:
        either |= bits
    assert marks.bits(np.array(events, dtype=np.int64)) == either


def signs(marks, **other):
    made = drawn([row(3, DAY0, **other), row(4, DAY0 + 5)], Emphasis(own=marks))
    return [step for step in made if step[0] == display.SIGN and step[5] == display.ACCENT]


def test_marked_events_carry_signs_at_their_left_corners():
    assert signs(NO_MARKS) == []
    ribbon, sheet = signs(OwnMarks.from_ids([3], [3]))
    assert (ribbon[4], sheet[4]) == (points.BOOKMARK, points.NOTE)
    assert ribbon[1] == sheet[1] and ribbon[2] < sheet[2]
    (bar,) = signs(OwnMarks.from_ids([], [3]), end=DAY0 + 9, precision="range")
    (dot,) = signs(OwnMarks.from_ids([], [3]))
    assert bar[4] == points.NOTE and abs(bar[1] - dot[1]) < 20
