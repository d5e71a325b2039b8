from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from timeline_app.ui.widgets.focus import KeyboardFocus


def test_the_frame_shows_for_keys_and_not_for_the_mouse(qtbot: QtBot) -> None:
    view = QListView()
    view.setModel(QStringListModel(["甲", "乙"]))
    qtbot.addWidget(view)
    focus = KeyboardFocus(view)
    view.show()
    view.activateWindow()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert not focus.shown
    qtbot.keyClick(view, Qt.Key.Key_Control)
    assert not focus.shown
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert focus.shown
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert not focus.shown
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert focus.shown
