from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import DAY0, builder, row

from timeline_app.timeline.folding import Folding
from timeline_app.timeline.strip import (
    LEAST_WINDOW,
    Part,
    columns,
    dragged,
    part_at,
    places,
    window,
)
from timeline_app.timeline.viewport import HOUR, Scale, Viewport

SCALE = Scale(Viewport(DAY0, 1000.0), 150.0, 1000.0)
VIEWS = st.builds(Viewport, st.floats(DAY0 - 500, DAY0 + 1500), st.floats(HOUR, 2000))


@given(VIEWS)
def test_the_window_is_always_to_be_seen(view):
    x0, x1 = window(SCALE, view)
    assert 150 <= x0 < x1 <= 1150
    assert x1 - x0 >= LEAST_WINDOW - 1e-6


@given(VIEWS)
def test_every_part_of_a_window_can_be_taken(view):
    x0, x1 = window(SCALE, view)
    assert part_at(SCALE, view, x0 - 1) is Part.START
    assert part_at(SCALE, view, x1 + 1) is Part.END
    assert part_at(SCALE, view, (x0 + x1) / 2) is Part.WINDOW
    assert part_at(SCALE, view, x1 + 20) is Part.OUTSIDE


@given(VIEWS, st.sampled_from(Part), st.floats(-3000, 3000))
def test_an_end_moves_alone_and_never_past_the_other(view, part, by):
    moved = dragged(view, part, by)
    assert moved.span >= HOUR
    if part is Part.END:
        assert moved.start == view.start
    elif part is Part.START:
        assert moved.end == pytest.approx(view.end)
    else:
        assert moved.span == view.span


def test_columns_stand_where_events_are_and_the_fullest_is_full():
    rows = [row(1, DAY0 + 100), row(2, DAY0 + 100), row(3, DAY0 + 500, article=2)]
    made = columns(builder(rows), SCALE)
    assert [column.share for column in made] == pytest.approx([1.0, 0.63], abs=0.01)
    assert [column.colour for column in made] == [0, 1]
    assert made[0].x <= SCALE.x(DAY0 + 100) <= made[0].x + 3


def test_marks_that_fall_together_are_one_and_those_outside_none():
    assert places(SCALE, [DAY0 + 10.0, DAY0 + 10.2, DAY0 - 900.0]) == [160.0]


def test_marks_stand_on_the_folded_axis():
    folding = Folding.of_gaps([(DAY0 + 100.0, DAY0 + 600.0)], 50.0)
    scale = Scale(SCALE.viewport, SCALE.left, SCALE.width, folding)
    assert places(scale, [DAY0 + 700.0]) == [150.0 + 250.0]
