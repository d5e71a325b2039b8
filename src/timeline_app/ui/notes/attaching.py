"""The offer to hang on the thing at hand what has lost its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.bars import RaisedBar
from timeline_app.ui.widgets.lines import plain_tip


class AttachStrip(RaisedBar):
    """One line and a button, hidden while there is nothing to attach."""

    attach_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._words = ""
        self._label = _Elided(self)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.attach_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * STEP, STEP, 2 * STEP, STEP)
        row.setSpacing(2 * STEP)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self.hide()

    def set_words(self, words: str) -> None:
        """What would be attached, "" for nothing."""
        self._words = words
        self.setVisible(bool(words))
        self.retranslate()

    def retranslate(self) -> None:
        """What is offered."""
        words = self.tr("Lost its place: “{words}”").format(words=self._words)
        self._label.set_words(words)
        self._button.setText(self.tr("Attach here"))
        self._button.setAccessibleName(f"{self.tr('Attach here')}: {self._words}")


class _Elided(QLabel):
    """A line that is cut with … where there is no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        self._words = " ".join(words.split())
        self.setToolTip(plain_tip(words))
        self._cut()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
