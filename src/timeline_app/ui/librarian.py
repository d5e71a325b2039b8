"""The library as the reader looks after it: its window, and what becomes of the wishes there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.spans import Span
from timeline_app.ingest.summary import ImportSummary
from timeline_app.ui import presenting
from timeline_app.ui.i18n import error_words
from timeline_app.ui.library.dialog import LibraryDialog, Page
from timeline_app.ui.library.questions import ask_to_restore
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.removing import Removing
from timeline_app.ui.widgets.message_bar import MessageKind, Offer
from timeline_app.workspace.holdings import Inventory
from timeline_app.workspace.session import Session


class Librarian(QObject):
    """Opens the window of the library, and tells of imports, backups and what is damaged.

    ``place_requested`` carries an article's id and a span of its text, or None for all of it.
    """

    place_requested = Signal(int, object)
    address_requested = Signal(str)
    failed = Signal(object)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._holdings = session.holdings
        self.removing = Removing(window, session)
        self._dialog: LibraryDialog | None = None
        self._summary: ImportSummary | None = None
        holdings = self._holdings
        holdings.looked.connect(self._show_inventory)
        holdings.doubts_read.connect(self._show_doubts)
        holdings.reread.connect(self.tell_import)
        holdings.backed_up.connect(self._tell_backed_up)
        holdings.restored.connect(self._tell_restored)
        holdings.failed.connect(self.failed)
        session.workspace.contents_changed.connect(self._look_again)
        window.top_bar.appearance_requested.connect(self._follow_theme)
        window.top_bar.language_requested.connect(self._close)

    @Slot()
    def open(self, page: Page = Page.ARTICLES) -> None:
        """Show the window; before the library is open there are only its backups to see."""
        if self._session.workspace.contents is None and page is not Page.BACKUPS:
            return
        if self._dialog is None:
            self._dialog = self._made()
            self._holdings.look()
        self._dialog.show_page(page)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot()
    def open_backups(self) -> None:
        """Show the backups."""
        self.open(Page.BACKUPS)

    @Slot(object)
    def tell_unusable(self, error: ExpectedError) -> None:
        """Say that the library cannot be used as it is; a backup may."""
        words = error_words(error, self.tr)
        offer = Offer(self.tr("Show the backups"), self.open_backups)
        self._window.messages.show_message(words, kind=MessageKind.ERROR, offer=offer)

    @Slot()
    def open_import(self) -> None:
        """Show what the last import did."""
        self.open(Page.IMPORT)
        if self._dialog is not None and self._summary is not None:
            self._dialog.show_summary(self._summary)

    @Slot(object)
    def tell_import(self, summary: ImportSummary) -> None:
        """Say what an import brought; the details are a click away."""
        self._summary = summary
        words = presenting.import_words(summary, self.tr)
        offer = Offer(self.tr("Details"), self.open_import)
        self._window.messages.show_message(words, offer=offer)
        if self._dialog is not None:
            self._dialog.last_import.show_summary(summary)

    @Slot(object)
    def _show_inventory(self, inventory: Inventory) -> None:
        if self._dialog is not None:
            self._dialog.show_inventory(inventory, self._session.navigation.article_id)

    @Slot(object)
    def _show_doubts(self, doubts: object) -> None:
        if self._dialog is not None:
            self._dialog.show_doubts(doubts)  # type: ignore[arg-type]  # signals carry objects

    @Slot()
    def _look_again(self) -> None:
        if self._dialog is not None:
            self._holdings.look()

    @Slot()
    def _tell_backed_up(self) -> None:
        self._window.messages.show_message(self.tr("The library was backed up."))

    @Slot()
    def _tell_restored(self) -> None:
        self._session.workspace.close()  # what was opened meanwhile shows the former file
        words = self.tr("The backup was restored.")
        kept = self.tr("What it took the place of is kept among the backups.")
        self._window.messages.show_message(words, kept)

    @Slot()
    def _follow_theme(self) -> None:
        if self._dialog is not None:
            self._dialog.set_theme(self._window.theme)

    @Slot()
    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None

    @Slot(int, object)
    def _go_to(self, article_id: int, span: Span | None) -> None:
        """Make way for the article; a message leads back to the list as it was."""
        if self._dialog is not None:
            self._dialog.hide()
        if span is not None:
            offer = Offer(self.tr("Back to the list"), self._come_back)
            words = self.tr("This place of the article was not understood.")
            self._window.messages.show_message(words, offer=offer)
        self.place_requested.emit(article_id, span)

    def _come_back(self) -> None:
        self._window.messages.close_message()
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.activateWindow()

    def _restore(self, backup: Path) -> None:
        self._holdings.restore(backup, self._session.workspace.close)

    def _made(self) -> LibraryDialog:
        dialog = LibraryDialog(self._window.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.articles.open_requested.connect(lambda each: self._go_to(each, None))
        dialog.articles.place_requested.connect(self._go_to)
        dialog.articles.address_requested.connect(self.address_requested)
        dialog.articles.remove_requested.connect(self.removing.remove)
        dialog.articles.reread_requested.connect(self._holdings.read_again)
        for page in (dialog.articles, dialog.last_import):
            page.doubts_requested.connect(self._holdings.read_doubts)
        dialog.last_import.place_requested.connect(self._go_to)
        dialog.removed.put_back_requested.connect(self._holdings.put_them_back)
        dialog.backups.back_up_requested.connect(self._holdings.back_up)
        dialog.backups.restore_requested.connect(
            lambda backup: ask_to_restore(backup, dialog, partial(self._restore, backup.path))
        )
        dialog.finished.connect(self._on_closed)
        return dialog
