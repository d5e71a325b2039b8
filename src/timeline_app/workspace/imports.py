"""Reading articles into the open library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.ingest import importing
from timeline_app.ingest.summary import ImportSummary
from timeline_app.workspace.import_steps import told
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner

if TYPE_CHECKING:
    from timeline_app.ingest.choosing import Crowd, PagesChosen


@dataclass(frozen=True, slots=True)
class PagesOffer:
    """Files to be imported, and those among them that hold very many pages."""

    paths: tuple[Path, ...]
    crowd: Crowd | None


class Imports(QObject):
    """Each import is a long task of its own; ``imported`` tells its summary.

    ``choice_wanted`` carries a ``PagesOffer``; the answer is ``import_chosen``.
    """

    imported = Signal(object)
    choice_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = tasks

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read article files, archives, export files and folders into the library; of export files
        with very many pages ``choice_wanted`` is told first.
        """
        wanted = tuple(paths)

        def job(progress: Progress, cancelled: CancelToken) -> PagesOffer:
            from timeline_app.ingest import choosing  # not for the first picture

            return PagesOffer(wanted, choosing.crowd(wanted, cancelled))

        self._tasks.ask(job, self._tell_offer, self._fail)

    def import_chosen(self, paths: Sequence[Path], chosen: PagesChosen | None) -> None:
        """Read files and folders, of export files the chosen pages, in a process of its own."""

        def job(progress: Progress, cancelled: CancelToken) -> ImportSummary:
            from timeline_app.ingest import apart, choosing

            pages = chosen or choosing.PagesChosen()
            read = partial(choosing.import_chosen, tuple(paths), self._path, pages)
            return apart.import_apart(read, told(progress, self.tr), cancelled)

        self._tasks.run_long(self.tr("Importing articles"), job, self._tell, self._fail)

    def import_text(self, text: str, name: str) -> None:
        """Read an article's text into the library; ``name`` is what to call it where it has no title."""

        def job(progress: Progress, cancelled: CancelToken) -> ImportSummary:
            steps = told(progress, self.tr)
            return importing.import_text(text, name, self._path, steps, cancelled)

        self._tasks.run_long(self.tr("Importing articles"), job, self._tell, self._fail)

    @Slot(object)
    def _tell_offer(self, offer: PagesOffer) -> None:
        if offer.crowd is None:
            self.import_chosen(offer.paths, None)
        else:
            self.choice_wanted.emit(offer)

    @Slot(object)
    def _tell(self, summary: object) -> None:
        self.imported.emit(summary)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
