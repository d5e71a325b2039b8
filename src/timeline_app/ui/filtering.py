"""Filters in the window: the bar of chips, and what the reader asks of the filter as a whole."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from timeline_app.domain.event_filter import EventFilter, Facet
from timeline_app.ui import filter_words
from timeline_app.ui.filter_bar.bar import FilterBar
from timeline_app.ui.filter_bar.values import Chip
from timeline_app.ui.filter_choosing import FilterChoosing
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.saved_searching import SavedSearching
from timeline_app.workspace.session import Session


class Filtering(QObject):
    """Joins the bar to the owner of the filter, and opens the box."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session, self._filters = window, session, session.filters
        self.bar = FilterBar(window.theme, window)
        window.arrangement.add_timeline_bar(self.bar)
        window.keep_themed(self.bar)
        self.choosing = FilterChoosing(window, session)
        self.saved = SavedSearching(window, session, self.choosing.box)
        self.bar.edit_requested.connect(self.open_at)
        self.bar.remove_requested.connect(self.drop)
        self.bar.clear_requested.connect(self.clear)
        self.bar.save_requested.connect(self.open_saved)
        self.bar.resized.connect(self._make_room, Qt.ConnectionType.QueuedConnection)
        for changed in (
            self._filters.wanted_changed,
            self._filters.filters_changed,
            session.workspace.contents_changed,
            window.top_bar.script_requested,
            window.top_bar.language_requested,
        ):
            changed.connect(self.show_filter)
        self.show_filter()

    @Slot()
    def open(self) -> None:
        """Choose what to filter by."""
        self.open_at(None)

    @Slot(object)
    def open_at(self, facet: Facet | None) -> None:
        """Choose the values of a facet; None for one that is filtered by, or the first."""
        wanted = self._filters.wanted.facets
        found = facet or next(iter(wanted), Facet.CAMPAIGN)
        self.choosing.open_at(found, self._anchor(facet))

    @Slot()
    def open_saved(self) -> None:
        """Save the present search, or open another one."""
        self.saved.show_saved()
        self.choosing.open_at(None, self._anchor(None))
        words = self._window.top_bar.search.line.text().strip()
        self.saved.suggest(filter_words.search_name(self._chips(), words))

    @Slot()
    def clear(self) -> None:
        """Leave nothing out."""
        self._filters.want(EventFilter())

    @Slot(object)
    def drop(self, facet: Facet) -> None:
        """Leave nothing out by a facet."""
        self._filters.want(self._filters.wanted.without(facet))

    @Slot()
    def take_words(self) -> None:
        """Filter by the words of the search box; where there are none they are asked for."""
        words = self._window.top_bar.search.line.text().strip()
        if words:
            self._filters.want(self._filters.wanted.toggled(Facet.TEXT, words, True))
        else:
            self.open_at(Facet.TEXT)

    @Slot(str)
    def show_only(self, key: str) -> None:
        """Show only the events of a track, by its key: those of a campaign, a side, a unit …"""
        facet, _, value = key.partition(":")
        self._filters.show_only(Facet(facet), value)

    @Slot()
    def show_filter(self) -> None:
        """Tell what is filtered by, and what is left."""
        filters, contents = self._filters, self._session.workspace.contents
        left, count = filters.filtered, "…"
        if contents is not None and left is not None and left.wanted == filters.wanted:
            words = self.tr("{kept} of {count} events")
            count = words.format(kept=left.count, count=len(contents.columns))
        self.bar.show_filter(self._chips(), count)
        self.choosing.refresh()

    def _anchor(self, facet: Facet | None) -> QWidget:
        return self._window.timeline if self.bar.isHidden() else self.bar.anchor(facet)

    @Slot()
    def _make_room(self) -> None:
        """The box lies below the chips, also while they become more."""
        self.choosing.box.keep_below(self.bar)

    def _chips(self) -> list[Chip]:
        contents, left = self._session.workspace.contents, self._filters.filtered
        if contents is None:
            return []
        titles = {} if left is None else left.titles
        script = self._session.workspace.script
        return filter_words.chips(self._filters.wanted, titles, contents, script)
