"""How the reader wants the tracks: grouping, order, colours, and which are folded or pinned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from timeline_app.timeline.grouping import Grouping
from timeline_app.timeline.tracks import Track

COMPACT = 3
"""Rows of a track that the reader wants compact."""
TRAITS = ("folded", "pinned", "rows", "colour")
"""What can be wished of a single track."""


@dataclass(frozen=True, slots=True)
class TrackWish:
    """What the reader wants of one track; None where the program decides."""

    folded: bool = False
    pinned: bool = False
    rows: int | None = None
    colour: int | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """All of them; ``order`` holds the keys of tracks as they were put, of every grouping."""

    grouping: Grouping = Grouping.CAMPAIGN
    hide_empty: bool = False
    order: tuple[str, ...] = ()
    tracks: Mapping[str, TrackWish] = field(default_factory=dict)

    def of(self, key: str) -> TrackWish:
        """What is wished of a track."""
        return self.tracks.get(key, TrackWish())

    def colour(self, key: str, given: int) -> int:
        """The colour of a track that has been given one."""
        wished = self.of(key).colour
        return given if wished is None else wished

    def changed(self, keys: Iterable[str], trait: str, value: bool | int | None) -> Wishes:
        """With another value of a trait (see ``TRAITS``) of these tracks."""
        change: dict[str, Any] = {trait: value}
        made = {key: replace(self.of(key), **change) for key in keys}
        kept = {key: wish for key, wish in {**self.tracks, **made}.items() if wish != TrackWish()}
        return replace(self, tracks=kept)

    def ordered(self, keys: Sequence[str]) -> Wishes:
        """With these tracks in this order; what is said of others is kept."""
        others = [key for key in self.order if key not in set(keys)]
        return replace(self, order=(*keys, *others))

    def applied(self, tracks: Sequence[Track]) -> list[Track]:
        """The tracks as the reader wants them; new ones come after those that he has put."""
        if not self.order and not self.tracks:
            return list(tracks)
        places = {key: place for place, key in enumerate(self.order)}
        return [
            replace(
                track,
                place=places.get(track.key, len(places)),
                folded=wish.folded,
                pinned=wish.pinned,
                rows=wish.rows,
                colour=self.colour(track.key, track.colour),
            )
            for track, wish in ((track, self.of(track.key)) for track in tracks)
        ]

    def plain(self) -> dict[str, object]:
        """As a value of lists and texts, to be written down."""
        own = {key: _told(wish) for key, wish in self.tracks.items()}
        return {
            "grouping": self.grouping.value,
            "hide_empty": self.hide_empty,
            "order": list(self.order),
            "tracks": own,
        }

    @classmethod
    def from_plain(cls, value: object) -> Wishes:
        """From what ``plain`` gave; what cannot be understood is as if nothing were wished."""
        if not isinstance(value, dict):
            return cls()
        try:
            grouping = Grouping(value.get("grouping", Grouping.CAMPAIGN))
        except ValueError:
            grouping = Grouping.CAMPAIGN
        order, tracks = value.get("order"), value.get("tracks")
        return cls(
            grouping,
            value.get("hide_empty") is True,
            tuple(key for key in order if isinstance(key, str)) if isinstance(order, list) else (),
            {key: _read(told) for key, told in tracks.items() if isinstance(told, dict)}
            if isinstance(tracks, dict)
            else {},
        )


def moved(keys: Sequence[str], key: str, before: str | None) -> list[str]:
    """The keys with one of them put before another, at the end where that is None."""
    rest = [other for other in keys if other != key]
    place = rest.index(before) if before in rest else len(rest)
    return [*rest[:place], key, *rest[place:]]


def beside(keys: Sequence[str], key: str, by: int, among: Collection[str]) -> list[str]:
    """The keys with one of them put past its neighbour above (-1) or below (1) in ``among``."""
    near = [other for other in keys if other in among]
    here = near.index(key)
    there = here + by
    if not 0 <= there < len(near):
        return list(keys)
    if by < 0:
        return moved(keys, key, near[there])
    return moved(keys, near[there], key)


def _told(wish: TrackWish) -> dict[str, object]:
    plain = TrackWish()
    named = ((f.name, getattr(wish, f.name)) for f in fields(wish))
    return {name: value for name, value in named if value != getattr(plain, name)}


def _read(told: Mapping[str, object]) -> TrackWish:
    rows, colour = told.get("rows"), told.get("colour")
    return TrackWish(
        folded=told.get("folded") is True,
        pinned=told.get("pinned") is True,
        rows=rows if isinstance(rows, int) and rows > 0 else None,
        colour=colour if isinstance(colour, int) and colour >= 0 else None,
    )
