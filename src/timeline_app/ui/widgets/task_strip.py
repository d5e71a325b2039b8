"""The strip that says what is being done in the background and how far it is; holds or cancels it."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.theme import SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.lines import plain_tip, sized, write_line
from timeline_app.ui.widgets.time_left import TimeLeft, left_words

_BAR_WIDTH, _BAR_HEIGHT, _WORDS_WIDTH, _HEIGHT = 120, 6, 280, 24


class TaskStrip(QWidget):
    """Words, a thin bar and two buttons; hidden while nothing runs."""

    cancel_requested = Signal()
    hold_requested = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)
        self._left = TimeLeft(time.monotonic())
        self._hold = self._button()
        self._hold.setCheckable(True)
        self._hold.toggled.connect(self._on_hold)
        self._cancel = self._button()
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(_WORDS_WIDTH, 0, STEP, 0)
        row.setSpacing(2 * STEP)
        row.addWidget(self._bar)
        row.addWidget(self._hold)
        row.addWidget(self._cancel)
        self.setFixedHeight(_HEIGHT)
        self._retranslate()
        self.set_theme(theme)
        self.hide()

    def show_progress(self, title: str, done: int = 0, total: int = 0, name: str = "") -> None:
        """``done`` of ``total`` steps of a task are behind, ``name`` is the present one.

        A total of 0 means that it is not known.
        """
        now = time.monotonic()
        if not self.isVisible():
            self._begin(now)
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        left = left_words(self._left.seconds(done / total, now) if total else None, self.tr)
        self._words = " · ".join(filter(None, (title, name, left)))
        self.setToolTip(plain_tip(self._words))
        self.setAccessibleName(self._words)
        self.show()
        self.update()

    def finish(self) -> None:
        """Nothing runs any more."""
        self.hide()

    def _begin(self, now: float) -> None:
        self._left = TimeLeft(now)
        self._cancel.setEnabled(True)
        self._hold.setEnabled(True)
        self._hold.setChecked(False)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self._cancel.setIcon(icons.icon("close", theme, 16))
        self._dress_hold()
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

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(_HEIGHT - 10, _HEIGHT - 10))
        return button

    def _on_hold(self, held: bool) -> None:
        self._left.hold(held, time.monotonic())
        self._dress_hold()
        self.hold_requested.emit(held)

    def _dress_hold(self) -> None:
        held = self._hold.isChecked()
        self._hold.setIcon(icons.icon("play" if held else "pause", self._theme, 16))
        words = self.tr("Go on") if held else self.tr("Hold")
        self._hold.setToolTip(words)
        self._hold.setAccessibleName(words)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._hold.setEnabled(False)
        self.cancel_requested.emit()

    def _retranslate(self) -> None:
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._dress_hold()
