"""The key map of a picture on many pages: all of its time, and which part each page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from timeline_app.timeline import display
from timeline_app.timeline.display import ACCENT, RULE, SOFT, DisplayList
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding
from timeline_app.timeline.glyphs import tint
from timeline_app.timeline.scene import SceneBuilder
from timeline_app.timeline.stretches import across
from timeline_app.timeline.ticks import Measure, choose, ticks
from timeline_app.timeline.viewport import Scale, Viewport

KEY_MAP_HEIGHT = 56.0
_LEFT = 24.0
_STRIP, _YEARS, _PAD = 26.0, 16.0, 4.0
_COLUMN, _TALLEST = 3.0, 20.0
_SMALL = display.SMALL_SIZE / display.LABEL_SIZE
_LEAST_FRAME = 5.0


@dataclass(frozen=True, eq=False)
class KeyMap:
    """All time that the pages show, how many events begin in each of equal parts of it and the
    colour of the track with most, the pages' spans by number, and the one on this page.
    """

    whole: Viewport
    counts: Sequence[int]
    colours: Sequence[int]
    pages: Sequence[tuple[float, float]]
    current: int
    language: str = "en"
    folding: Folding = NOTHING_FOLDED


def density(builder: SceneBuilder, whole: Viewport, width: float) -> tuple[list[int], list[int]]:
    """Counts and colours of a ``KeyMap`` of ``width`` px."""
    edges = np.linspace(whole.start, whole.end, max(int((width - _LEFT) / _COLUMN), 1) + 1)
    shown = [place for place, track in enumerate(builder.tracks) if track.visible]
    if not shown:
        return [0] * (len(edges) - 1), [0] * (len(edges) - 1)
    each = np.diff(np.array([builder.begun_by(place, edges) for place in shown]), axis=1)
    most = [builder.tracks[shown[place]].colour for place in each.argmax(axis=0).tolist()]
    return each.sum(axis=0).tolist(), most


def draw_key_map(
    key_map: KeyMap, top: float, right: float, measure: Measure, out: DisplayList
) -> None:
    """The map from the left margin to ``right``, px."""
    scale = Scale(key_map.whole, _LEFT, right - _LEFT, key_map.folding)
    out.add(display.RECT, _LEFT, top, scale.width, _STRIP, display.SURFACE)
    _draw_columns(key_map, scale, top, out)
    _draw_years(key_map, scale, top, measure, out)
    out.add(display.LINE, _LEFT, top + _STRIP, right, top + _STRIP, RULE, "")
    for number, (start, end) in enumerate(key_map.pages):
        if number != key_map.current:
            _draw_frame(scale, (start, end), top, False, out)
    _draw_frame(scale, key_map.pages[key_map.current], top, True, out)


def _draw_columns(key_map: KeyMap, scale: Scale, top: float, out: DisplayList) -> None:
    width = scale.width / len(key_map.counts)
    most = np.log1p(max(key_map.counts, default=0)) or 1.0
    for place, (count, colour) in enumerate(zip(key_map.counts, key_map.colours, strict=True)):
        if count:
            height = max(2.0, float(_TALLEST * np.log1p(count) / most))
            x, y = _LEFT + place * width, top + _STRIP - height
            paint = display.track_paint(colour, 0.75)
            out.add(display.RECT, x, y, max(width - 1, 1.0), height, paint)


def _draw_years(
    key_map: KeyMap, scale: Scale, top: float, measure: Measure, out: DisplayList
) -> None:
    unit = choose(scale.per_day).major
    y, free, before = top + _STRIP + _YEARS / 2, _LEFT, ""
    for tick in across(scale, lambda part: ticks(unit, part, measure, key_map.language, full=True)):
        right = tick.label_x + measure(tick.label) * _SMALL
        if tick.label == before or tick.label_x < free or right >= _LEFT + scale.width:
            continue
        out.add(display.TEXT, tick.label_x, y, tick.label, SOFT, display.SMALL_SIZE, False)
        free, before = right + 2 * _PAD, tick.label


def _draw_frame(
    scale: Scale, page: tuple[float, float], top: float, current: bool, out: DisplayList
) -> None:
    x0, x1 = (scale.x(moment) for moment in page)
    spare = max(_LEAST_FRAME - (x1 - x0), 0.0) / 2
    box = (x0 - spare, top, x1 - x0 + 2 * spare, _STRIP)
    if current:
        out.add(display.RECT, *box, tint(ACCENT, 0.12))
    out.add(display.FRAME, *box, 2.0, ACCENT if current else SOFT, 1.5 if current else 0.5, "")
