"""Paints the small drawings of ``timeline.outlines`` with any painter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from timeline_app.timeline.outlines import BOX, Outline


def paint_outline(
    painter: QPainter, centre: QPointF, size: float, outline: Outline, colour: QColor
) -> None:
    """A drawing of ``size`` px about a point; the painter is left as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.translate(centre.x() - size / 2, centre.y() - size / 2)
    painter.scale(size / BOX, size / BOX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for area in outline.areas:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in area]))
    pen = QPen(colour, outline.stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if outline.rounded else Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in outline.lines:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
    painter.restore()
