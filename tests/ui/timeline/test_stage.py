"""Rows and scrolling: what is brought into view, and what stays there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from tests.timeline.making import DAY0, headlines, row
from tests.ui.timeline.viewing import ROWS, TRACKS, mark_of, wheel

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.tracks import ROW, Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.view import TimelineView


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
