"""Making a library ready to be read: on the first start with the bundled articles in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.ingest.importing import import_documents
from timeline_app.ingest.summary import ImportSummary, Progress
from timeline_app.library import files as library_files
from timeline_app.library import schema

if TYPE_CHECKING:
    from timeline_app.worker import Cancelled


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

    documents = seeds.documents()
    draft = library_files.draft_of(library_path)
    with library_files.faults_of(library_path):
        library_path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.touch()  # a folder that may not be written to is told by the library's own name
            summary = import_documents(documents, draft, progress, cancelled)
            if summary.imported == len(documents):
                library_files.publish(draft, library_path)
            elif not summary.cancelled:
                raise _unread(summary)
        finally:
            draft.unlink(missing_ok=True)
    return summary


def _unread(summary: ImportSummary) -> ExpectedError:
    skip = summary.skipped[0]
    return ExpectedError(
        "seeds-unread",
        filled(
            "The bundled article {name} could not be read. {reason}",
            name=skip.name,
            reason=skip.reason,
        ),
        "Try again, or import articles of your own.",
    )
