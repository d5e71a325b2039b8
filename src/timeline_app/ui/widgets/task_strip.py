"""The strip that says what is being done in the background, how far it is, and can cancel it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.theme import STEP, Theme

_BAR_WIDTH, _BAR_HEIGHT, _WORDS_WIDTH = 120, 6, 260


class TaskStrip(QWidget):
    """Words, a thin bar and a button; hidden while nothing runs."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setMaximumWidth(_WORDS_WIDTH)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)
        self._cancel = QToolButton(self)
        self._cancel.setAutoRaise(True)
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP, 0, STEP, 0)
        row.setSpacing(2 * STEP)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
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
        words = f"{title} · {name}" if name else title
        metrics = self._words.fontMetrics()
        self._words.setText(
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WORDS_WIDTH - STEP)
        )
        self._words.setToolTip(words)
        self.setAccessibleName(words)
        self.show()

    def finish(self) -> None:
        """Nothing runs any more."""
        self.hide()
        self._cancel.setEnabled(True)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._cancel.setIcon(icons.icon("close", theme, 16))
        self._words.setStyleSheet(f"color: {theme.text_soft.name()}")

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
