"""Corrections, own events and own campaigns, as the reader makes them; each wish is one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

import numpy as np
from PySide6.QtCore import QObject

from timeline_app.domain.dates import When
from timeline_app.domain.own import (
    CORRECTIONS,
    Content,
    Entry,
    Hidden,
    OwnCampaign,
    OwnEvent,
    Place,
    SameAs,
    Target,
    TargetKind,
)
from timeline_app.domain.refs import OWN, Locator, is_own, own_name
from timeline_app.library import facets
from timeline_app.workspace.own_work import OwnWork
from timeline_app.workspace.targets import LIBRARY, place_of
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner
from timeline_app.workspace.workspace import Workspace

CORRECTION, HIDING, SHOWING, MERGING = "correction", "hiding", "showing again", "merging"
OWN_EVENT, OWN_CAMPAIGN = "own event", "own campaign"
"""What the steps are called."""
_NEAR = 1.0
"""Days around an event in which another one may tell the same."""
_MOST = 60
"""Events that are offered as the same."""
ReadDate = Callable[[str, When | None], When | None]
"""Makes a date of words; see ``ingest.asked_dates.asked_date``."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What dialogs need that takes a while to get: how dates are read, and unit keys by name."""

    read_date: ReadDate
    units: Mapping[str, str]


class Amendments(QObject):
    """Turns what the reader wants of events into entries of his work."""

    def __init__(self, workspace: Workspace, own: OwnWork, tasks: TaskRunner) -> None:
        super().__init__(own)
        self._workspace, self._own, self._tasks = workspace, own, tasks

    def prepare(self, then: Callable[[Prepared], None], *, units: bool) -> None:
        """Get what dialogs need, ``units`` only where they are asked for; ``then`` is a method of a
        QObject.
        """
        path = self._workspace.path

        def job(progress: Progress, cancelled: CancelToken) -> Prepared:
            from timeline_app.ingest.asked_dates import asked_date  # loads tables of words

            asked_date("1937年12月13日", None)
            names = dict(facets.pairs(path, facets.EACH_UNIT)) if units else {}
            return Prepared(asked_date, _by_name(names))

        self._tasks.run_quietly(job, then, self._own.failed.emit)

    def place(self, event_id: int) -> Place | None:
        """What corrections of an event hang on; None where the library no longer has it."""
        return place_of(self._workspace, Locator.event(event_id))

    def corrections(self, place: Place) -> tuple[Content, ...]:
        """How an event is corrected."""
        found = (entry.content for entry in self._own.of(place.target))
        return tuple(content for content in found if isinstance(content, CORRECTIONS))

    def correct(self, place: Place, wanted: Sequence[Content]) -> None:
        """Have an event corrected so and no further."""
        if set(wanted) == set(self.corrections(place)):
            return
        kinds = {type(content) for content in wanted}
        gone = [
            entry.uid
            for entry in self._own.of(place.target)
            if isinstance(entry.content, CORRECTIONS) and type(entry.content) not in kinds
        ]
        put = [_entry(place, content) for content in wanted]
        self._own.change(CORRECTION, put, gone)

    def hide(self, event_ids: Iterable[int]) -> None:
        """Have events not be shown; the reader's own ones go."""
        places = [place for event_id in event_ids if (place := self.place(event_id)) is not None]
        own = [place.target.key.removeprefix(OWN) for place in places if is_own(place.target.key)]
        put = [_entry(place, Hidden()) for place in places if not is_own(place.target.key)]
        self._own.change(HIDING, put, own)

    def hidden(self) -> list[Entry]:
        """What keeps events from being shown: that they are hidden, or told by another one."""
        return [entry for entry in self._own.entries if isinstance(entry.content, Hidden | SameAs)]

    def show_again(self, uids: Iterable[str]) -> None:
        """Take back what keeps events from being shown."""
        self._own.change(SHOWING, drop=uids)

    def merge(self, event_ids: Iterable[int], into: int) -> None:
        """Have one event stand for several."""
        target = self.place(into)
        others = [self.place(event_id) for event_id in event_ids if event_id != into]
        if target is not None:
            content = SameAs(target.target.key)
            self._own.change(MERGING, [_entry(place, content) for place in others if place])

    def near(self, event_id: int) -> list[int]:
        """The other events of the same days, of the same campaign first."""
        contents = self._workspace.contents
        if contents is None or not len(at := contents.columns.indices_of([event_id])):
            return []
        columns, here = contents.columns, int(at[0])
        close = (columns.start < columns.end[here] + _NEAR - 1e-6) & (
            columns.end > columns.start[here] - _NEAR + 1e-6
        )
        close[here] = False
        index = np.flatnonzero(close)
        apart = np.abs(columns.start[index] - columns.start[here])
        apart += np.abs(columns.end[index] - columns.end[here])
        order = np.lexsort((apart, columns.track[index] != columns.track[here]))
        found: list[int] = columns.ids[index[order[:_MOST]]].tolist()
        return found

    def own_event(self, key: str) -> Entry | None:
        """The entry of one of the reader's own events, by its key."""
        return next((e for e in self._own.entries if own_name(e.uid) == key), None)

    def put_event(self, content: OwnEvent, place: Place | None, uid: str = "") -> None:
        """Put an own event in, or in the place of that entry; ``place`` is the sentence or article
        that it is of.
        """
        place = place or Place(LIBRARY, "")
        words = place.words if place.target.kind is TargetKind.SENTENCE else ""
        entry = Entry(uid or uuid4().hex, place.target, content, words)
        self._own.change(OWN_EVENT, [entry])

    def put_event_in_new(
        self, content: OwnEvent, place: Place | None, title: str, uid: str = ""
    ) -> None:
        """The same in a new campaign of that title, in one step."""
        campaign = Entry(uuid4().hex, LIBRARY, OwnCampaign(title))
        target = place.target if place is not None else LIBRARY
        moved = OwnEvent(content.when, content.headline, content.kind, content.units, campaign.uid)
        self._own.change(OWN_EVENT, [campaign, Entry(uid or uuid4().hex, target, moved)])

    def campaigns(self) -> list[tuple[str, str]]:
        """The own campaigns: uid and title, in the order of their making."""
        return [
            (entry.uid, entry.content.title)
            for entry in self._own.entries
            if isinstance(entry.content, OwnCampaign)
        ]

    def put_campaign(self, title: str, uid: str = "") -> None:
        """Found a campaign, or give one another title."""
        self._own.change(OWN_CAMPAIGN, [Entry(uid or uuid4().hex, LIBRARY, OwnCampaign(title))])

    def drop_campaign(self, uid: str) -> None:
        """Take an own campaign away, with its events."""
        events = [
            entry.uid
            for entry in self._own.entries
            if isinstance(entry.content, OwnEvent) and entry.content.campaign == uid
        ]
        self._own.change(OWN_CAMPAIGN, drop=[uid, *events])


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Unit keys by name; of units that are called alike each with its side."""
    alike = Counter(names.values())
    return {
        name if alike[name] == 1 else f"{name} ({key.partition(':')[0]})": key
        for key, name in sorted(names.items(), key=lambda item: item[1])
    }


def _entry(place: Place, content: Content) -> Entry:
    target = Target(TargetKind.EVENT, place.target.page, place.target.key)
    return Entry(uuid4().hex, target, content, place.words)
