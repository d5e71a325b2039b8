"""Looking after the library file: a backup a day, and a look for damage after a crash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.errors import ExpectedError
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner


class Safekeeping(QObject):
    """Works once the library is open, in the background; ``damaged`` tells what a look has found, as
    sentences, ``shared`` that another window of the program has the library open.
    """

    damaged = Signal(object)
    shared = Signal()
    failed = Signal(object)

    def __init__(self, path: Path, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = tasks
        self._is_begun = False

    @Slot()
    def begin(self) -> None:
        """The library is open."""
        if not self._is_begun:
            self._is_begun = True
            self._tasks.run_quietly(self._look_after, self._tell, self._fail)

    def end(self) -> None:
        """The library is closed as it should be."""
        if self._is_begun:
            from timeline_app.library import running

            try:
                running.end(self._path)
            except ExpectedError as error:
                self.failed.emit(error)

    def _look_after(self, progress: Progress, cancelled: CancelToken) -> tuple[bool, Sequence[str]]:
        """Whether others have the library open, and what is wrong with it."""
        # None of it is needed for the first picture.
        from timeline_app.library import backups, running
        from timeline_app.library.store import Library

        shared = running.elsewhere(self._path)
        if running.begin(self._path):
            with Library(self._path) as library:
                faults = library.check()
            if faults:
                return shared, faults
        backups.back_up_daily(self._path)
        return shared, ()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _tell(self, found: tuple[bool, Sequence[str]]) -> None:
        shared, faults = found
        if shared:
            self.shared.emit()
        if faults:
            self.damaged.emit(list(faults))
