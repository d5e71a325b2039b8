"""The menu “Go” in the real window on the bundled articles."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from tests.ui.driving import open_article, session_of

from timeline_app.domain.refs import Locator
from timeline_app.ui.actions import STEPS
from timeline_app.ui.main_window import MainWindow


def selected(window: MainWindow) -> int:
    locator = session_of(window).selection.selected
    assert locator is not None
    return int(locator.id)


def test_the_keys_lead_from_event_to_event_and_back(qtbot: QtBot, window: MainWindow) -> None:
    first = selected(window)
    for there, back in ((Qt.Key.Key_Period, Qt.Key.Key_Comma), ("]", "[")):
        qtbot.keyClick(window.timeline.canvas, there)
        assert selected(window) != first
        qtbot.keyClick(window.timeline.canvas, back)
        assert selected(window) == first


def test_a_unit_is_followed_through_events_that_name_others_first(
    qtbot: QtBot, window: MainWindow
) -> None:
    workspace = session_of(window).workspace
    stored = open_article(qtbot, window, "桂柳會戰")
    named = Counter(key for event in stored.record.events for key in event.units[1:])
    key, _ = named.most_common(1)[0]
    events = workspace.events_of_unit(key)
    window.timeline.event_selected_requested.emit(events[0])
    window.orbat.unit_requested.emit(key)
    gone = []
    for _ in range(3):
        qtbot.keyClick(window.timeline.canvas, Qt.Key.Key_N)
        gone.append(selected(window))
        assert key in workspace.stored_event(gone[-1]).event.units  # type: ignore[union-attr]
    assert len(set(gone)) == 3
    qtbot.keyClick(window.timeline.canvas, Qt.Key.Key_P)
    assert selected(window) == gone[1]


def test_an_event_without_a_unit_says_so(qtbot: QtBot, window: MainWindow) -> None:
    stored = open_article(qtbot, window, "桂柳會戰")
    bare = next(
        event_id
        for event_id, event in zip(stored.event_ids, stored.record.events, strict=True)
        if not event.units
    )
    window.timeline.event_selected_requested.emit(bare)
    window.actions_table.next_of_unit.trigger()
    assert session_of(window).selection.selected == Locator.event(bare)
    assert window.selection_label.text() == "No unit is named here."


def test_typing_in_the_search_box_goes_nowhere(qtbot: QtBot, window: MainWindow) -> None:
    first = selected(window)
    window.top_bar.search.focus()
    qtbot.keyClicks(window.top_bar.search.line, "zn,.[]")
    assert window.top_bar.search.line.text() == "zn,.[]"
    assert selected(window) == first


def test_every_step_has_a_key_and_words(window: MainWindow) -> None:
    for name in STEPS:
        action = getattr(window.actions_table, name)
        assert not action.shortcut().isEmpty()
        assert action.text()


def test_the_menu_fits_on_a_small_screen(window: MainWindow) -> None:
    menus = window.top_bar.findChildren(QMenu)
    assert any(window.actions_table.next_in_track in menu.actions() for menu in menus)
    assert max(menu.sizeHint().height() for menu in menus) < 800
    assert max(menu.sizeHint().width() for menu in menus) < 640
