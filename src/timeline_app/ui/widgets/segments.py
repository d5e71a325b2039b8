"""A row of joined buttons of which one is down: for a choice of few."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from timeline_app.ui.theme import RADIUS, STEP, Theme
from timeline_app.ui.widgets.focus import BY_KEY

_HEIGHT, _MIN_WIDTH = 26, 30


class SegmentedControl(QWidget):
    """Segments with a value, a short sign and words for the tooltip; arrow keys move the choice.

    The control shows what it is told by ``set_current``; a click or key only asks.
    """

    chosen = Signal(str)
    """The reader asks for this value."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: list[tuple[str, str, str]] = []
        self._current: str | None = None
        self._name = ""
        self._hovered = -1
        self._by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def add_segment(self, value: str, sign: str, words: str) -> None:
        """Adds a segment at the right, or gives one new words; the first one is the first choice."""
        values = [segment[0] for segment in self._segments]
        place = values.index(value) if value in values else len(values)
        self._segments[place : place + 1] = [(value, sign, words)]
        if self._current is None:
            self._current = value
        self.setFixedSize(self.sizeHint())
        self._tell()

    def set_name(self, name: str) -> None:
        """What is chosen here, for those who hear the window."""
        self._name = name
        self._tell()

    def set_current(self, value: str) -> None:
        """The value that is the choice; one that no segment has leaves all up."""
        self._current = value
        self._tell()
        self.update()

    def current(self) -> str | None:
        """The value that is the choice."""
        return self._current

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the widest sign asks, for every segment."""
        return QSize(round(self._width() * len(self._segments)) + 1, _HEIGHT)

    def segment_rect(self, index: int) -> QRectF:
        """Where a segment stands."""
        width = self._width()
        return QRectF(index * width + 0.5, 0.5, width, _HEIGHT - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One outline, thin lines between, the choice filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(0.5, 0.5, self.width() - 1, _HEIGHT - 1), RADIUS, RADIUS)
        painter.fillPath(outline, self._theme.raised)
        painter.setClipPath(outline)
        for index, segment in enumerate(self._segments):
            self._paint_segment(painter, index, segment)
        painter.setClipping(False)
        focus = self.hasFocus() and self._by_key
        painter.setPen(QPen(self._theme.accent if focus else self._theme.line, 2 if focus else 1))
        painter.drawPath(outline)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows which segment a click would choose."""
        self._hover(self._index_at(event.position()))
        self.setToolTip(self._segments[self._hovered][2] if self._hovered >= 0 else "")

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer any more."""
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Asks for the segment that was clicked."""
        index = self._index_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.chosen.emit(self._segments[index][0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Those who came by key see where they are."""
        self._by_key = event.reason() in BY_KEY
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right ask for the neighbour."""
        self._by_key = True
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        values = [value for value, _, _ in self._segments]
        if step is None or not values:
            super().keyPressEvent(event)
            return
        at = values.index(self._current) if self._current in values else 0
        goal = max(0, min(at + step, len(values) - 1))
        if values[goal] != self._current:
            self.chosen.emit(values[goal])

    def _paint_segment(self, painter: QPainter, index: int, segment: tuple[str, str, str]) -> None:
        value, sign, _ = segment
        rect = self.segment_rect(index)
        theme = self._theme
        if value == self._current:
            painter.fillRect(rect, theme.selection)
        elif index == self._hovered:
            painter.fillRect(rect, theme.surface)
        if index:
            painter.setPen(QPen(theme.line, 1))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.setPen(theme.text if value == self._current else theme.text_soft)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _width(self) -> float:
        widths = (self.fontMetrics().horizontalAdvance(sign) for _, sign, _ in self._segments)
        return max(_MIN_WIDTH, max(widths, default=0) + 4 * STEP)

    def _index_at(self, point: QPointF) -> int:
        index = int(point.x() // self._width())
        return index if 0 <= index < len(self._segments) else -1

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _tell(self) -> None:
        words = [words for value, _, words in self._segments if value == self._current]
        self.setAccessibleName(": ".join(filter(None, (self._name, *words))))
