"""Eased jumps: short, and over at once when the reader does anything."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal

from timeline_app.timeline.marks import Marks
from timeline_app.timeline.ruler import Ruler, fading
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.viewport import Viewport

JUMP, ROW_MOTION = 200, 150
"""Milliseconds of a jump, and of marks going to other rows."""
FRAME = 15
"""Milliseconds between frames of marks on their way."""


class Glide(QObject):
    """Leads from one view to another; ``moved`` carries the views on the way, the last exact."""

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from: Viewport | None = None
        self._to: Viewport | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(JUMP)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._step)

    def start(self, origin: Viewport, target: Viewport) -> None:
        """Lead from ``origin`` to ``target``, in place of any motion under way."""
        self.stop()
        self._from, self._to = origin, target
        self._animation.start()

    def stop(self) -> None:
        """End where the motion stands."""
        self._from = self._to = None
        self._animation.stop()

    def _step(self, share: object) -> None:
        if self._from is not None and self._to is not None and isinstance(share, float):
            self.moved.emit(self._from.between(self._to, share))


class RowMotion(QObject):
    """Lets marks and tracks slide to their new rows when the tracks are laid out anew.

    Progress is by the clock, so that late frames shorten the motion's steps, not lengthen it;
    ``advanced`` asks for a frame.
    """

    advanced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Scene | None = None
        self._began = 0.0
        self._frames = QTimer(self, interval=FRAME)
        self._frames.timeout.connect(self._advance)

    def start(self, before: Scene) -> None:
        """Begin where ``before`` has everything."""
        self._before, self._began = before, time.perf_counter()
        self._frames.start()

    def applied(self, scene: Scene) -> Scene:
        """The scene with everything on its way; itself once all has arrived."""
        left = self._left()
        if self._before is None or left <= 0:
            self._before = None
            return scene
        heads = {head.band.track: head.y for head in self._before.heads}
        shifts = {
            head.band.track: (heads.get(head.band.track, head.y) - head.y) * left
            for head in scene.heads
        }
        return replace(
            scene,
            heads=[replace(head, y=head.y + shifts[head.band.track]) for head in scene.heads],
            counts=[count._replace(y=count.y + shifts[count.track]) for count in scene.counts],
            heat=[strip._replace(y=strip.y + shifts[strip.track]) for strip in scene.heat],
            marks=_slid(self._before.marks, scene.marks, left),
        )

    def _left(self) -> float:
        """The share of the way that is left, eased."""
        gone = (time.perf_counter() - self._began) * 1000 / ROW_MOTION
        return (1 - gone) ** 3 if gone < 1 else 0.0

    def _advance(self) -> None:
        if self._left() <= 0:
            self._frames.stop()
        self.advanced.emit()


class RulerFade(QObject):
    """Lets the names of one level of the ruler fade into those of the next; ``advanced`` asks for a
    frame.  Nothing fades where ``still`` says that all motion is unwanted.
    """

    advanced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.still: Callable[[], bool] = lambda: False
        self._before: Ruler | None = None
        self._last: Ruler | None = None
        self._began = 0.0
        self._frames = QTimer(self, interval=FRAME)
        self._frames.timeout.connect(self.advanced)

    def applied(self, scene: Scene) -> Scene:
        """The scene with its ruler on the way; itself where nothing fades."""
        last, self._last = self._last, scene.ruler
        if last is not None and last.units != scene.ruler.units and not self.still():
            self._before, self._began = last, time.perf_counter()
            self._frames.start()
        share = (time.perf_counter() - self._began) * 1000 / ROW_MOTION
        if self._before is None or share >= 1:
            self._before = None
            self._frames.stop()
            return scene
        return replace(scene, ruler=fading(self._before, scene.ruler, scene.scale, share))


def _slid(before: Marks, after: Marks, left: float) -> Marks:
    if not len(before) or not len(after):
        return after
    order = np.argsort(before.ids)
    known = before.ids[order]
    place = np.minimum(np.searchsorted(known, after.ids), len(known) - 1)
    way = np.where(known[place] == after.ids, before.y[order[place]] - after.y, 0.0)
    return replace(after, y=after.y + way * left)
