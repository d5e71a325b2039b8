"""The tick box as it is painted in lists."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPolygon

from timeline_app.ui.theme import Theme

TICK = 16
"""Side of the box, px."""


def paint_tick(painter: QPainter, box: QRect, checked: bool, theme: Theme) -> None:
    """Paints a box of ``TICK`` px, ticked or not."""
    painter.setPen(QPen(theme.accent if checked else theme.text_soft, 1))
    painter.setBrush(theme.accent if checked else theme.raised)
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if checked:
        painter.setPen(QPen(theme.raised, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y = box.x(), box.y()
        painter.drawPolyline(
            QPolygon([QPoint(x + 4, y + 8), QPoint(x + 7, y + 11), QPoint(x + 12, y + 5)])
        )
