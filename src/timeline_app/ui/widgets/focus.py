"""Whether the reader is at the keyboard: only then is the focus of a list drawn as a frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from timeline_app.ui.theme import RADIUS, Theme

BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""How the focus comes to those who move by keys: only they need to see where it is."""
_QUIET_KEYS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class KeyboardFocus(QObject):
    """Watches a view; ``shown`` is whether it has the focus and was last used by keys."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._by_key = False
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def shown(self) -> bool:
        """Whether to draw the frame."""
        return self._by_key and self._view.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes keys, clicks and how the focus came; takes nothing away."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._set(False)
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._set(event.reason() in BY_KEY)
        elif kind == QEvent.Type.KeyPress and getattr(event, "key", int)() not in _QUIET_KEYS:
            self._set(True)
        return False

    def _set(self, by_key: bool) -> None:
        if by_key != self._by_key:
            self._by_key = by_key
            self._view.viewport().update()


def paint_focus(painter: QPainter, box: QRect, theme: Theme) -> None:
    """The frame of a row or a button that the keys go to."""
    painter.setPen(QPen(theme.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS, RADIUS)


class FocusRing(QWidget):
    """A frame over a widget that has no place of its own to show the focus; seen by those who came
    to it by keys.
    """

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the focus and the size; takes nothing away."""
        kind = event.type()
        if isinstance(event, QFocusEvent):
            self.setVisible(event.gotFocus() and event.reason() in BY_KEY)
            self.raise_()
        if kind in (QEvent.Type.Resize, QEvent.Type.FocusIn):
            self.setGeometry(self._watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line in the accent's colour."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
