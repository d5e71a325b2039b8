"""How a key that is held moves the view: a first step, then ever faster, then a glide to rest.

Lengths are of any kind: px for panning, logarithms of the magnification for zooming.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

FRAME = 1000 / 60
"""Milliseconds of a frame, in which rates are given; frames may come sooner or later."""
SNAP = 0.4
"""Each frame covers this share of what is left of the way."""
PACE = 0.06
"""What a held key covers a frame to begin with, as a share of its first step."""
TAP, FASTER, FASTEST = 120.0, 50.0, 10.0
"""A key held longer than ``TAP`` ms is no mere tap any more: from then on it gets faster by its
first pace every ``FASTER`` ms, up to ``FASTEST`` times that.
"""
_NEAR = 0.002
"""So little left of a first step is covered at once."""


@dataclass(slots=True)
class Momentum:
    """One direction of movement and its opposite; ``first`` is the step that a tap makes."""

    first: float = 1.0
    direction: int = 0
    held: float = 0.0
    left: float = 0.0

    @property
    def moving(self) -> bool:
        """Whether anything is still to come."""
        return bool(self.direction or self.left)

    def press(self, direction: int, first: float) -> None:
        """A key goes down: 1 forward, -1 back.  What is left the same way is kept."""
        kept = self.left if self.left * direction > 0 else 0.0
        self.direction, self.first, self.held = direction, first, 0.0
        self.left = kept + direction * first

    def release(self, direction: int) -> None:
        """A key goes up; nothing happens where the other one was pressed since."""
        if self.direction != direction:
            return
        if self.held > TAP:
            # The speed falls from here as steadily as a step comes to rest.
            rolling = self._pace() * (1 - SNAP) / SNAP
            self.left = direction * max(abs(self.left), rolling)
        self.direction = 0

    def stop(self) -> None:
        """Stand still at once."""
        self.direction, self.left = 0, 0.0

    def advance(self, ms: float) -> float:
        """What to move by now that ``ms`` have passed since the last time."""
        frames = ms / FRAME
        way = abs(self.left)
        step = way * (1 - math.pow(1 - SNAP, frames))
        forward = self.left > 0
        if self.direction:
            forward = self.direction > 0
            self.held += ms
            pace = self._pace() * frames
            step = max(step, pace if self.held > TAP else min(pace, way))
        elif way - step < _NEAR * self.first:
            step = way
        self.left = (1 if forward else -1) * max(way - step, 0.0)
        return step if forward else -step

    def _pace(self) -> float:
        """What a held key covers a frame by now."""
        faster = max(self.held - TAP, 0.0) / FASTER
        return PACE * self.first * min(1 + faster, FASTEST)
