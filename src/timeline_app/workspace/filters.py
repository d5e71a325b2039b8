"""Which events are shown: what the reader wants, and what of the library that leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.event_filter import EventFilter, Facet
from timeline_app.timeline.events import Flags
from timeline_app.workspace.facets import Stopped, StoppedError, never
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner
from timeline_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from timeline_app.workspace.filtering import Filtered, Known, Offer

FEW = 4000
"""Up to so many events are filtered at once whatever by: it takes a few milliseconds, as it does for a
million by what stands in their columns.
"""


@dataclass(frozen=True, eq=False)
class _Asked:
    known: Known
    wanted: EventFilter


class Filters(QObject):
    """Owner of the filter.

    ``wanted_changed`` tells at once that another is wanted; ``filters_changed`` follows when the
    events are known that it leaves, for many of them once a task is done.
    """

    wanted_changed = Signal()
    filters_changed = Signal()
    offered = Signal(object)
    """An ``Offer``, the answer to ``ask``."""
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace)
        self._workspace, self._tasks = workspace, tasks
        self._wanted = EventFilter()
        self._known: Known | None = None
        self._asked: _Asked | None = None
        self._question: _Asked | None = None
        self._filtered: Filtered | None = None

    @property
    def wanted(self) -> EventFilter:
        """What the reader wants."""
        return self._wanted

    @property
    def hidden(self) -> frozenset[int]:
        """The articles whose campaigns are not shown."""
        return self._wanted.hidden

    @property
    def filtered(self) -> Filtered | None:
        """What is left of the contents; None where that is everything, or is not known yet."""
        found = self._filtered
        return found if found and found.contents is self._workspace.contents else None

    @property
    def matching(self) -> Flags | None:
        """Of each event of the contents' columns whether it is shown; None as for ``filtered``."""
        return None if self.filtered is None else self.filtered.matching

    def kept(self, event_ids: Iterable[int]) -> frozenset[int]:
        """Those of the events that are shown."""
        ids, found = frozenset(event_ids), self.filtered
        if found is None:
            return ids
        columns = found.contents.columns
        places = columns.indices_of(ids)
        return frozenset(columns.ids[places[found.matching[places]]].tolist())

    @Slot(object)
    def want(self, wanted: EventFilter) -> None:
        """Filter by this and nothing else."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.wanted_changed.emit()
            self.refresh()

    @Slot(int)
    def hide(self, article_id: int) -> None:
        """Leave a campaign out."""
        self.set_shown(article_id, False)

    def set_shown(self, article_id: int, shown: bool) -> None:
        """Show a campaign or leave it out."""
        hidden = self.hidden - {article_id} if shown else self.hidden | {article_id}
        self.want(replace(self._wanted, hidden=hidden))

    def show_only(self, facet: Facet, value: str, under: bool = False) -> None:
        """Show only what has this value of a facet, as far as other facets let it; of a unit also what
        is ``under`` it.
        """
        if facet is not Facet.CAMPAIGN:
            wanted = self._wanted.wanting(facet, [value])
            self.want(replace(wanted, subordinates=under) if facet is Facet.UNIT else wanted)
        elif self._workspace.contents is not None:
            ids = frozenset(row.article_id for row in self._workspace.contents.campaigns)
            self.want(replace(self._wanted, hidden=ids - {int(value)}))

    @Slot()
    def refresh(self) -> None:
        """Another filter is wanted, or the contents are others: see what is left."""
        contents = self._workspace.contents
        if contents is None or not self._wanted.facets:
            self._take_nothing()
            return
        from timeline_app.workspace.filtering import (
            IN_COLUMNS,
            filtered,
        )  # not for the first picture

        asked = self._asked = _Asked(self._known_of_contents(), self._wanted)

        def job(stopped: Stopped) -> tuple[_Asked, Filtered]:
            return asked, filtered(asked.known, asked.wanted, stopped)

        at_once = IN_COLUMNS.issuperset(self._wanted.facets)
        self._run(job, lambda: asked is not self._asked, self._take, at_once=at_once)

    @Slot()
    def refresh_marks(self) -> None:
        """The reader has marked other events."""
        if self._known is not None:
            self._known = self._known.without_marks()
        if {Facet.MARK, Facet.TAG}.intersection(self._wanted.facets):
            self.refresh()

    def ask(self, facet: Facet, query: str = "") -> None:
        """Ask for the values of a facet; ``offered`` follows, for the last one asked for."""
        if self._workspace.contents is None:
            return
        from timeline_app.workspace.filtering import filtered, offer

        wanted, left = self._wanted, self.filtered
        question = self._question = _Asked(self._known_of_contents(), wanted)

        def job(stopped: Stopped) -> Offer:
            same = left is not None and left.wanted == wanted
            known = question.known
            found = left if left and same else filtered(known, wanted, stopped)
            return offer(known, found, facet, query, stopped)

        self._run(job, lambda: question is not self._question, self._tell_offer)

    def _known_of_contents(self) -> Known:
        contents = self._workspace.contents
        assert contents is not None  # whoever asks has looked
        from timeline_app.workspace.filtering import Known

        if self._known is None or self._known.contents is not contents:
            self._known = Known(self._workspace.path, contents)
        return self._known

    def _run(
        self,
        job: Callable[[Stopped], object],
        overtaken: Stopped,
        then: Callable[[object], None],
        *,
        at_once: bool = False,
    ) -> None:
        contents = self._workspace.contents
        if not at_once and contents is not None and len(contents.columns) > FEW:
            self._tasks.survey(partial(_unless_stopped, job, overtaken), then, self._fail)
            return
        try:
            then(job(never))
        except ExpectedError as error:
            self._fail(error)

    def _take_nothing(self) -> None:
        before, self._filtered, self._asked = self._filtered, None, None
        if before is not None:
            self.filters_changed.emit()

    @Slot(object)
    def _take(self, answer: object) -> None:
        """Nothing happens where another filter was asked for since."""
        if isinstance(answer, tuple) and answer[0] is self._asked:
            self._filtered = answer[1]
            self.filters_changed.emit()

    @Slot(object)
    def _tell_offer(self, offered: object) -> None:
        if offered is not None:
            self.offered.emit(offered)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _unless_stopped(
    job: Callable[[Stopped], object], overtaken: Stopped, progress: Progress, cancelled: CancelToken
) -> object:
    """What the job answers, None where that is not wanted any more."""
    try:
        return None if overtaken() else job(lambda: cancelled() or overtaken())
    except StoppedError:
        return None
