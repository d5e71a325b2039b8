"""The reader's own work as a file: saved, or taken in from somebody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from timeline_app.library.own_work import Merged
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.widgets.message_bar import MessageKind, Offer
from timeline_app.workspace.own_work import OwnWork

_NAME, _FILTER = "campaign-timeline-notes.json", "JSON (*.json)"


class OwnSharing(QObject):
    """Asks for the file, and says what became of it."""

    def __init__(self, window: MainWindow, own: OwnWork) -> None:
        super().__init__(window)
        self._window, self._own = window, own
        own.saved.connect(self._tell_saved)
        own.merged.connect(self._tell_merged)

    @Slot()
    def save(self) -> None:
        """Ask where to, and write everything there."""
        dialog = self._dialog(self.tr("Save my work"), _NAME)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda name: self._own.save_file(Path(name)))
        dialog.open()

    @Slot()
    def add(self) -> None:
        """Ask for a file, and take in what is new or newer in it."""
        dialog = self._dialog(self.tr("Add somebody’s work"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._own.merge_file(Path(name)))
        dialog.open()

    def offer_rescued(self, file: Path) -> None:
        """Notes that could not be saved when the program ended wait to be taken in."""
        self._window.messages.show_message(
            self.tr("Notes that could not be saved when the program was last closed were kept."),
            str(file),
            MessageKind.WARNING,
            Offer(self.tr("Add them"), lambda: self._own.merge_file(file, once=True)),
        )

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, name, _FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    @Slot(object)
    def _tell_saved(self, file: Path) -> None:
        words = self.tr("Your notes, tags, bookmarks and corrections are in {file}.")
        folder = QUrl.fromLocalFile(str(file.absolute().parent))
        offer = Offer(self.tr("Show the folder"), lambda: QDesktopServices.openUrl(folder))
        self._window.messages.show_message(words.format(file=file), offer=offer)

    @Slot(object)
    def _tell_merged(self, merged: Merged) -> None:
        words = self.tr("{new} new, {newer} newer than yours, {kept} as you have them.")
        shown = words.format(new=merged.new, newer=merged.newer, kept=merged.kept)
        came = bool(merged.new or merged.newer)
        offer = Offer(self.tr("Undo"), self._own.undo) if came else None
        self._window.messages.show_message(shown, offer=offer)
