"""Articles that the reader takes out of the library, and puts back."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Slot

from timeline_app.domain.own import Entry, OwnEvent
from timeline_app.domain.refs import is_own, own_name
from timeline_app.ui.i18n import translatable
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.widgets.message_bar import Offer
from timeline_app.workspace.holdings import TakenOut
from timeline_app.workspace.session import Session


class Removing(QObject):
    """Has it done, says so, and offers to take it back."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._holdings = session.holdings
        self._holdings.removed.connect(self._tell_removed)
        self._holdings.put_back.connect(self._tell_put_back)

    @Slot(object)
    def remove(self, article_ids: Collection[int]) -> None:
        """Remove articles; a message offers to take it back.  A campaign of the reader's own is a
        piece of the reader's work, and goes with its events, as a step that can be undone.
        """
        pages = {each: self._session.workspace.own.page_of(each) for each in article_ids}
        own = {page for page in pages.values() if is_own(page)}
        if own:
            self._remove_own(own)
        read = [article_id for article_id, page in pages.items() if page not in own]
        if read:
            self._holdings.remove(read)

    def _remove_own(self, pages: Collection[str]) -> None:
        work = self._session.own_work
        uids = {entry.uid for entry in work.entries if own_name(entry.uid) in pages}
        uids |= {entry.uid for entry in work.entries if _campaign_of(entry) in uids}
        work.change(translatable("Remove campaign"), drop=uids)
        offer = Offer(self.tr("Undo"), work.undo)
        words = self.tr("Your campaign was removed with its events.")
        self._window.messages.show_message(words, offer=offer)

    @Slot(object)
    def _tell_removed(self, taken: TakenOut) -> None:
        words = self.tr("“{title}” was removed.").format(title=taken.title)
        if taken.count > 1:
            words = self.tr("{count} articles were removed.").format(count=taken.count)
        offer = Offer(self.tr("Undo"), lambda: self._holdings.put_them_back(taken.kept))
        self._window.messages.show_message(words, self.tr("Your notes stay."), offer=offer)

    @Slot(int)
    def _tell_put_back(self, count: int) -> None:
        words = self.tr("{count} articles were put back.").format(count=count)
        self._window.messages.show_message(
            self.tr("The article was put back.") if count == 1 else words
        )


def _campaign_of(entry: Entry) -> str:
    """The uid of the reader's own campaign that an own event is of, "" where it is of none."""
    return entry.content.campaign if isinstance(entry.content, OwnEvent) else ""
