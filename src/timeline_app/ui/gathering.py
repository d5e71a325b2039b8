"""The chosen span of time and the events gathered, as every pane shows them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from timeline_app.domain.dates import When
from timeline_app.domain.refs import LocatorKind
from timeline_app.library.event_lines import EventLine
from timeline_app.timeline import points, signs
from timeline_app.timeline import span as spans
from timeline_app.timeline.span import TimeSpan
from timeline_app.ui import i18n, presenting
from timeline_app.ui.date_words import brief_words, when_words
from timeline_app.ui.event_list.model import Group, Line
from timeline_app.ui.event_list.pane import CSV
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.listing import EventList
from timeline_app.workspace.script import convert_label
from timeline_app.workspace.session import Session
from timeline_app.zhtext.variants import convert


class Gathering(QObject):
    """Shows what the owner of the selection announces beside the one thing selected."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._copied = ""

    @Slot()
    def show_several(self) -> None:
        """Outline the selected events, the one that every pane shows first."""
        selection = self._session.selection
        first = selection.selected
        one = (int(first.id),) if first is not None and first.kind is LocatorKind.EVENT else ()
        self._window.timeline.set_selected((*one, *selection.several))

    @Slot(object)
    def show_span(self, span: TimeSpan | None) -> None:
        """Shade the chosen span of time."""
        self._window.timeline.canvas.band.show_span(span)
        self._window.actions_table.fit_span.setEnabled(span is not None)

    @Slot(object)
    def show_list(self, listed: EventList | None) -> None:
        """List the events of the span, or those gathered."""
        if listed is not None:
            self._window.events.set_list(self._words(listed), self._groups(listed))
            self.show_current()
        self._window.show_list(listed is not None)

    @Slot()
    def show_current(self) -> None:
        """Mark the selected event in the list."""
        selected = self._session.selection.selected
        is_event = selected is not None and selected.kind is LocatorKind.EVENT
        self._window.events.set_current(int(selected.id) if selected and is_event else None)

    @Slot()
    def tell_anew(self) -> None:
        """Script, colours or language are others."""
        listed = self._session.listing.shown
        self._window.events.forget_lines()
        self.show_list(listed)

    @Slot(object)
    def show_lines(self, lines: Iterable[EventLine]) -> None:
        """What is said of some of the events has been read."""
        self._window.events.add_lines(
            (
                line.id,
                Line(self._date(line.when), _sign(line.kind), self._headline(line), _reader(line)),
            )
            for line in lines
        )

    @Slot(str)
    def copy(self, form: str) -> None:
        """Put the whole list into the clipboard, once it is read."""
        self._copied = form
        self._session.listing.read_all()

    @Slot(object)
    def show_all(self, lines: Iterable[EventLine]) -> None:
        """The whole list has been read: to the clipboard with it."""
        from timeline_app.export.event_list import Listed, as_csv, as_text  # wanted here alone

        listed = self._session.listing.shown
        if listed is None:
            return
        of = {n: group.article_id for group in listed.campaigns for n in group.ids}
        title = self._session.workspace.campaign_title
        rows = [
            Listed(
                title(of[line.id]),
                line.when,
                when_words(line.when),
                line.kind,
                self._headline(line),
            )
            for line in lines
            if line.id in of
        ]
        text = as_csv(rows) if self._copied == CSV else as_text(rows)
        QGuiApplication.clipboard().setText(text)
        words = self.tr("{count} events are in the clipboard.").format(count=len(rows))
        self._window.messages.show_message(words)

    def _words(self, listed: EventList) -> tuple[str, str]:
        total = listed.total
        count = self.tr("1 event") if total == 1 else self.tr("{count} events").format(count=total)
        if listed.span is None:
            return self.tr("Chosen events"), count
        return self.tr("In this time"), f"{count} · {spans.words(listed.span, i18n.code())[0]}"

    def _groups(self, listed: EventList) -> list[Group]:
        theme, wishes = self._window.theme, self._session.tracks.wishes
        workspace = self._session.workspace
        contents = workspace.contents
        rows = {row.article_id: row for row in contents.campaigns} if contents else {}
        return [
            Group(
                campaign.article_id,
                convert(rows[campaign.article_id].title, workspace.script),
                theme.track(presenting.wished_colour(rows[campaign.article_id], wishes)),
                campaign.ids,
                campaign.earlier,
            )
            for campaign in listed.campaigns
            if campaign.article_id in rows
        ]

    def _date(self, when: When) -> str:
        """When, without the year where the list is of one year alone."""
        span = self._session.selection.span
        return when_words(when) if span is None else brief_words(when, spans.only_year(span))

    def _headline(self, line: EventLine) -> str:
        return convert_label(line.headline, self._session.workspace.script, line.people)


def _reader(line: EventLine) -> str:
    """The sign of what of an event is the reader's, "" for nothing."""
    return points.OWN if line.is_own else points.CORRECTED if line.is_corrected else ""


def _sign(kind: str) -> str:
    return kind if kind in signs.SIGNS else ""
