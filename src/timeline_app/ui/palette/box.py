"""The box of the command palette: a line to type in, and what fits below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from timeline_app.ui.palette.matching import rank
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.choices import ChoiceDelegate, ChoiceList, choice_of
from timeline_app.ui.widgets.lines import sized, write_line

_WIDTH, _ROW, _ROWS, _MOST = 600, 32, 12, 60
"""Width, height of a row, rows in view, and rows that are listed at most."""
_TOP = 52
"""Below the bar of the window, px."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to choose: ``key`` names it for ever, ``words`` and ``area`` are read, ``english``
    and other ``names`` are looked through too; ``keys`` are the shortcut in words.
    """

    key: str
    words: str
    area: str
    english: str = ""
    names: tuple[str, ...] = ()
    keys: str = ""
    checked: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """All that typed letters may fit."""
        return (self.words, self.english, *self.names, self.area)


def fitting(entries: Sequence[Entry], query: str, recent: Sequence[str] = ()) -> list[Entry]:
    """The entries that fit what was typed, the nearest first, those chosen of late before others
    that are as near; all of them where nothing was typed.
    """
    late = {key: place for place, key in enumerate(recent)}
    found = [
        (far, late.get(entry.key, len(late)), place, entry)
        for place, entry in enumerate(entries)
        if (far := rank(query, entry.texts)) is not None
    ]
    return [entry for *_, entry in sorted(found, key=lambda one: one[:3])]


class EntryDelegate(ChoiceDelegate):
    """Words at the left, area and keys softly at the right."""

    def write(self, painter: QPainter, room: QRect, font: QFont, choice: object) -> None:
        """One line."""
        assert isinstance(choice, Entry)
        body, small = sized(font, SIZE_BODY), sized(font, SIZE_SMALL)
        told = "   ".join(part for part in (choice.area, choice.keys) if part)
        used = write_line(painter, room, told, small, self.theme.text, Qt.AlignmentFlag.AlignRight)
        room.setRight(room.right() - used - 4 * STEP)
        words = f"✓ {choice.words}" if choice.checked else choice.words
        write_line(painter, room, words, body, self.theme.text)


class PaletteBox(QFrame):
    """Lies over its window while it is open.  Arrows walk, Enter chooses, Escape closes; when it
    closes the keys go back to where they were.
    """

    chosen = Signal(str)
    """The key of an entry."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._entries: Sequence[Entry] = ()
        self._recent: Sequence[str] = ()
        self._before: QWidget | None = None
        self._window = window
        self.setObjectName("palette")
        self.line = QLineEdit(self)
        self.list = ChoiceList(EntryDelegate(theme, _ROW, self), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        column.setSpacing(2 * STEP)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._list_fitting)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.list.currentItemChanged.connect(self._tell)
        window.installEventFilter(self)
        self.retranslate()
        self.hide()

    def open(self, entries: Sequence[Entry], recent: Sequence[str] = ()) -> None:
        """Show the box with these entries; those chosen of late stand first."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._entries, self._recent = entries, recent
        self.line.clear()
        self._list_fitting()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Hide the box and give the keys back."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours."""
        self.list.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Commands and campaigns…").rstrip("…"))
        self.line.setAccessibleName(self.accessibleName())
        self.line.setPlaceholderText(self.tr("What to do, or a campaign to go to"))
        self.list.setAccessibleName(self.tr("What fits"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that walk and close, before the window's own; and the window's size."""
        kind = event.type()
        if watched is not self.line:
            if kind == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self._before = None
                self.hide()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return False

    def _on_key(self, key: Qt.Key) -> bool:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS - 1, Qt.Key.Key_PageUp: 1 - _ROWS,
        }  # fmt: skip
        if key is Qt.Key.Key_Escape:
            self.close_box()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        elif key in steps:
            self.list.walk(steps[key])
        else:
            return False
        return True

    def _list_fitting(self) -> None:
        found = fitting(self._entries, self.line.text(), self._recent)[:_MOST]
        self.list.fill(((_spoken(entry), entry) for entry in found), self.tr("Nothing found"))
        self._place()

    def _place(self) -> None:
        window = self._window
        width = min(_WIDTH, window.width() - 8 * STEP)
        rows = min(self.list.count(), _ROWS, (window.height() - 2 * _TOP) // _ROW)
        self.list.setFixedHeight(rows * _ROW)
        height = self.line.sizeHint().height() + rows * _ROW + 6 * STEP + 2
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)

    def _choose(self, item: QListWidgetItem | None) -> None:
        entry = choice_of(item)
        if isinstance(entry, Entry):
            self.close_box()
            self.chosen.emit(entry.key)

    def _tell(self, item: QListWidgetItem | None) -> None:
        """The keys stay in the line, so the entry that they walk to is said."""
        if item is not None and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, item.text()))


def _spoken(entry: Entry) -> str:
    return ", ".join(part for part in (entry.words, entry.area, entry.keys) if part)
