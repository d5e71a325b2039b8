"""Correcting events, adding one's own: the wishes, the dialogs, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from timeline_app.domain.own import Hidden, SameAs
from timeline_app.domain.refs import Locator, is_own
from timeline_app.ui.amending.correction import Correctable, CorrectionDialog
from timeline_app.ui.amending.lists import HiddenDialog
from timeline_app.ui.asking import Asking
from timeline_app.ui.date_words import when_words
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.own_adding import OwnAdding
from timeline_app.workspace.session import Session

_WORDS = 60


class Correcting(QObject):
    """Holds the slots of everything that changes events."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._amendments = session.amendments
        self._asking = Asking(window, session)
        self._own = OwnAdding(window, session, self._asking)
        self._connect()

    def _connect(self) -> None:
        table, selection = self._window.actions_table, self._session.selection
        table.correct.triggered.connect(self.correct)
        table.hide_event.triggered.connect(self.hide)
        table.merge_events.triggered.connect(self.merge)
        table.hidden_events.triggered.connect(self.list_hidden)
        selection.selection_changed.connect(self._look)
        selection.several_changed.connect(self._look)
        for pane in (
            self._window.timeline.canvas,
            self._window.article.browser,
            self._window.events.tree,
        ):
            pane.addActions([table.correct, table.hide_event, table.merge_events])
        self._look()

    @Slot()
    def correct(self) -> None:
        """Correct the selected event; one of the reader's own is changed as a whole."""
        stored = self._asking.selected()
        place = None if stored is None else self._amendments.place(stored.id)
        if stored is None or place is None:
            return
        if is_own(stored.event.key):
            self._own.change(stored)
            return
        original, corrections = stored.original or stored.event, self._amendments.corrections(place)
        merged = (content.key for content in corrections if isinstance(content, SameAs))
        same_as = next(merged, original.same_as or "")
        others = self._others(stored.id)
        if same_as not in ("", *(key for key, _ in others)):
            others.append((same_as, self._words_of(same_as, self.tr("another event"))))
        shown = Correctable(
            stored.event, original, stored.sentence_text, Hidden() in corrections, same_as, others
        )
        dialog = CorrectionDialog(shown, self._window.theme, self._window)
        dialog.accepted.connect(lambda: self._amendments.correct(place, dialog.corrections()))
        self._asking.open(dialog)

    @Slot()
    def hide(self) -> None:
        """Do not show the selected events any more, and offer the way back."""
        chosen = self._asking.chosen()
        if not chosen:
            return
        workspace = self._session.workspace
        name = workspace.headlines(chosen[:1]).get(chosen[0], "")
        stored = workspace.stored_event(chosen[0])
        self._amendments.hide(chosen)
        self._session.selection.clear_events()
        words = self.tr("“{headline}” is hidden.")
        if stored is not None and is_own(stored.event.key):
            words = self.tr("“{headline}” is removed.")
        if len(chosen) > 1:
            words = self.tr("{count} events are hidden.")
        words = words.format(headline=name, count=len(chosen))
        self._asking.tell(words)

    @Slot()
    def merge(self) -> None:
        """Have the selected one of several events stand for all of them."""
        several = self._session.selection.several
        if len(several) < 2:
            return
        selected = self._asking.selected()
        into = selected.id if selected is not None and selected.id in several else several[0]
        self._amendments.merge(several, into)
        self._session.selection.clear_events()
        self._session.selection.select(Locator.event(into))
        name = self._session.workspace.headlines([into]).get(into, "")
        words = self.tr("{count} events are shown as one: “{headline}”.")
        self._asking.tell(words.format(count=len(several), headline=name))

    @Slot()
    def list_hidden(self) -> None:
        """Show what is hidden or merged, to be brought back."""
        dialog = HiddenDialog(self._window)
        own = self._session.own_work

        def fill() -> None:
            dialog.set_items([(e.uid, self._words_of(e.target.key, e.words)) for e in hidden()])

        hidden = self._amendments.hidden
        dialog.show_requested.connect(self._amendments.show_again)
        own.entries_changed.connect(fill)
        dialog.finished.connect(lambda: own.entries_changed.disconnect(fill))
        dialog.finished.connect(dialog.deleteLater)
        fill()
        dialog.open()

    def _others(self, event_id: int) -> list[tuple[str, str]]:
        """Events of the same days, and the one that this one is told by: keys and words."""
        workspace, found = self._session.workspace, []
        for other in self._amendments.near(event_id):
            stored = workspace.stored_event(other)
            if stored is not None:
                campaign = workspace.campaign_title(stored.article_id)
                words = f"{when_words(stored.event.when)}  {stored.event.headline} · {campaign}"
                found.append((stored.event.key, words))
        return found

    def _words_of(self, key: str, words: str) -> str:
        """An event by its key: its date and headline; ``words`` where it is not known."""
        article = self._session.workspace.article
        ids = dict(self._session.own_work.event_ids)
        if article is not None and key not in ids:
            events = zip(article.stored.record.events, article.stored.event_ids, strict=True)
            ids |= {event.key: event_id for event, event_id in events}
        stored = self._session.workspace.stored_event(ids[key]) if key in ids else None
        if stored is None:
            return " ".join(words.split())[:_WORDS]
        return f"{when_words(stored.event.when)}  {stored.event.headline}"

    @Slot()
    def _look(self) -> None:
        table = self._window.actions_table
        chosen = self._asking.chosen()
        table.correct.setEnabled(len(chosen) == 1)
        table.hide_event.setEnabled(bool(chosen))
        table.merge_events.setEnabled(len(chosen) > 1)
