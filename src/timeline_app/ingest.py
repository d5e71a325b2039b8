"""From documents to the library: read and extract in a process of its own, then store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.domain.document import Document
from timeline_app.domain.errors import ExpectedError
from timeline_app.library import files as library_files
from timeline_app.library import schema

if TYPE_CHECKING:
    from timeline_app.domain.record import ArticleRecord
    from timeline_app.library.store import Change, Library
    from timeline_app.worker import ArticleWorker, Cancelled

_SUFFIXES = frozenset({".txt", ".md", ".wikitext", ".wiki", ".mediawiki", ".xml"})

Progress = Callable[[int, int, str], None]
"""Called with the steps done, all steps, and the name of the present one."""


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
    return _import(loads, library.update, progress, cancelled, worker)


def needs_seeds(library_path: Path) -> bool:
    """Whether this is the first start: there is no library yet."""
    return library_files.is_missing(library_path)


def prepare(library_path: Path, progress: Progress, cancelled: Cancelled) -> None:
    """Make the library ready to be read: on the first start with the bundled articles in it, and
    after the program was updated by bringing the file to the newest schema.
    """
    if needs_seeds(library_path):
        import_seeds(library_path, progress, cancelled)
    elif library_files.require_library(library_path) < schema.VERSION:
        from timeline_app.library.store import Library

        Library(library_path).close()


def import_seeds(library_path: Path, progress: Progress, cancelled: Cancelled) -> ImportSummary:
    """Make the library, with the bundled articles in it: all of them, or there is no library.

    A first start that is broken off is thus a first start again.  ExpectedError where an article
    cannot be read.
    """
    from timeline_app.sources import seeds

    loads = [(document.name, _loaded(document)) for document in seeds.documents()]
    draft = library_files.draft_of(library_path)
    with library_files.faults_of(library_path):
        library_path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.touch()  # a folder that may not be written to is told by the library's own name
            summary = _import_into(draft, loads, progress, cancelled)
            if summary.imported == len(loads):
                library_files.publish(draft, library_path)
            elif not summary.cancelled:
                raise _unread(summary.skipped[0])
        finally:
            draft.unlink(missing_ok=True)
    return summary


def _unread(skip: Skipped) -> ExpectedError:
    return ExpectedError(
        "seeds-unread",
        f"The bundled article {skip.name} could not be read. {skip.reason}",
        "Try again, or import articles of your own.",
    )


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
    # multiprocessing and sqlite-utils are for writers alone: the window opens without them.
    from timeline_app.worker import ArticleWorker

    with ArticleWorker() as worker, ExitStack() as held:
        from timeline_app.library.store import Library  # loads while the process starts up

        @cache
        def library() -> Library:
            return held.enter_context(Library(library_path))

        if not library_files.is_missing(library_path):
            library()  # what cannot be written to is told before anything is read
        # A new one is made when there is something to store: an empty one would hide the bundled
        # articles, and to remove it again might take what another program has stored meanwhile.
        return _import(loads, lambda record: library().update(record), progress, cancelled, worker)


def _import(
    loads: Sequence[tuple[str, _Load]],
    update: Callable[[ArticleRecord], Change],
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
            counts[update(record)] += 1
    else:
        progress(len(loads), len(loads), "")
    skipped = [skip for skip in skipped if skip.code != "cancelled"]
    return ImportSummary(**counts, skipped=tuple(skipped), cancelled=cancelled())
