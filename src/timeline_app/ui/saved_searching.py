"""Saved searches in the window: saved under a name, listed, opened again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot

from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import filter_words, presenting
from timeline_app.ui.filter_bar.box import FilterBox
from timeline_app.ui.filter_bar.values import Saved
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.saved_searches import SavedSearch
from timeline_app.workspace.session import Session


class SavedSearching(QObject):
    """Joins the page of the box to the owner of the saved searches."""

    def __init__(self, window: MainWindow, session: Session, box: FilterBox) -> None:
        super().__init__(window)
        self._window, self._session, self._box = window, session, box
        self._saved = session.saved_searches
        self._saved.saved_changed.connect(self.show_saved)
        box.saved.save_requested.connect(self._save)
        box.saved.list.line_chosen.connect(self.open_search)
        box.saved.list.rename_requested.connect(self._saved.rename)
        box.saved.list.remove_requested.connect(self._saved.remove)
        self.show_saved()

    @Slot(str)
    def open_search(self, name: str) -> None:
        """Filter and search as was saved, and go where that was looked at."""
        found = self._saved.of(name)
        if found is None:
            return
        self._box.close_box()
        self._session.filters.want(found.wanted)
        search = self._window.top_bar.search
        if found.words:
            search.search_for(found.words)
        else:
            search.clear()
        if found.view is not None:
            start, end = presenting.placed(self._window.timeline.folding, found.view)
            self._session.navigation.set_viewport(Viewport(start, end - start), motion=True)

    @Slot()
    def show_saved(self) -> None:
        """List what is saved."""
        contents, script = self._session.workspace.contents, self._session.workspace.script
        told = []
        for one in self._saved.all:
            chips = [] if contents is None else filter_words.chips(one.wanted, {}, contents, script)
            told.append(Saved(one.name, filter_words.search_name(chips, one.words)))
        self._box.show_saved(told)

    def fill_menu(self) -> None:
        """List what is saved in the window's menu."""
        self._window.top_bar.list_searches(one.name for one in self._saved.all)

    def suggest(self, name: str) -> None:
        """Offer a name for the present search, where there is one."""
        self._box.saved.suggest(name)
        if name:
            self._box.saved.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str, bool)
    def _save(self, name: str, with_view: bool) -> None:
        view, folding = self._window.timeline.viewport(), self._window.timeline.folding
        span = None
        if with_view and view is not None:
            span = (folding.day(view.start), folding.day(view.end))
        words = self._window.top_bar.search.line.text().strip()
        self._saved.save(SavedSearch(name, self._session.filters.wanted, words, span))
        self._box.close_box()
        self._window.messages.show_message(self.tr("Saved as “{name}”.").format(name=name))
