from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.focus import FocusRing


def test_the_ring_is_for_those_who_come_by_keys(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    browsers = [QTextBrowser(window), QTextBrowser(window)]
    column = QVBoxLayout(window)
    for browser in browsers:
        column.addWidget(browser)
    ring = FocusRing(browsers[0])
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    browsers[1].setFocus(Qt.FocusReason.MouseFocusReason)
    browsers[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    assert ring.geometry() == browsers[0].rect()
    assert ring.grab().toImage().pixelColor(0, 40) == theme.accent
    window.resize(500, 400)
    assert ring.geometry() == browsers[0].rect()
    browsers[1].setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring.isVisible()
    browsers[0].setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()
