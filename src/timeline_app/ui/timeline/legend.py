"""The legend as a small panel in a corner of the timeline."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from timeline_app.timeline import legend
from timeline_app.timeline.legend import LEGEND, Panel
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.painter import ScenePainter
from timeline_app.ui.timeline.text import Type

INSET = 12
"""Free between the panel and the corner, px."""


class LegendPanel(QWidget):
    """Lies over the lower right corner of its parent, hidden until it is asked for.

    It takes no clicks: what lies beneath stays within reach.
    """

    def __init__(self, theme: Theme, fonts: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self._space = parent
        self._fonts = fonts
        self._painter = ScenePainter(theme, fonts)
        self._panel: Panel | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.retranslate()
        parent.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours."""
        self._painter = ScenePainter(theme, self._fonts)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(", ".join(_words()))
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner."""
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Samples and words."""
        painter = QPainter(self)
        if self._panel is not None:
            self._painter.paint(painter, self._panel.steps)
        painter.end()

    def _lay_out(self) -> None:
        space = self._space.size()
        self._panel = legend.panel(_words(), space.height() - 2 * INSET, self._fonts.measure)
        width, height = round(self._panel.width), round(self._panel.height)
        self.setGeometry(
            space.width() - width - INSET, space.height() - height - INSET, width, height
        )
        self.update()


def _words() -> list[str]:
    return [QCoreApplication.translate("Legend", words) for words in LEGEND]
