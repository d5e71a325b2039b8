"""Writing the library's data to files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.export.data_files import DataForm, DataWish, write_data
from timeline_app.library.reader import LibraryReader
from timeline_app.library.shown_records import marked, shown_records
from timeline_app.timeline.events import Ints
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner


@dataclass(frozen=True, slots=True)
class DataAsked:
    """A file of data: its form, the language of its dates, the campaigns by their articles.

    ``mark`` is "" for what is bookmarked, a tag for what has it, None for everything; ``events`` are
    the ids of those that a filter leaves, None for all.
    """

    out: Path
    form: DataForm
    language: str
    articles: tuple[int, ...]
    mark: str | None = None
    events: Ints | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written; so many events (``beyond``) cannot be told by one of its form."""

    out: Path
    beyond: int = 0


class Exports(QObject):
    """Each file is a long task of its own; ``exported`` tells what was written."""

    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = tasks

    def write(self, asked: DataAsked) -> None:
        """Write the file; one that was there stays where that fails or is cancelled."""
        path = self._path

        def job(progress: Progress, cancelled: CancelToken) -> Exported | None:
            try:
                return _written(path, asked, progress, cancelled)
            except _Stopped:
                return None

        self._tasks.run_long(self.tr("Writing the data"), job, self._tell, self._fail)

    @Slot(object)
    def _tell(self, written: Exported | None) -> None:
        if written is not None:
            self.exported.emit(written)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


class _Stopped(Exception):  # noqa: N818  no error: the reader wished it
    pass


def _written(path: Path, asked: DataAsked, progress: Progress, cancelled: CancelToken) -> Exported:
    with LibraryReader(path) as reader, reader.snapshot():
        titles = {row.article_id: row.title for row in reader.campaigns()}
        wanted = frozenset(asked.articles)
        ids = [article_id for article_id in titles if article_id in wanted]
        only = None if asked.mark is None else marked(reader.own.entries(), asked.mark)
        events = None if asked.events is None else frozenset(asked.events.tolist())
        chosen = only is not None or events is not None
        names = [titles[article_id] for article_id in ids]
        wish = DataWish(asked.form, asked.language, names, chosen)
        told = _told(ids, titles, progress, cancelled)
        return Exported(
            asked.out, write_data(asked.out, shown_records(reader, told, only, events), wish)
        )


def _told(
    ids: list[int], titles: dict[int, str], progress: Progress, cancelled: CancelToken
) -> Iterator[int]:
    """The articles one after the other, as far as the job is to go on."""
    for done, article_id in enumerate(ids):
        if cancelled():
            raise _Stopped
        progress(done, len(ids), titles[article_id])
        yield article_id
