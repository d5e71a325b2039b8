"""Fetching articles from wikis: what is wanted becomes a plan, a plan becomes articles."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.ingest import apart, fetching
from timeline_app.workspace.import_steps import told
from timeline_app.workspace.tasks import CancelToken, Progress, Task, TaskRunner

if TYPE_CHECKING:
    from timeline_app.ingest.fetching import PagesWanted, Plan
    from timeline_app.ingest.summary import ImportSummary, Step


class Fetches(QObject):
    """Nothing goes out to the network but in ``plan`` (for categories) and in ``fetch``.

    ``planned`` carries a ``Plan``; ``began`` tells that the wiki has answered, ``fetched`` carries the
    summary of the import.
    """

    planned = Signal(object)
    began = Signal()
    fetched = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = tasks
        self._running: Task | None = None

    def plan(self, wanted: PagesWanted) -> None:
        """See what would be fetched; ``planned`` or ``failed`` follows, unless it is given up."""
        self.give_up()

        def job(progress: Progress, cancelled: CancelToken) -> Plan | None:
            found = fetching.plan(wanted, cancelled)
            return None if cancelled() else found

        self._running = self._tasks.ask(job, self._tell_plan, self._fail)

    def give_up(self) -> None:
        """Nothing of it is wanted any more; what was fetched before stays."""
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def fetch(self, plan: Plan) -> None:
        """Fetch what was planned, as a long task; ``fetched`` or ``failed`` follows."""

        def job(progress: Progress, cancelled: CancelToken) -> ImportSummary:
            steps = told(progress, self.tr)

            def tell(step: Step) -> None:
                self.began.emit()
                steps(step)

            read = partial(fetching.import_plan, plan, self._path)
            return apart.import_apart(read, tell, cancelled)

        title = self.tr("Fetching articles")
        self._running = self._tasks.run_long(title, job, self._tell_summary, self._fail)

    @Slot(object)
    def _tell_plan(self, plan: Plan | None) -> None:
        if plan is not None:
            self._running = None
            self.planned.emit(plan)

    @Slot(object)
    def _tell_summary(self, summary: ImportSummary) -> None:
        self._running = None
        self.fetched.emit(summary)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._running = None
        self.failed.emit(error)
