"""The legend as a strip below the tracks: it has its own ground and covers nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

from timeline_app.timeline import legend
from timeline_app.timeline.legend import LEGEND, Panel
from timeline_app.ui import icons
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.timeline.painter import ScenePainter
from timeline_app.ui.timeline.text import Type


class LegendPanel(QWidget):
    """As high as its entries take on the width there is; hidden until it is asked for."""

    close_requested = Signal()

    def __init__(self, theme: Theme, fonts: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._fonts = theme, fonts
        self._painter = ScenePainter(theme, fonts)
        self._panel: Panel | None = None
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.close_requested)
        self.set_theme(theme)
        self.hide()
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours."""
        self._theme = theme
        self._painter = ScenePainter(theme, self._fonts)
        self._close.setIcon(icons.icon("close", theme))
        self.update()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(", ".join(_words()))
        self._close.setToolTip(self.tr("Put the legend away"))
        self._close.setAccessibleName(self.tr("Put the legend away"))
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes other room."""
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that is needed."""
        self._lay_out()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps another height."""
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Samples and words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.surface)
        painter.fillRect(0, 0, self.width(), 1, self._theme.line)
        if self._panel is not None:
            self._painter.paint(painter, self._panel.steps)
        painter.end()

    def _lay_out(self) -> None:
        """Nothing is measured while it is hidden."""
        if self.isHidden():
            return
        button = self._close.sizeHint()
        self._close.setGeometry(
            self.width() - button.width() - STEP, STEP, button.width(), button.height()
        )
        width = self.width() - button.width() - STEP
        self._panel = legend.panel(_words(), width, self._fonts.measure)
        self.setFixedHeight(round(self._panel.height))
        self.update()


def _words() -> list[str]:
    return [QCoreApplication.translate("Legend", words) for words in LEGEND]
