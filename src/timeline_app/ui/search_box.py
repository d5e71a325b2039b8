"""The search box and its list of hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.ui import icons
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.choices import ChoiceDelegate, ChoiceList, choice_of
from timeline_app.ui.widgets.lines import sized, write_line

_DELAY = 120
"""Milliseconds of rest before typed words are looked up."""
_WIDTH, _LIST_HEIGHT, _HIT_HEIGHT = 320, 360, 44


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the list: what it says, where it stands, and what it leads to.

    ``article_id`` is the article it was found in, ``span`` the words there that show it.
    """

    words: str
    place: str
    target: Locator
    article_id: int
    span: Span | None = None


class HitDelegate(ChoiceDelegate):
    """Two lines a hit: what it says, and softly below where it stands."""

    def write(self, painter: QPainter, room: QRect, font: QFont, choice: object) -> None:
        """Both lines, elided."""
        assert isinstance(choice, Hit)
        room.adjust(0, STEP, 0, -STEP)
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(room.height() // 2)
        lower.setTop(upper.bottom() + 1)
        body, small = sized(font, SIZE_BODY), sized(font, SIZE_SMALL)
        write_line(painter, upper if choice.place else room, choice.words, body, self.theme.text)
        write_line(painter, lower, choice.place, small, self.theme.text_soft)


class SearchBox(QWidget):
    """Asks for a search while the reader types, shows the hits, and says which one was chosen."""

    search_requested = Signal(str)
    hit_requested = Signal(object)
    """A ``Hit`` was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self._glass = self.line.addAction(
            icons.icon("search", theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self.list = ChoiceList(HitDelegate(theme, _HIT_HEIGHT, self))
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.destroyed.connect(self.list.deleteLater)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self._awaited = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_DELAY)
        self._rest.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda: self._rest.start())
        self.line.returnPressed.connect(self._choose_current)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.line.setPlaceholderText(self.tr("Search events, units, people"))
        self.line.setAccessibleName(self.tr("Search"))

    def set_theme(self, theme: Theme) -> None:
        """Draw the glass and the hits in the theme's colours."""
        self.list.set_theme(theme)
        self._glass.setIcon(icons.icon("search", theme))

    def focus(self) -> None:
        """Put the cursor into the box, everything in it selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """List the hits of a search, unless the reader has typed on since."""
        if words != self._awaited:
            return
        self._awaited = ""
        told = ((f"{hit.words}\n{hit.place}", hit) for hit in hits)
        self.list.fill(told, self.tr("Nothing found"))
        self.list.resize(
            max(self.width(), 420), min(_LIST_HEIGHT, _HIT_HEIGHT * max(1, len(hits)) + 2)
        )
        self.list.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.list.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list, Escape and leaving close it."""
        if event.type() is QEvent.Type.FocusOut:
            self._close()
        if event.type() is QEvent.Type.ShortcutOverride and self.list.isVisible():
            # The list's Escape comes before the window's.
            event.setAccepted(isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key is Qt.Key.Key_Escape and self.list.isVisible():
            self._close()
            return True
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if step is None or not self.list.isVisible():
            return False
        self.list.walk(step)
        return True

    def _ask(self) -> None:
        self._awaited = self.line.text().strip()
        if self._awaited:
            self.search_requested.emit(self._awaited)
        else:
            self._close()

    def _close(self) -> None:
        self._awaited = ""
        self._rest.stop()
        self.list.hide()

    def _choose_current(self) -> None:
        item = self.list.currentItem()
        if self.list.isVisible() and item is not None:
            self._choose(item)
        else:
            self._ask()

    def _choose(self, item: QListWidgetItem) -> None:
        hit = choice_of(item)
        self._close()
        if hit is not None:
            self.hit_requested.emit(hit)
