"""How the tracks are arranged: what each stands for, and what the reader wants of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.errors import ExpectedError
from timeline_app.timeline import grouping as groupings
from timeline_app.timeline.events import EventColumns, Flags
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding, folding_of
from timeline_app.timeline.grouping import Facets, Group, Grouping
from timeline_app.timeline.tracks import campaign_key
from timeline_app.timeline.wishes import Wishes
from timeline_app.workspace.facets import read_facets
from timeline_app.workspace.filters import Filters
from timeline_app.workspace.settings import Settings
from timeline_app.workspace.tasks import TaskRunner
from timeline_app.workspace.workspace import Contents, Workspace

if TYPE_CHECKING:
    from timeline_app.workspace.filtering import Filtered

_KEPT = "tracks"
FEW = 4000
"""Up to so many events are put into their tracks at once: it takes a few milliseconds."""


@dataclass(frozen=True, eq=False)
class Shown:
    """The events as they stand in tracks.

    Without ``groups`` track ``i`` is the campaign at index ``i`` of the contents; the campaigns
    that are not ticked are among them.  The times of the events are on the axis as ``folding``
    folds it.
    """

    columns: EventColumns
    groups: tuple[Group, ...] | None = None
    folding: Folding = NOTHING_FOLDED


@dataclass(frozen=True, eq=False)
class _Asked:
    """What a task was asked for, and what is known already."""

    contents: Contents
    grouping: Grouping
    hide_empty: bool
    filtered: Filtered | None
    facets: Facets | None


class Tracks(QObject):
    """Owner of the arrangement; it is remembered for each library file.

    ``tracks_changed`` follows every change, for another grouping once its task is done.
    """

    tracks_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, workspace: Workspace, filters: Filters, tasks: TaskRunner, settings: Settings
    ) -> None:
        super().__init__(workspace)
        self._workspace, self._filters = workspace, filters
        self._tasks, self._settings = tasks, settings
        self._wishes = Wishes.from_plain(settings.of_library(_KEPT, workspace.path))
        self._shown: Shown | None = None
        self._made: _Asked | None = None
        self._asked: _Asked | None = None

    @property
    def wishes(self) -> Wishes:
        """What the reader wants; the grouping may still be on its way."""
        return self._wishes

    @property
    def shown(self) -> Shown | None:
        """The events in their tracks, None before the library is open."""
        contents = self._workspace.contents
        if contents is None:
            return None
        made = self._made
        if self._shown is not None and made is not None and made.contents is contents:
            return self._shown
        return Shown(contents.columns)

    def keys(self) -> list[str]:
        """The keys of all tracks, in the order of the columns."""
        shown, contents = self.shown, self._workspace.contents
        if shown is None or contents is None:
            return []
        if shown.groups is None:
            return [campaign_key(row.article_id) for row in contents.campaigns]
        return [group.key for group in shown.groups]

    def set_grouping(self, grouping: Grouping) -> None:
        """Let each track stand for something else."""
        if grouping is not self._wishes.grouping:
            self._wish(replace(self._wishes, grouping=grouping))
            self.tracks_changed.emit()
            self.arrange()

    def set_hide_empty(self, hidden: bool) -> None:
        """Fold away the time in which nothing that is shown happened, or do not."""
        if hidden is not self._wishes.hide_empty:
            self._wish(replace(self._wishes, hide_empty=hidden))
            self.tracks_changed.emit()
            self.arrange()

    def set_trait(self, keys: Sequence[str], trait: str, value: bool | int | None) -> None:
        """Fold, pin, colour tracks or give them rows: see ``timeline.wishes.TRAITS``."""
        self._wish(self._wishes.changed(keys, trait, value))
        self.tracks_changed.emit()

    def fold_all(self, folded: bool) -> None:
        """Fold or unfold all tracks there are."""
        self.set_trait(self.keys(), "folded", folded)

    def set_order(self, keys: Sequence[str]) -> None:
        """Put the tracks in this order."""
        self._wish(self._wishes.ordered(keys))
        self.tracks_changed.emit()

    @Slot()
    def arrange(self) -> None:
        """Contents, filters or grouping have changed: put the events into their tracks anew."""
        contents, grouping = self._workspace.contents, self._wishes.grouping
        if contents is None:
            return
        hide_empty, left = self._wishes.hide_empty, self._filters.filtered
        if grouping is Grouping.CAMPAIGN and not hide_empty:
            self._asked = None
            self._show_campaigns(contents, left)
            return
        made = self._made
        same = made is not None and made.contents is contents and made.grouping is grouping
        facets = made.facets if same and made is not None else None
        asked = self._asked = _Asked(contents, grouping, hide_empty, left, facets)
        job = _job(self._workspace.path, asked)
        if len(contents.columns) > FEW:
            self._tasks.read(self.tr("Arranging the tracks"), job, self._take, self._fail)
            return
        try:
            self._take(job())
        except ExpectedError as error:
            self._fail(error)

    def _show_campaigns(self, contents: Contents, left: Filtered | None) -> None:
        if left is None or left.columns is contents.columns:
            self._show(None, None)
        else:
            made = _Asked(contents, Grouping.CAMPAIGN, False, left, None)
            self._show(made, Shown(left.columns))

    def _show(self, made: _Asked | None, shown: Shown | None) -> None:
        changed = shown is not None or self._shown is not None
        self._made, self._shown = made, shown
        if changed:
            self.tracks_changed.emit()

    @Slot(object)
    def _take(self, answer: object) -> None:
        """The events stand in their tracks; nothing happens where others were asked for since."""
        assert isinstance(answer, tuple)
        asked, made, shown = answer
        if asked is self._asked:
            self._show(made, shown)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)

    def _wish(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._settings.set_of_library(_KEPT, self._workspace.path, wishes.plain())


def grouped(
    contents: Contents, grouping: Grouping, matching: Flags | None, facets: Facets
) -> Shown:
    """The events that match, in the tracks of a grouping; None is all of them."""
    shown = _all(contents) if matching is None else matching
    return Shown(*groupings.regrouped(contents.columns, facets, grouping, shown))


def without_empty_time(contents: Contents, matching: Flags | None, shown: Shown) -> Shown:
    """The same with the time folded away in which nothing is that matches."""
    folding = folding_of(contents.columns, _all(contents) if matching is None else matching)
    return Shown(folding.folded(shown.columns), shown.groups, folding)


def arranged(
    path: Path, left: Filtered | None, contents: Contents, wishes: Wishes, facets: Facets | None
) -> tuple[Shown, Facets | None]:
    """What a filter leaves, in the tracks that are wished for; and the facets they are made of.

    ExpectedError where the library cannot be read.
    """
    matching = None if left is None else left.matching
    shown = Shown(contents.columns if left is None else left.columns)
    if wishes.grouping is not Grouping.CAMPAIGN:
        facets = facets or read_facets(path, contents.columns, wishes.grouping)
        shown = grouped(contents, wishes.grouping, matching, facets)
    if wishes.hide_empty:
        shown = without_empty_time(contents, matching, shown)
    return shown, facets


def _all(contents: Contents) -> Flags:
    return np.ones(len(contents.columns), dtype=bool)


def _job(path: Path, asked: _Asked) -> Callable[..., object]:
    wishes = Wishes(asked.grouping, asked.hide_empty)

    def job(*_: object) -> tuple[_Asked, _Asked, Shown]:
        shown, facets = arranged(path, asked.filtered, asked.contents, wishes, asked.facets)
        return asked, replace(asked, facets=facets), shown

    return job
