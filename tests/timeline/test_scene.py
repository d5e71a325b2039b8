from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import (
    DAY0,
    FRAME,
    SPANS,
    TALL,
    builder,
    overlapping,
    row,
    some_rows,
    view,
)

from timeline_app.domain import days
from timeline_app.timeline import shapes
from timeline_app.timeline.tracks import ROW
from timeline_app.timeline.viewport import Viewport


@settings(max_examples=60, deadline=None)
@given(some_rows(), SPANS)
def test_footprints_and_labels_never_overlap(rows, span):
    marks = builder(rows).build(view(span), TALL).marks
    footprints = zip(marks.y.tolist(), marks.low.tolist(), marks.high.tolist(), strict=True)
    assert not overlapping(footprints)
    labels = [
        (marks.y[i], marks.label_x[i], marks.label_x[i] + marks.label_width[i])
        for i in range(len(marks))
        if marks.labels[i]
    ]
    assert not overlapping(labels)


@settings(max_examples=40, deadline=None)
@given(some_rows(), SPANS, st.floats(-0.4, 0.4))
def test_panning_moves_no_event_to_another_row(rows, span, share):
    made = builder(rows)
    here, there = view(span), view(span, span * share)
    arranged = made.arrangement(here, TALL)
    before, after = made.build(here, TALL, arranged).marks, made.build(there, TALL, arranged).marks
    rows_before = dict(zip(before.ids.tolist(), before.y.tolist(), strict=True))
    rows_after = dict(zip(after.ids.tolist(), after.y.tolist(), strict=True))
    for event_id in rows_before.keys() & rows_after.keys():
        assert rows_before[event_id] == rows_after[event_id]


@settings(max_examples=40, deadline=None)
@given(some_rows(), SPANS)
def test_the_layout_of_a_part_equals_that_part_of_the_whole(rows, span):
    made, whole = builder(rows), view(span)
    part = Viewport(whole.start + span / 4, span / 2)
    narrow = replace(TALL, width=TALL.left + (TALL.width - TALL.left) / 2)
    arranged = made.arrangement(whole, TALL)
    all_marks = made.build(whole, TALL, arranged).marks
    marks = made.build(part, narrow, arranged).marks
    shift = (TALL.width - TALL.left) / 4
    for i in range(len(marks)):
        j = all_marks.find(int(marks.ids[i]))
        assert j is not None
        assert marks.y[i] == all_marks.y[j]
        assert marks.low[i] == pytest.approx(all_marks.low[j] - shift, abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(some_rows(), SPANS, st.sampled_from([200.0, 400.0, 2000.0]))
def test_every_event_in_view_is_drawn_or_counted(rows, span, height):
    made, here = builder(rows), view(span)
    frame = replace(FRAME, height=height, scroll=0.0)
    scene = made.build(here, replace(frame, height=1e6), made.arrangement(here, frame))
    columns = made.columns
    counted = sum(count.number for count in scene.counts)
    drawn = set(scene.marks.index.tolist())
    in_view = np.flatnonzero((columns.start < here.end) & (columns.end > here.start)).tolist()
    assert len(set(in_view) - drawn) <= counted
    if not scene.counts:
        assert set(in_view) <= drawn | set(_points_outside(made, scene, in_view))


def _points_outside(made, scene, indices):
    """A dot hangs on the middle of its time, which may lie outside the view."""
    columns, here = made.columns, scene.viewport
    middle = (columns.start + columns.end) / 2
    return [i for i in indices if not here.start <= middle[i] <= here.end]


def test_a_few_events_of_a_day_are_told_in_order_of_time():
    times = ["20:00", "02:00", "09:00"]
    rows = [row(i, DAY0, time=time, article=1) for i, time in enumerate(times)]
    marks = builder(rows, 1).build(Viewport(DAY0 - 4, 30), TALL).marks
    assert [int(i) for i in marks.ids[np.argsort(marks.y)]] == [1, 2, 0]


def test_twenty_events_of_one_day_are_all_readable_at_day_zoom():
    rows = [row(i, DAY0) for i in range(20)]
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 - 2, 5), FRAME)
    assert scene.arrangement.bands[0].rows == 20
    assert not scene.counts
    assert all(made.build(Viewport(DAY0 - 2, 5), TALL).marks.labels)


def test_a_crowd_is_counted_along_the_calendar():
    rows = [row(i, DAY0 + i % 25) for i in range(900)]
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 - 900, 2000), FRAME)
    assert sum(count.number for count in scene.counts) == 900
    assert [count.start for count in scene.counts] == [days.to_day(1937, 1, 1)]


def test_what_goes_on_from_before_the_view_is_counted_apart():
    lives = [
        row(i, DAY0 - 9000, end=DAY0 + 9000, precision="range", scope="biography") for i in range(3)
    ]
    scene = builder([*lives, row(9, DAY0)], 1).build(Viewport(DAY0 - 2, 5), FRAME)
    assert [(count.number, count.earlier) for count in scene.counts] == [(3, True)]
    assert scene.marks.ids.tolist() == [9]


def test_a_pinned_event_is_drawn_even_in_a_crowd():
    rows = [row(i, DAY0 + i % 25) for i in range(900)]
    scene = builder(rows, 1).build(Viewport(DAY0 - 900, 2000), FRAME, pinned=(444,))
    assert scene.marks.ids.tolist() == [444]


def test_a_large_track_is_laid_out_in_blocks_and_counts_the_rest():
    rows = [row(i, DAY0 + i // 3) for i in range(3000)]
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 + 500, 40), replace(FRAME, height=2000))
    assert len(scene.marks) > 30
    in_view = set(range(1500, 1620))
    counted = sum(count.number for count in scene.counts)
    assert len(in_view - set(scene.marks.ids.tolist())) <= counted


def test_hidden_tracks_take_no_room():
    made = builder([row(1, DAY0), row(2, DAY0, article=2)])
    made.set_tracks([made.tracks[0], replace(made.tracks[1], visible=False)])
    scene = made.build(Viewport(DAY0 - 5, 10), FRAME)
    assert [head.track.article_id for head in scene.heads] == [1]
    assert scene.marks.ids.tolist() == [1]


def test_nothing_to_show_is_no_fault():
    made = builder([row(1, DAY0)])
    made.set_tracks([replace(track, visible=False) for track in made.tracks])
    for empty in (made, builder([]), builder([], 0)):
        scene = empty.build(Viewport(DAY0 - 5, 10), FRAME)
        assert len(scene.marks) == 0
        assert not scene.counts


def test_extent_leaves_out_the_background_unless_there_is_nothing_else():
    rows = [row(1, DAY0), row(2, DAY0 - 9000, scope="background"), row(3, DAY0 + 30, article=2, scope="background")]  # fmt: skip
    made = builder(rows)
    assert made.extent(0) == (DAY0, DAY0 + 1)
    assert made.extent(1) == (DAY0 + 30, DAY0 + 31)
    assert made.extent() == (DAY0, DAY0 + 31)
    assert builder([]).extent() is None


def test_extent_prefers_the_campaigns_own_time():
    made = builder([row(1, DAY0)], 1)
    made.set_tracks([replace(made.tracks[0], span=(DAY0 - 3.0, DAY0 + 4.0))])
    assert made.extent() == (DAY0 - 3.0, DAY0 + 4.0)


@pytest.mark.parametrize(
    ("other", "span", "form"),
    [
        ({}, 30, shapes.DOT),
        ({}, 4, shapes.BAR),
        ({"time": "02:00"}, 4, shapes.DOT),
        ({"end": DAY0 + 8, "precision": "range"}, 30, shapes.BAR),
        ({"end": DAY0 + 29, "precision": "month"}, 60, shapes.VAGUE),
        ({"end": DAY0 + 29, "precision": "month"}, 9000, shapes.HOLLOW),
    ],
)
def test_forms(other, span, form):
    scene = builder([row(1, DAY0, **other)], 1).build(Viewport(DAY0 - span / 2, span), FRAME)
    assert scene.marks.form.tolist() == [form]


def test_in_haste_unseen_layouts_wait_and_are_counted():
    rows = [row(i, DAY0 + i) for i in range(5)]
    made = builder(rows, 1)
    arranged = builder(rows, 1).arrangement(view(30), FRAME)
    hasty = made.build(view(30), FRAME, arranged, seconds=0.0)
    assert not hasty.complete
    assert sum(count.number for count in hasty.counts) == 5
    calm = made.build(view(30), FRAME, arranged)
    assert calm.complete
    assert len(calm.marks) == 5


def test_rows_lie_within_their_track():
    rows = [row(i, DAY0 + i % 9, article=1 + i % 2) for i in range(60)]
    scene = builder(rows).build(view(100), FRAME)
    for head in scene.heads:
        own = scene.marks.y[scene.marks.track == head.band.track]
        assert (own >= head.y).all()
        assert (own + ROW <= head.y + head.band.height).all()


def test_pinned_events_of_hidden_tracks_are_not_drawn():
    rows = [row(n, DAY0 + n, article=7 + n % 2) for n in range(4)]
    made = builder(rows, 2)
    made.set_tracks([made.tracks[0], replace(made.tracks[1], visible=False)])
    scene = made.build(Viewport(DAY0 - 9, 20), FRAME, pinned=(1,))
    assert scene.marks.find(1) is None


def test_a_track_that_lies_beside_the_view_takes_no_room_from_those_in_it():
    rows = [row(n, DAY0 + n % 3, article=1) for n in range(9)]
    rows += [row(100 + n, DAY0 + 25, article=2) for n in range(9)]
    view = Viewport(DAY0 - 2, 25)
    beside, inside = (
        builder(rows, 2).arrangement(at, FRAME).bands[1].rows for at in (view, view.panned(6))
    )
    assert beside <= 2 < inside


def test_where_a_label_finds_no_room_the_mark_stands_without_it_in_a_gap():
    rows = [
        row(13, DAY0, rank="infobox"), row(26, DAY0 + 4, rank="infobox"),
        row(12, DAY0 + 3), *(row(13 * i, DAY0 + 4) for i in range(3, 9)),
    ]  # fmt: skip
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 - 5.0, 30.0), replace(FRAME, height=104.0))
    told = dict(zip(scene.marks.ids.tolist(), scene.marks.labels, strict=True))
    assert told == {13: "日軍", 26: "日軍", 12: ""}
    assert set(scene.marks.y.tolist()) == {scene.marks.y[0]}
    assert sum(count.number for count in scene.counts) == 6
    low, high = np.sort(scene.marks.low), np.sort(scene.marks.high)
    assert (high[:-1] <= low[1:]).all()


def test_rows_too_few_for_a_crowd_hold_only_what_was_told_first():
    rows = [row(i, DAY0 + i // 5, rank="heading" if i == 150 else "body") for i in range(2000)]
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 + 10.0, 40.0), replace(FRAME, height=140.0))
    shown = set(scene.marks.ids.tolist())
    assert 150 in shown
    assert len(shown) < 40
    assert sum(count.number for count in scene.counts) >= 150
