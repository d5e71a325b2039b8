"""The margin of the page: a bar beside the marked sentence, so that the eye finds it at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from timeline_app.ui.theme import Theme

WIDTH = 3
"""Width of the bar, px."""
_GAP = 9


class MarginBar(QWidget):
    """Lies over the left margin of a text; takes no clicks."""

    def __init__(self, text: QTextEdit, theme: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._theme = theme
        self._range: tuple[int, int] | None = None
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

    def place(self) -> None:
        """Goes to the margin, wherever that is now."""
        page = self._text.viewport().geometry()
        self.setGeometry(page.x() - _GAP - WIDTH, page.y(), WIDTH, page.height())

    def bar(self) -> QRectF | None:
        """Where the bar stands in the widget; None where nothing is marked."""
        if self._range is None:
            return None
        top, bottom = (self._text.cursorRect(self._cursor(at)) for at in self._range)
        return QRectF(0, top.top(), WIDTH, bottom.bottom() - top.top() + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, in the accent's colour."""
        bar = self.bar()
        if bar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        painter.drawRoundedRect(bar, WIDTH / 2, WIDTH / 2)
        painter.end()

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(min(position, self._text.document().characterCount() - 1))
        return cursor
