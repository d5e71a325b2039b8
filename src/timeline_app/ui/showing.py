"""What the owners announce, shown in every pane: facts on their way down."""

from __future__ import annotations

import math
import operator
from functools import partial

from PySide6.QtCore import QObject, Slot

from timeline_app.domain.record import MentionKind
from timeline_app.domain.refs import Locator, LocatorKind
from timeline_app.domain.spans import Span
from timeline_app.library.reader import StoredEvent
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import date_words, event_words, i18n, presenting
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session
from timeline_app.workspace.workspace import Contents, OpenArticle
from timeline_app.zhtext.variants import convert


class Showing(QObject):
    """Holds the slots for everything that the owners of state announce."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._complete = False
        self._facts: tuple[object, ...] = ()

    @Slot(object)
    def show_contents(self, contents: Contents) -> None:
        """The library was opened or has changed: fill the shelf and the timeline."""
        navigation, table = self._session.navigation, self._window.actions_table
        for action in (
            table.fit_all,
            table.fit_campaign,
            table.fit_chosen,
            table.export_image,
            table.export_data,
            table.copy_image,
            table.print_image,
        ):
            action.setEnabled(bool(contents.campaigns))
        self._window.timeline.set_labels(self._session.workspace.headlines)
        self._window.timeline.set_tooltip_provider(self.tooltip)
        self._window.timeline.speech.provider = partial(presenting.spoken, self._session.workspace)
        self.show_filters()
        if navigation.viewport is None:
            self._window.timeline.fit_all()
        if navigation.article_id is not None and contents.campaign(navigation.article_id) is None:
            navigation.visit(None, None)  # it was removed
            self._session.selection.select(None)
        if navigation.article_id is not None:
            self.load_article(navigation.article_id)
            return
        first = contents.opening_event()
        if first is None:
            self.load_article(None)
            self._announce_complete()
        else:
            self._window.timeline.event_selected_requested.emit(first)

    @Slot()
    def show_filters(self) -> None:
        """Show the campaigns that are ticked, in the tracks that the reader wants."""
        contents, arranged = self._session.workspace.contents, self._session.tracks
        shown = arranged.shown
        if contents is None or shown is None:
            return
        filters, script = self._session.filters, self._session.workspace.script
        language, theme = i18n.LANGUAGES.index(i18n.code()), self._window.theme
        facts = (contents, shown.columns, shown.groups, shown.folding, arranged.wishes)
        if not self._are_new((*facts, filters.filtered, script, theme, language)):
            return
        self._window.shelf.set_campaigns(
            presenting.shelf_items(contents, arranged.wishes, filters, script, self._window.theme)
        )
        tracks = presenting.arranged_tracks(
            contents, shown, arranged.wishes, filters.hidden, script
        )
        timeline, after = self._window.timeline, shown.folding
        before = timeline.folding
        timeline.set_events(shown.columns, tracks, after)
        if before is not after:
            self._session.navigation.move_views(partial(presenting.moved_view, before, after))

    def _are_new(self, facts: tuple[object, ...]) -> bool:
        """Whether what shelf and timeline are made of is other than it was: one change is announced by
        several owners, and ten thousand campaigns take their time.
        """
        before, self._facts = self._facts, facts
        return not before or not all(map(operator.is_, facts, before))

    @Slot(object)
    def load_article(self, article_id: int | None) -> None:
        """Another article is wanted in the article pane."""
        if article_id is not None:
            self._session.workspace.open_article(article_id)
            return
        self._window.article.clear()
        self._window.orbat.set_units((), self._session.workspace.script)
        self._window.shelf.set_current(None)
        self._window.timeline.set_current(None)

    @Slot(object)
    def show_article(self, article: OpenArticle) -> None:
        """The article has been loaded."""
        anew = self._window.article.show_article(presenting.article_view(article))
        self._window.orbat.set_units(article.stored.record.units, article.script)
        self._window.shelf.set_current(article.stored.id)
        self._window.timeline.set_current(article.stored.id)
        if anew:
            self.show_selection(self._session.selection.selected)
        else:
            self._show_in_tree(self._session.selection.selected)
            self.tell_selection()
        self._announce_complete()

    @Slot(object)
    def show_selection(self, selected: Locator | None) -> None:
        """Show the selection in every pane."""
        if selected is not None and selected.kind is LocatorKind.EVENT:
            event = self._session.workspace.stored_event(int(selected.id))
            if event is not None:
                self._show_event(event)
        elif selected is not None and selected.kind is LocatorKind.UNIT:
            self._show_unit(str(selected.id))
        else:
            self._show_nothing()
        self.tell_selection()

    @Slot()
    def show_history(self) -> None:
        """Say whether there is a way back and a way forward."""
        self._window.actions_table.back.setEnabled(self._session.navigation.can_go_back)
        self._window.actions_table.forward.setEnabled(self._session.navigation.can_go_forward)

    @Slot(object, bool)
    def show_viewport(self, viewport: Viewport, motion: bool) -> None:
        """Another stretch of time is in view."""
        self._window.timeline.set_viewport(viewport, animated=motion)

    @Slot(object)
    def show_moment(self, moment: float | None) -> None:
        """Say in the status bar which day the pointer is on."""
        view = self._session.navigation.viewport
        span = math.inf if view is None else view.span
        words = "" if moment is None else date_words.pointed_words(moment, span)
        self._window.pointer_label.setText(words)

    def tooltip(self, event_id: int) -> str:
        """What the timeline says of an event under the pointer."""
        stored = self._session.workspace.stored_event(event_id)
        if stored is None:
            return ""
        workspace = self._session.workspace
        campaign = workspace.campaign_title(stored.article_id)
        return event_words.event_tooltip(stored, campaign, workspace.script)

    def _show_event(self, stored: StoredEvent) -> None:
        window, event = self._window, stored.event
        window.timeline.set_selected((stored.id, *self._session.selection.several))
        window.timeline.set_lit(())
        self._show_in_tree(Locator.event(stored.id))
        window.article.mark_mentions(())
        article = self._session.workspace.article
        if article is not None and article.stored.id == stored.article_id:
            window.article.mark_sentence(
                event.sentence, event.span, animated=not self._window.timeline.reduced_motion
            )

    def _show_unit(self, key: str) -> None:
        window = self._window
        events = self._session.workspace.events_of_unit(key)
        window.timeline.set_selected(self._session.selection.several)
        window.timeline.set_lit(events)
        self._show_in_tree(Locator.unit(key))
        window.article.mark_sentence(None, None)
        window.article.mark_mentions(
            self._mentions(key), animated=not self._window.timeline.reduced_motion
        )

    @Slot()
    def tell_selection(self) -> None:
        """Say in the status bar what is selected, in the script and language of the moment."""
        selected, words = self._session.selection.selected, ""
        if selected is not None and selected.kind is LocatorKind.EVENT:
            stored = self._session.workspace.stored_event(int(selected.id))
            script = self._session.workspace.script
            words = "" if stored is None else event_words.selection_words(stored, script)
        elif selected is not None and selected.kind is LocatorKind.UNIT:
            words = self._unit_words(str(selected.id))
        self._window.selection_label.setText(words)

    def _unit_words(self, key: str) -> str:
        events = self._session.workspace.events_of_unit(key)
        contents = self._session.workspace.contents
        campaigns = 0 if contents is None else contents.campaigns_of(events)
        name = convert(self._unit_name(key), self._session.workspace.script)
        counts = (len(events), campaigns, len(self._mentions(key)))
        return presenting.unit_words(name, counts, self.tr)

    def _show_in_tree(self, selected: Locator | None) -> None:
        """Select the chosen unit in the tree, or light the units of the chosen event."""
        units: tuple[str, ...] = ()
        key: str | None = None
        if selected is not None and selected.kind is LocatorKind.EVENT:
            event = self._session.workspace.stored_event(int(selected.id))
            units = () if event is None else tuple(event.event.units)
        elif selected is not None and selected.kind is LocatorKind.UNIT:
            key = str(selected.id)
        self._window.orbat.select_unit(key)
        self._window.orbat.light_units(units)

    def _show_nothing(self) -> None:
        window = self._window
        window.timeline.set_selected(self._session.selection.several)
        window.timeline.set_lit(())
        window.article.mark_sentence(None, None)
        window.article.mark_mentions(())
        self._show_in_tree(None)

    def _unit_name(self, key: str) -> str:
        article = self._session.workspace.article
        units = () if article is None else article.stored.record.units
        return presenting.unit_name(key, units)

    def _mentions(self, key: str) -> list[Span]:
        article = self._session.workspace.article
        if article is None:
            return []
        return [
            mention.span
            for mention in article.stored.record.mentions
            if mention.kind is MentionKind.UNIT and mention.key == key
        ]

    def _announce_complete(self) -> None:
        if not self._complete:
            self._complete = True
            self._window.announce_complete()
