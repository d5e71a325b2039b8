"""The time cursor: the moment it stands at, and its way through time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

SPEEDS = (1 / 24, 1 / 4, 1.0, 3.0, 7.0, 30.0, 90.0, 365.0)
"""Days a second."""
VIEW_SECONDS = 30.0
"""At first a view is crossed in about this time."""
FRAME, STRIDE = 16, 1000
"""Milliseconds between moments: gliding, and in steps where motion is to be reduced."""
LONGEST = 0.25
"""No frame moves on by more than so many seconds of time: after a pause nothing is leapt over."""


def speed_for(span: float) -> float:
    """The speed that crosses ``span`` days in about ``VIEW_SECONDS``."""
    return min(SPEEDS, key=lambda speed: abs(speed - span / VIEW_SECONDS))


class Playback(QObject):
    """Owner of the cursor.  Moments are calendar days with their fractions.

    ``moment_changed`` carries the moment, None where the cursor has been put away; ``state_changed``
    follows every change of what is played and how.
    """

    moment_changed = Signal(object)
    state_changed = Signal()

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        super().__init__(parent)
        self.in_steps = False
        self.passed_over: Callable[[float], float] = lambda moment: moment
        self._clock = clock
        self._then = 0.0
        self._moment: float | None = None
        self._bounds = (0.0, 0.0)
        self._speed = 1.0
        self._loops = False
        self._pace = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.advance)

    @property
    def moment(self) -> float | None:
        """Where the cursor stands, None where there is none."""
        return self._moment

    @property
    def playing(self) -> bool:
        """Whether it moves by itself."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """Days a second."""
        return self._speed

    @property
    def loops(self) -> bool:
        """Whether it begins again at the end."""
        return self._loops

    @property
    def pace(self) -> int:
        """So many steps of the ladder the reader plays faster than suits the view."""
        return self._pace

    def recall(self, pace: int, loops: bool) -> None:
        """Play as was played before."""
        self._pace, self._loops = pace, loops

    def show(self, moment: float, bounds: tuple[float, float], speed: float) -> None:
        """Put the cursor to a moment; it will play from and to the ``bounds``, at the reader's own
        pace where ``speed``, one of the ladder, is what suits the view.
        """
        place = min(max(SPEEDS.index(speed) + self._pace, 0), len(SPEEDS) - 1)
        self._bounds, self._speed = bounds, SPEEDS[place]
        self.set_moment(moment)
        self.state_changed.emit()

    @Slot()
    def put_away(self) -> None:
        """No cursor any more."""
        if self._moment is not None:
            self._timer.stop()
            self._moment = None
            self.moment_changed.emit(None)
            self.state_changed.emit()

    @Slot(float)
    def set_moment(self, moment: float) -> None:
        """Put the cursor elsewhere; where it plays, it goes on from there."""
        if moment != self._moment:
            self._moment = moment
            self.moment_changed.emit(moment)

    @Slot()
    def toggle(self) -> None:
        """Play, from the beginning where the end was reached; or pause."""
        if self._moment is None:
            return
        if self.playing:
            self._timer.stop()
        else:
            if not self._bounds[0] <= self._moment < self._bounds[1]:
                self.set_moment(self._bounds[0])
            self._then = self._clock()
            self._timer.start(STRIDE if self.in_steps else FRAME)
        self.state_changed.emit()

    @Slot()
    def pause(self) -> None:
        """Stay where it is."""
        if self.playing:
            self.toggle()

    @Slot(int)
    def change_speed(self, by: int) -> None:
        """So many steps of the ladder faster, or slower where negative."""
        place = min(max(SPEEDS.index(self._speed) + by, 0), len(SPEEDS) - 1)
        if SPEEDS[place] != self._speed:
            self._speed = SPEEDS[place]
            self._pace += by
            self.state_changed.emit()

    @Slot(bool)
    def set_loops(self, loops: bool) -> None:
        """Begin again at the end, or stop there."""
        if loops != self._loops:
            self._loops = loops
            self.state_changed.emit()

    @Slot(float)
    def step(self, days: float) -> None:
        """Pause, and go on or back by so many days."""
        if self._moment is not None:
            self.pause()
            first, last = self._bounds
            self.set_moment(min(max(self._moment + days, min(first, self._moment)), last))

    @Slot()
    def advance(self) -> None:
        """The timer has struck: move on by the time that has gone."""
        if self._moment is None:
            return
        now = self._clock()
        gone = 1.0 if self.in_steps else min(now - self._then, LONGEST)
        self._then = now
        after = self.passed_over(self._moment + gone * self._speed)
        if after < self._bounds[1]:
            self.set_moment(after)
        elif self._loops:
            self.set_moment(self._bounds[0])
        else:
            self.set_moment(self._bounds[1])
            self._timer.stop()
            self.state_changed.emit()
