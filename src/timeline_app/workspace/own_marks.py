"""The reader's own work as the timeline shows it: signs at events, moments on the overview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline_app.domain.own import Bookmark, Entry, Note, Tag, TargetKind
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.own_marks import OwnMarks


def own_marks(entries: Iterable[Entry], event_ids: Mapping[str, int]) -> OwnMarks:
    """The events that are marked; ``event_ids`` are the library's, by key."""
    bookmarked, noted = set(), set()
    for entry in entries:
        event_id = event_ids.get(entry.target.key)
        if event_id is None or entry.target.kind is not TargetKind.EVENT:
            continue
        if isinstance(entry.content, Bookmark):
            bookmarked.add(event_id)
        elif isinstance(entry.content, (Note, Tag)):
            noted.add(event_id)
    return OwnMarks.from_ids(bookmarked, noted)


def bookmarked_moments(marks: OwnMarks, columns: EventColumns) -> list[float]:
    """The calendar moments (float days) at which bookmarked events are in their middle."""
    places = columns.indices_of(marks.bookmarked.tolist())
    moments: list[float] = ((columns.start[places] + columns.end[places]) / 2).tolist()
    return moments
