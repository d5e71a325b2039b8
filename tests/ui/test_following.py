"""The time cursor in the real window: keys, the hand, and what follows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.driving import bare, marked_words, open_article, session_of, shown

from timeline_app.timeline.cursor_picture import cursor_x, head_box
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.orbat.model import OrbatRole
from timeline_app.workspace.playback import Playback

CTRL = Qt.KeyboardModifier.ControlModifier


def cursor_at(qtbot: QtBot, window: MainWindow, title: str) -> Playback:
    open_article(qtbot, window, title)
    window.activateWindow()
    window.timeline.setFocus()
    window.actions_table.show_cursor.trigger()
    return session_of(window).playback


def test_the_cursor_comes_and_goes_with_its_strip(qtbot: QtBot, window: MainWindow) -> None:
    strip, action = window.timeline.strip, window.actions_table.show_cursor
    playback = session_of(window).playback
    assert not strip.isVisible()
    action.trigger()
    assert strip.isVisible()
    assert playback.moment is not None
    view = window.timeline.canvas.needle.days_in_view()
    assert view is not None
    assert view[0] <= playback.moment < view[1]
    action.trigger()
    assert not strip.isVisible()
    assert playback.moment is None
    assert not action.isChecked()


def test_space_plays_while_the_timeline_has_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.timeline.setFocus()
    playback = session_of(window).playback
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_Space)
    assert playback.playing
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_Space)
    assert not playback.playing
    before = playback.moment
    assert before is not None
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_Right, CTRL)
    assert playback.moment == before + 1
    speed = playback.speed
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_Up, CTRL)
    assert playback.speed > speed


def test_article_and_units_follow_and_nothing_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    playback = cursor_at(qtbot, window, "桂柳會戰")
    session = session_of(window)
    before = session.selection.selected
    events = [event for event in shown(window).record.events if event.units]
    first = min(events, key=lambda event: event.when.start)
    last = max(events, key=lambda event: event.when.start)
    playback.set_moment(first.when.start - 0.5)
    later = window.orbat.model.index_of(last.units[0])

    def softened() -> bool:
        return bool(later.data(OrbatRole.LATER))

    qtbot.waitUntil(softened)
    playback.set_moment(last.when.start + 0.5)
    qtbot.waitUntil(lambda: not softened())
    contents, article = session.workspace.contents, shown(window)
    assert contents is not None
    event_id = contents.last_begun(article.id, last.when.start + 0.5)
    assert event_id is not None
    stored = session.workspace.stored_event(event_id)
    assert stored is not None
    assert bare(stored.sentence_text) in bare("".join(marked_words(window)))
    assert session.selection.selected == before
    playback.put_away()
    assert not softened()


def test_the_head_is_dragged(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table.show_cursor.trigger()
    playback, canvas = session_of(window).playback, window.timeline.canvas
    scene = canvas.stage.scene()
    assert scene is not None
    assert playback.moment is not None
    x = cursor_x(scene, scene.frame.folding.place(playback.moment))
    assert x is not None
    _, top, _, height = head_box(scene, x, 40.0)
    at = QPoint(round(x), round(top + height / 2))
    view = window.timeline.viewport()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    for by in (10, 40, 80):
        QTest.mouseMove(canvas, at + QPoint(by, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(80, 0))
    wanted = scene.scale.date(x + 80)
    assert abs(playback.moment - wanted) < 2 / scene.scale.per_day
    assert window.timeline.viewport() == view
    assert session_of(window).selection.span is None


def test_the_view_follows_when_the_cursor_leaves_it(qtbot: QtBot, window: MainWindow) -> None:
    playback = cursor_at(qtbot, window, "南京戰役")
    view = window.timeline.canvas.needle.days_in_view()
    assert view is not None
    playback.set_moment(view[1] + 3.0)
    after = window.timeline.canvas.needle.days_in_view()
    assert after is not None
    assert after[0] < view[1] + 3.0 < after[1]
    assert after[1] - after[0] == (view[1] - view[0])


def test_events_under_the_cursor_are_lit(qtbot: QtBot, window: MainWindow) -> None:
    playback = cursor_at(qtbot, window, "南京戰役")
    stage, needle = window.timeline.canvas.stage, window.timeline.canvas.needle
    scene = stage.scene()
    assert scene is not None
    index = int(scene.marks.index[0])
    playback.set_moment((stage.columns.start[index] + stage.columns.end[index]) / 2)
    lit = needle.lit(scene, stage.emphasis).lit
    assert int(scene.marks.ids[0]) in lit
    assert set(stage.emphasis.lit) == set()


def test_of_several_events_at_once_the_one_of_the_highest_rank(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_article(qtbot, window, "南京戰役")
    contents = session_of(window).workspace.contents
    assert contents is not None
    article, columns = shown(window).id, contents.columns
    for day in range(2428870, 2428890):
        event_id = contents.last_begun(article, day + 0.99)
        assert event_id is not None
        index = int(columns.indices_of([event_id])[0])
        part = columns.track_slice(int(columns.track[index]))
        once = (columns.start[part] == columns.start[index]) & (columns.precision[part] == 0)
        assert columns.rank[index] <= columns.rank[part][once & ~columns.aside[part]].min()
        assert columns.start[index] <= day + 0.99
    assert contents.last_begun(article, 0.0) is None
    assert contents.last_begun(-1, 2428870.0) is None


def test_pace_and_loop_are_remembered(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table.show_cursor.trigger()
    window.actions_table.slower.trigger()
    window.actions_table.loop.trigger()
    settings = session_of(window).settings
    assert (settings.play_pace, settings.play_loops) == (-1, True)


def test_motion_can_be_done_without(qtbot: QtBot, window: MainWindow) -> None:
    action, session = window.actions_table.less_motion, session_of(window)
    for _ in range(2):
        action.trigger()
        reduced = action.isChecked()
        assert session.settings.reduced_motion == reduced
        assert window.timeline.reduced_motion == session.playback.in_steps == reduced
