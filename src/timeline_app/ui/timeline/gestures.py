"""Wheel, fingers and keys as functions from a view to a view: no widget, no state."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from timeline_app.timeline.viewport import Scale, Viewport

NOTCH = 120.0
"""Angle of one notch of a wheel, in eighths of a degree."""
ZOOM = 1.2
"""One notch, or one tap of a key, magnifies by this."""
PAN_SHARE = 0.1
"""One tap of a key or notch pans by this share of the view."""


EDGE, PULL = 24.0, 14.0
"""So near an edge of the view, px, a hand that holds something pulls more into view; by so many px a
frame at the edge itself.
"""
MOST_PULL = 2.0
"""Beyond the edge it pulls at most so many times harder."""


class Axis(Enum):
    """What a key moves: along time, or closer and farther."""

    PAN = "pan"
    ZOOM = "zoom"


class Push(NamedTuple):
    """What a key does for as long as it is held: 1 is later or closer."""

    axis: Axis
    direction: int


LATER, EARLIER = Push(Axis.PAN, 1), Push(Axis.PAN, -1)
CLOSER, FARTHER = Push(Axis.ZOOM, 1), Push(Axis.ZOOM, -1)
_KEYS: Mapping[int, Push] = {
    Qt.Key.Key_Left: EARLIER,
    Qt.Key.Key_Right: LATER,
    Qt.Key.Key_Plus: CLOSER,
    Qt.Key.Key_Equal: CLOSER,
    Qt.Key.Key_Minus: FARTHER,
}
_LETTERS: Mapping[int, Push] = {
    Qt.Key.Key_W: CLOSER,
    Qt.Key.Key_A: EARLIER,
    Qt.Key.Key_S: FARTHER,
    Qt.Key.Key_D: LATER,
}
_XKB: Mapping[int, Push] = {25: CLOSER, 38: EARLIER, 39: FARTHER, 40: LATER}
_PLACES: Mapping[str, Mapping[int, Push]] = {
    "xcb": _XKB,
    "wayland": _XKB,
    "windows": {0x11: CLOSER, 0x1E: EARLIER, 0x1F: FARTHER, 0x20: LATER},
}
"""Where W, A, S and D of an English keyboard lie, by the system's numbers of the keys, so that the
hand finds the same cross on every layout.
"""
_LETTER_RANGE = range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)


def push_of(event: QKeyEvent) -> Push | None:
    """What a key moves, None for one that does not move the view."""
    key, places = event.key(), _PLACES.get(QGuiApplication.platformName())
    code = event.nativeScanCode()
    if places is None or not code:
        return _KEYS.get(key) or _LETTERS.get(key)
    return places.get(code) or (None if key in _LETTER_RANGE else _KEYS.get(key))


def first_step(scale: Scale, axis: Axis) -> float:
    """What a tap moves: px along time, or the logarithm of the magnification."""
    return scale.width * PAN_SHARE if axis is Axis.PAN else math.log(ZOOM)


def pushed(scale: Scale, axis: Axis, by: float, pivot: float) -> Viewport:
    """Moved along time by px, or magnified about a moment by a logarithm."""
    if axis is Axis.PAN:
        return scale.viewport.panned(by / scale.per_day)
    return scale.viewport.zoomed(math.exp(by), pivot)


def turned(scale: Scale, angle: float, pivot: float) -> Viewport:
    """Zoomed by the wheel about a moment; the same angle back undoes it."""
    return scale.viewport.zoomed(ZOOM ** (angle / NOTCH), pivot)


def pinched(scale: Scale, by: float, pivot: float) -> Viewport:
    """Zoomed by two fingers about a moment; as much back undoes it."""
    return scale.viewport.zoomed(math.exp(by), pivot)


def dragged(scale: Scale, by: float) -> Viewport:
    """Moved along with the hand by px."""
    return scale.viewport.panned(-by / scale.per_day)


def pull(at: float, low: float, high: float) -> float:
    """What a hand at a place between two edges pulls into view in a frame, px: from behind the upper
    edge where positive, from behind the lower where negative.
    """
    beyond = max(at - (high - EDGE), 0.0) - max(low + EDGE - at, 0.0)
    return PULL * min(max(beyond / EDGE, -MOST_PULL), MOST_PULL)
