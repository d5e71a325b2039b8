"""What a reader wants to be read, as one stream of documents that says how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from timeline_app.domain.document import Document, Found
from timeline_app.sources.choosing import EVERY_PAGE, PageChoice
from timeline_app.sources.files import ArticleFile, article_files


class Documents:
    """Documents that are at hand: ``done`` of ``total`` were handed out."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self.total = len(documents)
        self.done = 0

    def found(self) -> Iterator[Found]:
        """Each document, once."""
        for document in self._documents:
            yield document
            self.done += 1


class Files:
    """Files, and the article files in folders: ``done`` of ``total`` bytes were read."""

    def __init__(self, paths: Iterable[Path], choice: PageChoice = EVERY_PAGE) -> None:
        self._files = [ArticleFile(path, choice) for path in article_files(paths)]
        self._sizes = [_size(file.path) for file in self._files]
        self._place = 0
        self.total = sum(self._sizes)

    @property
    def done(self) -> int:
        """Bytes of the files that were read."""
        present = self._files[self._place].position if self._place < len(self._files) else 0
        return min(self.total, sum(self._sizes[: self._place]) + present)

    def found(self) -> Iterator[Found]:
        """What the files hold, file by file."""
        for file in self._files:
            yield from file.found()
            self._place += 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # told when it is read
