"""Tracks, and how the height of the window is shared among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

ROW = 24
"""Height of a row, px."""
PAD = 6
"""Free space above and below a track's rows, px: two make the gap between groups."""
MOST_ROWS, DEEP_ROWS = 24, 60
"""No track is laid out in more rows: the former where a track of thousands is seen from afar."""
MEAN_FOOTPRINT = 190.0
"""Width of a mark with its label, px, on the whole."""
_GUESSES = 4096
"""Demands that are kept: of thousands of tracks many have as many events in view."""
READABLE = 60.0
"""From this many px a day on, every track gets the rows it needs, and the tracks scroll."""


PINNED_SHARE = 0.5
"""No more than this share of the window is taken by tracks that stay at the top."""


@dataclass(frozen=True, slots=True)
class Track:
    """A group of rows: of one campaign (then ``article_id`` is its article), one side, one kind …

    ``colour`` counts through the theme's track colours, from -1 down through those of the sides.
    ``span`` is the campaign's own time, start and end (exclusive) in days, where it is known:
    what "fit" shows.  ``key`` names the track for ever, ``place`` is where the reader wants it
    among the others.  A ``folded`` track is one row of counts, a ``pinned`` one stays at the top
    while the others scroll; ``rows`` is how many rows the reader gives it at most, None where he
    leaves that to the program.
    """

    article_id: int | None
    title: str
    colour: int
    visible: bool = True
    span: tuple[float, float] | None = None
    key: str = ""
    place: int = 0
    folded: bool = False
    pinned: bool = False
    rows: int | None = None

    def __post_init__(self) -> None:
        if not self.key:
            object.__setattr__(self, "key", campaign_key(self.article_id or 0))


def campaign_key(article_id: int) -> str:
    """The key of a campaign's track."""
    return f"campaign:{article_id}"


def in_order(tracks: Sequence[Track]) -> list[int]:
    """The visible tracks as the reader wants them from the top: the pinned ones first."""
    shown = [number for number, track in enumerate(tracks) if track.visible]
    return sorted(shown, key=lambda number: (not tracks[number].pinned, tracks[number].place))


@dataclass(frozen=True, slots=True)
class Demand:
    """What a track could use: the packed rows that hold anything, and a row for counts.

    ``most`` is how many rows the reader gives it; then it has no part in what the others share.
    """

    lanes: tuple[int, ...] = ()
    counted: bool = False
    most: int | None = None

    @property
    def rows(self) -> int:
        """Rows in all, at least one."""
        return min(max(1, len(self.lanes) + self.counted), self.most or DEEP_ROWS)

    @property
    def empty(self) -> bool:
        """Whether nothing of the track is in view."""
        return not self.lanes and not self.counted


class Band(NamedTuple):
    """Where a track lies: ``y`` from the top of all tracks, before scrolling; ``rows`` it has.

    ``lanes`` are the packed rows shown, from the top; ``counted`` says that the last row holds
    counts.
    """

    track: int
    y: float
    rows: int
    lanes: tuple[int, ...] = ()
    counted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing of the track is in view: then its band is low."""
        return not self.lanes and not self.counted

    @property
    def pad(self) -> float:
        """Free space above and below the rows, px."""
        return 0 if self.empty else PAD

    @property
    def height(self) -> float:
        """Rows and the free space around them, px."""
        return self.rows * ROW + 2 * self.pad

    @property
    def bottom(self) -> float:
        """Where the next track may begin, px."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All visible tracks, one below the other, good for any view within ``window``.

    The first ``pinned`` bands stay where they are while the others scroll.  Where it is not ``exact``,
    what some tracks need was but estimated.
    """

    bands: tuple[Band, ...]
    window: tuple[float, float]
    pinned: int = 0
    exact: bool = True

    @property
    def height(self) -> float:
        """What all tracks take, px."""
        return self.bands[-1].bottom if self.bands else 0.0

    @property
    def pinned_height(self) -> float:
        """What the tracks that stay at the top take, px."""
        return self.bands[self.pinned - 1].bottom if self.pinned else 0.0

    def stays(self, band: Band) -> bool:
        """Whether a band is one of those that stay at the top."""
        return band.y < self.pinned_height

    def top(self, band: Band, scroll: float) -> float:
        """Where a band begins below the ruler when the others are scrolled down by so much, px."""
        return band.y if self.stays(band) else band.y - scroll

    def band_at(self, y: float) -> Band | None:
        """The band at a height, None below the last."""
        place = bisect_right(self.bands, y, key=_y_of) - 1
        return self.bands[place] if place >= 0 and y < self.bands[place].bottom else None

    def seen(self, scroll: float, room: float) -> Sequence[Band]:
        """The bands of which anything is in a window ``room`` px high, the others scrolled down."""
        low = bisect_right(self.bands, scroll + self.pinned_height, self.pinned, key=_y_of) - 1
        high = bisect_left(self.bands, scroll + room, self.pinned, key=_y_of)
        return self.bands[: self.pinned] + self.bands[max(low, self.pinned) : high]

    def band_of(self, track: int) -> Band | None:
        """The band of a track, None where it is not visible."""
        return next((band for band in self.bands if band.track == track), None)


def _y_of(band: Band) -> float:
    return band.y


def arrange(
    tracks: Sequence[int],
    demands: Sequence[Demand],
    height: float | None,
    window: tuple[float, float],
    pinned: int = 0,
    room: float = 0.0,
) -> Arrangement:
    """Bands for ``tracks`` in order.

    With ``height`` given (of the window, px) the greedy are cut down until all fit, none below its
    fair share of the window among those that have anything in view, nor below two rows; with None
    each gets what it needs.  What the reader has given rows himself keeps them.  The first
    ``pinned`` tracks are to stay at the top of a window ``room`` px high: they are held low enough
    for others to be seen, and those that find no room there scroll like the others.
    """
    given = [demand.rows for demand in demands]
    if pinned:
        most = rows_in(room * PINNED_SHARE, pinned)
        given[:pinned] = _shared(given[:pinned], most, 1)
    if height is not None:
        given = _fitted(given, demands, height)
    bands = _stacked(tracks, demands, given)
    stay = sum(band.bottom <= room * PINNED_SHARE for band in bands[:pinned])
    return Arrangement(bands, window, stay)


def _fitted(given: list[int], demands: Sequence[Demand], height: float) -> list[int]:
    """The rows of all, those cut down that have no number of their own from the reader."""
    loose = [n for n, demand in enumerate(demands) if demand.most is None]
    filled = sum(not demands[n].empty for n in loose)
    taken = sum(
        Band(0, 0, given[n], counted=True).height for n in set(range(len(given))) - set(loose)
    )
    empty = len(loose) - filled
    fair = rows_in(height - taken, filled) // max(filled, 1)
    rows = rows_in(height - taken - empty * ROW, filled) + empty
    given = list(given)
    for n, count in zip(loose, _shared([given[n] for n in loose], rows, max(fair, 2)), strict=True):
        given[n] = count
    return given


def _stacked(
    tracks: Sequence[int], demands: Sequence[Demand], given: Sequence[int]
) -> tuple[Band, ...]:
    bands: list[Band] = []
    y = 0.0
    for track, demand, count in zip(tracks, demands, given, strict=True):
        lanes = demand.lanes
        counted = demand.counted or len(lanes) > count
        bands.append(Band(track, y, count, lanes[: count - counted], counted))
        y += count * ROW + (2 * PAD if counted or lanes else 0)
    return tuple(bands)


def _shared(needed: list[int], rows: int, least: int) -> list[int]:
    """The highest common limit, at least ``least``, under which the sum is at most ``rows``, and
    what is left over.
    """
    if sum(needed) <= rows:
        return needed
    wanted = np.array(needed)
    limits = range(DEEP_ROWS, 0, -1)
    limit = next(n for n in limits if np.minimum(wanted, n).sum() <= rows or n == 1)
    limit = max(least, limit)
    given = [min(count, limit) for count in needed]
    spare = rows - sum(given)
    for place, count in enumerate(needed):
        if spare > 0 and count > given[place]:
            given[place] += 1
            spare -= 1
    return given


def limited(track: Track, demand: Demand) -> Demand:
    """A demand as the reader limits the track; as it is where nothing is in view."""
    if demand.empty or (track.rows is None and not track.folded):
        return demand
    return Demand((), True, 1) if track.folded else replace(demand, most=track.rows)


@lru_cache(_GUESSES)
def guessed(count: int, width: float) -> Demand:
    """What ``count`` events on ``width`` px will ask for, more or less."""
    if not count:
        return Demand()
    share = count * MEAN_FOOTPRINT / width
    return Demand(tuple(range(int(share * 1.3) + 1)) if share <= 2 * MOST_ROWS else (), True)


def rows_in(height: float, tracks: int) -> int:
    """How many rows a window of ``height`` px holds when ``tracks`` tracks share it."""
    return max(0, int((height - tracks * 2 * PAD) // ROW))
