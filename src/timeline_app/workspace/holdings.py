"""The library as what it holds: its articles, those that were removed, its backups."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.errors import ExpectedError
from timeline_app.workspace.import_steps import told
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner

if TYPE_CHECKING:
    from timeline_app.domain.record import Diagnostic
    from timeline_app.ingest.summary import ImportSummary
    from timeline_app.library.articles import ArticleLine
    from timeline_app.library.backups import Backup
    from timeline_app.library.removed import Removed


@dataclass(frozen=True, slots=True)
class Inventory:
    """What there is: articles in order of title, removed ones and backups the last first."""

    lines: tuple[ArticleLine, ...]
    removed: tuple[Removed, ...]
    backups: tuple[Backup, ...]


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Articles that were just removed: how many, the first one's title, and what puts them back."""

    count: int
    title: str
    kept: tuple[int, ...]


class _Stopped(Exception):  # noqa: N818  (nothing has failed)
    """The reader has stopped a removal: nothing was removed."""


class Holdings(QObject):
    """Each change is a task; ``changed`` says that the library holds other articles now."""

    looked = Signal(object)
    doubts_read = Signal(object)
    removed = Signal(object)
    put_back = Signal(int)
    reread = Signal(object)
    backed_up = Signal()
    restored = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, path: Path, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = tasks

    def look(self) -> None:
        """See what there is; ``looked`` follows with an ``Inventory``."""
        self._tasks.read("", partial(_look, self._path), self._tell_looked, self._fail)

    def read_doubts(self, article_ids: Collection[int]) -> None:
        """See what was not understood; ``doubts_read`` follows with Diagnostics by article."""
        job = partial(_read_doubts, self._path, tuple(article_ids))
        self._tasks.read("", job, self._tell_doubts, self._fail)

    def remove(self, article_ids: Collection[int]) -> None:
        """Remove articles, all or none; ``removed`` follows with what was ``TakenOut``."""
        job = partial(_remove, self._path, tuple(article_ids))
        self._tasks.write(self.tr("Removing articles"), job, self._tell_removed, self._fail)

    def put_them_back(self, kept: Sequence[int]) -> None:
        """Put removed articles back, by the ids under which they are kept."""
        job = partial(_put_back, self._path, tuple(kept))
        self._tasks.write(self.tr("Putting articles back"), job, self._tell_put_back, self._fail)

    def read_again(self, article_ids: Collection[int]) -> None:
        """Read articles again from their markup; ``reread`` follows with the summary."""
        ids = tuple(article_ids)

        def job(progress: Progress, cancelled: CancelToken) -> ImportSummary:
            from timeline_app.ingest import apart, rereading

            read = partial(rereading.reread, ids, self._path)
            return apart.import_apart(read, told(progress, self.tr), cancelled)

        title = self.tr("Reading articles again")
        self._tasks.run_long(title, job, self._tell_reread, self._fail)

    def back_up(self) -> None:
        """Make a backup now."""
        job = partial(_back_up, self._path)
        self._tasks.write(self.tr("Backing up"), job, self._tell_backed_up, self._fail)

    def restore(self, backup: Path, let_go: Callable[[], None]) -> None:
        """Put a backup in the place of the library, which is kept; ``let_go`` closes what the window's
        thread has open.

        ExpectedError ``import-running`` is told while something is being read into the library.
        """
        if self._tasks.is_long_running:
            self.failed.emit(
                ExpectedError(
                    "import-running",
                    "Articles are being read into the library.",
                    "Wait for the end, or cancel it, and try again.",
                )
            )
            return
        let_go()
        job = partial(_restore, self._path, backup)
        self._tasks.write(self.tr("Restoring the backup"), job, self._tell_restored, self._fail)

    @Slot(object)
    def _tell_looked(self, inventory: Inventory) -> None:
        self.looked.emit(inventory)

    @Slot(object)
    def _tell_doubts(self, doubts: object) -> None:
        self.doubts_read.emit(doubts)

    @Slot(object)
    def _tell_removed(self, taken: TakenOut | None) -> None:
        if taken is not None:
            self.removed.emit(taken)
            self.changed.emit()

    @Slot(object)
    def _tell_put_back(self, count: int) -> None:
        self.put_back.emit(count)
        self.changed.emit()

    @Slot(object)
    def _tell_reread(self, summary: ImportSummary) -> None:
        self.reread.emit(summary)
        self.changed.emit()

    @Slot(object)
    def _tell_backed_up(self, backup: object) -> None:
        self.backed_up.emit()
        self.look()

    @Slot(object)
    def _tell_restored(self, nothing: object) -> None:
        self.restored.emit()
        self.changed.emit()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _look(path: Path, progress: Progress, cancelled: CancelToken) -> Inventory:
    """A library that is damaged has no articles to tell of, but may have backups."""
    from timeline_app.library import articles, backups, removed

    found = tuple(backups.backups(path))
    try:
        return Inventory(tuple(articles.article_lines(path)), tuple(removed.removed(path)), found)
    except ExpectedError:
        return Inventory((), (), found)


def _read_doubts(
    path: Path, article_ids: Sequence[int], progress: Progress, cancelled: CancelToken
) -> dict[int, list[Diagnostic]]:
    from timeline_app.library import articles

    return articles.diagnostics(path, article_ids)


def _remove(
    path: Path, article_ids: Sequence[int], progress: Progress, cancelled: CancelToken
) -> TakenOut | None:
    from timeline_app.library import removed
    from timeline_app.library.store import Library

    def tell(done: int) -> None:
        if cancelled():
            raise _Stopped
        progress(done, len(article_ids), "")

    try:
        with Library(path) as library:
            kept = library.remove(article_ids, tell)
    except _Stopped:
        return None
    titles = {each.id: each.title for each in removed.removed(path)}
    return TakenOut(len(kept), titles[kept[0]], kept) if kept else None


def _put_back(path: Path, kept: Sequence[int], progress: Progress, cancelled: CancelToken) -> int:
    from timeline_app.library.store import Library

    with Library(path) as library:
        return len(library.put_back(kept))


def _back_up(path: Path, progress: Progress, cancelled: CancelToken) -> None:
    from timeline_app.library import backups

    backups.back_up(path, "reader")


def _restore(path: Path, backup: Path, progress: Progress, cancelled: CancelToken) -> None:
    from timeline_app.ingest import preparing
    from timeline_app.library import backups

    backups.restore(path, backup)
    preparing.prepare(path, lambda step: None, cancelled)  # it may be of an older version
