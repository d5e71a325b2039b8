"""Eased jumps: short, and over at once when the reader does anything."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from timeline_app.timeline.viewport import Viewport

JUMP = 200
"""Milliseconds of a jump."""


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
