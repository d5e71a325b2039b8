"""Pictures as the reader asks for them: the dialog, and the jobs that write, copy and print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app.domain.errors import ExpectedError
from timeline_app.export.image_memory import recalled, remembered
from timeline_app.export.image_options import ImageFormat, ImageOptions
from timeline_app.library.reader import LibraryReader
from timeline_app.ui import filter_words
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session
from timeline_app.workspace.tasks import CancelToken, Job, Progress
from timeline_app.zhtext.variants import convert

if TYPE_CHECKING:
    from timeline_app.ui.export.composing import Subject
    from timeline_app.ui.export.dialog import ExportDialog

_KEPT = "picture-options"
_COPIED = (4096, 4096)
"""A picture on the clipboard fits into this, px: programs that take it hold it several times."""

Use = Callable[["Subject", Progress, CancelToken], Any]
"""What a job does with the subject of a picture."""


class Exporting(QObject):
    """Opens the dialog, answers its wishes, and says when something failed."""

    failed = Signal(object)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._dialog: ExportDialog | None = None
        self._asked: tuple[ImageOptions, int, QSize] | None = None
        self._running = False

    @Slot()
    def open(self) -> None:
        """Show the dialog; nothing happens before the library is open."""
        contents = self._session.workspace.contents
        if contents is None:
            return
        from timeline_app.ui.export.dialog import ExportDialog  # the window opens without it
        from timeline_app.ui.export.fields import Campaign
        from timeline_app.ui.export.form import Offer

        script, hidden = self._session.workspace.script, self._session.filters.hidden
        campaigns = [
            Campaign(row.article_id, convert(row.title, script), row.article_id not in hidden)
            for row in contents.campaigns
        ]
        left = self._session.filters.filtered
        titles = {} if left is None else left.titles
        wanted = self._session.filters.wanted
        title = filter_words.picture_title(contents, wanted, titles, script)
        chosen = self._session.selection.span
        span = None if chosen is None else (chosen.start, chosen.end)
        offer = Offer(campaigns, self._seen(), title, self._kept(), span)
        dialog = ExportDialog(self._window.theme, offer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.preview_requested.connect(self._preview)
        dialog.save_requested.connect(self._save)
        dialog.copy_requested.connect(self._copy)
        dialog.print_requested.connect(self._print)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    @Slot()
    def open_to_print(self) -> None:
        """Show the dialog with pages, ready to be printed."""
        self.open()
        if self._dialog is not None:
            self._dialog.prepare_to_print()

    @Slot()
    def copy_view(self) -> None:
        """What is seen, as a picture on the clipboard, made as the last one was."""
        hidden = self._session.filters.hidden
        contents = self._session.workspace.contents
        if contents is None:
            return
        shown = frozenset(row.article_id for row in contents.campaigns) - frozenset(hidden)
        kept = replace(self._kept(), format=ImageFormat.PNG, width=0, height=0)
        self._copy(replace(kept, span=self._seen(), campaigns=shown or None))

    def _seen(self) -> tuple[float, float] | None:
        """From when to when the timeline shows, in days of the calendar."""
        view, folding = self._window.timeline.viewport(), self._window.timeline.folding
        return None if view is None else (folding.day(view.start), folding.day(view.end))

    def _kept(self) -> ImageOptions:
        kept = self._session.settings.layout(_KEPT)
        return recalled(bytes(kept.data()).decode("utf-8", "replace")) if kept else ImageOptions()

    def _keep(self, options: ImageOptions) -> None:
        self._session.settings.set_layout(_KEPT, QByteArray(remembered(options).encode()))

    @Slot(int)
    def _on_closed(self, result: int) -> None:
        self._dialog, self._asked = None, None

    @Slot(object, int, object)
    def _preview(self, options: ImageOptions, page: int, room: QSize) -> None:
        """Make a preview; while one is being made, only the last that was asked for is next."""
        self._asked = (options, page, room)
        if not self._running:
            self._next_preview()

    def _next_preview(self) -> None:
        if self._asked is None:
            return
        (options, page, room), self._asked = self._asked, None
        self._running = True
        size = (room.width(), room.height())
        job = self._job(options, partial(_previewed, options, page, size))
        self._session.tasks.read(
            self.tr("Preview"), job, self._show_preview, self._show_preview_failure
        )

    @Slot(object)
    def _show_preview(self, made: tuple[QImage, int, str, str]) -> None:
        self._running = False
        if self._dialog is not None and self._asked is None:
            self._dialog.show_preview(*made)
        self._next_preview()

    @Slot(object)
    def _show_preview_failure(self, error: Exception) -> None:
        self._running = False
        if self._dialog is not None and self._asked is None:
            self._dialog.show_failure(error)
        self._next_preview()

    @Slot(object)
    def _save(self, options: ImageOptions) -> None:
        suffix = options.format.value
        name, _ = QFileDialog.getSaveFileName(
            self._parent(),
            self.tr("Export image"),
            f"campaign-timeline.{suffix}",
            f"{suffix.upper()} (*.{suffix})",
        )
        if not name:
            return
        try:
            path, options = named(Path(name), options)
        except ExpectedError as error:
            self._fail(error)
            return
        self._run(self.tr("Writing the picture"), options, partial(_written, path, options))

    @Slot(object)
    def _copy(self, options: ImageOptions) -> None:
        self._run(self.tr("Copying the picture"), options, partial(_copied, options))

    @Slot(object)
    def _print(self, options: ImageOptions) -> None:
        from timeline_app.ui.export import printing

        asked = printing.for_paper(options)
        printer = printing.ask(self._parent(), asked)
        if printer is not None:
            self._run(self.tr("Printing"), options, partial(printing.printed, printer, asked))

    def _run(self, title: str, options: ImageOptions, use: Use) -> None:
        """Remember the options, close the dialog and do the work beside the window."""
        self._keep(options)
        if self._dialog is not None:
            self._dialog.accept()
        self._session.tasks.write(title, self._job(options, use), self._tell, self._fail)

    @Slot(object)
    def _tell(self, result: Path | QImage | str | None) -> None:
        """Say what has become of a picture; None where it was cancelled."""
        if result is None:
            return
        if isinstance(result, Path):
            words = self.tr("Picture written to {file}.").format(file=result)
        elif isinstance(result, QImage):
            QGuiApplication.clipboard().setImage(result)
            words = self.tr("Picture copied.")
        else:
            words = self.tr("Sent to {printer}.").format(printer=result)
        self._window.messages.show_message(words)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)

    def _parent(self) -> QWidget:
        return self._dialog or self._window

    def _job(self, options: ImageOptions, use: Use) -> Job:
        workspace = self._session.workspace
        contents, library, script = workspace.contents, workspace.path, workspace.script
        wishes, eras = self._session.tracks.wishes, self._session.settings.era_line.lines
        wanted = self._session.filters.wanted
        assert contents is not None  # the dialog opens with them only

        def job(progress: Progress, cancelled: CancelToken) -> Any:
            from timeline_app.ui import pictures  # the window opens without it

            hidden = pictures.not_chosen(contents, options)
            with LibraryReader(library) as reader:
                dress = pictures.Dress(script, wishes, eras, wanted)
                shown = pictures.subject(reader, contents, hidden, dress)
                return use(shown, progress, cancelled)

        return job


def named(path: Path, options: ImageOptions) -> tuple[Path, ImageOptions]:
    """The file and what is written into it: its ending decides, where it is that of a picture.

    ExpectedError where such a picture cannot be made.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending in set(ImageFormat):
        return path, replace(options, format=ImageFormat(ending))
    return path.with_name(f"{path.name}.{options.format.value}"), options


def _previewed(
    options: ImageOptions,
    page: int,
    room: tuple[int, int],
    shown: Subject,
    progress: Progress,
    cancelled: CancelToken,
) -> tuple[QImage, int, str, str]:
    from timeline_app.ui import pictures
    from timeline_app.ui.export import painting
    from timeline_app.ui.export.dialog import size_words

    made, fonts = pictures.composed(shown, options)
    theme = painting.sheet_theme(options.ground)
    image = painting.page_image(made, min(page, made.count - 1), theme, fonts, room)
    width, height, _ = painting.outside(made)
    words = size_words(options, (round(width), round(height)))
    return image, made.count, words, shown.title


def _written(
    path: Path, options: ImageOptions, shown: Subject, progress: Progress, cancelled: CancelToken
) -> Path | None:
    from timeline_app.ui import pictures

    return path if pictures.write(path, shown, options, progress, cancelled) else None


def _copied(
    options: ImageOptions, shown: Subject, progress: Progress, cancelled: CancelToken
) -> QImage:
    from timeline_app.ui import pictures
    from timeline_app.ui.export import painting

    made, fonts = pictures.composed(shown, options)
    width, height, _ = painting.outside(made)
    room = (min(round(width), _COPIED[0]), min(round(height), _COPIED[1]))
    if options.format is ImageFormat.PDF:
        room = _COPIED
    return painting.page_image(made, 0, painting.sheet_theme(options.ground), fonts, room)
