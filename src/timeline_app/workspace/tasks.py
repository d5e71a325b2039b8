"""Background jobs: a job is a function that reports its progress, can be held and cancelled.

Writing jobs run one at a time on one thread, reading jobs on another, long ones on a third, searches
on a fourth, so that a note is stored at once while an import goes on; results come back to the
window's thread as signals.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from timeline_app.domain.errors import ExpectedError

_log = logging.getLogger(__name__)
_REPORT_INTERVAL = 0.05
"""Seconds between two progress reports: twenty a second are plenty for an eye."""


class CancelToken:
    """What a job looks at between two steps."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._going = threading.Event()
        self._going.set()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._event.set()
        self._going.set()

    def hold(self, held: bool) -> None:
        """Have the job wait at its next step, or go on."""
        if held and not self._event.is_set():
            self._going.clear()
        else:
            self._going.set()

    def __call__(self) -> bool:
        """Whether the job was asked to stop; waits while it is held."""
        self._going.wait()
        return self._event.is_set()


class Progress:
    """Hands a job's steps on to its task, at most twenty a second and never losing the last."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._last = 0.0

    def __call__(self, done: int, total: int, name: str) -> None:
        """``done`` of ``total`` steps are behind, ``name`` is the present one."""
        now = time.monotonic()
        if done >= total or now - self._last >= _REPORT_INTERVAL:
            self._last = now
            self._report(done, total, name)


class Lane(Enum):
    """Where jobs wait for one another."""

    WRITE = auto()
    READ = auto()
    LONG = auto()
    SEARCH = auto()
    ASK = auto()
    SURVEY = auto()


Job = Callable[[Progress, CancelToken], Any]
Answer = Callable[[Any], None]
"""Takes a job's result or its error.  A method of a QObject, so that it runs on that one's thread."""


class Task(QObject):
    """A running job; exactly one of ``succeeded`` and ``failed`` comes in the end."""

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, title: str, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.cancelled = CancelToken()
        self._job = job

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self.cancelled.cancel()

    def hold(self, held: bool) -> None:
        """Have the job wait at its next step, or go on."""
        self.cancelled.hold(held)

    def run(self) -> None:
        """Do the job, on whatever thread calls this."""
        try:
            result = self._job(Progress(self.progressed.emit), self.cancelled)
        except ExpectedError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001  a bug in a job must not end the program
            _log.exception("the job %r failed", self.title)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.ended.emit()


class _Runnable(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


class TaskRunner(QObject):
    """Runs jobs: writes, reads and long jobs one at a time each, all beside the window's thread.

    Each job's result goes to ``then``, its error to ``otherwise``.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: QThreadPool(self) for lane in Lane}
        for pool in self._pools.values():
            pool.setMaxThreadCount(1)
            pool.setExpiryTimeout(-1)  # a reading job's connection belongs to its thread
        self._running: list[Task] = []

    @property
    def busy(self) -> bool:
        """Whether any job waits or runs."""
        return bool(self._running)

    @property
    def is_long_running(self) -> bool:
        """Whether a job that takes its time is running."""
        return self._pools[Lane.LONG].activeThreadCount() > 0

    def write(self, title: str, job: Job, then: Answer, otherwise: Answer) -> Task:
        """Queue a job that writes; announced by ``started`` so that a window can show it."""
        task = self._prepare(title, job, then, otherwise)
        self.started.emit(task)
        self._pools[Lane.WRITE].start(_Runnable(task))
        return task

    def write_quietly(self, job: Job, then: Answer, otherwise: Answer) -> Task:
        """Queue a job that writes a few rows, and is not announced; it is done even where the program
        is about to end.
        """
        task = self._prepare("", job, then, otherwise)
        self._pools[Lane.WRITE].start(_Runnable(task))
        return task

    def run_long(self, title: str, job: Job, then: Answer, otherwise: Answer) -> Task:
        """Queue a job that takes its time, and writes in short transactions if at all; announced by
        ``started``.
        """
        task = self._prepare(title, job, then, otherwise)
        self.started.emit(task)
        self._pools[Lane.LONG].start(_Runnable(task))
        return task

    def read(self, title: str, job: Job, then: Answer, otherwise: Answer) -> Task:
        """Queue a job that reads."""
        task = self._prepare(title, job, then, otherwise)
        self._pools[Lane.READ].start(_Runnable(task))
        return task

    def ask(self, job: Job, then: Answer, otherwise: Answer) -> Task:
        """Queue a job that waits for somebody else, as on the network; not announced."""
        task = self._prepare("", job, then, otherwise)
        self._pools[Lane.ASK].start(_Runnable(task))
        return task

    def survey(self, job: Job, then: Answer, otherwise: Answer) -> Task:
        """Queue a job that goes through all events to count them or tell them apart; not announced."""
        task = self._prepare("", job, then, otherwise)
        self._pools[Lane.SURVEY].start(_Runnable(task))
        return task

    def look_up(self, job: Job, then: Answer, otherwise: Answer) -> Task:
        """Queue a job that somebody who is typing waits for: other reading does not keep it."""
        task = self._prepare("", job, then, otherwise)
        self._pools[Lane.SEARCH].start(_Runnable(task))
        return task

    def run_quietly(self, job: Job, then: Answer, otherwise: Answer) -> Task:
        """Queue a long job that nobody asked for, and that is not announced."""
        task = self._prepare("", job, then, otherwise)
        self._pools[Lane.LONG].start(_Runnable(task))
        return task

    def shut_down(self) -> None:
        """Cancel all jobs and wait for them; writes that wait in their lane are begun all the same, for
        nothing that was written down may be lost.
        """
        for task in self._running:
            task.cancel()
        for lane, pool in self._pools.items():
            if lane is not Lane.WRITE:
                pool.clear()
            pool.waitForDone()

    def _prepare(self, title: str, job: Job, then: Answer, otherwise: Answer) -> Task:
        # Connected before the job starts: a quick one would else end unheard.
        task = Task(title, job, self)
        task.succeeded.connect(then)
        task.failed.connect(otherwise)
        task.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._running.append(task)
        return task

    @Slot()
    def _on_ended(self) -> None:
        task = self.sender()
        self._running = [running for running in self._running if running is not task]
        if task is not None:
            task.deleteLater()
