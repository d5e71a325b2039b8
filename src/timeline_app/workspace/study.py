"""The study list: what the reader has put down, kept up with the library, and where he is in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.own import Entry, Target
from timeline_app.domain.refs import Locator, LocatorKind
from timeline_app.library.own_standing import read_standing
from timeline_app.workspace.own_work import OwnWork
from timeline_app.workspace.study_list import StudyList, Thing, Wanted, listed, target_of, things
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner
from timeline_app.workspace.workspace import Contents, Workspace


@dataclass(frozen=True, eq=False)
class _Asked:
    entries: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    wanted: Wanted
    contents: Contents | None

    def listed(self, found: tuple[Thing, ...]) -> StudyList:
        """The things as they are wanted."""
        campaigns = self.contents.campaigns if self.contents else ()
        return listed(found, self.wanted, [row.article_id for row in campaigns])


@dataclass(frozen=True, slots=True)
class Reached:
    """A thing that was walked to: number ``place``, from 1, of ``total``."""

    thing: Thing
    place: int
    total: int


class Study(QObject):
    """Owner of the list and of the way through it.

    ``list_changed`` carries a ``StudyList``; ``reached`` tells where a step led.
    """

    list_changed = Signal(object)
    reached = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, own: OwnWork, tasks: TaskRunner) -> None:
        super().__init__(own)
        self._workspace, self._own, self._tasks = workspace, own, tasks
        self._wanted = Wanted()
        self._asked: _Asked | None = None
        self._things: tuple[Thing, ...] = ()
        self._list = StudyList()
        self._at: Target | None = None
        own.entries_changed.connect(self.refresh)
        self.refresh()

    @property
    def wanted(self) -> Wanted:
        """How the list is wanted."""
        return self._wanted

    @property
    def shown(self) -> StudyList:
        """What is listed."""
        return self._list

    @property
    def at(self) -> Target | None:
        """The thing that was walked or pointed to last."""
        return self._at

    def want(self, wanted: Wanted) -> None:
        """List by other words, in other groups, or in another order."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._arrange()

    @Slot()
    def refresh(self) -> None:
        """The reader's work, or what it hangs on, is other now: see where everything stands."""
        asked = self._asked = self._question()
        path, former = self._workspace.path, self._things

        def job(progress: Progress, cancelled: CancelToken) -> object:
            standing = read_standing(path, {target_of(entry) for entry in asked.entries})
            found = things(asked.entries, asked.gone, standing, former)
            for thing in found:
                _ = thing.text  # kept: what is typed is looked for in it at once
            return asked, found, asked.listed(found)

        self._tasks.read(self.tr("My work"), job, self._take, self._fail)

    def stand_at(self, target: Target) -> None:
        """Walk on from a thing that was gone to otherwise."""
        self._at = target

    @Slot(object)
    def follow(self, selected: Locator | None) -> None:
        """Walk on from what is selected, where it is listed."""
        if selected is not None and selected.kind is not LocatorKind.ARTICLE:
            for thing in self._list.walk:
                if _is(thing, selected):
                    self._at = thing.target

    def step(self, by: int) -> None:
        """Walk to the next thing (1) or the one before (-1), and stay at the last and the first."""
        walk = self._list.walk
        if not walk:
            return
        places = [place for place, thing in enumerate(walk) if thing.target == self._at]
        start = 0 if by > 0 else len(walk) - 1
        place = min(max(places[0] + by, 0), len(walk) - 1) if places else start
        self._at = walk[place].target
        self.reached.emit(Reached(walk[place], place + 1, len(walk)))

    @Slot(object)
    def _take(self, answer: tuple[_Asked, tuple[Thing, ...], StudyList]) -> None:
        """Nothing happens where the work has changed since."""
        asked, found, made = answer
        if asked is not self._asked:
            return
        self._things = found
        if asked.wanted == self._wanted and asked.contents is self._workspace.contents:
            self._show(made)
        else:
            self._arrange()

    def _question(self) -> _Asked:
        own = self._own
        return _Asked(own.entries, own.orphans, self._wanted, self._workspace.contents)

    def _arrange(self) -> None:
        self._show(self._question().listed(self._things))

    def _show(self, made: StudyList) -> None:
        self._list = made
        self.list_changed.emit(made)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _is(thing: Thing, selected: Locator) -> bool:
    if selected.kind is LocatorKind.UNIT:
        return thing.target.key == selected.id
    return thing.standing is not None and thing.standing.event_id == selected.id
