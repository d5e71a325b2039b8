"""Fetching from wikis as the reader asks for it: the dialog, and what its wishes become."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog

from timeline_app.ingest.fetching import DEFAULT_WIKI, Plan, wiki_of
from timeline_app.ui.library.fetch_dialog import FetchDialog, FetchOffer
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.fetches import Fetches
from timeline_app.workspace.session import Session

_KEPT = "wikis"
_MOST = 12
"""Wikis that are remembered."""


class Fetching(QObject):
    """Opens the dialog; ``fetched`` carries the summary, ``failed`` what went wrong once it was closed."""

    fetched = Signal(object)
    failed = Signal(object)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._dialog: FetchDialog | None = None
        self._fetches = Fetches(session.workspace.path, session.tasks, self)
        self._fetches.planned.connect(self._show_plan)
        self._fetches.began.connect(self._close)
        self._fetches.fetched.connect(self._tell)
        self._fetches.failed.connect(self._fail)

    @Slot()
    def open(self, title: str = "", address: str = "") -> None:
        """Show the dialog; ``title`` is a page of the wiki that the ``address`` is of."""
        if self._dialog is not None:
            self._dialog.reject()
        wikis = self._kept()
        wiki = wiki_of(address)
        offer = FetchOffer(title, [wiki, *wikis] if wiki else wikis)
        dialog = FetchDialog(offer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.plan_requested.connect(self._fetches.plan)
        dialog.fetch_requested.connect(self._fetch)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    @Slot(object)
    def _show_plan(self, plan: Plan) -> None:
        if self._dialog is not None:
            self._dialog.show_plan(plan)

    @Slot(object)
    def _fetch(self, plan: Plan) -> None:
        if self._dialog is not None:
            self._keep(self._dialog.wanted().wiki)
        waits = self._session.tasks.is_long_running
        self._fetches.fetch(plan)
        if waits:
            self._close()
            words = self.tr("The articles will be fetched when the present task has ended.")
            self._window.messages.show_message(words)

    @Slot()
    def _close(self) -> None:
        """The wiki answers: the strip below tells how far it is, and the window is free again."""
        if self._dialog is not None:
            self._dialog.accept()

    @Slot(object)
    def _tell(self, summary: object) -> None:
        self._close()
        self.fetched.emit(summary)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.show_failure(error)
        else:
            self.failed.emit(error)

    @Slot(int)
    def _on_closed(self, result: int) -> None:
        self._dialog = None
        if result == QDialog.DialogCode.Rejected:
            self._fetches.give_up()

    def _kept(self) -> list[str]:
        kept = self._session.settings.layout(_KEPT) or QByteArray()
        return [wiki for wiki in bytes(kept.data()).decode("utf-8", "replace").split("\n") if wiki]

    def _keep(self, wiki: str) -> None:
        wikis = list(dict.fromkeys((wiki or DEFAULT_WIKI, *self._kept())))[:_MOST]
        self._session.settings.set_layout(_KEPT, QByteArray("\n".join(wikis).encode()))
