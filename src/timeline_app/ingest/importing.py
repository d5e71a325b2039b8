"""Importing: documents out of a source, records out of documents, one transaction an article.

What this very program has read before is not read again, so that a second run continues where the
first one stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from timeline_app.domain.document import Document, Found, Redirect, Refusal
from timeline_app.ingest.summary import ImportSummary, Progress, Step, Tally
from timeline_app.library import files as library_files

if TYPE_CHECKING:
    from timeline_app.ingest.pool import ReadingPool
    from timeline_app.library.store import Library
    from timeline_app.sources.choosing import PageChoice
    from timeline_app.worker import Cancelled

_MOST_REDIRECTS = 1000
"""How many are noted in one transaction."""


class Source(Protocol):
    """Where documents come from; ``done`` of ``total`` (in any unit) were handed out."""

    @property
    def done(self) -> int:
        """How much was handed out."""
        ...

    @property
    def total(self) -> int:
        """How much there is."""
        ...

    def found(self) -> Iterator[Found]:
        """All that it holds, once."""
        ...


def import_paths(
    paths: Iterable[Path],
    library_path: Path,
    progress: Progress,
    cancelled: Cancelled,
    choice: PageChoice | None = None,
) -> ImportSummary:
    """Read files, and all article files in folders, into the library.

    ``choice`` says which pages of export files are wanted; all are where there is none.
    ExpectedError where the library cannot be written.
    """
    from timeline_app.sources.choosing import EVERY_PAGE
    from timeline_app.sources.gathering import Files

    return import_source(Files(paths, choice or EVERY_PAGE), library_path, progress, cancelled)


def import_documents(
    documents: Sequence[Document], library_path: Path, progress: Progress, cancelled: Cancelled
) -> ImportSummary:
    """Read documents that are at hand into the library; see ``import_paths``."""
    from timeline_app.sources.gathering import Documents

    return import_source(Documents(documents), library_path, progress, cancelled)


def import_text(
    text: str, name: str, library_path: Path, progress: Progress, cancelled: Cancelled
) -> ImportSummary:
    """Read one article's text; ``name`` is what to call it where it says no title itself.

    ExpectedError where it is no article's text, as ``sources.texts.document``.
    """
    from timeline_app.sources.texts import document

    read = document(text.encode("utf-8", "replace"), name, name)
    return import_documents([read], library_path, progress, cancelled)


def import_source(
    source: Source,
    library_path: Path,
    progress: Progress,
    cancelled: Cancelled,
    again: bool = False,
) -> ImportSummary:
    """Read all that a source holds into the library; ``again`` also what was read before."""
    # multiprocessing and sqlite-utils are for writers alone: the window opens without them.
    from timeline_app.ingest.pool import ReadingPool

    with ReadingPool(cancelled) as pool, _Shelf(library_path) as shelf:
        return _Import(shelf, pool, progress, cancelled, again).run(source)


class _Shelf:
    """The library that is imported into; a new one is made when there is something to store.

    An empty one would hide the bundled articles, and to remove it again might take what another
    program has stored meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = ExitStack()

    def __enter__(self) -> _Shelf:
        if not library_files.is_missing(self._path):
            _ = self.library  # what cannot be written to is told before anything is read
        return self

    def __exit__(self, *error: object) -> None:
        self._held.close()

    @cached_property
    def library(self) -> Library:
        """Made where there is none."""
        from timeline_app.library.store import Library  # loads while the processes start up

        return self._held.enter_context(Library(self._path))

    @property
    def is_there(self) -> bool:
        """Whether there is a library already."""
        return "library" in self.__dict__


class _Import:
    """One import from its beginning to its end."""

    def __init__(
        self,
        shelf: _Shelf,
        pool: ReadingPool,
        progress: Progress,
        cancelled: Cancelled,
        again: bool,
    ) -> None:
        self._shelf = shelf
        self._again = again
        self._pool = pool
        self._progress = progress
        self._cancelled = cancelled
        self._tally = Tally()
        self._redirects: list[Redirect] = []

    def run(self, source: Source) -> ImportSummary:
        """Take all that the source holds; what was stored stays where the import is cancelled."""
        for found in source.found():
            if self._cancelled():
                break
            self._tell(source, found)
            self._take(found)
            while self._pool.is_full and not self._cancelled():
                self._store()
        while not self._pool.is_empty and not self._cancelled():
            self._store()
        self._settle_redirects()
        if not self._cancelled():
            self._progress(self._step(source.total, source.total, ""))
        return self._tally.summary(self._cancelled())

    def _tell(self, source: Source, found: Found) -> None:
        if not isinstance(found, Redirect):
            name = (isinstance(found, Document) and found.title) or found.name
            self._progress(self._step(source.done, source.total, name))

    def _step(self, done: int, total: int, name: str) -> Step:
        return Step(done, total, name, self._tally.articles, self._tally.events)

    def _take(self, found: Found) -> None:
        if isinstance(found, Refusal):
            self._tally.skip(found)
        elif isinstance(found, Redirect):
            self._redirects.append(found)
            if len(self._redirects) >= _MOST_REDIRECTS:
                self._note_redirects()
        elif self._is_known(found):
            self._tally.count_unchanged()
        else:
            self._pool.hand_in(found)

    def _is_known(self, document: Document) -> bool:
        there = self._shelf.is_there and not self._again
        return there and self._shelf.library.holds(document)

    def _store(self) -> None:
        document, read = self._pool.take_out()
        if isinstance(read, Refusal):
            if read.code != "cancelled":
                self._tally.skip(read)
            return
        saved = self._shelf.library.update(read, document)
        self._tally.count(saved, sum(event.same_as is None for event in read.events))

    def _note_redirects(self) -> None:
        if self._redirects and self._shelf.is_there:
            self._shelf.library.add_redirects(self._redirects)
            self._redirects.clear()

    def _settle_redirects(self) -> None:
        self._note_redirects()
        if self._shelf.is_there:
            self._shelf.library.settle_redirects()
