from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from tests.timeline.making import DAY0, row, some_rows

from timeline_app.timeline import walking
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.viewport import Viewport


def columns_of(rows):
    return EventColumns.from_rows(rows, {1: 0, 2: 1})


def walked(columns, members, here, by):
    gone = []
    while (here := walking.beside(columns, members, here, by)) is not None:
        gone.append(here)
    return gone


@given(some_rows())
def test_walking_in_time_meets_every_event_once_in_order_and_the_same_way_back(rows):
    columns = columns_of(rows)
    members = np.arange(len(columns))
    order = sorted(members.tolist(), key=lambda i: (columns.start[i], i))
    assert walked(columns, members, order[0], 1) == order[1:]
    assert walked(columns, members, order[-1], -1) == order[-2::-1]


@given(some_rows())
def test_from_an_event_that_is_no_member_both_neighbours_are_members(rows):
    columns = columns_of(rows)
    members = np.flatnonzero(columns.kind >= 0)[::2]
    for here in range(len(columns)):
        after = walking.beside(columns, members, here, 1)
        before = walking.beside(columns, members, here, -1)
        assert after is None or columns.start[after] >= columns.start[here]
        assert before is None or columns.start[before] <= columns.start[here]
        assert {after, before} - {None} <= set(members.tolist()) - {here}


@given(some_rows())
def test_a_track_is_walked_to_its_ends_and_no_further(rows):
    columns = columns_of(rows)
    part = columns.track_slice(0)
    for here in range(part.start, part.stop):
        there = walking.in_track(columns, here, 1)
        assert there == (here + 1 if here + 1 < part.stop else None)


@pytest.mark.parametrize(
    ("view", "found"), [((0, 4), 1), ((2.5, 9), 2), ((40, 5), 2), ((-90, 5), 0)]
)
def test_where_nothing_is_selected_the_walk_begins_in_view(view, found):
    columns = columns_of([row(i + 1, DAY0 + start) for i, start in enumerate((-10, 1, 5))])
    viewport = Viewport(DAY0 + view[0], view[1])
    assert walking.first_in(columns, np.arange(3), viewport) == found
