"""Reading articles into the open library."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.ingest import importing
from timeline_app.ingest.summary import ImportSummary
from timeline_app.workspace.import_steps import told
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner


class Imports(QObject):
    """Each import is a long task of its own; ``imported`` tells its summary."""

    imported = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = tasks

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read article files, archives, export files and folders into the library, in a process of
        its own.
        """

        def job(progress: Progress, cancelled: CancelToken) -> ImportSummary:
            from timeline_app.ingest import apart  # not for the first picture

            read = partial(importing.import_paths, tuple(paths), self._path)
            return apart.import_apart(read, told(progress, self.tr), cancelled)

        self._tasks.run_long(self.tr("Importing articles"), job, self._tell, self._fail)

    def import_text(self, text: str, name: str) -> None:
        """Read an article's text into the library; ``name`` is what to call it where it has no title."""

        def job(progress: Progress, cancelled: CancelToken) -> ImportSummary:
            steps = told(progress, self.tr)
            return importing.import_text(text, name, self._path, steps, cancelled)

        self._tasks.run_long(self.tr("Importing articles"), job, self._tell, self._fail)

    @Slot(object)
    def _tell(self, summary: object) -> None:
        self.imported.emit(summary)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
