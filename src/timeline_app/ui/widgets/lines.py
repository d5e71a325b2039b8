"""Words of articles and files in widgets: elided where painted, never taken for markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QWidget


def sized(font: QFont, pixels: int, bold: bool = False) -> QFont:
    """The same font in another size, px."""
    copy = QFont(font)
    copy.setPixelSize(pixels)
    copy.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return copy


def plain_tip(text: str) -> str:
    """A tooltip that shows ``text`` as it is, with its line breaks; "" stays no tooltip."""
    if not text:
        return ""
    return "<p>" + escape(text).replace("\n", "<br>") + "</p>"


def plain_label(parent: QWidget) -> QLabel:
    """A label that shows what it is given as it is."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def write_line(
    painter: QPainter,
    room: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Writes one line, elided to the room and in the middle of its height; the width it took.

    Where there is no room for a single character nothing is written.
    """
    metrics = QFontMetrics(font)
    if not text or room.width() < metrics.height():
        return 0
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | align), shown)
    return metrics.horizontalAdvance(shown)
