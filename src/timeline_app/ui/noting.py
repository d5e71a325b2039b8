"""The reader's notes in the window: the pane, the actions, and what they are about."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.own import Place, TargetKind
from timeline_app.domain.refs import LocatorKind
from timeline_app.ui import event_words
from timeline_app.ui.i18n import translatable
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.notes.pane import NotePage, NotesPane
from timeline_app.workspace.session import Session
from timeline_app.zhtext.variants import convert

_KINDS = {
    TargetKind.EVENT: translatable("Event"),
    TargetKind.SENTENCE: translatable("Sentence"),
    TargetKind.ARTICLE: translatable("Article"),
    TargetKind.UNIT: translatable("Unit"),
    TargetKind.LIBRARY: translatable("The whole library"),
}
_TOLD = 4000
"""Milliseconds for which the status bar tells of a step."""


class Noting(QObject):
    """Joins the notes pane and the actions of notes to the notebook and its subject.

    ``address_requested`` carries a link of a note that was clicked.
    """

    address_requested = Signal(str)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._is_made = False
        self._carried: Place | None = None
        session.subject.subject_changed.connect(self.show_page)
        session.notebook.pages_changed.connect(self.show_page)
        session.own_work.failed.connect(self.show_page)
        session.own_work.turned.connect(self._tell_step)
        session.filters.filters_changed.connect(self.show_page)
        session.closing.connect(self.keep)
        window.top_bar.language_requested.connect(self.show_page)
        table = window.actions_table
        table.show_notes.triggered.connect(self.show_pane)
        table.note.triggered.connect(self.write)
        table.tag.triggered.connect(self.add_tag)
        table.bookmark.triggered.connect(self.set_bookmark)
        if session.settings.notes:
            table.show_notes.setChecked(True)
            self.show_pane(True)
        self.show_page()

    @cached_property
    def pane(self) -> NotesPane:
        """The pane, made when it is first wanted."""
        made = NotesPane(self._window.theme, self._window)
        book = self._session.notebook
        made.note_requested.connect(book.write)
        made.ended.connect(book.rise)
        made.bookmark_requested.connect(book.set_bookmark)
        made.tag_requested.connect(book.tag)
        made.untag_requested.connect(book.untag)
        made.attach_requested.connect(self._attach)
        made.address_requested.connect(self.address_requested)
        made.close_requested.connect(self._window.actions_table.show_notes.trigger)
        self._window.arrangement.add_beside(made, below=True)
        self._window.keep_themed(made)
        self._is_made = True
        return made

    @Slot(bool)
    def show_pane(self, shown: bool) -> None:
        """Show the pane below the order of battle, or fold it away."""
        self._session.settings.notes = shown
        if not shown and not self._is_made:
            return
        focus = self._window.focusWidget()
        if not shown and focus is not None and self.pane.isAncestorOf(focus):
            self._window.article.setFocus()  # where one was reading
        self._window.arrangement.show_beside(self.pane, shown)
        self.show_page()

    @Slot()
    def write(self) -> None:
        """Put the cursor into the note about what is chosen."""
        self._open()
        self.pane.write()

    @Slot()
    def add_tag(self) -> None:
        """Put the cursor where a tag is added to what is chosen."""
        self._open()
        self.pane.add_tag()

    @Slot(bool)
    def set_bookmark(self, marked: bool) -> None:
        """Put a bookmark at what is chosen, or take it away."""
        place = self._session.subject.place
        if place is not None:
            self._session.notebook.set_bookmark(place, marked)

    @Slot()
    def keep(self) -> None:
        """Have everything that was typed written down."""
        if self._is_made:
            self.pane.keep()
        self._session.notebook.write_again()

    @Slot()
    def show_page(self) -> None:
        """Show what there is about the thing that is chosen now."""
        table, place = self._window.actions_table, self._session.subject.place
        for action in (table.note, table.tag, table.bookmark):
            action.setEnabled(place is not None)
        page = None if place is None else self._page(place)
        table.bookmark.setChecked(page is not None and page.bookmarked)
        if self._is_made:
            self.pane.set_page(page, self._session.notebook.tags())
            self.pane.offer.set_words(self._carried_to(place))

    def _carried_to(self, place: Place | None) -> str:
        """The words of what has lost its place, was looked at last, and can be hung elsewhere."""
        book, script = self._session.notebook, self._session.workspace.script
        if place is not None and book.is_lost(place):
            self._carried = place
            return ""
        if self._carried is not None and not book.is_lost(self._carried):
            self._carried = None
        return "" if self._carried is None else convert(self._carried.words, script)

    @Slot(object)
    def _attach(self, place: Place) -> None:
        if self._carried is not None:
            self._session.notebook.attach(self._carried, place)

    @Slot(object, bool)
    def _tell_step(self, label: str | None, again: bool) -> None:
        """What was undone may lie where the reader does not look."""
        words = self.tr("Done again: {step}") if again else self.tr("Undone: {step}")
        if label is not None:
            told = words.format(step=self.tr(label))
            self._window.statusBar().showMessage(told, _TOLD)

    def _open(self) -> None:
        """Have the pane in view, whatever else stood alone."""
        table = self._window.actions_table
        for alone in (table.timeline_only, table.article_only):
            alone.setChecked(False)
        if not table.show_notes.isChecked():
            table.show_notes.trigger()

    def _page(self, place: Place) -> NotePage:
        page = self._session.notebook.page(place)
        lost = self._session.notebook.is_lost(place)
        kind = self.tr("No longer in the text") if lost else self.tr(_KINDS[place.target.kind])
        about = f"{kind} · {self._about(place)}"
        return NotePage(place, about, page.text, page.tags, page.bookmarked, page.is_saved)

    def _about(self, place: Place) -> str:
        workspace, selected = self._session.workspace, self._session.selection.selected
        if selected is not None and selected.kind is LocatorKind.EVENT:
            stored = workspace.stored_event(int(selected.id))
            if stored is not None:
                return event_words.selection_words(stored, workspace.script)
        return convert(place.words, workspace.script)
