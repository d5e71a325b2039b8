"""From documents to the library: read, extract, store; hostile text cannot hang the program.

Reading runs in a separate process, because the parser of wikitext holds the interpreter's lock and
takes quadratic time on some malformed text: neither a thread nor a signal could stop it.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.domain.document import Document
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord

if TYPE_CHECKING:
    from timeline_app.library.store import Library

TIME_LIMIT = 10.0
"""Seconds for one article; the longest real ones take well under one."""

_SUFFIXES = frozenset({".txt", ".md", ".wikitext", ".wiki", ".mediawiki", ".xml"})
_POLL = 0.1
_log = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]
"""Called with the steps done, all steps, and the name of the present one."""
Cancelled = Callable[[], bool]
"""Whether the job was asked to stop."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was not imported, and why (an ExpectedError's code and sentence)."""

    name: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did: numbers of articles, and what was left out."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    cancelled: bool = False

    @property
    def imported(self) -> int:
        """Articles that the library holds now as they were given."""
        return self.added + self.updated + self.unchanged


def build_record(document: Document) -> ArticleRecord:
    """Read a document and extract all there is; ExpectedError where it holds no article."""
    # Only the worker process pays for loading the parser and the lexicons.
    from timeline_app.extraction.record import extract
    from timeline_app.reading.reader import read_article

    article = read_article(document.text, document.title)
    source = replace(
        document.source,
        title=document.title or article.title,
        characters=len(document.text),
    )
    return extract(article, source)


@dataclass(frozen=True, slots=True)
class _Fault:
    """A bug met in the worker, as its traceback."""

    trace: str


def serve(connection: Connection, build: Callable[[Document], ArticleRecord]) -> None:
    """The worker process: answer documents with records until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to handle
    while True:
        try:
            document = connection.recv()
        except EOFError:
            return
        connection.send(_answer(document, build))


def _answer(
    document: Document, build: Callable[[Document], ArticleRecord]
) -> ArticleRecord | ExpectedError | _Fault:
    try:
        return build(document)
    except ExpectedError as error:
        return error
    except Exception:  # noqa: BLE001  (one article's bug must not end the import of the others)
        return _Fault(traceback.format_exc())


class ArticleWorker:
    """A process that builds records, is killed when one takes too long, and is started again.

    ``build`` is for tests; a function of a module, since it goes to another process.
    """

    def __init__(self, build: Callable[[Document], ArticleRecord] = build_record) -> None:
        self._build = build
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
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
            self._await_answer(connection, document, timeout, cancelled)
            answer = connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise ExpectedError(
                "worker-died",
                f"{document.name} could not be read: the reading process ended.",
                "It may have run out of memory; try a shorter article.",
            ) from error
        if isinstance(answer, ExpectedError):
            raise answer
        if isinstance(answer, _Fault):
            _log.error("reading %s failed\n%s", document.name, answer.trace)
            raise ExpectedError(
                "reading-failed",
                f"{document.name} could not be read because of a fault in the program.",
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
        self._process = context.Process(target=serve, args=(theirs, self._build), daemon=True)
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours

    def _await_answer(
        self, connection: Connection, document: Document, timeout: float, cancelled: Cancelled
    ) -> None:
        deadline = time.monotonic() + timeout
        while not connection.poll(max(min(_POLL, deadline - time.monotonic()), 0)):
            if cancelled():
                self.close()
                raise ExpectedError("cancelled", "The import was stopped.", "")
            if time.monotonic() >= deadline:
                self.close()
                raise ExpectedError(
                    "too-slow",
                    f"{document.name} could not be read within {timeout:g} seconds.",
                    "Its markup is probably broken; mend it and try again.",
                )


def import_documents(
    documents: Sequence[Document],
    library: Library,
    progress: Progress,
    cancelled: Cancelled,
    worker: ArticleWorker,
) -> ImportSummary:
    """Read documents into the library, one transaction each.

    Documents that cannot be read are skipped; ExpectedError where the library cannot be written.
    """
    loads = [(document.name, _loaded(document)) for document in documents]
    return _import(loads, library, progress, cancelled, worker)


def needs_seeds(library_path: Path) -> bool:
    """Whether this is the first start: there is no library yet."""
    from timeline_app.library.files import is_missing

    return is_missing(library_path)


def import_seeds(library_path: Path, progress: Progress, cancelled: Cancelled) -> ImportSummary:
    """Make the library, with the bundled articles in it."""
    from timeline_app.sources import seeds

    loads = [(document.name, _loaded(document)) for document in seeds.documents()]
    return _import_into(library_path, loads, progress, cancelled)


def import_paths(
    paths: Iterable[Path], library_path: Path, progress: Progress, cancelled: Cancelled
) -> ImportSummary:
    """Read files, and all article files in folders, into the library."""
    loads = [(path.name, _loading(path)) for path in article_files(paths)]
    return _import_into(library_path, loads, progress, cancelled)


def article_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named that look like articles by their ending."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = path.rglob("*") if path.is_dir() else [path]
        for file in sorted(inside):
            if not path.is_dir() or (file.suffix.lower() in _SUFFIXES and file.is_file()):
                found.setdefault(file)
    return list(found)


_Load = Callable[[], Iterable[Document]]


def _loaded(document: Document) -> _Load:
    return lambda: (document,)


def _loading(path: Path) -> _Load:
    from timeline_app.sources import files

    return lambda: (files.load(path),)


def _import_into(
    library_path: Path,
    loads: Sequence[tuple[str, _Load]],
    progress: Progress,
    cancelled: Cancelled,
) -> ImportSummary:
    from timeline_app.library.store import Library  # sqlite-utils is for writers alone

    # The process starts up while the library is being opened.
    with ArticleWorker() as worker, Library(library_path) as library:
        return _import(loads, library, progress, cancelled, worker)


def _import(
    loads: Sequence[tuple[str, _Load]],
    library: Library,
    progress: Progress,
    cancelled: Cancelled,
    worker: ArticleWorker,
) -> ImportSummary:
    counts = {"added": 0, "updated": 0, "unchanged": 0}
    skipped: list[Skipped] = []
    for done, (name, load) in enumerate(loads):
        progress(done, len(loads), name)
        if cancelled():
            break
        try:
            records = [worker.build(document, cancelled=cancelled) for document in load()]
        except ExpectedError as error:
            skipped.append(Skipped(name, error.code, error.sentence))
            continue
        for record in records:
            counts[library.update(record)] += 1
    else:
        progress(len(loads), len(loads), "")
    skipped = [skip for skip in skipped if skip.code != "cancelled"]
    return ImportSummary(**counts, skipped=tuple(skipped), cancelled=cancelled())
