"""What a choice in one pane does to the others: wishes on their way up to the owners."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.dates import When
from timeline_app.domain.refs import Locator, LocatorKind
from timeline_app.domain.spans import Span
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import presenting
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.passages import Passages
from timeline_app.ui.widgets.message_bar import Offer
from timeline_app.workspace.navigation import Place
from timeline_app.workspace.session import Session

_CLOSE_LOOK = 60.0
"""Days in view after a jump from afar: the weeks around an event."""
_WIDE_VIEW = 400.0
"""Days in view from which a jump also moves closer."""


class Linking(QObject):
    """Holds the slots for everything a reader can choose in a pane.

    ``fetch_requested`` carries the title of a page, and an address on its wiki.
    """

    fetch_requested = Signal(str, str)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.passages = Passages(window, session)

    @Slot(int)
    def choose_event(self, event_id: int) -> None:
        """An event was chosen on the timeline: open its article at its sentence."""
        event = self._session.workspace.stored_event(event_id)
        if event is not None:
            self.visit(event.article_id, Locator.event(event_id))

    @Slot(int)
    def follow_date(self, event_id: int) -> None:
        """A date was chosen in the article: the timeline goes there."""
        event = self._session.workspace.stored_event(event_id)
        if event is not None:
            self.visit(event.article_id, Locator.event(event_id))
            self._go_to_time(event.event.when)

    @Slot(str)
    def choose_unit(self, key: str) -> None:
        """A unit was chosen: its events light up, and its mentions in the open article."""
        self.visit(self._session.navigation.article_id, Locator.unit(key))

    @Slot(object)
    def point_event(self, event_id: int | None) -> None:
        """The pointer is over an event in some pane, or over none."""
        self._session.selection.point(() if event_id is None else (event_id,))

    @Slot(object)
    def point_unit(self, key: str | None) -> None:
        """The pointer is over a unit: its events are pointed at, in every campaign."""
        events = () if key is None else self._session.workspace.events_of_unit(key)
        self._session.selection.point(events)

    @Slot(object, str)
    def go_to_unit(self, article_id: int | None, key: str) -> None:
        """To a unit in an article, None for the one that is open."""
        here = self._session.navigation.article_id
        self.visit(here if article_id is None else article_id, Locator.unit(key))

    @Slot(int, object)
    def go_to_words(self, article_id: int, words: Span | str | None) -> None:
        """Open an article, at a stretch or a sentence (folded) of it, or at its beginning."""
        self.passages.want(article_id, words)
        self.open_campaign(article_id)
        self.passages.show()

    def open_sentence(self, article_id: int, sentence: str, when: When | None) -> None:
        """Go to a sentence (folded) of an article, and to the time that it tells."""
        self.passages.want(article_id, sentence)
        self.visit(article_id, None)
        if when is not None:
            self._go_to_time(when)
        self.passages.show()

    @Slot(str)
    def open_page(self, title: str) -> None:
        """A link was followed: to the campaign of that title where the library has it."""
        article_id = self._session.workspace.find_article(title)
        if article_id is not None:
            self.open_campaign(article_id)
        else:
            words = self.tr("“{title}” is not in the library.").format(title=title)
            offer = Offer(self.tr("Fetch it from its wiki…"), lambda: self._ask_for(title))
            self._window.messages.show_message(words, offer=offer)

    def _ask_for(self, title: str) -> None:
        """A page is wanted that the open article links to: it is on the same wiki."""
        article = self._session.workspace.article
        source = None if article is None else article.stored.record.source
        self._window.messages.close_message()
        self.fetch_requested.emit(title, (source.url if source else None) or "")

    @Slot(int)
    def open_campaign(self, article_id: int) -> None:
        """Open an article and show its campaign."""
        self.visit(article_id, None)
        self.fit_campaign(article_id)

    @Slot(int)
    def fit_campaign(self, article_id: int) -> None:
        """Fill the timeline with one campaign, be it a track of its own or not."""
        timeline, contents = self._window.timeline, self._session.workspace.contents
        span = None if contents is None else presenting.campaign_span(contents, article_id)
        folding = timeline.folding
        timeline.fit_track(article_id, None if span is None else presenting.placed(folding, span))

    @Slot()
    def fit_open_campaign(self) -> None:
        """Fill the timeline with the campaign of the open article."""
        if self._session.navigation.article_id is not None:
            self.fit_campaign(self._session.navigation.article_id)

    @Slot(int)
    def toggle_event(self, event_id: int) -> None:
        """An event was added to the selected ones, or taken away; the first opens its article."""
        selected = self._session.selection.selected
        if selected is None or selected.kind is not LocatorKind.EVENT:
            self.choose_event(event_id)
        else:
            self._session.selection.toggle(event_id)

    @Slot()
    def clear_selection(self) -> None:
        """No event is selected any more, or, where none was, no span; the article stays open."""
        selection = self._session.selection
        if selection.selected is None and not selection.several:
            selection.let_go()
        else:
            selection.clear_events()

    @Slot()
    def let_go(self) -> None:
        """Let go of one thing: what the hand holds, the message, the search, the span, several events,
        one.
        """
        if self._window.timeline.canvas.band.cancel():
            return
        if self._window.messages.message():
            self._window.messages.close_message()
        elif not self._window.top_bar.search.clear():
            self._session.selection.let_go()

    def visit(self, article_id: int | None, selected: Locator | None) -> None:
        """Open an article, and select something."""
        self._session.navigation.visit(article_id, selected)
        self._session.selection.select(selected, again=True)

    @Slot(object)
    def restore_place(self, place: Place) -> None:
        """Back or forward led to another place."""
        self._session.selection.select(place.selected)

    def _go_to_time(self, when: When) -> None:
        days = (float(when.start), float(when.end + 1))
        start, end = presenting.placed(self._window.timeline.folding, days)
        view = self._session.navigation.viewport
        if view is None or (view.span <= _WIDE_VIEW and view.start <= start and end <= view.end):
            return
        near = _CLOSE_LOOK if view.span > _WIDE_VIEW else view.span
        span = max(near, 1.5 * (end - start))
        target = Viewport((start + end - span) / 2, span)
        self._session.navigation.set_viewport(target, motion=True)
