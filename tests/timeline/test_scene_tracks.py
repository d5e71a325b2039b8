"""Tracks that are folded, pinned, given rows or another order, in the scene and under the pointer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import DAY0, FRAME, SPANS, builder, row, some_rows

from timeline_app.timeline import display
from timeline_app.timeline.display import CLIP, Emphasis
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.hit import Part, hit
from timeline_app.timeline.picture import steps
from timeline_app.timeline.scene import SceneBuilder
from timeline_app.timeline.tracks import PAD, ROW
from timeline_app.timeline.viewport import Viewport

HERE = Viewport(DAY0 - 10, 30)


def arranged(rows, *changes, tracks=2):
    """A builder whose tracks are changed each by its keywords."""
    made = builder(rows, tracks)
    changed = [replace(track, **change) for track, change in zip(made.tracks, changes, strict=True)]
    made.set_tracks(changed)
    return made


def two(count=12):
    return [row(n, DAY0 + n % 3, article=1 + n % 2) for n in range(count)]


def test_a_folded_track_is_one_row_of_counts_that_hold_everything():
    scene = arranged(two(), {"folded": True}, {}).build(HERE, FRAME)
    first, second = scene.heads
    assert first.band.height == ROW + 2 * PAD
    assert [(strip.track, strip.numbers.sum()) for strip in scene.heat] == [(0, 6)]
    assert set(scene.marks.track.tolist()) == {1}
    assert second.y == first.y + first.band.height


def test_a_selected_event_of_a_folded_track_is_drawn_over_the_counts():
    scene = arranged(two(), {"folded": True}, {}).build(HERE, FRAME, pinned=(0,))
    assert scene.marks.find(0) is not None


@settings(max_examples=40, deadline=None)
@given(some_rows(), SPANS, st.integers(1, 6))
def test_a_track_has_no_more_rows_than_the_reader_gives(rows, span, most):
    made = arranged(rows, {"rows": most}, {})
    scene = made.build(Viewport(DAY0 + 8 - span / 2, span), FRAME)
    own = [head for head in scene.heads if head.band.track == 0]
    assert all(head.band.rows <= most for head in own)
    for head in own:
        y = scene.marks.y[scene.marks.track == 0]
        assert ((y >= head.y) & (y + ROW <= head.y + head.band.height)).all()


@settings(max_examples=30, deadline=None)
@given(some_rows(), SPANS, st.integers(0, 4), st.floats(-0.3, 0.3))
def test_zooming_and_panning_back_gives_the_same_rows(rows, span, steps_in, share):
    made, here = builder(rows), Viewport(DAY0 + 8 - span / 2, span)
    before = made.build(here, FRAME)
    there = here.zoomed(1.2**steps_in, here.centre).panned(span * share)
    made.build(there, FRAME)
    back = there.panned(-span * share).zoomed(1.2**-steps_in, here.centre)
    after = made.build(back, FRAME)
    assert before.marks.ids.tolist() == after.marks.ids.tolist()
    assert before.marks.y.tolist() == after.marks.y.tolist()


def test_the_readers_order_is_that_of_the_heads():
    scene = arranged(two(), {"place": 1}, {"place": 0}).build(HERE, FRAME)
    assert [head.band.track for head in scene.heads] == [1, 0]


@pytest.fixture
def pinned():
    """Forty events of a day in the first track; the second is pinned; scrolled down by 100 px."""
    rows = [row(n, DAY0) for n in range(40)] + [row(50, DAY0, article=2)]
    made = arranged(rows, {}, {"pinned": True})
    return made, made.build(Viewport(DAY0 - 1, 3), replace(FRAME, scroll=100.0))


def test_a_pinned_track_stays_at_the_top_while_the_others_scroll(pinned):
    _, scene = pinned
    first, second = scene.heads
    assert (first.band.track, first.y) == (1, FRAME.top)
    assert second.y == FRAME.top + first.band.height - 100.0
    assert scene.staying == {1}
    assert scene.fixed == FRAME.top + first.band.height


def test_under_a_pinned_track_nothing_is_met(pinned):
    _, scene = pinned
    y = FRAME.top + PAD + ROW / 2
    middle = scene.scale.x(DAY0 + 0.5)
    assert hit(scene, middle, y).event_id == 50
    assert hit(scene, 40, y).head.band.track == 1
    below = hit(scene, middle, scene.fixed + 30)
    assert below.event_id is not None
    assert below.event_id != 50


def test_what_scrolls_is_clipped_below_what_stays(pinned):
    made, scene = pinned
    tops = [s[2] for s in steps(scene, made.columns, made.tracks, Emphasis()) if s[0] == CLIP]
    assert tops.count(scene.fixed) == 2


def test_the_sign_that_folds_and_the_border_are_met():
    scene = arranged(two(), {}, {"folded": True}).build(HERE, FRAME)
    first, second = scene.heads
    assert hit(scene, 16, first.line(FRAME.top)).part is Part.FOLD
    assert hit(scene, 40, first.line(FRAME.top)).part is Part.NAME
    assert hit(scene, 40, first.y + first.band.height - 2).part is Part.BORDER
    assert hit(scene, 40, second.y + second.band.height - 2).part is Part.NAME


def test_an_event_that_stands_in_two_tracks_is_found_in_both():
    rows = [row(1, DAY0), row(2, DAY0 + 1), row(1, DAY0, article=2)]
    columns = EventColumns.from_rows(rows, {1: 0, 2: 1})
    assert sorted(columns.indices_of([1, 7]).tolist()) == [0, 2]
    made = builder([], 2)
    scene = SceneBuilder(columns, made.tracks, made.texts.__class__(columns, lambda ids: {}, len))
    marks = scene.build(HERE, FRAME, pinned=(1,)).marks
    assert marks.ids.tolist().count(1) == 2


def test_a_folded_track_is_a_strip_of_narrow_cells_that_hold_all_of_it():
    rows = [row(i, DAY0 + i // 3) for i in range(60)]
    made = builder(rows, 1)
    made.set_tracks([replace(made.tracks[0], folded=True)])
    scene = made.build(Viewport(DAY0 - 10.0, 60.0), FRAME)
    assert len(scene.marks) == 0
    (heat,) = scene.heat
    assert not scene.counts
    assert heat.numbers.sum() == 60
    assert (heat.edges[1:] - heat.edges[:-1]).max() * scene.scale.per_day < 44
    picture = steps(scene, made.columns, made.tracks, Emphasis())
    (strip,) = (step for step in picture if step[0] == display.STRIP)
    assert len(strip[3]) == np.count_nonzero(heat.numbers) == 20
    assert len({paint for _, _, paint in strip[3]}) == 1
    assert "60" in [step[3] for step in picture if step[0] == display.TEXT]
    met = hit(scene, scene.scale.x(DAY0 + 2.2), heat.y + 4)
    assert met is not None and met.part is Part.COUNT
    assert met.count is not None and met.count.number == 3
    assert met.count.start <= DAY0 + 2.2 < met.count.end
    assert hit(scene, scene.scale.x(DAY0 - 5), heat.y + 4) is None


def test_where_numbers_would_say_little_a_large_track_is_a_strip_of_heat():
    rows = [row(i, DAY0 + i) for i in range(6000)]
    made = builder(rows, 1)

    def shown(span, offset=0.0):
        return made.build(Viewport(DAY0 + 1000.0 + offset, span), FRAME)

    far = shown(9000.0, -2000.0)
    assert not far.counts
    assert far.heat[0].numbers.sum() == 6000
    assert "6000" in [
        s[3] for s in steps(far, made.columns, made.tracks, Emphasis()) if s[0] == display.TEXT
    ]
    assert shown(9000.0, 3000.0).heat  # as few as there are in view: panning changes nothing
    near = shown(700.0)
    assert near.counts and not near.heat
    # Neighbours of about as many events are drawn as one.
    picture = steps(far, made.columns, made.tracks, Emphasis())
    (strip,) = (step for step in picture if step[0] == display.STRIP)
    assert len(strip[3]) < np.count_nonzero(far.heat[0].numbers) / 4


def test_what_is_drawn_because_it_is_selected_is_not_counted():
    rows = [row(i, DAY0) for i in range(400)]
    made = builder(rows, 1)
    view = Viewport(DAY0 - 10.0, 60.0)
    plain, pinned = made.build(view, FRAME), made.build(view, FRAME, pinned=[399])
    assert len(pinned.marks) == len(plain.marks) + 1
    assert sum(c.number for c in pinned.counts) == sum(c.number for c in plain.counts) - 1


def test_what_was_estimated_in_motion_is_told_exactly_where_there_is_time():
    # A hundred events a track in other years, and a few in view that lie in its lower rows.
    rows = [
        row(400 * a + n, DAY0 - 400, end=DAY0 - 300 + n, precision="range", article=a)
        for a in range(1, 5)
        for n in range(380)
    ]
    rows += [row(400 * a + 380 + n, DAY0, article=a) for a in range(1, 5) for n in range(3)]
    made = builder(rows, 4)
    here = Viewport(DAY0 - 10, 20)
    hasty = made.arrangement(here, FRAME)
    assert not hasty.exact
    patient = made.arrangement(here, FRAME, patient=True)
    assert patient.exact
    assert len(made.build(here, FRAME, patient).marks) == 12
    # What is laid out by now costs no time any more.
    assert made.arrangement(here, FRAME) == patient
