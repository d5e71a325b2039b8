"""How each mark is drawn: what is known of a time decides its form, not only its length."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from timeline_app.domain import coding
from timeline_app.timeline import display, events, points, shapes, signs
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
from timeline_app.timeline.own_marks import BOOKMARKED, NO_MARKS, NOTED, OwnMarks
from timeline_app.timeline.tracks import ROW

BAR, THIN, THIN_TOP = 18.0, 3.0, 20.0
"""Height of a bar; height and place in the row of one that is background or a life, px."""
EDGE = 3.0
"""Width of the full-colour left edge of an exact bar, px."""
CLOSING = 1.5
"""Width of the right edge of a stretch whose end is known too, px."""
CORNER = 2.5
"""What is left of that edge at the top and the bottom where words run across it, px."""
DOTTED = "1 2"
EXACT_TINT, EDGE_TINT = 0.20, 0.55
"""Share of the track's colour in the ground of an exact bar, and in the lines of a vague one."""
NOTCH, OWN_RING, OWN_BADGE, OWN_SIGN = 7.0, 15.0, 7.0, 9.0
"""Sizes of the signs for what the reader corrected; for what he added, round a point or in the corner of
a bar; and for what he marked, px.
"""
RADIUS = 4.0


class Vague(NamedTuple):
    """How a vague bar differs: length of its faded ends in px, share of the colour in its ground,
    and the dashes of the lines above and below.
    """

    fade: float
    tint: float
    dash: str


VAGUE: Mapping[str, Vague] = {
    "ten-day": Vague(10.0, 0.22, ""),
    "month": Vague(18.0, 0.17, ""),
    "season": Vague(26.0, 0.14, "10 4"),
    "year": Vague(36.0, 0.11, "4 6"),
}
"""By precision: the vaguer, the lighter, the more its ends fade, the more its lines are broken."""

_UNSURE = coding.APPROXIMATE | coding.INHERITED | coding.TIMED
_ADDED = coding.OPEN_AFTER | coding.OPEN_BEFORE | coding.CORRECTED | coding.OWN


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
    own: int = 0


def taken(
    marks: Marks, columns: EventColumns, colours: list[int], own: OwnMarks = NO_MARKS
) -> list[Mark]:
    """The marks one by one; ``own`` are those of the reader."""
    index = marks.index
    rows = zip(
        marks.ids.tolist(), marks.form.tolist(), marks.x0.tolist(), marks.x1.tolist(),
        marks.y.tolist(), marks.low.tolist(), marks.high.tolist(), marks.label_x.tolist(),
        marks.labels, [colours[track] for track in marks.track.tolist()],
        columns.flags[index].tolist(), columns.precision[index].tolist(), columns.aside[index].tolist(),
        [signs.OF_KIND[kind] for kind in columns.kind[index].tolist()], own.of(marks.ids).tolist(),
        strict=True,
    )  # fmt: skip
    return [Mark(*row) for row in rows]


def draw_marks(
    marks: list[Mark], emphasis: Emphasis, out: DisplayList, found: Collection[int] = ()
) -> None:
    """All marks, those that are ``found`` on a ground of their own; those that stand out come last, so
    that they lie on top.
    """
    standing_out = {*emphasis.selected, *emphasis.lit, *emphasis.pointed}
    if emphasis.hovered is not None:
        standing_out.add(emphasis.hovered)
    if not standing_out and not found:
        for mark in marks:
            _draw(mark, out)
        return
    for mark in marks:
        if mark.event_id not in standing_out:
            if mark.event_id in found:
                _ring(mark, out)
            _draw(mark, out)
    for mark in marks:
        if mark.event_id in standing_out:
            _lift(mark, emphasis, out)
            _draw(mark, out, lit=mark.event_id in emphasis.lit)


def _ring(mark: Mark, out: DisplayList) -> None:
    """The ground and edge of a mark that a search found."""
    x, y, width, height = mark.low - 3, mark.y + 1, mark.high - mark.low + 7, ROW - 2.0
    out.add(display.ROUND, x, y, width, height, RADIUS, display.HIT)
    out.add(display.FRAME, x, y, width, height, RADIUS, display.HIT_EDGE, 1.0, "")


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
    if mark.own:
        _draw_own(mark, out)
    if mark.label:
        ink = SOFT if mark.aside and not lit else INK
        step = (TEXT, mark.label_x, mark.y + ROW / 2, mark.label, ink, LABEL_SIZE, lit)
        out.steps.append((LABEL, *step[1:], mark.sign) if mark.sign else step)


def _draw_dot(mark: Mark, paint: Paint, out: DisplayList) -> None:
    x, y = (mark.x0 + mark.x1) / 2, mark.y + ROW / 2
    if mark.precision == events.DAY and not mark.flags & _UNSURE:
        out.steps.append((display.DOT, x, y, shapes.DOT_SIZE / 2 - mark.aside, paint))
    else:
        _draw_point(mark, paint, out)
    if mark.flags & _ADDED:
        _draw_added(mark, paint, out)


def _draw_point(mark: Mark, paint: Paint, out: DisplayList) -> None:
    x, y = (mark.x0 + mark.x1) / 2, mark.y + ROW / 2
    size = points.ASIDE_SIZE if mark.aside else points.SIZE
    name = points.name(mark.precision, mark.flags)
    out.steps.append((display.SIGN, x, y, size, name, paint))


def _draw_hollow(mark: Mark, paint: Paint, out: DisplayList) -> None:
    _draw_point(mark, paint, out)
    if mark.flags & _ADDED:
        _draw_added(mark, paint, out)


def _draw_bar(mark: Mark, paint: Paint, out: DisplayList) -> None:
    width = mark.x1 - mark.x0
    if mark.aside:
        out.add(display.RECT, mark.x0, mark.y + THIN_TOP, width, THIN, tint(paint, 0.45))
    else:
        y = mark.y + (ROW - BAR) / 2
        out.add(display.RECT, mark.x0, y, width, BAR, tint(paint, EXACT_TINT))
        _draw_edge(mark, paint, out)
        if mark.precision == events.RANGE:
            _draw_closing(mark, paint, out)
        if mark.flags & coding.APPROXIMATE:
            out.add(display.FRAME, mark.x0, y, width, BAR, 0.0, paint, 1.0, DOTTED)
    if mark.flags & _ADDED:
        _draw_added(mark, paint, out)


def _draw_edge(mark: Mark, paint: Paint, out: DisplayList) -> None:
    """The left edge: in pieces where the date comes from another sentence."""
    y = mark.y + (ROW - BAR) / 2
    if not mark.flags & coding.INHERITED:
        out.steps.append((display.RECT, mark.x0, y, EDGE, BAR, paint))
        return
    for part in range(0, int(BAR), 6):
        out.add(display.RECT, mark.x0, y + part, EDGE, min(3.0, BAR - part), paint)


def _draw_closing(mark: Mark, paint: Paint, out: DisplayList) -> None:
    """The right edge; where the label runs on across it, only its ends."""
    x, y = mark.x1 - CLOSING, mark.y + (ROW - BAR) / 2
    if not mark.label or mark.label_x > mark.x1 or mark.high <= mark.x1:
        out.steps.append((display.RECT, x, y, CLOSING, BAR, paint))
        return
    for top in (y, y + BAR - CORNER):
        out.steps.append((display.RECT, x, top, CLOSING, CORNER, paint))


def _draw_vague(mark: Mark, paint: Paint, out: DisplayList) -> None:
    vague = VAGUE[coding.PRECISIONS[mark.precision]]
    fade = min(vague.fade, (mark.x1 - mark.x0) / 3)
    if mark.aside:
        _draw_faded(mark, (mark.y + THIN_TOP, THIN, fade), tint(paint, 0.45), out)
    else:
        y = mark.y + (ROW - BAR) / 2
        _draw_faded(mark, (y, BAR, fade), tint(paint, vague.tint), out)
        line = tint(paint, EDGE_TINT)
        dash = DOTTED if mark.flags & coding.APPROXIMATE else vague.dash
        for edge in (y, y + BAR - 1):
            out.add(display.LINE, mark.x0 + fade, edge, mark.x1 - fade, edge, line, dash)
        if mark.flags & coding.INHERITED:
            _draw_edge(mark, paint, out)
    if mark.flags & _ADDED:
        _draw_added(mark, paint, out)


def _draw_faded(mark: Mark, box: tuple[float, float, float], fill: Paint, out: DisplayList) -> None:
    y, height, fade = box
    out.add(display.FADE, mark.x0, y, fade, height, fill, True)
    out.add(display.RECT, mark.x0 + fade, y, mark.x1 - mark.x0 - 2 * fade, height, fill)
    out.add(display.FADE, mark.x1 - fade, y, fade, height, fill, False)


def _draw_added(mark: Mark, paint: Paint, out: DisplayList) -> None:
    """An open end goes out into an arrow; what the reader changed has a notch, his own a ring."""
    size, half, middle = points.SIZE, points.SIZE / 2, mark.y + ROW / 2
    if mark.flags & coding.OPEN_AFTER:
        out.add(display.SIGN, mark.x1 + 1 + half, middle, size, points.AFTER, paint)
    if mark.flags & coding.OPEN_BEFORE:
        out.add(display.SIGN, mark.x0 - 1 - half, middle, size, points.BEFORE, paint)
    if mark.flags & coding.CORRECTED:
        out.add(display.SIGN, mark.x1 - 1, mark.y + 6, NOTCH, points.CORRECTED, INK)
    if mark.flags & coding.OWN:
        if mark.form in (shapes.DOT, shapes.HOLLOW):
            middle_x = (mark.x0 + mark.x1) / 2
            out.add(display.SIGN, middle_x, middle, OWN_RING, points.OWN, INK)
        else:
            out.add(display.SIGN, mark.x1 - 5, mark.y + 7.5, OWN_BADGE, points.OWN, INK)


def _draw_own(mark: Mark, out: DisplayList) -> None:
    """What the reader has marked: a ribbon at the upper left corner, a sheet at the lower one."""
    x = mark.x0 - OWN_SIGN / 3
    if mark.own & BOOKMARKED:
        out.add(display.SIGN, x, mark.y + OWN_SIGN / 2, OWN_SIGN, points.BOOKMARK, ACCENT)
    if mark.own & NOTED:
        out.add(display.SIGN, x, mark.y + ROW - OWN_SIGN / 2, OWN_SIGN, points.NOTE, ACCENT)


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
