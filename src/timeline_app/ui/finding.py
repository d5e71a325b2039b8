"""Searching in the window: the box asks, the list and the marks show what was found."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor

from timeline_app.domain.refs import LocatorKind
from timeline_app.ui import presenting
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.search_box import Hit
from timeline_app.ui.search_words import SearchWords
from timeline_app.workspace.searching import Findings
from timeline_app.workspace.session import Session

_RECENT = 10
"""Searches that are remembered."""


class Finding(QObject):
    """Joins the search box to the owner of the search; where a hit leads is up to who hears of it."""

    event_requested = Signal(int)
    unit_requested = Signal(object, str)
    """The article that is to be opened with it, None for the one that is open; and the unit."""
    passage_requested = Signal(int, object)
    """An article, and the words there: a span, a folded sentence, or None."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._box, self._searching = window.top_bar.search, session.searching
        box, searching = self._box, self._searching
        box.whole_requested.connect(searching.show_whole)
        box.campaigns_requested.connect(searching.show_more_campaigns)
        box.names_requested.connect(searching.show_more_names)
        searching.found.connect(self.show_findings)
        searching.events_changed.connect(self.mark)

    @Slot(str)
    def look_up(self, words: str) -> None:
        """Search for words, or for nothing any more."""
        self._searching.look_up(words)

    @Slot(object)
    def show_findings(self, findings: Findings) -> None:
        """List what was found."""
        self._box.show_lines(findings.words, self._words().lines(findings))

    @Slot()
    def show_recent(self) -> None:
        """List what was searched for of late."""
        self._box.show_lines("", self._words().recent(self._session.settings.recent_searches))

    @Slot()
    def mark(self) -> None:
        """Mark the events that hold the words on the timeline and the overview."""
        self._window.timeline.found.show(self._searching.events)

    @Slot(object)
    def go_to(self, hit: Hit) -> None:
        """A line was chosen: to its event, its unit in the article of the hit, or its words."""
        self._remember()
        if not hit.stays:
            self._window.timeline.setFocus()
        if hit.target.kind is LocatorKind.EVENT:
            self.event_requested.emit(int(hit.target.id))
        elif hit.target.kind is LocatorKind.UNIT:
            self.unit_requested.emit(hit.article_id, str(hit.target.id))
        else:
            self.passage_requested.emit(int(hit.target.id), hit.span)

    def step(self, by: int) -> None:
        """To the next event that was found, or the one before."""
        self._window.timeline.walker.found(by)

    def _remember(self) -> None:
        words, settings = self._searching.words, self._session.settings
        if words:
            before = [one for one in settings.recent_searches if one != words]
            settings.recent_searches = [words, *before][:_RECENT]

    def _words(self) -> SearchWords:
        return SearchWords(self._session.workspace.script, self.tr, self._colour_of)

    def _colour_of(self, article_id: int) -> QColor | None:
        contents = self._session.workspace.contents
        row = None if contents is None else contents.campaign(article_id)
        if row is None:
            return None
        wishes = self._session.tracks.wishes
        return self._window.theme.track(presenting.wished_colour(row, wishes))
