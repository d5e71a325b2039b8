"""The reader's own work as it was at one moment, ordered by what it is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from timeline_app.domain.own import (
    CORRECTIONS,
    Entry,
    OwnCampaign,
    OwnEvent,
    Tag,
    Target,
    TargetKind,
)
from timeline_app.library.own_reader import Memo
from timeline_app.library.own_work import Steps
from timeline_app.library.reader import LibraryReader
from timeline_app.timeline.own_marks import OwnMarks
from timeline_app.workspace.own_marks import own_marks

_SHAPING = (*CORRECTIONS, OwnEvent, OwnCampaign)
"""Contents that change what events there are, or how they are."""
_FEW = 1000


@dataclass(frozen=True, eq=False)
class Held:
    """All entries, the oldest first, and what follows from them.

    ``event_ids`` are the library's ids of the events that entries hang on, by their keys;
    ``of_event`` what hangs on them, by these ids; ``of_page`` what hangs on an article or anything
    in it, by its folded title; ``lost`` the targets of ``orphans``; ``tags`` those used most first;
    ``shaping`` the entries that change events; ``marks`` the events with notes and bookmarks.
    """

    entries: tuple[Entry, ...] = ()
    of_target: Mapping[Target, tuple[Entry, ...]] = field(default_factory=dict)
    of_event: Mapping[int, tuple[Entry, ...]] = field(default_factory=dict)
    of_page: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    event_ids: Mapping[str, int] = field(default_factory=dict)
    orphans: tuple[Entry, ...] = ()
    lost: frozenset[Target] = frozenset()
    tags: tuple[str, ...] = ()
    shaping: frozenset[Entry] = frozenset()
    steps: Steps = Steps(None, None)  # noqa: RUF009  frozen
    marks: OwnMarks = field(default_factory=OwnMarks)

    def is_like(self, other: Held) -> bool:
        """Whether all is the same."""
        mine = (self.entries, self.orphans, self.event_ids, self.steps)
        return mine == (other.entries, other.orphans, other.event_ids, other.steps)


def held_in(path: Path, memo: Memo) -> Held:
    """What a library holds now; ``memo`` is kept from one time to the next."""
    with LibraryReader(path) as reader, reader.snapshot():
        entries = tuple(reader.own.entries(memo))
        orphans, event_ids = tuple(reader.own.orphans(memo)), reader.own.event_ids()
        steps = reader.own.steps()
    if len(memo) > 2 * len(entries) + _FEW:
        memo.clear()
    of_target = _by_target(entries)
    of_page: dict[str, list[Target]] = {}
    for target in of_target:
        of_page.setdefault(target.page, []).append(target)
    tags = Counter(entry.content.name for entry in entries if isinstance(entry.content, Tag))
    return Held(
        entries,
        of_target,
        {
            event_ids[target.key]: found
            for target, found in of_target.items()
            if target.kind is TargetKind.EVENT and target.key in event_ids
        },
        {page: tuple(targets) for page, targets in of_page.items()},
        event_ids,
        orphans,
        frozenset(entry.target for entry in orphans),
        tuple(name for name, _ in tags.most_common()),
        frozenset(entry for entry in entries if isinstance(entry.content, _SHAPING)),
        steps,
        own_marks(entries, event_ids),
    )


def _by_target(entries: Iterable[Entry]) -> dict[Target, tuple[Entry, ...]]:
    found: dict[Target, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.target, []).append(entry)
    return {target: tuple(own) for target, own in found.items()}
