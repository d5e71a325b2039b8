"""Where Tab leads: everywhere, in order, and out again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.ui.main_window import MainWindow

_MOST = 2000
"""More presses than the longest bundled article has links."""


def walk(window: MainWindow, key: Qt.Key, start: QWidget) -> list[QWidget]:
    """The widgets that have the keys in turn, until the first has them again."""
    start.setFocus()
    seen = [start]
    for _ in range(_MOST):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
        if focus is start:
            return seen
        if focus is not None and focus is not seen[-1]:
            seen.append(focus)
    raise AssertionError(f"Tab never comes back: it stays in {seen[-1]}")


def test_tab_walks_the_whole_window_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    bar = window.top_bar
    forth = walk(window, Qt.Key.Key_Tab, bar.search.line)
    panes = [window.shelf.list, window.timeline.canvas, window.article.browser, window.orbat.tree]
    places = [forth.index(pane) for pane in panes]
    assert places == sorted(places), "the panes come in reading order"
    assert forth.index(bar.script) < places[0]
    assert len(set(forth)) == len(forth)
    back = walk(window, Qt.Key.Key_Backtab, bar.search.line)
    assert set(back) == set(forth)


def test_whatever_takes_the_keys_has_a_name(window: MainWindow) -> None:
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            voice = QAccessible.queryAccessibleInterface(widget)
            assert voice.text(QAccessible.Text.Name), widget


def test_the_palette_and_the_sheet_are_no_traps(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.timeline.setFocus()
    window.actions_table.palette.trigger()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not focus
    assert after is not None
    assert after.isVisible()
