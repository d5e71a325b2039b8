"""Reading articles of the library again: a better version finds more in the same text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.ingest.importing import import_source
from timeline_app.ingest.summary import ImportSummary, Progress

if TYPE_CHECKING:
    from timeline_app.domain.document import Document
    from timeline_app.worker import Cancelled


class _Kept:
    """The markup that the library keeps: ``done`` of ``total`` articles were handed out."""

    def __init__(self, library_path: Path, article_ids: Collection[int]) -> None:
        self._path = library_path
        self._article_ids = article_ids
        self.total = len(article_ids)
        self.done = 0

    def found(self) -> Iterator[Document]:
        """Each article's document, once."""
        from timeline_app.library import markups

        for document in markups.kept(self._path, self._article_ids):
            yield document
            self.done += 1


def reread(
    article_ids: Collection[int], library_path: Path, progress: Progress, cancelled: Cancelled
) -> ImportSummary:
    """Read articles again from their markup; those without any are passed over.

    An article whose title reads otherwise now takes the place of the former, which can be put back.
    The reader's own work stays.  ExpectedError where the library cannot be written.
    """
    from timeline_app.library import markups
    from timeline_app.library.store import Library

    source = _Kept(library_path, article_ids)
    summary = import_source(source, library_path, progress, cancelled, again=True)
    former = markups.superseded(library_path, article_ids)
    if former:
        with Library(library_path) as library:
            library.remove(former)
    return summary


def outdated(library_path: Path) -> list[int]:
    """The articles that another version has read; see ``reread``."""
    from timeline_app.library import markups

    return markups.outdated(library_path)
