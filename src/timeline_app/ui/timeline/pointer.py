"""The pointer at rest: what it points at, and the words about it after a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QToolTip

from timeline_app.timeline.hit import Hit
from timeline_app.ui.timeline.canvas import Canvas
from timeline_app.ui.timeline.stage import Stage

DELAY = 350
"""Milliseconds at rest before the words appear."""


class Pointer(QObject):
    """Raises the event under the pointer and tells of it."""

    event_hovered = Signal(object)
    moment_pointed = Signal(object)

    def __init__(self, stage: Stage, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._canvas = stage, canvas
        self.provider: Callable[[int], str] | None = None
        self._where = QPointF()
        self._rest = QTimer(self, singleShot=True, interval=DELAY)
        self._rest.timeout.connect(self._tell)

    def move(self, found: Hit | None, position: QPointF) -> None:
        """The pointer is at a position of the canvas, over ``found``."""
        self._where = position
        event_id = found.event_id if found else None
        if event_id != self._stage.emphasis.hovered:
            self._stage.set_emphasis(replace(self._stage.emphasis, hovered=event_id))
            self._canvas.update()
            self.event_hovered.emit(event_id)
            QToolTip.hideText()
            if event_id is None:
                self._rest.stop()
            else:
                self._rest.start()
        self.moment_pointed.emit(self._moment(position))

    def _moment(self, position: QPointF) -> float | None:
        viewport, frame = self._stage.viewport, self._stage.frame
        if viewport is None or position.x() < frame.left:
            return None
        return frame.scale(viewport).day(position.x())

    def _tell(self) -> None:
        event_id = self._stage.emphasis.hovered
        if event_id is None or self.provider is None:
            return
        words = self.provider(event_id)
        if words:
            spot = self._canvas.mapToGlobal(self._where.toPoint())
            QToolTip.showText(spot, words, self._canvas)
