"""An import in a process of its own: a window paints sixty times a second beside it.

The process is more patient than the window: where both want the same processor, the window has it.  It
tells its steps and asks whether to stop; while the answer is held back, it waits.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from timeline_app import program_log
from timeline_app.domain.errors import ExpectedError
from timeline_app.ingest.summary import ImportSummary, Progress, Step
from timeline_app.worker import Cancelled, deaf_to_interrupts

Job = Callable[[Progress, Cancelled], ImportSummary]
"""An import; goes to another process, so it is a function of a module, or a partial of one."""

_INTERVAL = 0.05
"""Seconds between two questions: twenty a second are plenty for an eye."""
_PATIENCE = 10
"""How nice the process is to others, as Unix counts."""
_LONGEST_END = 10.0
"""Seconds that the process may take to end once it has answered."""


@dataclass(frozen=True, slots=True)
class _Question:
    """Whether to stop; and the last step, if there was one since the question before."""

    step: Step | None


@dataclass(frozen=True, slots=True)
class _Answer:
    """How it ended: well, with a fault of the world, or with a bug and its traceback."""

    step: Step | None
    result: ImportSummary | ExpectedError | str


def import_apart(job: Job, progress: Progress, cancelled: Cancelled) -> ImportSummary:
    """Run an import in a process of its own, and wait for it.

    ExpectedError as the job's, and ``import-ended`` where the process was ended from outside.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs, job))
    with deaf_to_interrupts():
        process.start()
    theirs.close()
    try:
        return _attended(ours, progress, cancelled)
    finally:
        ours.close()
        process.join(_LONGEST_END)
        process.kill()
        process.join()
        process.close()


def _attended(connection: Connection, progress: Progress, cancelled: Cancelled) -> ImportSummary:
    try:
        while True:
            told = connection.recv()
            if told.step is not None:
                progress(told.step)
            if isinstance(told, _Answer):
                break
            connection.send(cancelled())
    except (EOFError, OSError) as error:
        raise ExpectedError(
            "import-ended",
            "The import was ended from outside before it was through.",
            "What was read is in the library; import again to read the rest.",
        ) from error
    if isinstance(told.result, ExpectedError):
        raise told.result
    if isinstance(told.result, ImportSummary):
        return told.result
    raise RuntimeError(told.result)


def _run(connection: Connection, job: Job) -> None:
    """The whole life of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    program_log.keep()
    if hasattr(os, "nice"):
        os.nice(_PATIENCE)
    line = _Line(connection)
    try:
        result: ImportSummary | ExpectedError | str = job(line.tell, line.cancelled)
    except ExpectedError as error:
        result = error
    except Exception:  # noqa: BLE001  a bug is told where it can be reported
        result = traceback.format_exc()
    with suppress(OSError):  # nobody waits for it any more
        connection.send(_Answer(line.step, result))


class _Line:
    """The end of the connection that asks; for all threads of the process."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._last = 0.0
        self._stopped = False
        self.step: Step | None = None

    def tell(self, step: Step) -> None:
        """The step goes out with the next question."""
        self.step = step

    def cancelled(self) -> bool:
        """Whether to stop; waits while the import is held.  So it is where nobody answers any more."""
        with self._lock:
            if not self._stopped and time.monotonic() - self._last >= _INTERVAL:
                self._stopped = self._asked()
                self._last = time.monotonic()
            return self._stopped

    def _asked(self) -> bool:
        step, self.step = self.step, None
        try:
            self._connection.send(_Question(step))
            return bool(self._connection.recv())
        except (EOFError, OSError):
            return True
