"""The span and the gathered events in the real window on the bundled articles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.driving import event_on_timeline, open_article, session_of

from timeline_app.domain.refs import Locator
from timeline_app.timeline.span import TimeSpan
from timeline_app.ui.main_window import MainWindow

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def test_ctrl_click_gathers_events_and_the_article_stays(qtbot: QtBot, window: MainWindow) -> None:
    stored = open_article(qtbot, window, "桂柳會戰")
    first = stored.event_ids[3]
    window.timeline.event_selected_requested.emit(first)
    point, second = event_on_timeline(window)
    assert second != first
    qtbot.mouseClick(window.timeline.canvas, LEFT, CTRL, point)
    selection = session_of(window).selection
    assert selection.several == (first, second)
    assert selection.selected == Locator.event(first)
    assert tuple(window.timeline.emphasis.selected) == (first, second)


def test_escape_lets_go_by_steps(qtbot: QtBot, window: MainWindow) -> None:
    selection = session_of(window).selection
    assert selection.selected is not None
    selection.toggle(int(selection.selected.id) + 1)
    selection.set_span(TimeSpan(2428000.0, 2428010.0))
    assert window.actions_table.fit_span.isEnabled()
    left = []
    for _ in range(3):
        qtbot.keyClick(window.timeline.canvas, Qt.Key.Key_Escape)
        left.append((selection.span is None, len(selection.several), selection.selected is None))
    assert left == [(True, 2, False), (True, 0, False), (True, 0, True)]
    assert not window.actions_table.fit_span.isEnabled()
    assert window.timeline.emphasis.chosen is None


def test_other_tracks_widen_the_span(window: MainWindow) -> None:
    selection = session_of(window).selection
    selection.set_span(TimeSpan(2428000.0, 2428010.0, frozenset(["campaign:1"])))
    window.actions_table.by_kind.trigger()
    assert selection.span == TimeSpan(2428000.0, 2428010.0)
    window.actions_table.by_campaign.trigger()
