"""Bars that come and go between the parts of a pane or the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from timeline_app.ui.theme import Theme


class RaisedBar(QWidget):
    """A raised ground with a thin line below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self.theme = theme
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say the words of the bar in the program's language."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.raised)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.line)
        painter.end()
