"""The reader's own work: notes, tags, bookmarks, corrections, own events; written at once, undone at will."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Note, Place, Target
from timeline_app.library import files
from timeline_app.library.own_reader import Memo
from timeline_app.library.own_work import Steps
from timeline_app.library.reader import LibraryReader
from timeline_app.workspace.own_held import Held, held_in
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner

if TYPE_CHECKING:
    from timeline_app.library.store import Library

_STORE = "timeline_app.library.store"


@dataclass(frozen=True, eq=False)
class _Done:
    """What the library holds now; ``then`` is wanted where something was written to it."""

    held: Held
    then: Callable[[], object] | None = None


class OwnWork(QObject):
    """Owner of the reader's entries, which are held in memory.

    Every change is one transaction on the lane of the writes, and what the library holds then is
    read back in the same job: ``entries_changed`` tells of it.  A label is a word of the program in
    English, translated where it is shown.
    """

    entries_changed = Signal()
    events_changed = Signal()
    turned = Signal(object, bool)
    """A step (its label, None for none) was taken back, or (True) done again."""
    merged = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = tasks
        self._held: Held | None = None
        self._memo: Memo = {}  # used in the lane of the writes alone

    @property
    def path(self) -> Path:
        """The library file."""
        return self._path

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of it, the oldest first; () before it is loaded."""
        return self.held.entries

    @property
    def orphans(self) -> tuple[Entry, ...]:
        """What hangs on something that the library no longer holds."""
        return self.held.orphans

    @property
    def event_ids(self) -> Mapping[str, int]:
        """The library's ids of the events that entries hang on, by their keys."""
        return self.held.event_ids

    @property
    def steps(self) -> Steps:
        """The labels of what can be undone and done again."""
        return self.held.steps

    def of(self, target: Target) -> tuple[Entry, ...]:
        """What hangs on one thing, the oldest first."""
        return self.held.of_target.get(target, ())

    @Slot()
    def load(self) -> None:
        """Read it anew: the library was opened, or something else has written to it."""

        # In the lane of the writes, so that answers come in the order of the wishes.
        def job(progress: Progress, cancelled: CancelToken) -> _Done:
            importlib.import_module(_STORE)  # the first note is not to wait for it
            return _Done(held_in(path, memo))

        path, memo = self._path, self._memo
        self._tasks.write_quietly(job, self._take, self._fail)

    def holds_note(self, place: Place, text: str) -> bool:
        """Whether the library, looked at now, has a note of this text about a thing."""
        try:
            with LibraryReader(self._path) as reader:
                found = reader.own.of_target(place.target)
        except ExpectedError:
            return False
        return any(entry.content == Note(text) for entry in found)

    def change(
        self,
        label: str,
        put: Iterable[Entry] = (),
        drop: Iterable[str] = (),
        *,
        goes_on: bool = False,
    ) -> None:
        """Put entries in, or in the place of those with the same uid, and drop others by uid: one
        step, called by the label; one with the last step where that ``goes_on``.
        """
        wanted, gone = tuple(put), tuple(drop)
        self._do(lambda library: library.change_own(label, wanted, gone, goes_on=goes_on))

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self._do(lambda library: library.undo_own(), lambda label: self.turned.emit(label, False))

    @Slot()
    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._do(lambda library: library.redo_own(), lambda label: self.turned.emit(label, True))

    def merge(self, label: str, entries: Iterable[Entry]) -> None:
        """Take somebody's work in, in one step; ``merged`` tells what came."""
        theirs = tuple(entries)
        self._do(lambda library: library.merge_own(label, theirs), self.merged.emit)

    def merge_file(self, file: Path, *, once: bool = False) -> None:
        """Take in what somebody has saved, in one step; ``merged`` tells what came.  A file that is
        wanted ``once`` is removed then.
        """

        def take_in(library: Library) -> object:
            from timeline_app.library import own_file

            merged = library.merge_own(own_file.MERGING, own_file.read(file))
            if once:
                file.unlink(missing_ok=True)
            return merged

        self._do(take_in, self.merged.emit)

    def save_file(self, file: Path) -> None:
        """Write all of it to a file that can be given to somebody else; ``saved`` tells its path."""
        path = self._path

        def job(progress: Progress, cancelled: CancelToken) -> Path:
            from timeline_app.export.writing import write_text
            from timeline_app.library.own_file import own_text

            with LibraryReader(path) as reader:
                write_text(file, [own_text(reader.own.entries())])
            return file

        self._tasks.write_quietly(job, self._tell_saved, self._fail)

    @property
    def held(self) -> Held:
        """All that is known of it; nothing before it is loaded."""
        return self._held or Held()

    def _do(
        self, write: Callable[[Library], object], then: Callable[[Any], object] | None = None
    ) -> None:
        path, memo = self._path, self._memo

        def job(progress: Progress, cancelled: CancelToken) -> _Done:
            from timeline_app.library.store import Library  # its import would hold the window up

            files.require_library(path)  # one that is gone is not to be made anew, and empty
            with Library(path) as library:
                answer = write(library)
            return _Done(held_in(path, memo), lambda: then(answer) if then else None)

        self._tasks.write_quietly(job, self._take, self._fail)

    @Slot(object)
    def _take(self, done: _Done) -> None:
        before, self._held = self._held, done.held
        if before is not None and done.then is None and before.is_like(done.held):
            return  # nothing else has written to it
        self.entries_changed.emit()
        unknown = before is None and done.then is not None
        if unknown or (before is not None and before.shaping != done.held.shaping):
            self.events_changed.emit()
        if done.then is not None:
            done.then()

    @Slot(object)
    def _tell_saved(self, file: Path) -> None:
        self.saved.emit(file)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
