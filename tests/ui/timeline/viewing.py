"""A timeline for tests, and the hand on it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from tests.timeline.making import DAY0, row

from timeline_app.timeline.tracks import ROW, Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.view import TimelineView

TRACKS = [Track(7, "南京戰役", 0), Track(8, "徐州會戰", 1)]
ROWS = [
    row(1, DAY0, article=7), row(2, DAY0 + 3, article=7), row(3, DAY0 + 6, article=7, open="after"),
    row(4, DAY0 + 100, article=8), row(5, DAY0 + 110, end=DAY0 + 120, article=8, precision="range"),
]  # fmt: skip
NO_KEY = Qt.KeyboardModifier.NoModifier
START = Viewport(DAY0 - 5.0, 20.0)


def mark_of(view: TimelineView, event_id: int) -> QPoint:
    """The middle of an event's mark on the canvas."""
    marks = view.canvas.stage.scene().marks
    i = marks.find(event_id)
    return QPoint(round((marks.x0[i] + marks.x1[i]) / 2), round(marks.y[i] + ROW / 2))


def wheel(view, angle, modifiers=NO_KEY, pixels=None, at=(600, 200)) -> None:
    """The wheel is turned over a place of the canvas."""
    spot = QPointF(*at)
    event = QWheelEvent(
        spot, view.canvas.mapToGlobal(spot), pixels or QPoint(), angle, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.canvas, event)


def moment(view: TimelineView, x: float) -> float:
    """The moment of the axis at an x."""
    return view.canvas.stage.frame.scale(view.viewport()).day(x)
