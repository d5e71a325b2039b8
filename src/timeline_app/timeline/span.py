"""A stretch of time that the reader has chosen: where its ends snap, what is in it, its words."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

import numpy as np

from timeline_app.domain import days
from timeline_app.timeline import units
from timeline_app.timeline.events import EventColumns, Floats, Ints
from timeline_app.timeline.folding import Folding
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.viewport import Scale, Viewport

SNAP, GRAB = 15.0, 5.0
"""So near, px, an end is drawn to an edge; so near it can be taken again."""
HAND, MINUTES_FROM = 3.0, 600.0
"""An end that no edge holds is a boundary of the finest unit that takes so many px, or, from so many
px a day on, a minute.
"""
PADDING = 0.02
"""Free on either side of a span that fills the view, as a share of it."""
_MINUTES = 1440.0
_LONG, _IN_DAYS = 1000, 2
"""From so many days on a length is told in years; and in days, even if it is no number of them."""


class End(Enum):
    """The ends of a span."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """``[start, end)`` in calendar days, and the keys of the tracks it is of, None for all."""

    start: float
    end: float
    tracks: frozenset[str] | None = None

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise ValueError(f"not a span: {self.start}, {self.end}")

    @staticmethod
    def between(one: float, other: float, tracks: frozenset[str] | None = None) -> TimeSpan | None:
        """From the earlier moment to the later; None where they are one."""
        low, high = min(one, other), max(one, other)
        return TimeSpan(low, high, tracks) if low < high else None

    def of(self, end: End) -> float:
        """The moment of an end."""
        return self.start if end is End.START else self.end

    def covers(self, key: str) -> bool:
        """Whether it is of the track with this key."""
        return self.tracks is None or key in self.tracks

    def fitted(self, folding: Folding) -> Viewport:
        """The view that it fills."""
        return Viewport.fitted(folding.place(self.start), folding.place(self.end), PADDING)

    def ends_x(self, scale: Scale) -> tuple[float, float]:
        """Where its ends stand, px."""
        place = scale.folding.place
        return scale.x(place(self.start)), scale.x(place(self.end))


def to_minute(moment: float) -> float:
    """A moment without the dust of reckoning by px."""
    return round(moment * _MINUTES) / _MINUTES


def rounded(moment: float, scale: Scale) -> float:
    """A moment as exactly as a hand can mean it: a boundary of the calendar, or a minute."""
    if scale.per_day >= MINUTES_FROM:
        return to_minute(moment)
    unit = units.finest(scale.per_day, HAND)
    low = unit.floor(moment)
    high = unit.next(low)
    return low if moment - low <= high - moment else high


def edges(scene: Scene, columns: EventColumns) -> Floats:
    """The moments, in order, that an end may snap to: the ruler's cells, and where marks in view
    begin and end.
    """
    index, scale, view = scene.marks.index, scene.scale, scene.viewport
    ticks = [
        scale.day(tick.x0) for level in (scene.ruler.minor, scene.ruler.major) for tick in level
    ]
    found = np.concatenate([np.array(ticks), columns.start[index], columns.end[index]])
    seen = found[(found >= view.start) & (found <= view.end)]
    moments: Floats = np.unique(np.round(scale.folding.to_days(seen) * _MINUTES) / _MINUTES)
    return moments


def snapped(moment: float, edges: Floats, scale: Scale) -> float | None:
    """The edge nearest to a moment on the surface, None where none is near."""
    if not len(edges):
        return None
    place = scale.folding.place(moment)
    distances = np.abs(scale.folding.to_axis(edges) - place) * scale.per_day
    best = int(distances.argmin())
    return float(edges[best]) if distances[best] <= SNAP else None


def end_at(span: TimeSpan, x: float, scale: Scale) -> End | None:
    """The end that can be taken at an x, the nearer of both."""
    start, end = (abs(x - at) for at in span.ends_x(scale))
    if min(start, end) > GRAB:
        return None
    return End.START if start < end else End.END


def tracks_between(scene: Scene, begun: float, here: float, scrolls: bool = False) -> list[int]:
    """The tracks that meet a stretch of the surface's height.

    It begins among the tracks that scroll where ``scrolls``, and then perhaps out of view.
    """
    low, high = min(begun, here), max(begun, here)
    arranged, top = scene.arrangement, scene.frame.top
    # What scrolls is not met behind what stays at the top.
    edge = -math.inf if scrolls and begun <= here else scene.fixed
    met = []
    for band in arranged.bands:
        y = top + arranged.top(band, scene.frame.scroll)
        stays = arranged.stays(band)
        first = y if stays else max(y, edge)
        last = (here if scrolls else low) if stays else max(low, edge)
        if first <= high and y + band.height > last:
            met.append(band.track)
    return met


def meeting(columns: EventColumns, tracks: Collection[int], span: TimeSpan) -> Ints:
    """The indices of the events of these tracks that meet a span, ascending; the times of the
    columns are as those of the span.
    """
    parts = []
    for track in sorted(tracks):
        part = columns.track_slice(track)
        high = part.start + int(np.searchsorted(columns.start[part], span.end))
        parts.append(part.start + np.flatnonzero(columns.end[part.start : high] > span.start))
    found: Ints = np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
    return found


def words(span: TimeSpan, language: str) -> tuple[str, ...]:
    """What a span says of itself, the fullest first: its dates with the year, without, its length."""
    length = _length(span, language)
    full, brief = _dates(span, language)
    return (f"{full} · {length}", f"{brief} · {length}", length)


def only_year(span: TimeSpan) -> int | None:
    """The year that all of a span lies in, None where it lies in several."""
    first = days.to_calendar(math.floor(span.start)).year
    last = days.to_calendar(math.ceil(span.end) - 1).year
    return first if first == last else None


def _length(span: TimeSpan, language: str) -> str:
    length = span.end - span.start
    english = language == "en"
    if length >= _LONG:
        return f"{length / 365.2425:.1f} years" if english else f"{length / 365.2425:.1f}年"
    if not _whole(span) and length >= _IN_DAYS:
        told = f"{length:.1f}".removesuffix(".0")
        return f"{told} days" if english else f"{told}天"
    if _whole(span):
        count, many, chinese = round(length), "days", "天"
    elif length * 24 >= 1:
        count, many, chinese = (
            round(length * 24),
            "hours",
            "小时" if language == "zh-Hans" else "小時",
        )
    else:
        count = max(round(length * _MINUTES), 1)
        many, chinese = "minutes", "分钟" if language == "zh-Hans" else "分鐘"
    return f"{count} {many if count > 1 else many[:-1]}" if english else f"{count}{chinese}"


def _whole(span: TimeSpan) -> bool:
    return span.start == math.floor(span.start) and span.end == math.floor(span.end)


def _dates(span: TimeSpan, language: str) -> tuple[str, str]:
    """From when to when, with the years where they matter, and without."""
    first, last = math.floor(span.start), math.ceil(span.end) - 1
    times = (
        ("", "")
        if _whole(span)
        else (f" {_clock(span.start, first)}", f" {_clock(span.end, last)}")
    )
    full, brief = _day_names(first, language)
    last_full, last_brief = _day_names(last, language)
    if first == last:
        over = f"{times[0]}–{times[1].strip()}" if times[0] else ""
        return full + over, brief + over
    if span.end - span.start >= _LONG:
        months = [_month(day, language) for day in (first, last)]
        return f"{full}{times[0]}{_dash(language)}{last_full}{times[1]}", _dash(language).join(
            months
        )
    begin, end = full, last_full
    if only_year(span) is not None:
        begin, end = (brief, last_full) if language == "en" else (full, last_brief)
    dash = _dash(language)
    return (
        f"{begin}{times[0]}{dash}{end}{times[1]}",
        f"{brief}{times[0]}{dash}{last_brief}{times[1]}",
    )


def _dash(language: str) -> str:
    return " – " if language == "en" else "—"


def _month(day: int, language: str) -> str:
    year, month, _ = days.to_calendar(day)
    return units.month_name(year, month, language)


def _day_names(day: int, language: str) -> tuple[str, str]:
    _, full, brief, *_ = units.DAYS.labels(float(day), language)
    return full, brief


def _clock(moment: float, day: int) -> str:
    """The time of a day; 24:00 at its end."""
    minutes = round((moment - day) * _MINUTES)
    return f"{minutes // 60}:{minutes % 60:02d}"
