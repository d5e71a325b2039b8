"""The span and the gathered events in the real window on the bundled articles."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.driving import event_on_timeline, open_article, session_of

from timeline_app.domain import days
from timeline_app.domain.refs import Locator
from timeline_app.timeline.span import TimeSpan
from timeline_app.ui.event_list.pane import CSV, TEXT
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.settings import Language

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


def december(window: MainWindow) -> None:
    first = days.to_day(1937, 12, 1)
    session_of(window).selection.set_span(TimeSpan(float(first), first + 13.0))


def listed(window: MainWindow) -> list[str]:
    model = window.events.model
    return [
        str(model.index(row, 0, model.index(group, 0)).data())
        for group in range(model.rowCount())
        for row in range(model.rowCount(model.index(group, 0)))
    ]


def test_a_span_is_listed_beside_the_timeline_and_folds_away(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert not window.events.isVisible()
    december(window)
    qtbot.waitUntil(window.events.isVisible)
    qtbot.waitUntil(lambda: bool(listed(window)) and "…" not in listed(window))
    assert any(words.startswith("1 Dec ") for words in listed(window))
    title, detail = window.events.title.words()
    assert title == "In this time"
    assert detail.endswith("13 days")
    qtbot.keyClick(window.timeline.canvas, Qt.Key.Key_Escape)
    assert not window.events.isVisible()
    assert window.orbat.isVisible()


def test_a_line_leads_to_its_event_in_timeline_and_article(
    qtbot: QtBot, window: MainWindow
) -> None:
    december(window)
    qtbot.waitUntil(window.events.isVisible)
    model = window.events.model
    index = model.index(5, 0, model.index(0, 0))
    event_id = model.event_at(index)
    window.events.tree.line_chosen.emit(index)
    assert session_of(window).selection.selected == Locator.event(event_id or 0)
    assert window.events.isVisible()
    assert window.events.tree.currentIndex() == index


def test_the_list_goes_into_the_clipboard(qtbot: QtBot, window: MainWindow) -> None:
    december(window)
    qtbot.waitUntil(window.events.isVisible)
    total = sum(len(group.event_ids) for group in window.events.model.groups())
    clipboard = QGuiApplication.clipboard()
    for form, lines in ((TEXT, total + 1), (CSV, total + 1)):
        clipboard.setText("")
        window.events.copy_requested.emit(form)
        qtbot.waitUntil(lambda: bool(clipboard.text()))
        told = [line for line in clipboard.text().splitlines() if line]
        assert len(told) >= lines
        assert "南京" in clipboard.text()


def test_the_list_stands_above_the_order_of_battle_and_beside_it_where_there_is_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    december(window)
    qtbot.waitUntil(window.events.isVisible)
    place = window.events.mapTo(window, QPoint())
    assert place.x() == window.orbat.mapTo(window, QPoint()).x()
    window.resize(2560, 1440)
    qtbot.waitUntil(lambda: window.events.width() > 400)
    assert window.events.mapTo(window, QPoint()).y() == window.orbat.mapTo(window, QPoint()).y()


def test_the_list_speaks_the_readers_language(qtbot: QtBot, window: MainWindow) -> None:
    december(window)
    qtbot.waitUntil(window.events.isVisible)
    window.top_bar.language_requested.emit(Language.TRADITIONAL)
    qtbot.waitUntil(lambda: window.events.title.words()[0] == "同時段事件")
    qtbot.waitUntil(lambda: any("12月" in words for words in listed(window)))
    window.top_bar.language_requested.emit(Language.ENGLISH)


def test_list_and_timeline_raise_what_the_pointer_is_over_in_the_other(
    qtbot: QtBot, window: MainWindow
) -> None:
    december(window)
    qtbot.waitUntil(window.events.isVisible)
    tree, model = window.events.tree, window.events.model
    index = model.index(2, 0, model.index(0, 0))
    event_id = model.event_at(index)
    tree.scrollTo(index)
    ground = tree.grab().toImage()
    tree.entered.emit(index)
    assert set(window.timeline.emphasis.pointed) == {event_id}
    tree.entered.emit(model.index(0, 0))
    assert not window.timeline.emphasis.pointed
    window.timeline.event_hovered.emit(event_id)
    assert tree.grab().toImage() != ground
    window.timeline.event_hovered.emit(None)
    assert not window.timeline.emphasis.pointed
