"""The data of the timeline as the reader asks for it: the dialog, the file, and where it lies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from timeline_app.domain.own import Bookmark, Entry, Tag
from timeline_app.export.data_files import DataForm
from timeline_app.ui import i18n
from timeline_app.ui.export.data_dialog import LANGUAGES, DataChoice, DataDialog, DataOffer, Extent
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.widgets.message_bar import Offer
from timeline_app.workspace.exports import DataAsked, Exported, Exports
from timeline_app.workspace.session import Session

_KEPT = "data-options"


class DataExporting(QObject):
    """Opens the dialog, has the file written, and says what became of it."""

    failed = Signal(object)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._dialog: DataDialog | None = None
        self._exports = Exports(session.workspace.path, session.tasks, self)
        self._exports.exported.connect(self._tell)
        self._exports.failed.connect(self.failed)

    @Slot()
    def open(self) -> None:
        """Show the dialog; nothing happens before the library is open."""
        contents = self._session.workspace.contents
        if contents is None:
            return
        entries = self._session.own_work.entries
        offer = DataOffer(
            shown=len(self._articles(Extent.SHOWN)),
            total=len(contents.campaigns),
            bookmarked=any(isinstance(entry.content, Bookmark) for entry in entries),
            tags=tags_of(entries),
            first=self._kept(),
            filtered=self._session.filters.wanted.within_campaigns,
        )
        dialog = DataDialog(offer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_requested.connect(self._save)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    @Slot(object)
    def _save(self, choice: DataChoice) -> None:
        """Ask for the file's name; one that is there already is asked about with its ending."""
        ending = choice.form.ending
        files = QFileDialog(
            self._dialog or self._window,
            self.tr("Export data"),
            f"campaign-timeline-{choice.form.value}.{ending}",
            f"{ending.upper()} (*.{ending})",
        )
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix(ending)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(lambda name: self._write(Path(name), choice))
        files.open()

    def _write(self, out: Path, choice: DataChoice) -> None:
        kept = f"{choice.form.value} {choice.language}"
        self._session.settings.set_layout(_KEPT, QByteArray(kept.encode()))
        if self._dialog is not None:
            self._dialog.accept()
        articles = self._articles(choice.extent)
        left = self._session.filters.filtered if choice.extent is Extent.SHOWN else None
        # An order of battle is whole: filters are of events.
        filtered = left is not None and left.wanted.within_campaigns
        events = left.columns.ids if left and filtered and choice.form != DataForm.ORBAT else None
        self._exports.write(
            DataAsked(out, choice.form, choice.language, articles, choice.mark, events)
        )

    @Slot(object)
    def _tell(self, written: Exported) -> None:
        out = written.out
        words = self.tr("Data written to {file}.").format(file=out)
        rest = ""
        if written.beyond:
            rest = self.tr("{count} events lie outside the years that a calendar can tell.")
        folder = QUrl.fromLocalFile(str(out.absolute().parent))
        offer = Offer(self.tr("Show the folder"), lambda: QDesktopServices.openUrl(folder))
        self._window.messages.show_message(words, rest.format(count=written.beyond), offer=offer)

    @Slot(int)
    def _on_closed(self, result: int) -> None:
        self._dialog = None

    def _articles(self, extent: Extent) -> tuple[int, ...]:
        contents = self._session.workspace.contents
        hidden = self._session.filters.hidden if extent is Extent.SHOWN else ()
        rows = () if contents is None else contents.campaigns
        return tuple(row.article_id for row in rows if row.article_id not in hidden)

    def _kept(self) -> DataChoice:
        """What was asked for last; at first dates are in the language of the window."""
        kept = self._session.settings.layout(_KEPT) or QByteArray()
        form, _, language = bytes(kept.data()).decode("ascii", "replace").partition(" ")
        known = form in set(DataForm) and language in LANGUAGES
        return (
            DataChoice(DataForm(form), language=language)
            if known
            else DataChoice(language=i18n.code())
        )


def tags_of(entries: Iterable[Entry]) -> list[str]:
    """The tags there are, each once, in order."""
    return sorted({entry.content.name for entry in entries if isinstance(entry.content, Tag)})
