"""The bar that says what went wrong, what it means and what to do; it waits to be closed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from timeline_app.domain.errors import ExpectedError
from timeline_app.ui import icons
from timeline_app.ui.i18n import error_words
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.bars import RaisedBar

_EDGE = 3
"""Width of the coloured left edge, px."""


class MessageKind(StrEnum):
    """How grave a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Offer(NamedTuple):
    """What can be done about a message: the words of a button, and what it does."""

    words: str
    act: Callable[[], object]


class MessageBar(RaisedBar):
    """One message at a time, the newest; hidden while there is none."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._kind = MessageKind.INFO
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton(self)
        self._action.clicked.connect(self._act)
        self._offer: Offer | None = None
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.close_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        row.setSpacing(2 * STEP)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.retranslate()
        self.set_theme(theme)
        self.hide()

    def show_message(
        self,
        sentence: str,
        remedy: str = "",
        kind: MessageKind = MessageKind.INFO,
        offer: Offer | None = None,
    ) -> None:
        """Shows what happened and what to do; with an ``offer`` the bar has a button for it."""
        self._kind = kind
        self._words.setText(f"{sentence} {remedy}".strip())
        self.setAccessibleName(self._words.text())
        self._offer = offer
        self._action.setText(offer.words if offer else "")
        self._action.setVisible(offer is not None)
        self.setVisible(True)
        self.update()

    def show_error(self, error: ExpectedError) -> None:
        """Shows a fault of the world."""
        self.show_message(error_words(error, self.tr), kind=MessageKind.ERROR)

    def message(self) -> str:
        """The words shown, "" where there is no message."""
        return "" if self.isHidden() else self._words.text()

    def close_message(self) -> None:
        """Takes the message away."""
        self.hide()
        self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        super().set_theme(theme)
        self._close.setIcon(icons.icon("close", theme, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any such bar, with an edge in the colour of the kind."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, _EDGE, self.height() - 1, self._edge())
        painter.end()

    @Slot()
    def _act(self) -> None:
        offer = self._offer
        self.close_message()
        if offer is not None:
            offer.act()

    def _edge(self) -> QColor:
        colours = {
            MessageKind.INFO: self.theme.accent,
            MessageKind.WARNING: self.theme.warn,
            MessageKind.ERROR: self.theme.error,
        }
        return colours[self._kind]

    def retranslate(self) -> None:
        """What the button that closes it is called."""
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
