"""Tracks, and how the height of the window is shared among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROW = 24
"""Height of a row, px."""
PAD = 6
"""Free space above and below a track's rows, px: two make the gap between groups."""
MOST_ROWS, DEEP_ROWS = 24, 60
"""No track is laid out in more rows: the former where a track of thousands is seen from afar."""
MEAN_FOOTPRINT = 190.0
"""Width of a mark with its label, px, on the whole."""
READABLE = 60.0
"""From this many px a day on, every track gets the rows it needs, and the tracks scroll."""


@dataclass(frozen=True, slots=True)
class Track:
    """One campaign's lane group; ``colour`` counts through the theme's track colours.

    ``span`` is the campaign's own time, start and end (exclusive) in days, where it is known:
    what "fit" shows.
    """

    article_id: int
    title: str
    colour: int
    visible: bool = True
    span: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What a track could use: the packed rows that hold anything, and a row for counts."""

    lanes: tuple[int, ...] = ()
    counted: bool = False

    @property
    def rows(self) -> int:
        """Rows in all, at least one."""
        return max(1, len(self.lanes) + self.counted)


@dataclass(frozen=True, slots=True)
class Band:
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
    """All visible tracks, one below the other, good for any view within ``window``."""

    bands: tuple[Band, ...]
    window: tuple[float, float]

    @property
    def height(self) -> float:
        """What all tracks take, px."""
        return self.bands[-1].bottom if self.bands else 0.0

    def band_at(self, y: float) -> Band | None:
        """The band at a height, None below the last."""
        return next((band for band in self.bands if band.y <= y < band.bottom), None)

    def band_of(self, track: int) -> Band | None:
        """The band of a track, None where it is not visible."""
        return next((band for band in self.bands if band.track == track), None)


def arrange(
    tracks: Sequence[int],
    demands: Sequence[Demand],
    height: float | None,
    window: tuple[float, float],
) -> Arrangement:
    """Bands for ``tracks`` in order.

    With ``height`` given (of the window, px) the greedy are cut down until all fit, none below its
    fair share of the window among those that have anything in view, nor below two rows; with None
    each gets what it needs.
    """
    given = [min(demand.rows, DEEP_ROWS) for demand in demands]
    if height is not None:
        filled = sum(demand != Demand() for demand in demands)
        fair = rows_in(height, filled) // max(filled, 1)
        room = height - (len(given) - filled) * ROW
        taken = len(given) - filled
        given = _shared(given, rows_in(room, filled) + taken, max(fair, 2))
    bands: list[Band] = []
    y = 0.0
    for track, demand, count in zip(tracks, demands, given, strict=True):
        counted = demand.counted or len(demand.lanes) > count
        bands.append(Band(track, y, count, demand.lanes[: count - counted], counted))
        y = bands[-1].bottom
    return Arrangement(tuple(bands), window)


def _shared(needed: list[int], rows: int, least: int) -> list[int]:
    """The highest common limit, at least ``least``, under which the sum is at most ``rows``, and
    what is left over.
    """
    if sum(needed) <= rows:
        return needed
    limit = next(n for n in range(DEEP_ROWS, 0, -1) if _total(needed, n) <= rows or n == 1)
    limit = max(least, limit)
    given = [min(count, limit) for count in needed]
    spare = rows - sum(given)
    for place, count in enumerate(needed):
        if spare > 0 and count > given[place]:
            given[place] += 1
            spare -= 1
    return given


def _total(needed: list[int], limit: int) -> int:
    return sum(min(count, limit) for count in needed)


def guessed(count: int, width: float) -> Demand:
    """What ``count`` events on ``width`` px will ask for, more or less."""
    if not count:
        return Demand()
    share = count * MEAN_FOOTPRINT / width
    return Demand(tuple(range(int(share * 1.3) + 1)) if share <= 2 * MOST_ROWS else (), True)


def rows_in(height: float, tracks: int) -> int:
    """How many rows a window of ``height`` px holds when ``tracks`` tracks share it."""
    return max(0, int((height - tracks * 2 * PAD) // ROW))
