"""The whole picture of a scene as a display list: ground, grid, counts, marks, names and ruler."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from timeline_app.timeline import display, found_picture, span_picture
from timeline_app.timeline.counts_picture import draw_counts, draw_heat
from timeline_app.timeline.density import Count, Heat
from timeline_app.timeline.display import INK, RULE, SOFT, DisplayList, Emphasis, Step
from timeline_app.timeline.eras import ERA_HEIGHT
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.glyphs import draw_marks, taken, tint
from timeline_app.timeline.ruler import draw_ruler, grid_lines, shades
from timeline_app.timeline.scene import NAME_LINE, Head, Scene
from timeline_app.timeline.tracks import ROW, Track
from timeline_app.timeline.viewport import step_scale

NAME_INSET = 26.0
FOLD_MIDDLE, PIN_INSET = 17.0, 14.0
"""Where the sign that folds a track stands; how far from the right edge the pin does, px."""
NAME_END = 8.0
"""Free right of what stands in the column of names, px."""
EMPTY_INSET = 4.0
"""Above and below the colour of a track of which nothing is in view, px."""
BREAK_GROUND, BREAK_APART = tint(RULE, 0.5), 16.0
"""How a gap is shaded; gaps closer together than this, px, are not all drawn."""
DIGIT = 7.4
"""Width of a digit at the small size, px; near enough to centre a number."""


def steps(
    scene: Scene,
    columns: EventColumns,
    tracks: Sequence[Track],
    emphasis: Emphasis,
    controls: bool = True,
) -> list[Step]:
    """Everything of a scene in the order of drawing; ``controls`` are the signs that fold and pin
    tracks, which a picture to hand on does not have.
    """
    out = DisplayList()
    frame, chosen = scene.frame, emphasis.chosen
    out.add(display.CLIP, frame.left, frame.top, frame.width - frame.left, frame.height - frame.top)
    _draw_grid(scene, out)
    out.add(display.UNCLIP)
    colours = [track.colour for track in tracks]
    marks = taken(scene.marks, columns, colours, emphasis.own)
    found = found_picture.among(scene, emphasis)
    for zone in _zones(scene):
        out.add(display.CLIP, frame.left, zone.top, frame.width - frame.left, zone.height)
        if chosen is not None:
            span_picture.draw_ground(scene, zone.heads, chosen, out)
        for head in zone.heads:
            if head.y > zone.top:
                out.add(display.LINE, frame.left, head.y, frame.width, head.y, RULE, "")
        draw_counts(zone.counts, colours, out)
        draw_heat(zone.heat, scene.scale, colours, out)
        found_picture.draw_counted(scene, zone.heads, columns, emphasis, out)
        _draw_hidden_lit(scene, zone, columns, emphasis, out)
        drawn = marks if zone.marks is None else [marks[i] for i in zone.marks]
        draw_marks(drawn, emphasis, out, found)
        out.add(display.UNCLIP)
    _draw_names(scene, emphasis.reading, controls, out)
    _draw_ruler(scene if chosen is None else span_picture.cleared(scene, chosen), out)
    if chosen is not None:
        span_picture.draw_band(scene, chosen, out)
    return out.steps


class Zone(NamedTuple):
    """A part of the surface with tracks of its own, and which marks lie there, None for all."""

    top: float
    height: float
    heads: Sequence[Head]
    counts: Sequence[Count]
    heat: Sequence[Heat]
    marks: Sequence[int] | None = None


def _zones(scene: Scene) -> list[Zone]:
    """The tracks that scroll, then those that stay at the top, where there are such."""
    frame, staying, low = scene.frame, scene.staying, scene.fixed
    if not staying:
        return [Zone(frame.top, frame.height - frame.top, scene.heads, scene.counts, scene.heat)]
    stays = np.isin(scene.marks.track, list(staying))
    return [
        Zone(
            top,
            bottom - top,
            [head for head in scene.heads if (head.band.track in staying) == kept],
            [count for count in scene.counts if (count.track in staying) == kept],
            [strip for strip in scene.heat if (strip.track in staying) == kept],
            np.flatnonzero(stays == kept).tolist(),
        )
        for top, bottom, kept in ((low, frame.height, False), (frame.top, low, True))
    ]


def _draw_grid(scene: Scene, out: DisplayList) -> None:
    frame = scene.frame
    lines = grid_lines(scene.ruler, frame.left)
    size = (frame.width - frame.left, frame.height - frame.top)
    ground = shades(scene.ruler, scene.scale.per_day)
    out.add(display.GRID, frame.left, frame.top, *size, display.GROUND, lines, ground)
    for x, width in _breaks(scene):
        out.add(display.RECT, x, frame.top, width, frame.height - frame.top, BREAK_GROUND)


def _draw_hidden_lit(
    scene: Scene, zone: Zone, columns: EventColumns, emphasis: Emphasis, out: DisplayList
) -> None:
    """A dot over the counts for each lit or pointed event that is among the counted."""
    if not emphasis.lit and not emphasis.pointed:
        return
    lit = columns.indices_of({*emphasis.lit, *emphasis.pointed})
    hidden = lit[~np.isin(lit, scene.marks.index)]
    tops = {h.band.track: h.y + h.band.pad + (h.band.rows - 1) * ROW for h in zone.heads}
    middles = (columns.start[hidden] + columns.end[hidden]) / 2
    for track, middle in zip(columns.track[hidden].tolist(), middles.tolist(), strict=True):
        x = scene.scale.x(middle)
        if track in tops and scene.frame.left <= x <= scene.frame.width:
            out.add(display.DOT, x, tops[track] + 3, 3.0, display.ACCENT)


def _draw_names(scene: Scene, reading: int | None, controls: bool, out: DisplayList) -> None:
    frame = scene.frame
    column = (0.0, frame.top, frame.left, frame.height - frame.top)
    zones = _zones(scene)
    out.add(display.KEEP, *column)
    out.add(display.CLIP, *column)
    out.add(display.RECT, *column, display.SURFACE)
    out.add(display.UNCLIP)
    for zone in zones:
        out.add(display.CLIP, 0.0, zone.top, frame.left, zone.height)
        for head in zone.heads:
            if head.track.article_id is not None and head.track.article_id == reading:
                _draw_reading(head, frame.left, out)
            _draw_name(head, frame.left, zone.top, out)
            if controls:
                _draw_controls(head, frame.left, zone.top, out)
        out.add(display.UNCLIP)
    out.add(display.KEPT)
    for zone in zones:
        _draw_earlier(zone, frame.left, out)
    if scene.staying:
        out.add(display.RECT, 0.0, scene.fixed - 1, frame.width, 2.0, RULE)
    out.add(display.LINE, frame.left - 1, frame.top, frame.left - 1, frame.height, RULE, "")


def _draw_earlier(zone: Zone, left: float, out: DisplayList) -> None:
    """How many events go on from before the view, beside the names."""
    earlier = [count for count in zone.counts if count.earlier]
    if not earlier:
        return
    out.add(display.CLIP, 0.0, zone.top, left, zone.height)
    for count in earlier:
        text = f"‹ {count.number}"
        x = count.x1 - 8 - (len(text) - 1) * DIGIT
        out.add(display.TEXT, x, count.y + ROW / 2, text, SOFT, display.SMALL_SIZE, False)
    out.add(display.UNCLIP)


def _draw_reading(head: Head, width: float, out: DisplayList) -> None:
    """The ground of the name of what is being read."""
    ground = tint(display.SELECTION, 0.6)
    out.add(display.RECT, 0.0, head.y, width, head.band.height, ground)


def _draw_name(head: Head, width: float, top: float, out: DisplayList) -> None:
    """The name stays in view while any part of its track is."""
    paint = display.track_paint(head.track.colour)
    inset = head.band.pad or EMPTY_INSET
    out.add(display.RECT, 4.0, head.y + inset, 4.0, head.band.height - 2 * inset, paint)
    if head.y > top:
        out.add(display.LINE, 0.0, head.y, width, head.y, RULE, "")
    pad, ink, y = head.band.pad, SOFT if head.band.empty else INK, head.line(top)
    if head.heat:
        _draw_total(head.total, width - (PIN_INSET * 2 if head.track.pinned else NAME_END), y, out)
    for line in head.lines:
        out.add(display.TEXT, NAME_INSET, y, line, ink, display.LABEL_SIZE, not head.band.empty)
        y += NAME_LINE
    if y + NAME_LINE / 2 < head.y + head.band.height - pad:
        out.add(display.TEXT, NAME_INSET, y, str(head.total), SOFT, display.SMALL_SIZE, False)


def _draw_controls(head: Head, width: float, top: float, out: DisplayList) -> None:
    y = head.line(top)
    _draw_fold(y, head.track.folded, out)
    if head.track.pinned:
        _draw_pin(width - PIN_INSET, y, out)


def _draw_total(total: int, right: float, y: float, out: DisplayList) -> None:
    """How many events a folded track holds, at the end of its name."""
    text = str(total)
    x = right - len(text) * DIGIT
    out.add(display.TEXT, x, y, text, SOFT, display.SMALL_SIZE, False)


def _draw_fold(y: float, folded: bool, out: DisplayList) -> None:
    """The sign that folds and unfolds: it points at what is hidden, or down at what is shown."""
    x = FOLD_MIDDLE
    points = ((-2.0, -4.0), (2.5, 0.0), (-2.0, 4.0)) if folded else ((-4, -2), (4, -2), (0, 2.5))
    out.add(display.POLYGON, tuple((x + dx, y + dy) for dx, dy in points), SOFT)


def _draw_pin(x: float, y: float, out: DisplayList) -> None:
    out.add(display.DOT, x, y - 3, 3.0, SOFT)
    out.add(display.RECT, x - 0.5, y, 1.0, 6.0, SOFT)


def _draw_ruler(scene: Scene, out: DisplayList) -> None:
    frame = scene.frame
    out.add(display.RECT, 0.0, 0.0, frame.width, frame.top, display.SURFACE)
    out.add(display.LINE, 0.0, frame.top - 1, frame.width, frame.top - 1, RULE, "")
    out.add(display.CLIP, frame.left, 0.0, frame.width - frame.left, frame.top)
    breaks = _breaks(scene)
    for x, width in breaks:
        out.add(display.RECT, x, 0.0, width, frame.top - 1, BREAK_GROUND)
    half = (frame.top - (ERA_HEIGHT if scene.ruler.eras is not None else 0.0)) / 2
    for x, width, paint in shades(scene.ruler, scene.scale.per_day):
        out.add(display.RECT, x, frame.top - half, width, half - 1, paint)
    draw_ruler(scene.ruler, (frame.left, frame.width, frame.top), out)
    named = [(tick.x0, tick.x1) for tick in scene.ruler.minor if tick.label]
    for x, width in breaks:
        # A cell that stands for many stretches has its name where the gaps are.
        if not any(low <= x < high for low, high in named):
            _draw_break(x + width / 2, frame.top, out)
    out.add(display.UNCLIP)


def _breaks(scene: Scene) -> list[tuple[float, float]]:
    """X and width of the gaps in view where empty time is folded."""
    scale, view = scene.scale, scene.viewport
    if not scale.folding:
        return []
    starts, ends = scale.folding.ends(view.start, view.end)
    # Where many lie close together some are enough; which ones, panning does not change.
    _, chosen = np.unique(
        np.floor(starts * step_scale(scene.step) / BREAK_APART), return_index=True
    )
    return [
        (scale.x(start), (end - start) * scale.per_day)
        for start, end in zip(starts[chosen].tolist(), ends[chosen].tolist(), strict=True)
    ]


def _draw_break(middle: float, height: float, out: DisplayList) -> None:
    """Two slanted strokes on the ruler: time is left out here."""
    low, high = height - 6.0, height / 2 + 5
    for left in (middle - 4.5, middle + 1.5):
        slanted = ((left, low), (left + 4, high), (left + 5.2, high), (left + 1.2, low))
        out.add(display.POLYGON, slanted, SOFT)
