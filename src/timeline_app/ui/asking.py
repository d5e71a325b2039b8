"""What the wishes about events have in common: what is chosen, dialogs, messages with a way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from timeline_app.domain.refs import LocatorKind
from timeline_app.library.reader import StoredEvent
from timeline_app.ui.amending.correction import CorrectionDialog
from timeline_app.ui.amending.event import OwnEventDialog
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.widgets.message_bar import Offer
from timeline_app.workspace.amendments import Prepared
from timeline_app.workspace.session import Session


class Asking(QObject):
    """Opens dialogs; how dates are read comes to them when it is known."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._waiting: CorrectionDialog | OwnEventDialog | None = None
        self._told, self._changes = "", 0
        session.own_work.entries_changed.connect(self._count)

    def open(self, dialog: CorrectionDialog | OwnEventDialog) -> None:
        """Open a dialog."""
        self._waiting = dialog
        dialog.finished.connect(partial(self._close, dialog))
        units = isinstance(dialog, OwnEventDialog)
        self._session.amendments.prepare(self._help, units=units)
        dialog.open()

    @Slot(object)
    def _help(self, prepared: Prepared) -> None:
        dialog = self._waiting
        if dialog is None:
            return
        dialog.date.set_reader(prepared.read_date)
        if isinstance(dialog, OwnEventDialog):
            dialog.set_units(prepared.units)

    def _close(self, dialog: QDialog, result: int) -> None:
        if self._waiting is dialog:
            self._waiting = None
        dialog.deleteLater()

    def selected(self) -> StoredEvent | None:
        """The selected event."""
        selected = self._session.selection.selected
        if selected is None or selected.kind is not LocatorKind.EVENT:
            return None
        return self._session.workspace.stored_event(int(selected.id))

    def chosen(self) -> tuple[int, ...]:
        """The selected events."""
        selected = self._session.selection.selected
        if self._session.selection.several:
            return self._session.selection.several
        if selected is not None and selected.kind is LocatorKind.EVENT:
            return (int(selected.id),)
        return ()

    def tell(self, words: str) -> None:
        """Say what was done, with a way back."""
        own = self._session.own_work
        self._window.messages.show_message(words, offer=Offer(self.tr("Undo"), own.undo))
        self._told, self._changes = words, 0

    @Slot()
    def _count(self) -> None:
        """After another change "Undo" would take that one back: the offer goes."""
        self._changes += 1
        if self._told and self._changes > 1 and self._window.messages.message() == self._told:
            self._window.messages.close_message()
            self._told = ""
