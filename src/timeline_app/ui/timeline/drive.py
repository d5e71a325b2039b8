"""Keys that are held carry the view on, frame by frame, and let it glide to rest."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from timeline_app.timeline.momentum import Momentum
from timeline_app.timeline.viewport import Scale
from timeline_app.ui.timeline.gestures import Axis, Push, first_step

INTERVAL = 15
"""Milliseconds between frames."""
LONGEST = 50.0
"""A frame that comes later than this, ms, counts as no longer: nothing leaps."""


class Drive(QObject):
    """``pushed`` carries an axis and what to move by on it: px, or a logarithm of magnification."""

    pushed = Signal(object, float)

    def __init__(
        self, scale: Callable[[], Scale | None], reduced: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._scale, self._reduced = scale, reduced
        self._axes = {axis: Momentum() for axis in Axis}
        self._last = 0.0
        self._frames = QTimer(self, interval=INTERVAL)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._advance)

    @property
    def active(self) -> bool:
        """Whether the view is still on its way."""
        return self._frames.isActive()

    def press(self, push: Push, again: bool) -> None:
        """A key goes down, or is told ``again`` while it is held; with ``reduced`` motion each is
        one step at once.
        """
        scale = self._scale()
        if scale is None:
            return
        first = first_step(scale, push.axis)
        if self._reduced():
            self.pushed.emit(push.axis, push.direction * first)
        elif not again:
            self._axes[push.axis].press(push.direction, first)
            if not self._frames.isActive():
                self._last = time.perf_counter()
                self._frames.start()

    def release(self, push: Push) -> None:
        """A key goes up."""
        self._axes[push.axis].release(push.direction)

    @Slot()
    def let_go(self) -> None:
        """All keys are up: the keyboard speaks to someone else now."""
        for momentum in self._axes.values():
            momentum.release(momentum.direction)

    @Slot()
    def stop(self) -> None:
        """Stand still: something else moves the view."""
        for momentum in self._axes.values():
            momentum.stop()
        self._frames.stop()

    def _advance(self) -> None:
        now = time.perf_counter()
        passed, self._last = min((now - self._last) * 1000, LONGEST), now
        for axis, momentum in self._axes.items():
            if momentum.moving:
                self.pushed.emit(axis, momentum.advance(passed))
        if not any(momentum.moving for momentum in self._axes.values()):
            self._frames.stop()
