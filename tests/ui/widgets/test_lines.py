from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.lines import plain_tip, sized, write_line


def written(text: str, width: int) -> tuple[int, QImage]:
    canvas = QImage(300, 24, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    font = sized(QFont(), 13)
    used = write_line(painter, QRect(0, 0, width, 24), text, font, QColor("black"))
    painter.end()
    return used, canvas


def test_a_line_never_leaves_its_room(qtbot: QtBot, theme: Theme) -> None:
    used, canvas = written("第一百一十四師團" * 10, 120)
    assert 100 < used <= 120
    white = QColor("white").rgb()
    assert all(canvas.pixel(x, y) == white for x in range(122, 300) for y in range(24))


def test_without_room_nothing_is_written(qtbot: QtBot, theme: Theme) -> None:
    assert written("師", 4)[0] == 0
    assert written("", 100)[0] == 0


def test_sizes_are_pixels(qtbot: QtBot, theme: Theme) -> None:
    assert QFontMetrics(sized(QFont(), 24)).height() > QFontMetrics(sized(QFont(), 12)).height()
    assert sized(QFont(), 13, bold=True).weight() == QFont.Weight.DemiBold


def test_a_tooltip_is_never_taken_for_markup() -> None:
    assert plain_tip("<img src='file:///a.png'>\n乙") == (
        "<p>&lt;img src=&#x27;file:///a.png&#x27;&gt;<br>乙</p>"
    )
    assert plain_tip("") == ""
