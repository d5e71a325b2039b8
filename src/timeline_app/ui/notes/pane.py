"""The notes pane: what the reader has written about one thing, its tags and its bookmark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from timeline_app.domain.own import Place
from timeline_app.ui import icons
from timeline_app.ui.i18n import translatable
from timeline_app.ui.notes.attaching import AttachStrip
from timeline_app.ui.notes.sheet import NoteSheet
from timeline_app.ui.notes.tags import TagRow
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.key_lines import KeyLine
from timeline_app.ui.widgets.titles import EmptyState, PaneTitle

_REST = 1000
"""Milliseconds without a key after which what was typed is kept."""

KEYS = (
    KeyLine(("Return",), translatable("Write"), also=("Enter",)),
    KeyLine(("Esc",), translatable("End the writing")),
)
"""What the pane answers to beside the keys of any text."""


@dataclass(frozen=True, slots=True)
class NotePage:
    """What there is about a thing, as it is shown: ``about`` names the thing in the reader's script,
    ``text`` is Markdown, ``is_saved`` whether the library holds it.
    """

    place: Place
    about: str
    text: str = ""
    tags: tuple[str, ...] = ()
    bookmarked: bool = False
    is_saved: bool = True


class NotesPane(QWidget):
    """Shows one page; what is typed goes out after a rest, on leaving, and when it is asked for."""

    note_requested = Signal(object, str)
    """The note about a place (``Place``) is to be this text."""
    ended = Signal()
    """The reader has written for now."""
    bookmark_requested = Signal(object, bool)
    tag_requested = Signal(object, str)
    untag_requested = Signal(object, str)
    address_requested = Signal(str)
    attach_requested = Signal(object)
    """What has lost its place is to be hung on this one."""
    close_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: NotePage | None = None
        self._typed = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.keep)
        self.title = PaneTitle(theme, self)
        self._bookmark = self.title.add_button("bookmark", "")
        self._close = self.title.add_button("close", "")
        self.sheet = NoteSheet(self)
        self.tags = TagRow(theme, self)
        self.offer = AttachStrip(theme, self)
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._empty = EmptyState(theme, self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._retranslate()
        self.set_page(None, ())

    def set_page(self, page: NotePage | None, known: Sequence[str]) -> None:
        """Show a page, or that there is nothing to write about; ``known`` are all tags there are.

        What was typed about another thing is kept first, and what is typed now stays.
        """
        other = page is None or self._page is None or page.place.target != self._page.place.target
        if other:
            self.keep()
            self.ended.emit()
        self._page = page
        self._pages.setCurrentIndex(0 if page is None else 1)
        if page is not None:
            if other or not self._typed:
                self.sheet.set_text(page.text, other=other)
            self.tags.set_tags(page.tags, known)
        else:
            self._empty.tell()
        self._retranslate()

    def write(self) -> None:
        """Put the cursor into the note."""
        if self._page is not None:
            self.sheet.write()

    def add_tag(self) -> None:
        """Put the cursor where a tag is added."""
        self.tags.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """Have what was typed written down now."""
        self._rest.stop()
        text = self.sheet.text()
        if self._typed and self._page is not None:
            self._typed = False
            self.note_requested.emit(self._page.place, text)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the theme's colours."""
        self._theme = theme
        self.title.set_theme(theme)
        self.tags.set_theme(theme)
        self.offer.set_theme(theme)
        self._empty.set_theme(theme)
        self._state.setStyleSheet(f"color: {theme.text_soft.name()}; font-size: 12px")
        self.sheet.set_anew()
        self._show_star()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """A few lines; the reader gives it more."""
        return QSize(80 * STEP, 48 * STEP)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen any more is kept."""
        self.keep()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ground)
        painter.end()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(3 * STEP, STEP, 3 * STEP, 2 * STEP)
        foot.setSpacing(2 * STEP)
        foot.addWidget(self.tags, 1)
        self._state.setFixedHeight(self.tags.line.sizeHint().height())
        foot.addWidget(self._state, 0, Qt.AlignmentFlag.AlignBottom)
        leaf = QWidget(self)
        page = QVBoxLayout(leaf)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.offer)
        page.addWidget(self.sheet, 1)
        page.addLayout(foot)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(leaf)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addLayout(self._pages)
        self.setFocusProxy(self.sheet)

    def _connect(self) -> None:
        self.sheet.edited.connect(self._on_edited)
        self.sheet.left.connect(self._on_left)
        self.sheet.reading.address_clicked.connect(self.address_requested)
        self.tags.add_requested.connect(lambda name: self._ask(self.tag_requested, name))
        self.tags.remove_requested.connect(lambda name: self._ask(self.untag_requested, name))
        self._bookmark.clicked.connect(self.toggle_bookmark)
        self.offer.attach_pressed.connect(lambda: self._ask(self.attach_requested))
        self._close.clicked.connect(self.close_requested)

    def toggle_bookmark(self) -> None:
        """Ask for a bookmark here, or for none."""
        if self._page is not None:
            self.bookmark_requested.emit(self._page.place, not self._page.bookmarked)

    def _ask(self, wish: SignalInstance, *more: object) -> None:
        if self._page is not None:
            wish.emit(self._page.place, *more)

    def _on_edited(self) -> None:
        self._typed = True
        self._rest.start()
        self._tell_state()

    def _on_left(self) -> None:
        self.keep()
        self.ended.emit()

    def _tell_state(self) -> None:
        page, words = self._page, ""
        if page is not None and not self._typed and (page.text or not page.is_saved):
            words = self.tr("Saved") if page.is_saved else self.tr("Not saved yet")
        self._state.setText(words)

    def _show_star(self) -> None:
        marked = self._page is not None and self._page.bookmarked
        self._bookmark.setIcon(icons.icon("bookmarked" if marked else "bookmark", self._theme, 16))
        words = self.tr("Remove the bookmark") if marked else self.tr("Bookmark")
        self._bookmark.setToolTip(f"{words} (Ctrl+D)")
        self._bookmark.setAccessibleName(words)
        self._bookmark.setEnabled(self._page is not None)

    def _retranslate(self) -> None:
        about = "" if self._page is None else self._page.about
        self.title.set_words(self.tr("Note"), about)
        self._close.setToolTip(self.tr("Close the notes"))
        self._close.setAccessibleName(self.tr("Close the notes"))
        self.sheet.writing.setPlaceholderText(self.tr("Write a note…"))
        for part in (self.sheet.writing, self.sheet.reading):
            part.setAccessibleName(f"{self.tr('Note')}: {about}" if about else self.tr("Note"))
        self._empty.set_words(
            self.tr("Nothing to write about"),
            self.tr("Choose an event, a unit, a sentence or an article."),
        )
        self._show_star()
        self._tell_state()
