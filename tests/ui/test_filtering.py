"""Filters and saved searches in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from tests.ui.driving import open_window, session_of

from timeline_app.domain.event_filter import EventFilter, Facet
from timeline_app.ui.commanding import Commanding
from timeline_app.ui.filtering import Filtering
from timeline_app.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def events_shown(window: MainWindow) -> int:
    shown = session_of(window).tracks.shown
    assert shown is not None
    return len(shown.columns)


def opened(window: MainWindow) -> Filtering:
    window.activateWindow()
    window.timeline.setFocus()
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_F, CONTROL | SHIFT)
    filtering = window.findChild(Filtering)
    assert filtering is not None
    assert filtering.choosing.box.isVisible()
    return filtering


def test_filtered_by_keys_shown_as_chips_and_cleared(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[object] = []
    set_events = window.timeline.set_events
    monkeypatch.setattr(
        window.timeline, "set_events", lambda *told: (laid_out.append(told), set_events(*told))
    )
    every = events_shown(window)
    filtering = opened(window)
    box, bar = filtering.choosing.box, filtering.bar
    box.facets.go_to(Facet.KIND)
    kind = box.values.list.lines[0]
    QTest.keyClick(box.facets, Qt.Key.Key_Right)
    QTest.keyClick(box.values.list, Qt.Key.Key_Space)
    assert events_shown(window) == int(kind.aside) < every
    assert len(laid_out) == 1
    assert bar.isVisible()
    assert bar.chips[0].chip.words == f"Kind of event: {kind.words}"
    assert bar.count.text() == f"{kind.aside} of {every} events"
    assert box.facets.lines[list(Facet).index(Facet.KIND)].aside == "1"
    item = window.shelf.model.item(window.shelf.model.index(2))
    assert item is not None
    assert item.kept_count is not None
    assert item.kept_count < item.event_count
    QTest.keyClick(box.values.list, Qt.Key.Key_Escape)
    assert window.timeline.canvas.hasFocus()
    QTest.keyClick(bar.chips[0].label, Qt.Key.Key_Delete)
    assert events_shown(window) == every
    assert not bar.isVisible()


def test_only_a_track_a_unit_or_a_person(window: MainWindow) -> None:
    session = session_of(window)
    window.timeline.controls.only_requested.emit("campaign:2")
    assert 2 not in session.filters.hidden
    assert len(session.filters.hidden) == 3
    tree = window.orbat.tree
    menu = window.orbat.menu_for(tree.model().index(0, 0, tree.model().index(0, 0)))
    assert menu is not None
    menu.actions()[0].trigger()
    next(action for action in menu.actions() if "唐生智" in action.text()).trigger()
    wanted = session.filters.wanted
    assert wanted.facets == (Facet.CAMPAIGN, Facet.UNIT, Facet.PERSON)
    filtering = window.findChild(Filtering)
    assert filtering is not None
    told = [view.chip.words for view in filtering.bar.chips]
    assert "南京卫戍司令部" in told[1]
    assert "唐生智" in told[2]


def test_time_is_typed_and_words_become_a_chip(window: MainWindow) -> None:
    filtering = opened(window)
    box = filtering.choosing.box
    box.facets.go_to(Facet.TIME)
    for words, chip in (("1937-13", None), ("1944", "Time: from 1 Jan 1944 on")):
        box.time.first.setText(words)
        QTest.keyClick(box.time.first, Qt.Key.Key_Return)
        assert [view.chip.words for view in filtering.bar.chips] == ([chip] if chip else [])
    window.top_bar.search.line.setText("桂林")
    window.actions_table.filter_by_words.trigger()
    assert filtering.bar.chips[1].chip.words == "Words in the text: 桂林"
    assert 0 < events_shown(window) < 52


def test_a_search_is_saved_under_a_name_and_found_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session = session_of(window)
    wanted = EventFilter(kinds=frozenset({"capture"}))
    session.filters.want(wanted)
    window.top_bar.search.line.setText("南京")
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_S, CONTROL)
    filtering = window.findChild(Filtering)
    assert filtering is not None
    line = filtering.choosing.box.saved.line
    assert line.hasFocus()
    assert line.text() == "南京 · Kind of event: Capture"
    line.setText("陷落")
    QTest.keyClick(line, Qt.Key.Key_Return)
    library = session.workspace.path
    window.close()
    again = open_window(qtbot, library, tmp_path)
    again.actions_table.palette.trigger()
    commanding = again.findChild(Commanding)
    assert commanding is not None
    commanding.box.chosen.emit("search:陷落")
    assert session_of(again).filters.wanted == wanted
    assert again.top_bar.search.line.text() == "南京"
    qtbot.waitUntil(lambda: session_of(again).searching.words == "南京")
    qtbot.waitUntil(lambda: len(session_of(again).searching.events) > 0)
    again.actions_table.clear_filters.trigger()
    again.top_bar.searches_wanted.emit()
    again.top_bar.list_searches(["a & b", "陷落"])
    menu = again.actions_table.clear_filters.associatedObjects()[-1]
    assert isinstance(menu, QMenu)
    assert [action.data() for action in menu.actions()][-2:] == ["a & b", "陷落"]
    menu.actions()[-1].trigger()
    assert session_of(again).filters.wanted == wanted
    again.close()
