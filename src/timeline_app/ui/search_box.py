"""The search box and its list of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.ui import icons
from timeline_app.ui.search_lines import Kind, Line, LineDelegate, heights
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.choices import ChoiceList, choice_of

_WIDTH, _LIST_WIDTH, _LIST_HEIGHT = 320, 600, 560
_PAGE = 10
"""Lines that a page key walks."""
_FAR = 10_000


@dataclass(frozen=True, slots=True)
class Hit:
    """What a line leads to: ``article_id`` is the article it was found in, ``span`` the words there
    that show it, or the folded sentence; ``stays`` says that the list is to stay open.
    """

    target: Locator
    article_id: int | None
    span: Span | str | None = None
    stays: bool = False


class SearchBox(QWidget):
    """Asks for a search with every letter, lists what was found, and says which line was chosen.

    The list of the words before stays until there is another.
    """

    search_requested = Signal(str)
    """Words, "" where there are none any more."""
    hit_requested = Signal(object)
    """A ``Hit`` was chosen."""
    whole_requested = Signal(int)
    campaigns_requested = Signal()
    names_requested = Signal()
    recent_requested = Signal()
    """The box is empty: what was searched for of late is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self._glass = self.line.addAction(
            icons.icon("search", theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self.list = ChoiceList(LineDelegate(theme, 0, self))
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.destroyed.connect(self.list.deleteLater)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self._words = ""
        self._awaiting = False
        self._eager: bool | None = None
        self.line.textEdited.connect(self._ask)
        self.line.textChanged.connect(self._tell_emptied)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.list.currentItemChanged.connect(self._tell)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.line.setPlaceholderText(self.tr("Search events, units, people"))
        self.line.setAccessibleName(self.tr("Search"))
        self.list.setAccessibleName(self.tr("Search results"))

    def set_theme(self, theme: Theme) -> None:
        """Draw the glass and the lines in the theme's colours."""
        self.list.set_theme(theme)
        self._glass.setIcon(icons.icon("search", theme))

    def focus(self) -> None:
        """Put the cursor into the box, everything in it selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        if not self.line.text():
            self._awaiting = True
            self.recent_requested.emit()

    def clear(self) -> bool:
        """Search for nothing any more; whether there was anything."""
        self._close()
        had_words = bool(self.line.text())
        self.line.clear()
        return had_words

    def search_for(self, words: str) -> None:
        """Search as if the words had been typed."""
        self.line.setText(words)
        self._ask(words)

    def show_lines(self, words: str, lines: Sequence[Line]) -> None:
        """List the lines of a search, unless the reader has typed on since or gone elsewhere."""
        here = self.window().focusWidget() is self.line
        if words != self._words or not here or not (self._awaiting or self.list.isVisible()):
            return
        row = -1 if self._awaiting else self.list.currentRow()
        eager, self._awaiting, self._eager = self._eager, False, None
        self.list.fill(((line.spoken, line) for line in lines), "")
        for number, line in enumerate(lines):
            if not line.can_be_chosen:
                self.list.item(number).setFlags(Qt.ItemFlag.NoItemFlags)
        self._mark(_best(lines) if row < 0 else row, 1)
        self.list.setVisible(bool(lines))
        if lines:
            self._place(lines)
            self._tell(self.list.currentItem())
        if eager is not None and lines and lines[_best(lines)].target is not None:
            self._choose_current(eager)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list; leaving closes it."""
        if event.type() is QEvent.Type.FocusOut:
            self._close()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            # The list's Escape comes before the window's.
            own = event.key() == Qt.Key.Key_Escape and self.list.isVisible()
            event.setAccepted(own)
            return own
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()), event.modifiers())
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_current(bool(held & Qt.KeyboardModifier.ControlModifier))
            return True
        if not self.list.isVisible():
            opens = key is Qt.Key.Key_Down
            if opens:
                self._ask(self.line.text())
            return opens
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE,
            Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR,
        }  # fmt: skip
        if key is Qt.Key.Key_Escape:
            self._close()
        elif key in steps and not held & Qt.KeyboardModifier.ShiftModifier:
            self._mark(self.list.currentRow() + steps[key], 1 if steps[key] > 0 else -1)
        else:
            return False
        return True

    def _mark(self, row: int, way: int) -> None:
        """Mark the line at ``row``, or the next that can be chosen that way, or else the other."""
        last = self.list.count() - 1
        row = max(0, min(row, last))
        forth, back = range(row, last + 1), range(row, -1, -1)
        tried = (*forth, *back) if way > 0 else (*back, *forth)
        found = next((number for number in tried if self._line(number)), -1)
        self.list.setCurrentRow(found)
        if found <= 1:  # above it there is a heading at most
            self.list.scrollToTop()

    def _line(self, row: int) -> Line | None:
        line = choice_of(self.list.item(row))
        return line if isinstance(line, Line) and line.can_be_chosen else None

    def _ask(self, words: str) -> None:
        self._words, self._awaiting, self._eager = words.strip(), True, None
        self.search_requested.emit(self._words)
        if not self._words:
            self.list.hide()
            self.recent_requested.emit()

    def _tell_emptied(self, words: str) -> None:
        """The words were taken away otherwise than by typing."""
        if not words.strip() and self._words:
            self._words = ""
            self._close()
            self.search_requested.emit("")

    def _close(self) -> None:
        self._awaiting, self._eager = False, None
        self.list.hide()

    def _place(self, lines: Sequence[Line]) -> None:
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry().bottom() - below.y() - 2 * STEP
        self.list.resize(
            max(self.width(), min(_LIST_WIDTH, self.window().width() - 2 * STEP)),
            min(_LIST_HEIGHT, room, heights(lines) + 2),
        )
        self.list.move(below)

    def _choose_current(self, stays: bool) -> None:
        """The line that is marked; while an answer is awaited, the first of that."""
        item = self.list.currentItem()
        if self._awaiting and self._words:
            self._eager = stays
        elif self.list.isVisible() and item is not None:
            self._choose(item, stays)
        else:
            self._ask(self.line.text())

    def _choose(self, item: QListWidgetItem, stays: bool = False) -> None:
        line = choice_of(item)
        if not isinstance(line, Line) or not line.can_be_chosen:
            return
        if line.kind in (Kind.WHOLE, Kind.CAMPAIGNS, Kind.NAMES):
            self._turn(line)
        elif line.kind is Kind.WORDS:
            self.search_for(line.query)
        elif line.target is not None:
            if not stays:
                self._close()
            self.hit_requested.emit(Hit(line.target, line.article_id, line.span, stays))

    def _turn(self, line: Line) -> None:
        if line.kind is Kind.WHOLE and line.article_id is not None:
            self.whole_requested.emit(line.article_id)
        elif line.kind is Kind.CAMPAIGNS:
            self.campaigns_requested.emit()
        else:
            self.names_requested.emit()

    def _tell(self, item: QListWidgetItem | None) -> None:
        """The keys stay in the box, so the line that they walk to is said."""
        if item is not None and self.list.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, item.text()))


def _best(lines: Sequence[Line]) -> int:
    """Which line is marked first: not the title of a campaign that only holds what was found."""
    likely = (
        number
        for number, line in enumerate(lines)
        if line.can_be_chosen and (line.kind is not Kind.CAMPAIGN or line.words.marks)
    )
    return next(likely, 0)
