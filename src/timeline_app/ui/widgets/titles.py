"""What heads a pane, and what stands in a pane that has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from timeline_app.ui import icons
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, SIZE_TITLE, STEP, Theme
from timeline_app.ui.widgets.lines import plain_tip, sized, write_line

TITLE_HEIGHT = 28
"""Height of a pane's title, px."""
_SIDE = 3 * STEP
_ICON = 16


class PaneTitle(QWidget):
    """A line of 28 px: what the pane is, softly beside it what it shows, buttons at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = self._detail = ""
        self._icons: list[tuple[QToolButton, str]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE, 0, STEP, 1)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self.setFixedHeight(TITLE_HEIGHT)

    def set_words(self, title: str, detail: str = "") -> None:
        """What the pane is, and what it shows at the moment."""
        if (title, detail) == (self._title, self._detail):
            return
        self._title, self._detail = title, detail
        self.setToolTip(plain_tip(detail))
        self.setAccessibleName(f"{title}: {detail}" if detail else title)
        self.update()

    def words(self) -> tuple[str, str]:
        """The title and the detail."""
        return self._title, self._detail

    def add_button(self, icon: str, words: str) -> QToolButton:
        """A flat button with an icon at the right; ``words`` say what it does."""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setIcon(icons.icon(icon, self._theme))
        button.setToolTip(words)
        button.setAccessibleName(words)
        self._row.addWidget(button)
        self._icons.append((button, icon))
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        for button, icon in self._icons:
            button.setIcon(icons.icon(icon, theme))
        self.update()

    def sizeHint(self) -> QSize:
        """The fixed height; the words take what width there is."""
        return QSize(4 * TITLE_HEIGHT, TITLE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, detail and the thin line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.line)
        room = self._room_for_words()
        used = write_line(
            painter, room, self._title, sized(self.font(), SIZE_BODY, True), self._theme.text
        )
        room.setLeft(room.left() + used + 2 * STEP)
        soft = sized(self.font(), SIZE_SMALL)
        write_line(painter, room, self._detail, soft, self._theme.text_soft)
        painter.end()

    def _room_for_words(self) -> QRect:
        shown = [button.x() for button, _ in self._icons if button.isVisibleTo(self)]
        right = min(shown, default=self.width()) - STEP
        return QRect(_SIDE, 0, max(right - _SIDE, 0), self.height() - 1)


class EmptyState(QWidget):
    """A friendly sentence in the middle of an empty pane, and softly below it what to do.

    Mere paper until ``tell``: what has not been looked for yet is not said to be missing.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = theme.ground
        self._head, self._hint = QLabel(self), QLabel(self)
        for label in (self._head, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setFont(sized(self.font(), SIZE_TITLE))
        self._hint.setFont(sized(self.font(), SIZE_BODY))
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * STEP, 6 * STEP, 6 * STEP, 6 * STEP)
        column.setSpacing(STEP)
        column.addStretch(2)
        column.addWidget(self._head)
        column.addWidget(self._hint)
        column.addStretch(3)
        self._head.hide()
        self._hint.hide()
        self.set_theme(theme)

    def set_words(self, head: str, hint: str = "") -> None:
        """What is missing, and what to do about it."""
        self._head.setText(head)
        self._hint.setText(hint)

    def tell(self) -> None:
        """Show the words from now on."""
        self._head.show()
        self._hint.setVisible(bool(self._hint.text()))

    def words(self) -> tuple[str, str]:
        """The sentence and the hint."""
        return self._head.text(), self._hint.text()

    def set_theme(self, theme: Theme) -> None:
        """Write in the theme's colours, on its paper."""
        self._ground = theme.ground
        self._head.setStyleSheet(f"color: {theme.text.name()}; font-size: {SIZE_TITLE}px")
        self._hint.setStyleSheet(f"color: {theme.text_soft.name()}; font-size: {SIZE_BODY}px")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        painter.end()
