from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from tests.timeline.making import DAY0, FRAME, builder, row

from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.motion import ROW_MOTION, Glide, RowMotion, RulerFade


@pytest.fixture
def scenes():
    """The same events before and after their track got 48 px further down."""
    made = builder([row(i, DAY0 + i % 3) for i in range(9)], 1)
    after = made.build(Viewport(DAY0 - 5, 20), FRAME)
    marks = replace(after.marks, y=after.marks.y - 48)
    return replace(after, marks=marks, heads=[replace(h, y=h.y - 48) for h in after.heads]), after


def test_rows_begin_where_they_were_and_arrive(qtbot, scenes):
    before, after = scenes
    motion = RowMotion()
    motion.start(before)
    begun = motion.applied(after)
    assert begun.marks.y == pytest.approx(before.marks.y, abs=12)
    assert begun.heads[0].y == pytest.approx(before.heads[0].y, abs=12)
    qtbot.wait(ROW_MOTION + 30)
    assert motion.applied(after) is after


def test_without_a_motion_a_scene_is_left_as_it_is(qtbot, scenes):
    assert RowMotion().applied(scenes[1]) is scenes[1]


def test_what_was_not_there_before_appears_in_its_place(qtbot, scenes):
    before, after = scenes
    motion = RowMotion()
    motion.start(replace(before, marks=replace(before.marks, ids=before.marks.ids + 100)))
    assert motion.applied(after).marks.y == pytest.approx(after.marks.y)


def test_a_glide_arrives_exactly(qtbot):
    glide, target, seen = Glide(), Viewport(DAY0, 3.0), []
    glide.moved.connect(seen.append)
    glide.start(Viewport(DAY0 - 500.0, 900.0), target)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == target, timeout=1000)
    assert all(a.span >= b.span for a, b in itertools.pairwise(seen))


def test_a_stopped_glide_says_no_more(qtbot):
    glide, seen = Glide(), []
    glide.moved.connect(seen.append)
    glide.start(Viewport(DAY0 - 500.0, 900.0), Viewport(DAY0, 3.0))
    glide.stop()
    seen.clear()
    qtbot.wait(60)
    assert not seen


def test_names_of_another_level_fade_in_while_the_old_ones_go(qtbot):
    made, fade = builder([row(1, DAY0)], 1), RulerFade()
    days = made.build(Viewport(DAY0 - 5, 40.0), FRAME)
    thirds = made.build(Viewport(DAY0 - 5, 80.0), FRAME)
    assert fade.applied(days) is days
    begun = fade.applied(thirds).ruler
    assert [tick.label for tick in begun.former[1]]
    assert not any(tick.label for tick in begun.minor)
    assert begun.major == thirds.ruler.major
    qtbot.wait(ROW_MOTION + 30)
    assert fade.applied(thirds) is thirds


def test_nothing_fades_where_motion_is_unwanted(qtbot):
    made, fade = builder([row(1, DAY0)], 1), RulerFade()
    fade.still = lambda: True
    fade.applied(made.build(Viewport(DAY0 - 5, 40.0), FRAME))
    there = made.build(Viewport(DAY0 - 5, 80.0), FRAME)
    assert fade.applied(there) is there
