"""The reader's own work in the window: listed, gone to, walked through."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QObject, Qt, Slot

from timeline_app.domain.own import Place, Target, TargetKind
from timeline_app.domain.refs import Locator
from timeline_app.ui.i18n import translatable
from timeline_app.ui.linking import Linking
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.shelf_column import SHELF, STUDY
from timeline_app.ui.study.pane import StudyPane
from timeline_app.ui.study_words import StudyWords
from timeline_app.ui.widgets.lines import plain_label
from timeline_app.ui.widgets.message_bar import Offer
from timeline_app.workspace.session import Session
from timeline_app.workspace.study import Reached
from timeline_app.workspace.study_list import Grouping, Order, StudyList, Thing

_KEPT = "study-arrangement"
_REMOVAL = translatable("removal")
"""What the step is called."""


class Studying(QObject):
    """Fills the pane, which is made when it is first asked for, and goes where it leads."""

    def __init__(self, window: MainWindow, session: Session, linking: Linking) -> None:
        super().__init__(window)
        self._window, self._session, self._linking = window, session, linking
        self._study = session.study
        self._pane: StudyPane | None = None
        self._label = plain_label(window)
        self._label.hide()
        self._goes = False
        self._words = StudyWords(window, session)
        window.statusBar().insertWidget(0, self._label)
        self._recall()
        self._study.list_changed.connect(self._show_list)
        self._study.reached.connect(self._go_on)
        session.selection.selection_changed.connect(self._on_selected)
        window.column.page_requested.connect(self.show_page)
        for changed in (
            session.filters.filters_changed,
            window.top_bar.language_requested,
            window.top_bar.appearance_requested,
        ):
            changed.connect(self._tell_anew)

    @Slot()
    def toggle(self) -> None:
        """Show the pane and give it the keys; where it has them, show the campaigns again."""
        pane, column = self._pane, self._window.column
        here = pane is not None and pane.isVisible() and _has_focus(pane)
        table = self._window.actions_table
        for action in (table.timeline_only, table.article_only):
            action.setChecked(False)
        table.show_shelf.setChecked(True)
        self.show_page(SHELF if here else STUDY)
        column.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def show_page(self, page: str) -> None:
        """Show the campaigns or the reader's work."""
        if page == STUDY and self._pane is None:
            self._make_pane()
        self._window.column.show_page(page)
        self._show_list(self._study.shown)

    @Slot(object)
    def go_to(self, target: Target) -> None:
        """To a thing, in every pane."""
        listed = (thing for group in self._study.shown.groups for thing in group.things)
        thing = next((thing for thing in listed if thing.target == target), None)
        if thing is not None:
            self._study.stand_at(target)
            self._go(thing)

    @Slot(object)
    def drop(self, target: Target) -> None:
        """Remove all that was put down about a thing, in one step."""
        own = self._session.own_work
        for group in self._study.shown.groups:
            for thing in group.things:
                if thing.target == target:
                    own.change(_REMOVAL, drop=[entry.uid for entry in thing.entries])
                    words = self.tr("“{title}” was removed from your work.")
                    self._window.messages.show_message(
                        words.format(title=self._words.title(thing)),
                        offer=Offer(self.tr("Undo"), own.undo),
                    )
                    return

    @Slot(object)
    def _go_on(self, reached: Reached) -> None:
        """Go to what was walked to, and say how far that is."""
        self._go(reached.thing)
        words = self.tr("{place} of {total}").format(place=reached.place, total=reached.total)
        self._label.setText(words)
        self._label.show()

    @Slot(object)
    def _on_selected(self, selected: Locator | None) -> None:
        """What is selected otherwise is no step of the walk."""
        if not self._goes:
            self._label.hide()
            self._study.follow(selected)

    def _go(self, thing: Thing) -> None:
        self._goes = True
        self._lead_to(thing)
        self._goes = False
        if self._pane is not None:
            self._pane.set_current(thing.target)

    def _lead_to(self, thing: Thing) -> None:
        standing, target = thing.standing, thing.target
        if target.kind is TargetKind.LIBRARY:
            self._session.subject.choose(Place(target, ""))
        elif standing is None:
            self._go_where_it_was(Place(target, thing.name))
        elif standing.event_id is not None:
            self._linking.follow_date(standing.event_id)
        elif target.kind is TargetKind.UNIT:
            home = self._unit_home(target.key, standing.article_id)
            self._linking.visit(home, Locator.unit(target.key))
        elif target.kind is TargetKind.SENTENCE:
            self._linking.open_sentence(standing.article_id, target.key, standing.when)
        else:
            self._linking.open_campaign(standing.article_id)

    def _unit_home(self, key: str, article_id: int) -> int:
        """The open article, where it has the unit."""
        article = self._session.workspace.article
        if article is not None and any(unit.key == key for unit in article.stored.record.units):
            return article.stored.id
        return article_id

    def _go_where_it_was(self, lost: Place) -> None:
        page, table = lost.target.page, self._window.actions_table
        article_id = self._session.workspace.find_article(page) if page else None
        if article_id is not None:
            self._linking.open_campaign(article_id)
        self._session.subject.choose(lost)
        words = self.tr("What this hung on is no longer in the library; your words are kept.")
        remedy = self.tr("Choose something else, and attach them there in the notes pane.")
        shown = table.show_notes.isChecked()
        offer = None if shown else Offer(self.tr("Notes pane"), table.show_notes.trigger)
        self._window.messages.show_message(words, remedy, offer=offer)

    def _make_pane(self) -> None:
        window = self._window
        pane = self._pane = StudyPane(window.theme, window.column)
        window.column.add_page(STUDY, pane)
        window.keep_themed(pane)
        pane.thing_requested.connect(self.go_to)
        pane.drop_requested.connect(self.drop)
        pane.words_requested.connect(
            lambda words: self._study.want(replace(self._study.wanted, words=words))
        )
        pane.arrangement_requested.connect(self._arrange)
        self._tick()

    @Slot(str)
    def _arrange(self, value: str) -> None:
        wanted = self._study.wanted
        if value in set(Grouping):
            wanted = replace(wanted, grouping=Grouping(value))
        else:
            wanted = replace(wanted, order=Order(value))
        self._study.want(wanted)
        kept = f"{wanted.grouping.value} {wanted.order.value}"
        self._session.settings.set_layout(_KEPT, QByteArray(kept.encode()))
        self._tick()

    def _recall(self) -> None:
        kept = self._session.settings.layout(_KEPT) or QByteArray()
        grouping, _, order = bytes(kept.data()).decode("ascii", "replace").partition(" ")
        if grouping in set(Grouping) and order in set(Order):
            self._study.want(
                replace(self._study.wanted, grouping=Grouping(grouping), order=Order(order))
            )

    def _tick(self) -> None:
        if self._pane is not None:
            wanted = self._study.wanted
            self._pane.set_arrangement(wanted.grouping.value, wanted.order.value)

    @Slot()
    def _tell_anew(self) -> None:
        """Script, colours or language are others."""
        self._words.forget()
        self._show_list(self._study.shown)

    @Slot(object)
    def _show_list(self, shown: StudyList) -> None:
        self._window.column.set_count(STUDY, shown.total)
        if self._pane is not None and self._window.column.page() == STUDY:
            self._pane.set_things(self._words.groups(shown), shown.total)
            self._pane.set_current(self._study.at)


def _has_focus(pane: StudyPane) -> bool:
    return pane.tree.hasFocus() or pane.words.hasFocus()
