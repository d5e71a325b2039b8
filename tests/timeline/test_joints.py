from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import DAY0, TALL, builder, overlapping, row

from timeline_app.timeline.joints import Packed, joined
from timeline_app.timeline.layout import BLOCK, WHOLE
from timeline_app.timeline.packing import HIDDEN
from timeline_app.timeline.viewport import Viewport

COUNT = WHOLE + 2 * BLOCK
"""Events of a track that is laid out in blocks: one a day, each seventh of them a long one."""


def rows(length):
    made = []
    for place in range(COUNT):
        long = place % 7 == 0
        end = DAY0 + place + (length if long else 0)
        made.append(row(place, DAY0 + place, end=end, precision="range" if long else "day"))
    return made


def scene(made, start, span):
    return made.build(Viewport(DAY0 + start, span), TALL)


def test_a_bar_that_reaches_over_into_the_next_block_is_drawn():
    drawn = set(scene(builder(rows(20)), BLOCK - 20.0, 40.0).marks.ids.tolist())
    over = {i for i in range(BLOCK - 19, BLOCK) if i % 7 == 0}
    assert len(over & drawn) >= 2


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 400), st.floats(0, COUNT - 60), st.floats(4.0, 90.0))
def test_nothing_overlaps_and_all_is_drawn_or_counted(length, start, span):
    made = scene(builder(rows(length)), start, span)
    marks = made.marks
    footprints = zip(marks.y.tolist(), marks.low.tolist(), marks.high.tolist(), strict=True)
    assert not overlapping(footprints)
    assert len(set(marks.ids.tolist())) == len(marks)


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 400), st.floats(100, COUNT - 200), st.floats(-20.0, 20.0))
def test_panning_over_a_joint_moves_no_event_to_another_row(length, start, by):
    made = builder(rows(length))
    view = Viewport(DAY0 + start, 60.0)
    arranged = made.arrangement(view, TALL)
    before = made.build(view, TALL, arranged).marks
    after = made.build(replace(view, start=view.start + by), TALL, arranged).marks
    there = dict(zip(after.ids.tolist(), after.y.tolist(), strict=True))
    for event_id, y in zip(before.ids.tolist(), before.y.tolist(), strict=True):
        assert there.get(event_id, y) == y


def packed(rows, lefts, rights):
    return Packed(np.array(rows), np.array(lefts, dtype=float), np.array(rights, dtype=float))


@pytest.mark.parametrize(("even", "row"), [(True, 2), (False, 1)])
def test_a_joint_takes_every_other_row_where_both_blocks_leave_room(even, row):
    first = packed([0, HIDDEN, HIDDEN], [0, 50, 60], [10, 120, 125])
    second = packed([0, 3], [100, 100], [130, 130])
    made = joined(first, second, [1], even, 4)
    assert made.tolist() == [HIDDEN, row, HIDDEN]


def test_what_finds_no_room_has_no_row():
    first = packed([HIDDEN, HIDDEN], [50, 60], [120, 125])
    second = packed([0], [100], [130])
    assert joined(first, second, [0, 1], True, 1).tolist() == [HIDDEN, HIDDEN]
    assert joined(first, second, [1, 0], True, 3).tolist() == [HIDDEN, 2]
