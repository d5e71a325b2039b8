from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.ui.theme import Theme, load
from timeline_app.ui.widgets.ticks import TickBox


def colours(box: TickBox) -> set[str]:
    image = box.grab().toImage()
    return {QColor(image.pixel(x, image.height() // 2)).name() for x in range(image.width())}


def test_it_is_ticked_by_a_click_anywhere_and_seen_on_any_ground(
    qtbot: QtBot, theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = TickBox(theme, parent)
    box.setText("x")
    box.resize(300, box.sizeHint().height())
    for shown in (theme, load("dark")):
        box.set_theme(shown)
        assert shown.text_soft.name() in colours(box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(290, 10))
    assert box.isChecked()
    assert load("dark").accent.name() in colours(box)
