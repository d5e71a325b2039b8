"""The strip that says what is being done in the background, how far it is, and can cancel it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.theme import SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.lines import plain_tip, sized, write_line

_BAR_WIDTH, _BAR_HEIGHT, _WORDS_WIDTH, _HEIGHT = 120, 6, 280, 24


class TaskStrip(QWidget):
    """Words, a thin bar and a button; hidden while nothing runs."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)
        self._cancel = QToolButton(self)
        self._cancel.setAutoRaise(True)
        self._cancel.setIconSize(QSize(_HEIGHT - 10, _HEIGHT - 10))
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(_WORDS_WIDTH, 0, STEP, 0)
        row.setSpacing(2 * STEP)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self.setFixedHeight(_HEIGHT)
        self._retranslate()
        self.set_theme(theme)
        self.hide()

    def show_progress(self, title: str, done: int = 0, total: int = 0, name: str = "") -> None:
        """``done`` of ``total`` steps of a task are behind, ``name`` is the present one.

        A total of 0 means that it is not known.
        """
        if not self.isVisible():
            self._cancel.setEnabled(True)
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        self._words = f"{title} · {name}" if name else title
        self.setToolTip(plain_tip(self._words))
        self.setAccessibleName(self._words)
        self.show()
        self.update()

    def finish(self) -> None:
        """Nothing runs any more."""
        self.hide()
        self._cancel.setEnabled(True)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self._cancel.setIcon(icons.icon("close", theme, 16))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, before the bar."""
        painter = QPainter(self)
        room = self.rect()
        room.setRight(self._bar.x() - 2 * STEP)
        font = sized(self.font(), SIZE_SMALL)
        colour = self._theme.text_soft
        write_line(painter, room, self._words, font, colour, Qt.AlignmentFlag.AlignRight)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_requested.emit()

    def _retranslate(self) -> None:
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
