"""The margin of the page: a bar beside the marked sentence, so that the eye finds it at once, and the
signs of what the reader has put down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.own_marks import SIZE, OwnMark, paint_column

if TYPE_CHECKING:
    from timeline_app.domain.own import Target

WIDTH = 3
"""Width of the bar, px."""
_GAP = 7
_SIGNS = SIZE + 1
"""Room for the signs at the left of the bar, px."""


@dataclass(frozen=True, slots=True)
class MarginMark:
    """What the reader has put down about something that begins at a document position."""

    position: int
    mark: OwnMark
    target: Target


class MarginBar(QWidget):
    """Lies over the left margin of a text; takes no clicks."""

    def __init__(self, text: QTextEdit, theme: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._theme = theme
        self._range: tuple[int, int] | None = None
        self._marks: tuple[MarginMark, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        text.verticalScrollBar().valueChanged.connect(lambda: self.update())

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.update()

    def set_range(self, marked: tuple[int, int] | None) -> None:
        """The document range to stand beside, None for none."""
        self._range = marked
        self.update()

    def set_marks(self, marks: Sequence[MarginMark]) -> None:
        """What to show signs of."""
        self._marks = tuple(marks)
        self.update()

    def place(self) -> None:
        """Goes to the margin, wherever that is now."""
        page = self._text.viewport().geometry()
        width = _SIGNS + WIDTH
        self.setGeometry(page.x() - _GAP - width, page.y(), width, page.height())

    def bar(self) -> QRectF | None:
        """Where the bar stands in the widget; None where nothing is marked."""
        if self._range is None:
            return None
        top, bottom = (self._text.cursorRect(self._cursor(at)) for at in self._range)
        return QRectF(_SIGNS, top.top(), WIDTH, bottom.bottom() - top.top() + 1)

    def mark_at(self, point: QPoint) -> MarginMark | None:
        """What has its signs at a point of the text widget, None where nothing has."""
        here = self.mapFrom(self._text, point)
        return next((mark for mark, line in self._lines() if line.contains(here)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, in the accent's colour, and the signs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = self.bar()
        if bar is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.accent)
            painter.drawRoundedRect(bar, WIDTH / 2, WIDTH / 2)
        for mark, line in self._lines():
            paint_column(painter, line, mark.mark, self._theme)
        painter.end()

    def _lines(self) -> Iterator[tuple[MarginMark, QRect]]:
        """The marks in view, those of one line as one, and the line of each in the margin."""
        found: dict[int, tuple[MarginMark, QRect]] = {}
        for mark in self._marks:
            line = self._text.cursorRect(self._cursor(mark.position))
            if line.bottom() < 0 or line.top() > self.height():
                continue
            shown, room = mark, QRect(0, line.top(), _SIGNS, max(line.height(), 2 * SIZE))
            if line.top() in found:
                before, room = found[line.top()]
                shown = replace(before, mark=before.mark.with_other(mark.mark))
            found[line.top()] = (shown, room)
        yield from found.values()

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(min(position, self._text.document().characterCount() - 1))
        return cursor
