from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import (
    DAY0,
    FRAME,
    SPANS,
    TALL,
    builder,
    headlines,
    overlapping,
    row,
    some_rows,
    view,
)

from timeline_app.timeline import shapes
from timeline_app.timeline.viewport import Viewport


def test_a_label_slides_along_a_long_bar():
    rows = [row(1, DAY0, end=DAY0 + 200, precision="range")]
    scene = builder(rows, 1).build(Viewport(DAY0 + 100, 30), FRAME)
    assert scene.marks.label_x[0] == FRAME.left + shapes.INSET


def test_a_label_runs_on_beyond_its_bar_as_far_as_nothing_else_is():
    rows = [row(12, DAY0, end=DAY0 + 29, precision="range"), row(25, DAY0 + 32)]
    end = Viewport(DAY0 + 29, 9.5)
    alone = builder(rows[:1], 1).build(end, FRAME).marks
    assert alone.label_x[0] == FRAME.left + shapes.INSET
    assert alone.labels == [headlines([12])[12]]
    assert alone.high[0] >= alone.label_x[0] + alone.label_width[0]
    for offset in range(10):
        marks = builder(rows, 1).build(Viewport(DAY0 + 29 + offset / 10, 22), FRAME).marks
        assert marks.y[0] == marks.y[1]
        assert marks.high[0] <= marks.low[1]
        assert marks.label_x[0] + marks.label_width[0] <= marks.low[1]


def test_where_an_arrow_would_be_written_over_the_label_stands_behind_it():
    rows = [row(12, DAY0, end=DAY0 + 29, precision="range", open="after")]
    marks = builder(rows, 1).build(Viewport(DAY0 + 29, 9.5), FRAME).marks
    assert marks.label_x[0] == pytest.approx(marks.x1[0] + shapes.ARROW + shapes.LABEL_GAP)
    assert marks.labels == [headlines([12])[12]]
    whole = builder(rows, 1).build(Viewport(DAY0 + 2, 28), FRAME).marks
    assert whole.label_x[0] == FRAME.left + shapes.INSET


def test_the_arrow_of_an_open_end_is_not_written_over():
    for span in (30.0, 60.0, 100.0):
        rows = [row(12, DAY0, end=DAY0 + 9, precision="range", open="after")]
        marks = builder(rows, 1).build(Viewport(DAY0 - 5, span), FRAME).marks
        label_end = marks.label_x[0] + marks.label_width[0]
        assert label_end <= marks.x1[0] or marks.label_x[0] >= marks.x1[0] + shapes.ARROW


def test_the_label_of_a_bar_that_began_long_ago_meets_no_other():
    # A month of 100 px and more whose label runs on beyond its end; a day follows at once.
    month = row(12, DAY0, end=DAY0 + 29, precision="month", scope="background")
    after = row(11, DAY0 + 46)
    made = builder([month, after], 1)
    for offset in range(0, 30, 3):
        marks = made.build(Viewport(DAY0 + offset, 230), TALL).marks
        ends = (marks.label_x + marks.label_width).tolist()
        spans = zip(marks.y.tolist(), marks.label_x.tolist(), ends, strict=True)
        assert not overlapping(spans)
        footprints = zip(marks.y.tolist(), marks.low.tolist(), marks.high.tolist(), strict=True)
        assert not overlapping(footprints)


@settings(max_examples=40, deadline=None)
@given(some_rows(), SPANS, st.floats(-0.4, 0.4))
def test_no_label_is_cut_off_by_an_edge_of_the_view(rows, span, share):
    marks = builder(rows).build(view(span, span * share), TALL).marks
    for place, label in enumerate(marks.labels):
        if label:
            assert TALL.left <= marks.label_x[place]
            assert marks.label_x[place] + marks.label_width[place] <= TALL.width


def test_labels_of_pinned_events_end_where_the_next_begins():
    rows = [row(n, DAY0 + n / 50) for n in range(500)]
    chosen = (440, 444, 445)
    scene = builder(rows, 1).build(Viewport(DAY0 - 900, 2000), FRAME, pinned=chosen)
    places = [scene.marks.find(event_id) for event_id in chosen]
    rights = [scene.marks.high[place] for place in places]
    lefts = [scene.marks.x0[place] for place in places]
    assert len({scene.marks.y[place] for place in places}) == 1
    assert all(
        right <= max(left, scene.marks.x1[place])
        for right, left, place in zip(rights, lefts[1:], places, strict=False)
    )
    assert scene.marks.labels[places[-1]]
