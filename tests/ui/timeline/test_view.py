from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from tests.timeline.making import DAY0, headlines, row

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.journeys import world
from timeline_app.timeline.tracks import ROW, Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import theme as themes
from timeline_app.ui.timeline.view import TimelineView

TRACKS = [Track(7, "南京戰役", 0), Track(8, "徐州會戰", 1)]
ROWS = [
    row(1, DAY0, article=7), row(2, DAY0 + 3, article=7), row(3, DAY0 + 6, article=7, open="after"),
    row(4, DAY0 + 100, article=8), row(5, DAY0 + 110, end=DAY0 + 120, article=8, precision="range"),
]  # fmt: skip
NO_KEY = Qt.KeyboardModifier.NoModifier
START = Viewport(DAY0 - 5.0, 20.0)


@pytest.fixture
def view(qtbot, theme):
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.reduced_motion = True
    made.set_labels(headlines)
    made.set_events(EventColumns.from_rows(ROWS, {7: 0, 8: 1}), TRACKS)
    made.viewport_requested.connect(made.set_viewport)
    made.set_viewport(START)
    made.show()
    qtbot.waitExposed(made)
    return made


def mark_of(view, event_id):
    """The middle of an event's mark on the canvas."""
    marks = view.canvas.stage.scene().marks
    i = marks.find(event_id)
    return QPoint(round((marks.x0[i] + marks.x1[i]) / 2), round(marks.y[i] + ROW / 2))


def wheel(view, angle, modifiers=NO_KEY, pixels=None, at=(600, 200)):
    spot = QPointF(*at)
    event = QWheelEvent(
        spot, view.canvas.mapToGlobal(spot), pixels or QPoint(), angle, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.canvas, event)


def moment(view, x):
    return view.canvas.stage.frame.scale(view.viewport()).day(x)


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


def test_hovering_tells_of_the_event_and_moves_nothing(qtbot, view):
    before = view.canvas.stage.scene().marks.y.tolist()
    with qtbot.waitSignal(view.event_hovered) as told:
        qtbot.mouseMove(view.canvas, mark_of(view, 2))
    assert told.args == [2]
    assert view.canvas.stage.scene().marks.y.tolist() == before


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


def test_a_jump_is_eased_and_any_input_ends_it(qtbot, view):
    view.reduced_motion = False
    view.fit_track(8)
    assert view.viewport() != Viewport(START.start, START.span) or view.viewport() == START
    wheel(view, QPoint(0, 120))
    stopped = view.viewport()
    qtbot.wait(50)
    assert view.viewport() == stopped


def test_an_eased_jump_arrives(qtbot, view):
    view.reduced_motion = False
    target = Viewport(DAY0 + 90.0, 40.0)
    view.set_viewport(target, animated=True)
    qtbot.waitUntil(lambda: view.viewport() == target, timeout=1000)


def test_selected_and_lit_events_are_seen(view):
    plain = view.grab().toImage()
    view.set_selected([2])
    selected = view.grab().toImage()
    view.set_selected([])
    view.set_lit([2])
    assert plain != selected
    assert view.grab().toImage() not in (plain, selected)


def test_another_theme_is_another_picture(view):
    light = view.grab().toImage()
    view.set_theme(themes.load("dark"))
    dark = view.grab().toImage()
    assert light.pixelColor(60, 490).lightness() > 200 > 60 > dark.pixelColor(60, 490).lightness()


def test_labels_are_asked_for_again_when_the_script_changes(view):
    asked = []
    view.set_labels(lambda ids: asked.extend(ids) or headlines(ids))
    view.grab()
    asked.clear()
    view.clear_label_cache()
    view.grab()
    assert {1, 2, 3} <= set(asked)


def test_hidden_tracks_disappear(view):
    columns = view.canvas.stage.columns
    view.set_events(columns, [TRACKS[0], replace(TRACKS[1], visible=False)])
    assert [head.track.article_id for head in view.canvas.stage.scene().heads] == [7]


def test_a_view_without_events_can_be_painted(qtbot, theme):
    empty = TimelineView(theme)
    qtbot.addWidget(empty)
    empty.resize(600, 300)
    assert not empty.grab().isNull()
    empty.fit_all()
    assert empty.viewport() is None


def test_it_says_what_it_is(view):
    assert view.canvas.accessibleName()
    assert view.canvas.accessibleDescription()
    assert view.canvas.focusPolicy() == Qt.FocusPolicy.StrongFocus


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
    assert all(before < after for before, after in pairwise(seen))


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


def test_the_selected_event_is_told_to_screen_readers(view):
    view.set_selected([2])
    assert view.canvas.accessibleDescription() == headlines([2])[2]


def test_the_selected_event_is_scrolled_into_view(qtbot, view):
    rows = [row(i, DAY0, article=7) for i in range(40)]
    view.set_events(EventColumns.from_rows(rows, {7: 0, 8: 1}), TRACKS)
    view.set_viewport(Viewport(DAY0 - 1.0, 3.0))
    view.set_selected([39])
    stage = view.canvas.stage
    qtbot.waitUntil(lambda: stage.frame.scroll > 0, timeout=1000)
    marks = stage.scene().marks
    assert marks.y[marks.find(39)] + ROW <= stage.frame.height


def test_tracks_that_exceed_the_height_have_a_scroll_bar(qtbot, view):
    rows = [row(i, DAY0, article=7) for i in range(40)]
    view.set_events(EventColumns.from_rows(rows, {7: 0, 8: 1}), TRACKS)
    view.set_viewport(Viewport(DAY0 - 1.0, 3.0))
    wheel(view, QPoint(0, -120), at=(40, 200))
    assert view.canvas.stage.frame.scroll == 2 * ROW
    wheel(view, QPoint(0, -120), Qt.KeyboardModifier.ControlModifier)
    assert view.canvas.stage.frame.scroll == 4 * ROW


def crowded(view, tracks=12, each=30):
    """Many campaigns, a month apart, each more than its share of the window can show."""
    rows = [
        row(number, DAY0 + 30 * (number // each) + number % each / 3, article=number // each)
        for number in range(tracks * each)
    ]
    places = {place: place for place in range(tracks)}
    view.set_events(
        EventColumns.from_rows(rows, places), [Track(i, f"{i}", i) for i in range(tracks)]
    )
    view.fit_all()


def test_a_fitted_campaign_is_scrolled_to_and_has_room(view):
    crowded(view)
    view.fit_track(9)
    scene = view.canvas.stage.scene()
    head = next(head for head in scene.heads if head.track.article_id == 9)
    assert head.y >= scene.frame.top
    assert head.y + min(head.band.height, 300) <= scene.frame.height
    assert head.band.rows > 6


def test_few_lit_events_are_all_drawn_and_can_be_clicked(qtbot, view):
    crowded(view)
    hidden = [n for n in range(30) if view.canvas.stage.scene().marks.find(n) is None]
    assert len(hidden) > 5
    view.set_lit(hidden[:5])
    marks = view.canvas.stage.scene().marks
    assert all(marks.find(number) is not None for number in hidden[:5])
    with qtbot.waitSignal(view.event_selected_requested) as asked:
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=mark_of(view, hidden[4]))
    assert asked.args == [hidden[4]]
    view.set_lit(range(300))
    assert view.canvas.stage.scene().marks.find(hidden[0]) is None


def test_what_lies_under_the_pointer_is_looked_for_again_when_the_view_rests(qtbot, view):
    qtbot.mouseMove(view.canvas, mark_of(view, 2))
    assert view.emphasis.hovered == 2
    with qtbot.waitSignal(view.event_hovered, timeout=2000) as told:
        view.set_viewport(START.panned(40.0))
    assert told.args == [None]


def test_the_name_of_the_campaign_that_is_read_has_a_ground_of_its_own(view):
    plain = view.canvas.grab().toImage()
    view.set_current(8)
    head = view.canvas.stage.scene().heads[1]
    spot = QPoint(100, int(head.y) + 4)
    assert view.canvas.grab().toImage().pixelColor(spot) != plain.pixelColor(spot)


def test_a_selected_event_of_a_track_scrolled_away_is_brought_into_view(qtbot, view):
    crowded(view)
    chosen = 11 * 30 + 4
    view.set_selected([chosen])
    qtbot.waitUntil(lambda: view.canvas.stage.scene().marks.find(chosen) is not None)
    marks, frame = view.canvas.stage.scene().marks, view.canvas.stage.frame
    assert frame.top <= marks.y[marks.find(chosen)] <= frame.height - ROW


def test_the_campaign_that_is_read_stays_in_view_in_another_size(qtbot, view):
    crowded(view)
    view.set_current(9)
    view.fit_track(9)
    view.resize(1100, 1400)
    view.resize(1100, 500)
    scene = view.canvas.stage.scene()
    assert 9 in [head.track.article_id for head in scene.heads]


def test_zooming_into_a_high_track_keeps_its_first_rows_in_view(view):
    # Fifty events on one day, a few on the days before: a close view of these needs few rows.
    crowd = [row(10 + i, DAY0 + 9, article=7) for i in range(50)]
    view.set_events(EventColumns.from_rows(ROWS + crowd, {7: 0, 8: 1}), TRACKS)
    view.set_viewport(Viewport(DAY0 - 2.0, 17.0))
    for _ in range(4):
        wheel(view, QPoint(0, 120), at=(400, 300))
    marks = view.canvas.stage.scene().marks
    assert view.viewport().end > DAY0 + 3
    assert any(
        view.canvas.stage.frame.top <= y < view.canvas.height() - ROW for y in marks.y.tolist()
    )
    assert view.canvas.stage.frame.scroll == 0


def test_a_double_click_on_the_ruler_fits_the_unit_and_pages_go_by_it(qtbot, view):
    month = next(tick for tick in view.canvas.stage.scene().ruler.major if tick.day == DAY0)
    spot = QPoint(round(month.x0) + 30, 8)
    qtbot.mouseMove(view.canvas, spot)
    qtbot.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert view.viewport().start == pytest.approx(DAY0)
    assert view.viewport().span == pytest.approx(31)
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    assert view.viewport().start == pytest.approx(DAY0 + 31)


def test_at_rest_the_tracks_get_the_rows_that_they_need(qtbot, theme):
    rows = [
        row(400 * a + n, DAY0 - 400, end=DAY0 - 300 + n, precision="range", article=a)
        for a in range(1, 5)
        for n in range(380)
    ]
    rows += [row(400 * a + 380 + n, DAY0, article=a) for a in range(1, 5) for n in range(3)]
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.set_labels(headlines)
    tracks = [Track(number, f"第{number}戰役", number) for number in range(1, 5)]
    made.set_events(EventColumns.from_rows(rows, {n: n - 1 for n in range(1, 5)}), tracks)
    made.set_viewport(Viewport(DAY0 - 100, 20))
    made.show()
    qtbot.waitExposed(made)
    made.set_viewport(Viewport(DAY0 - 10, 20))
    qtbot.waitUntil(lambda: len(made.canvas.stage.scene().marks) == 12)
    assert all(count.earlier for count in made.canvas.stage.scene().counts)
