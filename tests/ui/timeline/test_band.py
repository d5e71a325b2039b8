"""Time taken by the hand, on a timeline that answers its own wishes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from tests.timeline.making import DAY0, row

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.span import TimeSpan
from timeline_app.timeline.tracks import Track

TRACKS = [Track(7, "南京戰役", 0), Track(8, "徐州會戰", 1)]
ROWS = [row(1, DAY0, article=7), row(2, DAY0 + 3, article=7), row(3, DAY0 + 2, article=8)]
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
RULER = 20


@pytest.fixture
def view(showing):
    made = showing(ROWS, TRACKS)
    made.canvas.band.span_requested.connect(made.canvas.band.show_span)
    return made


def send(view, kind, spot, held=NO_KEY, button=NO_BUTTON, buttons=LEFT):
    where = QPointF(spot)
    event = QMouseEvent(kind, where, view.canvas.mapToGlobal(where), button, buttons, held)
    QApplication.sendEvent(view.canvas, event)


def press(view, spot, held=NO_KEY):
    send(view, QEvent.Type.MouseButtonPress, spot, held, LEFT)


def move(view, spot, held=NO_KEY):
    send(view, QEvent.Type.MouseMove, spot, held)


def release(view, spot, held=NO_KEY):
    send(view, QEvent.Type.MouseButtonRelease, spot, held, LEFT, NO_BUTTON)


def drag(view, start, end, held=NO_KEY):
    press(view, start, held)
    for share in (0.4, 0.8, 1.0):
        move(view, start + (end - start) * share, held)
    release(view, end, held)


def x_of(view, moment):
    return round(view.canvas.stage.frame.scale(view.viewport()).x(moment))


def span_of(view):
    chosen = view.canvas.stage.emphasis.chosen
    return None if chosen is None else chosen.span


def test_a_drag_on_the_ruler_takes_whole_days_of_all_tracks(view):
    before = view.viewport()
    drag(view, QPoint(x_of(view, DAY0) + 9, RULER), QPoint(x_of(view, DAY0 + 4) - 8, RULER))
    assert span_of(view) == TimeSpan(DAY0, DAY0 + 4.0)
    assert view.viewport() == before


def test_alt_frees_the_ends(view):
    start, end = QPoint(x_of(view, DAY0) + 9, RULER), QPoint(x_of(view, DAY0 + 4) - 8, RULER)
    drag(view, start, end, ALT)
    per_day = view.canvas.stage.frame.scale(view.viewport()).per_day
    quarter = pytest.approx(0.25, abs=0.13)
    assert per_day > 40
    assert span_of(view).start - DAY0 == quarter
    assert DAY0 + 4 - span_of(view).end == quarter


def test_shift_and_a_drag_over_the_tracks_takes_those_it_meets(view):
    heads = view.canvas.stage.scene().heads
    y = round(heads[1].y + 4)
    drag(view, QPoint(x_of(view, DAY0), y), QPoint(x_of(view, DAY0 + 2), y + 8), SHIFT)
    assert span_of(view) == TimeSpan(DAY0, DAY0 + 2.0, frozenset([heads[1].track.key]))


def test_at_an_edge_the_hand_draws_time_along_until_it_lets_go(qtbot, view):
    edge = QPoint(view.canvas.width() - 3, RULER)
    before = view.viewport()
    press(view, QPoint(x_of(view, DAY0) + 9, RULER))
    move(view, edge)
    qtbot.waitUntil(lambda: view.viewport().start > before.start + 2)
    moved = view.viewport()
    release(view, edge)
    assert moved.span == pytest.approx(before.span)
    assert span_of(view).start == DAY0
    assert span_of(view).end > before.end
    rested = view.viewport()
    qtbot.wait(40)
    assert view.viewport() == rested


def test_at_the_lower_edge_the_hand_scrolls_the_tracks_and_keeps_what_it_took(qtbot, view):
    rows = [row(n, DAY0, article=n // 9) for n in range(180)]
    tracks = [Track(n, f"第{n}場戰役", n) for n in range(20)]
    view.set_events(EventColumns.from_rows(rows, {n: n for n in range(20)}), tracks)
    first = view.canvas.stage.scene().heads[0]
    press(view, QPoint(x_of(view, DAY0 - 1), round(first.y + 9)), SHIFT)
    low = QPoint(x_of(view, DAY0 + 2), view.canvas.height() - 2)
    move(view, low, SHIFT)
    qtbot.waitUntil(lambda: view.canvas.stage.frame.scroll > 200)
    release(view, low, SHIFT)
    assert first.track.key in span_of(view).tracks
    assert len(span_of(view).tracks) > 2


def test_a_plain_drag_over_the_tracks_still_pans(view):
    before = view.viewport()
    drag(view, QPoint(400, 400), QPoint(500, 400))
    assert span_of(view) is None
    assert view.viewport().start < before.start


@pytest.mark.parametrize(("y", "off"), [(RULER, 4), (RULER, -4), (400, 4)])
def test_an_end_can_be_taken_again(view, y, off):
    view.canvas.band.show_span(TimeSpan(DAY0, DAY0 + 4.0, frozenset(["campaign:7"])))
    drag(view, QPoint(x_of(view, DAY0 + 4) + off, y), QPoint(x_of(view, DAY0 + 6), y))
    assert span_of(view) == TimeSpan(DAY0, DAY0 + 6.0, frozenset(["campaign:7"]))


def test_an_end_may_be_carried_past_the_other(view):
    view.canvas.band.show_span(TimeSpan(DAY0, DAY0 + 4.0))
    drag(view, QPoint(x_of(view, DAY0 + 4), RULER), QPoint(x_of(view, DAY0 - 2), RULER))
    assert span_of(view) == TimeSpan(DAY0 - 2.0, float(DAY0))


def test_nothing_is_wished_before_the_hand_lets_go_and_nothing_after_it_gave_up(qtbot, view):
    wished = []
    view.canvas.band.span_requested.connect(wished.append)
    press(view, QPoint(x_of(view, DAY0), RULER))
    move(view, QPoint(x_of(view, DAY0 + 3), RULER))
    assert span_of(view) == TimeSpan(DAY0, DAY0 + 3.0)
    assert wished == []
    assert view.canvas.band.cancel()
    assert span_of(view) is None
    release(view, QPoint(x_of(view, DAY0 + 3), RULER))
    assert wished == []


def test_while_it_is_held_by_an_edge_the_end_says_so(view):
    press(view, QPoint(x_of(view, DAY0), RULER))
    move(view, QPoint(x_of(view, DAY0 + 3) + 5, RULER))
    assert view.canvas.stage.emphasis.chosen.snap == DAY0 + 3
    move(view, QPoint(x_of(view, DAY0 + 3) + 5, RULER), ALT)
    assert view.canvas.stage.emphasis.chosen.snap is None
    release(view, QPoint(x_of(view, DAY0 + 3) + 5, RULER), ALT)
    assert view.canvas.stage.emphasis.chosen.snap is None


def test_the_span_fills_the_view(view):
    view.canvas.band.show_span(TimeSpan(DAY0, DAY0 + 4.0))
    view.canvas.band.zoom()
    assert view.viewport().contains(DAY0, DAY0 + 4)
    assert view.viewport().span < 5


def test_what_is_in_view_or_selected_can_be_taken_without_a_mouse(view):
    view.canvas.band.take_view()
    assert span_of(view).start == pytest.approx(view.viewport().start, abs=1)
    assert span_of(view).end == pytest.approx(view.viewport().end, abs=1)
    view.canvas.band.show_span(None)
    view.canvas.band.take_selected()
    assert span_of(view) is None
    view.set_selected([2, 1])
    view.canvas.band.take_selected()
    assert span_of(view) == TimeSpan(DAY0, DAY0 + 4.0)


def test_enter_goes_to_the_span_where_no_event_is_selected(qtbot, view):
    view.canvas.band.show_span(TimeSpan(DAY0, DAY0 + 4.0))
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert view.viewport().span < 5


def test_ctrl_and_a_click_beside_the_events_changes_nothing(qtbot, view):
    with qtbot.assertNotEmitted(view.background_clicked):
        qtbot.mouseClick(view.canvas, LEFT, CTRL, QPoint(300, 450))


def test_ctrl_and_a_click_asks_for_an_event_more(qtbot, view):
    marks = view.canvas.stage.scene().marks
    place = marks.find(3)
    spot = QPoint(round((marks.x0[place] + marks.x1[place]) / 2), round(marks.y[place] + 10))
    chosen = []
    view.event_selected_requested.connect(chosen.append)
    with qtbot.waitSignal(view.canvas.toggled) as asked:
        qtbot.mouseClick(view.canvas, LEFT, CTRL, spot)
    assert chosen == []
    assert asked.args == [3]


def test_the_pointer_shows_what_a_drag_would_take(qtbot, view):
    view.canvas.band.show_span(TimeSpan(DAY0, DAY0 + 4.0))
    for x, shape in (
        (x_of(view, DAY0 + 4), Qt.CursorShape.SizeHorCursor),
        (x_of(view, DAY0 + 2), Qt.CursorShape.CrossCursor),
    ):
        qtbot.mouseMove(view.canvas, QPoint(x, RULER))
        assert view.canvas.cursor().shape() is shape


def test_the_span_speaks_the_language_of_the_ruler(view):
    view.canvas.band.show_span(TimeSpan(DAY0, DAY0 + 4.0))
    view.canvas.stage.set_language("en")
    assert view.canvas.stage.emphasis.chosen.words[-1][0] == "4 days"
    view.canvas.stage.set_language("zh-Hant")
    assert view.canvas.stage.emphasis.chosen.words[-1][0] == "4天"
