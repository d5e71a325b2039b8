"""Reading articles in a separate process that can be killed.

The parser of wikitext holds the interpreter's lock and takes quadratic time on some malformed
text: neither a thread nor a signal could stop it, so hostile text would hang the program.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from timeline_app.domain.document import Document
from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.domain.record import ArticleRecord, SourceInfo

TIME_LIMIT = 10.0
"""Seconds for one article; the longest real ones take well under one."""

START_LIMIT = 60.0
"""Seconds for a reading process to start and to load its rules, once."""

MEMORY_LIMIT = 512 * 1024 * 1024
"""Bytes of the reading process; a long article takes a fifth of it."""

_WARMING = Document("warming", "1937年12月13日，日軍第16師團攻占南京。", SourceInfo("warming"))
_GARBAGE = 50_000
"""Objects after which garbage is looked for: an article makes more than the usual 700 in no time."""
_LAST_LIMIT = 60
"""Seconds after which a worker ends by itself: its parent may have been killed."""
_POLL = 0.1
_log = logging.getLogger(__name__)

Cancelled = Callable[[], bool]
"""Asked between two steps whether to stop."""


def build_record(document: Document) -> ArticleRecord:
    """Read a document and extract all there is; ExpectedError where it holds no article."""
    # Only the worker process pays for loading the parser and the lexicons.
    from timeline_app.extraction.record import extract
    from timeline_app.reading.reader import read_article

    article = read_article(document.text, document.title)
    source = document.source
    if source.url is None:
        # A bare file: what its source is called is but the file's name.
        source = replace(source, title=document.title or article.title or document.name)
    return extract(article, replace(source, characters=len(document.text)))


@dataclass(frozen=True, slots=True)
class _Fault:
    """A bug met in the worker, as its traceback."""

    trace: str


def _run(connection: Connection, build: Callable[[Document], ArticleRecord]) -> None:
    """The whole life of the worker process."""
    _limit_memory()
    with suppress(OSError):
        build(_WARMING)  # loads the lexicons and compiles their rules, which takes its time once
        gc.freeze()  # they stay: looking through them for garbage takes a tenth of all the time
        gc.set_threshold(_GARBAGE)
        connection.send(None)
        serve(connection, build)


def _limit_memory() -> None:
    """Have the system refuse this process more memory.  Not on Windows."""
    try:
        import resource
    except ImportError:
        return
    with suppress(ValueError, OSError):  # a lower limit was set from outside
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def serve(connection: Connection, build: Callable[[Document], ArticleRecord]) -> None:
    """The worker process: answer documents with records until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # see deaf_to_interrupts, which Windows lacks
    while True:
        try:
            document = connection.recv()
            _end_in(_LAST_LIMIT)
            connection.send(_answer(document, build))
            _end_in(0)
        except (EOFError, OSError):
            return


def _end_in(seconds: int) -> None:
    """Have the system end this process, parser or not; 0 for no longer.  Not on Windows."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _answer(
    document: Document, build: Callable[[Document], ArticleRecord]
) -> ArticleRecord | ExpectedError | _Fault:
    try:
        return build(document)
    except ExpectedError as error:
        return error
    except MemoryError:
        return ExpectedError(
            "too-much-memory",
            filled(
                "The text could not be read within {count} MiB of memory.", count=MEMORY_LIMIT >> 20
            ),
            "Its markup is probably broken; mend it and try again.",
        )
    except Exception:  # noqa: BLE001  (one article's bug must not end the import of the others)
        return _Fault(traceback.format_exc())


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """A process started in here never hears Ctrl-C, not even while it loads: that is for this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would hear them again after starting its own process
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class ArticleWorker:
    """A process that builds records, is killed when one takes too long, and is started again.

    ``build`` is for tests; a function of a module, since it goes to another process.
    """

    def __init__(self, build: Callable[[Document], ArticleRecord] = build_record) -> None:
        self._build = build
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._is_ready = False
        self._start()

    def __enter__(self) -> ArticleWorker:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def build(
        self,
        document: Document,
        timeout: float = TIME_LIMIT,
        cancelled: Cancelled = lambda: False,
    ) -> ArticleRecord:
        """The record of a document, after at most ``timeout`` seconds.

        ExpectedError as ``build_record``, and ``too-slow``, ``worker-died``, ``reading-failed``
        (a bug, which is logged), ``cancelled``.
        """
        connection = self._connection or self._start()
        try:
            connection.send(document)
            if not self._is_ready:
                self._await_answer(connection, START_LIMIT, cancelled)
                connection.recv()
                self._is_ready = True
            self._await_answer(connection, timeout, cancelled)
            answer = connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise ExpectedError(
                "worker-died",
                "The text could not be read: the reading process ended.",
                "It may have run out of memory; try a shorter article.",
            ) from error
        if isinstance(answer, ExpectedError):
            raise answer
        if isinstance(answer, _Fault):
            _log.error("reading %s failed\n%s", document.name, answer.trace)
            raise ExpectedError(
                "reading-failed",
                "The text could not be read because of a fault in the program.",
                "The log tells more; other articles are not affected.",
            )
        assert isinstance(answer, ArticleRecord)
        return answer

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_run, args=(theirs, self._build), daemon=True)
        with deaf_to_interrupts():
            self._process.start()
        theirs.close()
        self._connection, self._is_ready = ours, False
        return ours

    def _await_answer(self, connection: Connection, timeout: float, cancelled: Cancelled) -> None:
        deadline = time.monotonic() + timeout
        while not connection.poll(max(min(_POLL, deadline - time.monotonic()), 0)):
            asked = time.monotonic()
            if cancelled():
                self.close()
                raise ExpectedError("cancelled", "The import was stopped.", "")
            deadline += time.monotonic() - asked  # it may have been held
            if time.monotonic() >= deadline:
                self.close()
                raise ExpectedError(
                    "too-slow",
                    filled(
                        "The text could not be read within {count} seconds.",
                        count=f"{timeout:g}",
                    ),
                    "Its markup is probably broken; mend it and try again.",
                )
