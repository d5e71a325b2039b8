"""What happened in the chosen span, in every visible campaign; or the events gathered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.library.event_lines import EventLine, read_lines
from timeline_app.timeline.events import Ints
from timeline_app.timeline.span import TimeSpan, meeting
from timeline_app.timeline.tracks import campaign_key
from timeline_app.workspace.filters import Filters
from timeline_app.workspace.selection import Selection
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner
from timeline_app.workspace.tracks import Shown, Tracks
from timeline_app.workspace.workspace import Contents, Workspace

if TYPE_CHECKING:
    from timeline_app.workspace.filtering import Filtered


@dataclass(frozen=True, eq=False)
class ListedCampaign:
    """The events of one campaign in order of time; those of ``earlier``, which began before the span
    and still go on, come last.
    """

    article_id: int
    ids: tuple[int, ...]
    earlier: frozenset[int]


@dataclass(frozen=True, eq=False)
class EventList:
    """Campaign by campaign in order of time; without ``span`` the events were gathered singly."""

    campaigns: tuple[ListedCampaign, ...]
    span: TimeSpan | None = None

    @property
    def total(self) -> int:
        """How many events there are in all."""
        return sum(len(campaign.ids) for campaign in self.campaigns)


@dataclass(frozen=True, eq=False)
class _Asked:
    contents: Contents
    shown: Shown
    keys: Sequence[str]
    filtered: Filtered | None
    span: TimeSpan | None
    several: tuple[int, ...]


class Listing(QObject):
    """Owner of the list beside the timeline: there is one while a span is chosen, or several events.

    What it says of each event is read when it is asked for: ``lines_read`` and ``all_read`` carry
    ``EventLine``s.
    """

    list_changed = Signal(object)
    lines_read = Signal(object)
    all_read = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        selection: Selection,
        filters: Filters,
        tracks: Tracks,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(workspace)
        self._workspace, self._selection = workspace, selection
        self._filters, self._tracks, self._tasks = filters, tracks, tasks
        self._asked: _Asked | None = None
        self._shown: EventList | None = None
        for changed in (
            selection.span_changed,
            selection.several_changed,
            filters.filters_changed,
            tracks.tracks_changed,
            workspace.contents_changed,
        ):
            changed.connect(self.refresh)

    @property
    def shown(self) -> EventList | None:
        """The list, None where there is none."""
        return self._shown

    @Slot()
    def refresh(self) -> None:
        """Span, events, filters or contents have changed: list anew."""
        contents, shown = self._workspace.contents, self._tracks.shown
        span, several = self._selection.span, self._selection.several
        if contents is None or shown is None or (span is None and not several):
            self._asked = None
            self._show(None)
            return
        asked = _Asked(contents, shown, self._tracks.keys(), self._filters.filtered, span, several)
        if _same(asked, self._asked):
            return
        self._asked = asked
        job = _listing(asked)
        self._tasks.read(self.tr("Listing events"), job, self._take, self._fail)

    def want(self, event_ids: Sequence[int]) -> None:
        """Read the lines of these events; ``lines_read`` follows."""
        self._read(event_ids, self._tell_lines)

    def read_all(self) -> None:
        """Read the lines of the whole list; ``all_read`` follows with it."""
        if self._shown is not None:
            ids = [event_id for campaign in self._shown.campaigns for event_id in campaign.ids]
            self._read(ids, self._tell_all)

    def _read(self, event_ids: Sequence[int], then: Callable[[object], None]) -> None:
        path = self._workspace.path

        def job(progress: Progress, cancelled: CancelToken) -> list[EventLine]:
            return read_lines(path, event_ids)

        self._tasks.read(self.tr("Listing events"), job, then, self._fail)

    @Slot(object)
    def _tell_lines(self, lines: object) -> None:
        self.lines_read.emit(lines)

    @Slot(object)
    def _tell_all(self, lines: object) -> None:
        self.all_read.emit(lines)

    def _show(self, shown: EventList | None) -> None:
        if shown is not None or self._shown is not None:
            self._shown = shown
            self.list_changed.emit(shown)

    @Slot(object)
    def _take(self, answer: object) -> None:
        """Nothing happens where another list was asked for since."""
        assert isinstance(answer, tuple)
        asked, shown = answer
        if asked is self._asked:
            self._show(shown)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _same(asked: _Asked, before: _Asked | None) -> bool:
    """Whether the answer would be the same: colours and heights of tracks change nothing."""
    return (
        before is not None
        and asked.contents is before.contents
        and asked.shown.columns is before.shown.columns
        and asked.keys == before.keys
        and asked.filtered is before.filtered
        and (asked.span, asked.several) == (before.span, before.several)
    )


def _listing(asked: _Asked) -> Callable[[Progress, CancelToken], object]:
    def job(progress: Progress, cancelled: CancelToken) -> tuple[_Asked, EventList]:
        return asked, listed(asked.contents, found(asked), asked.span)

    return job


def found(asked: _Asked) -> Ints:
    """Where the events of a list stand in the columns of the contents, ascending."""
    columns, span, shown = asked.contents.columns, asked.span, asked.shown
    if span is None:
        return np.unique(columns.indices_of(asked.several))
    if span.tracks is None or shown.groups is None:
        keys = [campaign_key(row.article_id) for row in asked.contents.campaigns]
        met = meeting(columns, [n for n, key in enumerate(keys) if span.covers(key)], span)
        return met if asked.filtered is None else met[asked.filtered.matching[met]]
    place = shown.folding.place
    own = replace(span, start=place(span.start), end=place(span.end))
    tracks = [number for number, key in enumerate(asked.keys) if span.covers(key)]
    met = meeting(shown.columns, tracks, own)
    return np.unique(columns.indices_of(shown.columns.ids[met].tolist()))


def listed(contents: Contents, index: Ints, span: TimeSpan | None) -> EventList:
    """The events at these places as a list, campaign by campaign."""
    columns = contents.columns
    tracks = columns.track[index]
    begun = np.zeros(len(index), dtype=bool) if span is None else columns.start[index] < span.start
    made = []
    for number in np.unique(tracks).tolist():
        own = tracks == number
        article_id = contents.campaigns[number].article_id
        ids = columns.ids[index[own & ~begun]].tolist()
        before = columns.ids[index[own & begun]].tolist()
        made.append(ListedCampaign(article_id, (*ids, *before), frozenset(before)))
    return EventList(tuple(made), span)
