"""The tick box, in lists and beside words: seen on light grounds and on dark ones."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QCheckBox, QWidget

from timeline_app.ui.theme import SIZE_BODY, STEP, Theme
from timeline_app.ui.widgets.focus import paint_focus
from timeline_app.ui.widgets.lines import sized, write_line

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


class TickBox(QCheckBox):
    """A box with words beside it; a press anywhere on it counts."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Box and words."""
        metrics = QFontMetrics(sized(self.font(), SIZE_BODY))
        width = TICK + 7 * STEP + metrics.horizontalAdvance(self.text())
        return QSize(width, max(TICK, metrics.height()) + 2 * STEP)

    def minimumSizeHint(self) -> QSize:
        """The box and a few letters."""
        return QSize(3 * TICK, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """All of it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, the words, and a frame where the keys are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(3 * STEP, (self.height() - TICK) // 2, TICK, TICK)
        paint_tick(painter, box, self.isChecked(), self._theme)
        room = self.rect().adjusted(box.right() + 2 * STEP, 0, -STEP, 0)
        font = sized(self.font(), SIZE_BODY)
        write_line(painter, room, self.text(), font, self._theme.text)
        if self.hasFocus():
            paint_focus(painter, self.rect().adjusted(1, 1, -1, -1), self._theme)
        painter.end()
