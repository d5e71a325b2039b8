"""The pointer at rest: what it points at, and the words about it after a moment."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QTimer, Signal, Slot
from PySide6.QtWidgets import QToolTip

from timeline_app.timeline.density import Count
from timeline_app.timeline.hit import Hit
from timeline_app.ui.timeline.canvas import Canvas
from timeline_app.ui.timeline.stage import Stage
from timeline_app.ui.widgets.lines import plain_tip

DELAY = 350
"""Milliseconds at rest before the words appear."""


class Pointer(QObject):
    """Raises the event under the pointer and tells of it."""

    event_hovered = Signal(object)
    moment_pointed = Signal(object)
    pointed_shown = Signal()

    def __init__(self, stage: Stage, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._canvas = stage, canvas
        self.provider: Callable[[int], str] | None = None
        self._where = QPointF()
        self._found: Hit | None = None
        self._rest = QTimer(self, singleShot=True, interval=DELAY)
        self._rest.timeout.connect(self._tell)

    def move(self, found: Hit | None, position: QPointF) -> None:
        """The pointer is at a position of the canvas, over ``found``."""
        self._where = position
        event_id = found.event_id if found else None
        if found != self._found:
            self._found = found
            QToolTip.hideText()
            self._rest.start()
        if event_id != self._stage.emphasis.hovered:
            self._stage.set_emphasis(replace(self._stage.emphasis, hovered=event_id))
            self._canvas.update()
            self.event_hovered.emit(event_id)
        self.moment_pointed.emit(self._moment(position))

    @Slot(object)
    def show_pointed(self, event_ids: Collection[int]) -> None:
        """Raise the events that are pointed at in another pane."""
        self._stage.set_emphasis(replace(self._stage.emphasis, pointed=frozenset(event_ids)))
        self._canvas.update()
        self.pointed_shown.emit()

    def _moment(self, position: QPointF) -> float | None:
        viewport, frame = self._stage.viewport, self._stage.frame
        if viewport is None or position.x() < frame.left:
            return None
        return frame.scale(viewport).date(position.x())

    def _tell(self) -> None:
        words = self._words()
        if words:
            spot = self._canvas.mapToGlobal(self._where.toPoint())
            QToolTip.showText(spot, words, self._canvas)

    def _words(self) -> str:
        found = self._found
        if found is None:
            return ""
        if found.gap is not None:
            days = round(found.gap.last - found.gap.first)
            return self.tr("{n} days without events").format(n=days)
        if found.event_id is not None:
            return self.provider(found.event_id) if self.provider else ""
        if found.head is not None:
            return plain_tip(found.head.track.title)
        return self._count_words(found.count) if found.count else ""

    def _count_words(self, count: Count) -> str:
        if count.earlier:
            return self.tr("{n} events that began earlier still go on").format(n=count.number)
        return self.tr("{n} events are not shown singly here: click to come closer").format(
            n=count.number
        )
