"""How each mark is drawn: what is known of a time decides its form, not only its length."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from timeline_app.timeline import display, events, shapes, signs
from timeline_app.timeline.display import (
    ACCENT,
    INK,
    LABEL,
    LABEL_SIZE,
    SELECTION,
    SOFT,
    TEXT,
    DisplayList,
    Emphasis,
    Paint,
)
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.marks import Marks
from timeline_app.timeline.tracks import ROW

BAR, THIN, THIN_TOP = 18.0, 3.0, 20.0
"""Height of a bar; height and place in the row of one that is background or a life, px."""
EDGE = 3.0
"""Width of the full-colour left edge of an exact bar, px."""
FADE = 18.0
"""Length of a faded end, px."""
DOTTED = "1 2"
EXACT_TINT = 0.20
VAGUE_TINTS: Mapping[str, float] = {"ten-day": 0.22, "month": 0.17, "season": 0.14, "year": 0.11}
"""Share of the track's colour in a bar's ground: the vaguer, the lighter."""
RADIUS = 4.0


class Mark(NamedTuple):
    """One mark, taken out of the columns."""

    event_id: int
    form: int
    x0: float
    x1: float
    y: float
    low: float
    high: float
    label_x: float
    label: str
    colour: int
    flags: int
    precision: int
    aside: bool
    sign: str = ""


def taken(marks: Marks, columns: EventColumns, colours: list[int]) -> list[Mark]:
    """The marks one by one."""
    index = marks.index
    rows = zip(
        marks.ids.tolist(), marks.form.tolist(), marks.x0.tolist(), marks.x1.tolist(),
        marks.y.tolist(), marks.low.tolist(), marks.high.tolist(), marks.label_x.tolist(),
        marks.labels, [colours[track] for track in marks.track.tolist()],
        columns.flags[index].tolist(), columns.precision[index].tolist(), columns.aside[index].tolist(),
        [signs.OF_KIND[kind] for kind in columns.kind[index].tolist()], strict=True,
    )  # fmt: skip
    return [Mark(*row) for row in rows]


def draw_marks(marks: list[Mark], emphasis: Emphasis, out: DisplayList) -> None:
    """All marks; those that stand out come last, so that they lie on top."""
    standing_out = {*emphasis.selected, *emphasis.lit}
    if emphasis.hovered is not None:
        standing_out.add(emphasis.hovered)
    if not standing_out:
        for mark in marks:
            _draw(mark, out)
        return
    for mark in marks:
        if mark.event_id not in standing_out:
            _draw(mark, out)
    for mark in marks:
        if mark.event_id in standing_out:
            _lift(mark, emphasis, out)
            _draw(mark, out, lit=mark.event_id in emphasis.lit)


def _lift(mark: Mark, emphasis: Emphasis, out: DisplayList) -> None:
    """The ground behind a mark that stands out; the outline of a selected one."""
    x, y, width, height = mark.low - 3, mark.y + 1, mark.high - mark.low + 7, ROW - 2.0
    selected, lit = mark.event_id in emphasis.selected, mark.event_id in emphasis.lit
    ground = SELECTION if lit or selected else display.RAISED
    out.add(display.ROUND, x, y, width, height, RADIUS, ground)
    if selected:
        out.add(display.FRAME, x, y, width, height, RADIUS, ACCENT, 2.0, "")
    elif not lit:
        out.add(display.FRAME, x, y, width, height, RADIUS, display.RULE, 1.0, "")


def _draw(mark: Mark, out: DisplayList, lit: bool = False) -> None:
    _FORMS[mark.form](mark, _paint(mark.colour, mark.aside), out)
    if mark.label:
        ink = SOFT if mark.aside and not lit else INK
        step = (TEXT, mark.label_x, mark.y + ROW / 2, mark.label, ink, LABEL_SIZE, lit)
        out.steps.append((LABEL, *step[1:], mark.sign) if mark.sign else step)


def _draw_dot(mark: Mark, paint: Paint, out: DisplayList) -> None:
    x, y = (mark.x0 + mark.x1) / 2, mark.y + ROW / 2
    radius = shapes.DOT_SIZE / 2 - mark.aside
    if mark.flags & events.APPROXIMATE:
        out.add(display.RING, x, y, radius, paint, 1.5, DOTTED)
    elif mark.flags & events.INHERITED:
        out.add(display.RING, x, y, radius, paint, 1.5, "")
        out.add(display.DOT, x, y, radius - 2.5, paint)
    else:
        out.add(display.DOT, x, y, radius, paint)
    _draw_arrows(mark, paint, out)


def _draw_hollow(mark: Mark, paint: Paint, out: DisplayList) -> None:
    height = 8.0 if mark.aside else 12.0
    y = mark.y + (ROW - height) / 2
    dash = DOTTED if mark.flags & events.APPROXIMATE else ""
    width = mark.x1 - mark.x0
    out.add(display.FRAME, mark.x0, y, width, height, 3.0, paint, 1.0, dash)
    _draw_arrows(mark, paint, out)


def _draw_bar(mark: Mark, paint: Paint, out: DisplayList) -> None:
    if mark.aside:
        out.add(
            display.RECT, mark.x0, mark.y + THIN_TOP, mark.x1 - mark.x0, THIN, tint(paint, 0.45)
        )
        _draw_arrows(mark, paint, out)
        return
    height, width = BAR, mark.x1 - mark.x0
    y = mark.y + (ROW - height) / 2
    out.add(display.RECT, mark.x0, y, width, height, tint(paint, EXACT_TINT))
    if mark.flags & events.INHERITED:
        for part in range(0, int(height), 6):
            out.add(display.RECT, mark.x0, y + part, EDGE, min(3.0, height - part), paint)
    else:
        out.add(display.RECT, mark.x0, y, EDGE, height, paint)
    if mark.flags & events.APPROXIMATE:
        out.add(display.FRAME, mark.x0, y, width, height, 0.0, paint, 1.0, DOTTED)
    _draw_arrows(mark, paint, out)


def _draw_vague(mark: Mark, paint: Paint, out: DisplayList) -> None:
    fade = min(FADE, (mark.x1 - mark.x0) / 3)
    if mark.aside:
        _draw_faded(mark, (mark.y + THIN_TOP, THIN, fade), tint(paint, 0.45), out)
        _draw_arrows(mark, paint, out)
        return
    y, height = mark.y + (ROW - BAR) / 2, BAR
    fill = tint(paint, VAGUE_TINTS.get(events.PRECISIONS[mark.precision], EXACT_TINT))
    _draw_faded(mark, (y, height, fade), fill, out)
    line = tint(paint, 0.55)
    dash = DOTTED if mark.flags & events.APPROXIMATE else ""
    for edge in (y, y + height - 1):
        out.add(display.LINE, mark.x0 + fade, edge, mark.x1 - fade, edge, line, dash)
    _draw_arrows(mark, paint, out)


def _draw_faded(mark: Mark, box: tuple[float, float, float], fill: Paint, out: DisplayList) -> None:
    y, height, fade = box
    out.add(display.FADE, mark.x0, y, fade, height, fill, True)
    out.add(display.RECT, mark.x0 + fade, y, mark.x1 - mark.x0 - 2 * fade, height, fill)
    out.add(display.FADE, mark.x1 - fade, y, fade, height, fill, False)


def _draw_arrows(mark: Mark, paint: Paint, out: DisplayList) -> None:
    """An open end fades out into an arrow head."""
    if mark.flags & events.OPEN_AFTER:
        _draw_arrow(mark.x1 + 1, mark.y, 1.0, paint, out)
    if mark.flags & events.OPEN_BEFORE:
        _draw_arrow(mark.x0 - 1, mark.y, -1.0, paint, out)


def _draw_arrow(x: float, y: float, way: float, paint: Paint, out: DisplayList) -> None:
    middle, tip = y + ROW / 2, x + way * (shapes.ARROW - 3)
    shaft = tip - x - way * 5
    out.add(display.FADE, min(x, x + shaft), middle - 1, abs(shaft), 2.0, tint(paint, 0.8), way < 0)
    back = tip - way * 5
    out.add(display.POLYGON, ((back, middle - 4), (tip, middle), (back, middle + 4)), paint)


@lru_cache(maxsize=4096)
def tint(paint: Paint, alpha: float) -> Paint:
    """The paint at a share of its strength."""
    return paint._replace(alpha=alpha)


@lru_cache(maxsize=512)
def _paint(colour: int, aside: bool) -> Paint:
    return SOFT if aside else display.track_paint(colour)


_FORMS = {
    shapes.DOT: _draw_dot,
    shapes.BAR: _draw_bar,
    shapes.VAGUE: _draw_vague,
    shapes.HOLLOW: _draw_hollow,
}
