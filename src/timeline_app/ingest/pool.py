"""Several reading processes at once; what they read comes back in the order it was handed in."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from timeline_app import worker
from timeline_app.domain.document import Document, Refusal
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord

_MOST = 4
"""Processes at most: each holds the lexicons, and one thread stores what all of them read."""
_WORTH = 8
"""Documents that must have come before it is worth the time that another process takes to start."""
_AHEAD = 2
"""Documents for each process that may be read before the first of them is stored."""

Reading = tuple[Document, ArticleRecord | Refusal]


class ReadingPool:
    """Up to four processes, each started when there is more to do than the others can."""

    def __init__(self, cancelled: worker.Cancelled) -> None:
        self._size = min(_MOST, os.cpu_count() or 1)
        self._cancelled = cancelled
        self._workers = [worker.ArticleWorker()]
        self._idle: SimpleQueue[worker.ArticleWorker] = SimpleQueue()
        self._idle.put(self._workers[0])
        self._handed_in = 0
        self._threads = ThreadPoolExecutor(self._size, "reading")
        self._waiting: deque[tuple[Document, Future[ArticleRecord]]] = deque()

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(self, *error: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for process in self._workers:
            process.close()

    @property
    def is_full(self) -> bool:
        """Whether something should be taken out before more is handed in."""
        return len(self._waiting) >= self._size * _AHEAD

    @property
    def is_empty(self) -> bool:
        """Whether nothing was handed in that was not taken out."""
        return not self._waiting

    def hand_in(self, document: Document) -> None:
        """Have a document read."""
        self._handed_in += 1
        if self._handed_in > _WORTH and self._waiting and len(self._workers) < self._size:
            self._workers.append(worker.ArticleWorker())
            self._idle.put(self._workers[-1])
        self._waiting.append((document, self._threads.submit(self._read, document)))

    def take_out(self) -> Reading:
        """What became of the document that waits longest; waits for it."""
        document, future = self._waiting.popleft()
        try:
            return document, future.result()
        except ExpectedError as error:
            name = document.title or document.name
            return document, Refusal(name, error.code, error.sentence, error.remedy)

    def _read(self, document: Document) -> ArticleRecord:
        process = self._idle.get()
        try:
            return process.build(document, cancelled=self._cancelled)
        finally:
            self._idle.put(process)
