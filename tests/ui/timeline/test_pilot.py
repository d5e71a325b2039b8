"""Wheel, fingers, mouse and keys on a timeline that answers its own wishes."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from tests.timeline.making import DAY0
from tests.ui.timeline.viewing import START, mark_of, moment, wheel

from timeline_app.timeline.journeys import world
from timeline_app.timeline.viewport import Viewport


def test_the_wheel_zooms_at_the_pointer_and_undoes_itself(view):
    under = moment(view, 600)
    wheel(view, QPoint(0, 120))
    assert view.viewport().span == pytest.approx(START.span / 1.2)
    assert moment(view, 600) == pytest.approx(under)
    wheel(view, QPoint(0, -120))
    assert view.viewport().start == pytest.approx(START.start)
    assert view.viewport().span == pytest.approx(START.span)


def test_shift_and_sideways_turns_pan(view):
    wheel(view, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert view.viewport().start == pytest.approx(START.start + 2.0)
    wheel(view, QPoint(120, 0))
    assert view.viewport().start == pytest.approx(START.start)


def test_a_touchpad_pans_by_pixels(view):
    wheel(view, QPoint(), pixels=QPoint(-50, 0))
    per_day = view.canvas.stage.frame.scale(START).per_day
    assert view.viewport().start == pytest.approx(START.start + 50 / per_day)


def test_over_the_names_the_wheel_scrolls(view):
    wheel(view, QPoint(0, -120), at=(40, 200))
    assert view.viewport() == START


def test_a_drag_pans_and_is_no_click(qtbot, view):
    seen = []
    view.background_clicked.connect(lambda: seen.append(1))
    qtbot.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(600, 300))
    qtbot.mouseMove(view.canvas, QPoint(560, 300))
    qtbot.mouseMove(view.canvas, QPoint(500, 300))
    qtbot.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    per_day = view.canvas.stage.frame.scale(START).per_day
    assert view.viewport().start == pytest.approx(START.start + 100 / per_day)
    assert not seen


def test_a_click_on_a_mark_asks_to_select_it(qtbot, view):
    with qtbot.waitSignal(view.event_selected_requested) as asked:
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=mark_of(view, 2))
    assert asked.args == [2]


def test_a_click_on_bare_ground_lets_go(qtbot, view):
    with qtbot.waitSignal(view.background_clicked):
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 480))


def test_a_click_on_a_name_asks_to_open_the_campaign(qtbot, view):
    head = view.canvas.stage.scene().heads[1]
    with qtbot.waitSignal(view.track_open_requested) as asked:
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(40, int(head.y) + 8))
    assert asked.args == [8]


def test_a_double_click_on_a_mark_comes_close(qtbot, view):
    qtbot.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=mark_of(view, 2))
    assert view.viewport() == Viewport.fitted(DAY0 + 3, DAY0 + 4, 2.0)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Right, START.panned(2.0)),
        (Qt.Key.Key_A, START.panned(-2.0)),
        (Qt.Key.Key_W, START.zoomed(1.2, START.centre)),
        (Qt.Key.Key_Minus, START.zoomed(1 / 1.2, START.centre)),
        (Qt.Key.Key_PageDown, START.panned(20.0)),
        (Qt.Key.Key_PageUp, START.panned(-20.0)),
    ],
)
def test_keys_move_the_view(qtbot, view, key, expected):
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, key)
    assert view.viewport() == expected


def test_home_fits_all(qtbot, view):
    qtbot.keyClick(view.canvas, Qt.Key.Key_Home)
    assert view.viewport().contains(DAY0, DAY0 + 121)


def test_fitting_a_track_shows_it_whole(view):
    view.fit_track(8)
    assert view.viewport().contains(DAY0 + 100, DAY0 + 121)
    assert not view.viewport().contains(DAY0, DAY0 + 1)


def test_a_wish_for_nothing_but_emptiness_is_held_back(view):
    for _ in range(40):
        wheel(view, QPoint(0, -1200), Qt.KeyboardModifier.ShiftModifier)
    assert view.viewport().end == pytest.approx(world(DAY0, DAY0 + 121).end)


def test_zooming_out_ends_beyond_all_events_and_keeps_the_pivot(view):
    for _ in range(60):
        wheel(view, QPoint(0, -120))
    assert view.viewport().span == pytest.approx(121 * 1.5)


def test_a_pinch_zooms_at_the_fingers(view):
    under = moment(view, 500)
    view.canvas.pinched.emit(0.1, QPointF(500, 200))
    assert view.viewport().span == pytest.approx(START.span / math.exp(0.1))
    assert moment(view, 500) == pytest.approx(under)
    view.canvas.pinched.emit(-0.1, QPointF(500, 200))
    assert view.viewport().start == pytest.approx(START.start)


def test_a_held_key_glides_on_and_comes_to_rest(qtbot, view):
    view.reduced_motion = False
    seen = []
    view.viewport_requested.connect(lambda asked: seen.append(asked.start))
    qtbot.keyPress(view.canvas, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] > START.start + 4.0, timeout=3000)
    qtbot.keyRelease(view.canvas, Qt.Key.Key_Right)
    released = len(seen)
    qtbot.waitUntil(lambda: not view.pilot.drive.active, timeout=1000)
    assert len(seen) > released
    assert all(before <= after for before, after in pairwise(seen))


def test_a_tapped_key_moves_by_one_step(qtbot, view):
    view.reduced_motion = False
    qtbot.keyClick(view.canvas, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: not view.pilot.drive.active, timeout=1000)
    assert view.viewport().start == pytest.approx(START.start + 2.0)


def test_a_key_is_let_go_with_the_focus(qtbot, view):
    view.reduced_motion = False
    view.canvas.setFocus()
    qtbot.keyPress(view.canvas, Qt.Key.Key_W)
    view.canvas.clearFocus()
    qtbot.waitUntil(lambda: not view.pilot.drive.active, timeout=2000)


def test_another_hand_stops_the_keys(qtbot, view):
    view.reduced_motion = False
    qtbot.keyPress(view.canvas, Qt.Key.Key_D)
    wheel(view, QPoint(0, 120))
    assert not view.pilot.drive.active


def test_the_selection_comes_to_the_middle_and_then_close(qtbot, view):
    view.set_selected([2])
    qtbot.keyClick(view.canvas, Qt.Key.Key_F)
    assert view.viewport() == Viewport(DAY0 + 3.5 - START.span / 2, START.span)
    qtbot.keyClick(view.canvas, Qt.Key.Key_F)
    assert view.viewport() == Viewport(DAY0 + 3.5 - 2.5, 5.0)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(200, 1090)), max_size=8))
def test_in_and_out_again_is_the_same_picture(view, turns):
    view.set_viewport(START)
    for notches, x in turns:
        wheel(view, QPoint(0, 120 * notches), at=(x, 200))
    for notches, x in reversed(turns):
        wheel(view, QPoint(0, -120 * notches), at=(x, 200))
    after, per_day = view.viewport(), view.canvas.stage.frame.scale(START).per_day
    held = START.span / 1.2 ** sum(notches for notches, _ in turns) < 2 / 24
    assert held or abs(after.start - START.start) * per_day < 0.01
    assert held or abs(after.end - START.end) * per_day < 0.01


def test_a_double_click_on_the_ruler_fits_the_unit_and_pages_go_by_it(qtbot, view):
    month = next(tick for tick in view.canvas.stage.scene().ruler.major if tick.day == DAY0)
    spot = QPoint(round(month.x0) + 30, 8)
    qtbot.mouseMove(view.canvas, spot)
    qtbot.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert view.viewport().start == pytest.approx(DAY0)
    assert view.viewport().span == pytest.approx(31)
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    assert view.viewport().start == pytest.approx(DAY0 + 31)
