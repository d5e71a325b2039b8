"""The box in which filters are chosen: what it shows, and what its wishes do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.event_filter import LISTED, Days, Facet
from timeline_app.export.asked_span import asked_span, date_words
from timeline_app.ui import filter_words
from timeline_app.ui.filter_bar.box import SAVED, FilterBox
from timeline_app.ui.i18n import error_words
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.filtering import Offer
from timeline_app.workspace.session import Session


class FilterChoosing(QObject):
    """Joins the box to the owner of the filter."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session, self._filters = window, session, session.filters
        self.box = FilterBox(window.theme, window)
        window.keep_themed(self.box)
        self._filters.offered.connect(self._show_offer)
        values, time = self.box.values, self.box.time
        self.box.facet_opened.connect(self._show_facet)
        values.value_requested.connect(self._want_value)
        values.query_requested.connect(self._look_for)
        values.text_requested.connect(self._want_text)
        values.subordinates_requested.connect(self._want_subordinates)
        values.all_requested.connect(self._want_campaigns)
        time.span_requested.connect(self._want_typed)
        time.view_requested.connect(self._want_view)
        time.chosen_requested.connect(self._want_chosen)

    def open_at(self, facet: Facet | None, anchor: QWidget) -> None:
        """Open the box below a widget, turned to a facet or, for None, to the saved searches."""
        if self._session.workspace.contents is not None:
            self._show_facets()
            self.box.open_at(facet or SAVED, anchor)

    def refresh(self) -> None:
        """The filter or what it is of has changed: show it, where the box is open."""
        if self.box.isVisible():
            self._show_facets()
            self._show_facet(self.box.facet)

    def _show_facets(self) -> None:
        wanted = self._filters.wanted
        names = {facet: filter_words.facet_words(facet) for facet in Facet}
        counts = {facet: len(wanted.values(facet)) for facet in LISTED}
        counts[Facet.TIME] = int(wanted.span is not None)
        contents = self._session.workspace.contents
        if contents is not None and wanted.hidden:
            counts[Facet.CAMPAIGN] = len(contents.campaigns) - len(wanted.hidden)
        self.box.show_facets(names, counts, self.tr("Saved searches"))

    @Slot(object)
    def _show_facet(self, facet: Facet | None) -> None:
        if facet is None:
            return
        if facet is Facet.TIME:
            chosen = self._session.selection.span is not None
            self.box.time.show_span(typed(self._filters.wanted.span), chosen=chosen)
        else:
            self.box.values.subordinates.setChecked(self._filters.wanted.subordinates)
            self._filters.ask(facet, self.box.values.query)

    @Slot(object)
    def _show_offer(self, offered: Offer) -> None:
        script = self._session.workspace.script
        self.box.show_choices(filter_words.choices(offered, script))

    @Slot()
    def _look_for(self) -> None:
        if self.box.facet is not None:
            self._filters.ask(self.box.facet, self.box.values.query)

    @Slot(str, bool)
    def _want_value(self, name: str, wanted: bool) -> None:
        facet = self.box.facet
        if facet is Facet.CAMPAIGN:
            self._filters.set_shown(int(name), wanted)
        elif facet is not None:
            self._filters.want(self._filters.wanted.toggled(facet, name, wanted))

    @Slot(str)
    def _want_text(self, words: str) -> None:
        self._filters.want(self._filters.wanted.toggled(Facet.TEXT, words, True))

    @Slot(bool)
    def _want_subordinates(self, wanted: bool) -> None:
        self._filters.want(replace(self._filters.wanted, subordinates=wanted))

    @Slot(bool)
    def _want_campaigns(self, shown: bool) -> None:
        contents = self._session.workspace.contents
        rows = () if shown or contents is None else contents.campaigns
        hidden = frozenset(row.article_id for row in rows)
        self._filters.want(replace(self._filters.wanted, hidden=hidden))

    @Slot(str, str)
    def _want_typed(self, first: str, last: str) -> None:
        try:
            self._want_span(asked_span(first, last))
        except ExpectedError as error:
            self.box.time.show_fault(error_words(error, self.tr))

    @Slot()
    def _want_chosen(self) -> None:
        span = self._session.selection.span
        if span is not None:
            folding = self._window.timeline.folding
            self._want_span((folding.day(span.start), folding.day(span.end)))

    @Slot()
    def _want_view(self) -> None:
        view, folding = self._window.timeline.viewport(), self._window.timeline.folding
        if view is not None:
            self._want_span((folding.day(view.start), folding.day(view.end)))

    def _want_span(self, span: Days | None) -> None:
        self._filters.want(replace(self._filters.wanted, span=span))


def typed(span: Days | None) -> tuple[str, str]:
    """A stretch of time as it could be typed, "" for an open end."""
    start, end = span or (None, None)
    first = "" if start is None else date_words((start, start + 1))[0]
    return first, "" if end is None else date_words((end - 1, end))[1]
