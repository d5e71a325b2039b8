"""Wheel, drag and keys as functions from a view to a view: no widget, no state."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from timeline_app.timeline import units
from timeline_app.timeline.ticks import choose
from timeline_app.timeline.viewport import Scale, Viewport

NOTCH = 120.0
"""Angle of one notch of a wheel, in eighths of a degree."""
ZOOM = 1.2
"""One notch magnifies by this."""
PAN_SHARE = 0.1
"""One key press or notch pans by this share of the view."""

Move = Callable[[Scale, float], Viewport]
"""A view out of the present one and the moment under the pointer."""


def turned(scale: Scale, angle: float, pivot: float) -> Viewport:
    """Zoomed by the wheel about a moment; the same angle back undoes it."""
    return scale.viewport.zoomed(ZOOM ** (angle / NOTCH), pivot)


def dragged(scale: Scale, by: float) -> Viewport:
    """Moved along with the hand by px."""
    return scale.viewport.panned(-by / scale.per_day)


def _pan(share: float) -> Move:
    return lambda scale, _: scale.viewport.panned(scale.viewport.span * share)


def _zoom(factor: float) -> Move:
    return lambda scale, pivot: scale.viewport.zoomed(factor, pivot)


def _next_unit(scale: Scale, _: float) -> Viewport:
    unit, folding = choose(scale.per_day).major, scale.folding
    start = unit.floor(folding.day(scale.viewport.start))
    target = folding.after(unit.next(start))
    return scale.viewport.panned(folding.place(target) - folding.place(start))


def _previous_unit(scale: Scale, _: float) -> Viewport:
    unit: units.Unit = choose(scale.per_day).major
    folding = scale.folding
    start = unit.floor(folding.day(scale.viewport.start))
    target = unit.floor(folding.before(max(start - unit.least / 2, 0.0)))
    return scale.viewport.panned(folding.place(target) - folding.place(start))


MOVES: Mapping[Qt.Key, Move] = {
    Qt.Key.Key_Left: _pan(-PAN_SHARE),
    Qt.Key.Key_A: _pan(-PAN_SHARE),
    Qt.Key.Key_Right: _pan(PAN_SHARE),
    Qt.Key.Key_D: _pan(PAN_SHARE),
    Qt.Key.Key_W: _zoom(ZOOM),
    Qt.Key.Key_Plus: _zoom(ZOOM),
    Qt.Key.Key_Equal: _zoom(ZOOM),
    Qt.Key.Key_S: _zoom(1 / ZOOM),
    Qt.Key.Key_Minus: _zoom(1 / ZOOM),
    Qt.Key.Key_PageDown: _next_unit,
    Qt.Key.Key_PageUp: _previous_unit,
}
"""Keys that move the view; those that walk from event to event are the view's own."""
