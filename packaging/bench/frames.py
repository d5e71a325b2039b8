"""Frame times of the timeline: run as a program in a process of its own, prints one JSON object.

    frames.py COUNT TRACKS

The window is 1600 x 900; its scale factor comes from QT_SCALE_FACTOR.  Pan: 60 frames of 37 px at
each of 7 zoom levels.  Zoom: 110 frames of x1.1 from all years to a day and less.  Each frame is
one ``set_viewport`` and one ``repaint``.  The floor is a bare image of the window's size.  The first
frame counts from the rows of the events in memory.
"""

from __future__ import annotations

import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import synthetic
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import fonts, theme
from timeline_app.ui.timeline.view import TimelineView

SIZE = (1600, 900)
LEVELS = {
    "15 y": 5475.0,
    "5 y": 1826.0,
    "1 y": 365.0,
    "3 m": 91.0,
    "1 m": 30.0,
    "1 w": 7.0,
    "1 d": 1.0,
}
PAN_FRAMES, PAN_STEP = 60, 37.0
ZOOM_FRAMES, ZOOM_FACTOR = 110, 1.1
MIDDLE = 2428515.3
"""In December 1937."""


class Floor(QWidget):
    """Paints a ready image of its size."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*SIZE)
        ratio = self.devicePixelRatioF()
        width, height = (round(side * ratio) for side in SIZE)
        self._image = QImage(width, height, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(ratio)
        self._image.fill(0xFFFAFAF7)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Nothing but the image."""
        QPainter(self).drawImage(0, 0, self._image)


def timed(frame: Callable[[], None]) -> float:
    """Milliseconds of one frame."""
    start = time.perf_counter()
    frame()
    return (time.perf_counter() - start) * 1000


def summary(times: list[float]) -> dict[str, float]:
    """Median and worst, ms."""
    return {"median": round(statistics.median(times), 2), "worst": round(max(times), 2)}


def main(count: int, tracks: int) -> dict[str, object]:
    """All figures for a number of events and tracks."""
    app = QApplication([])
    fonts.install(app)
    floor = Floor()
    floor.show()
    QTest.qWait(1)
    result: dict[str, object] = {"floor": summary([timed(floor.repaint) for _ in range(60)])}
    floor.close()
    view = TimelineView(theme.load("light"))
    view.resize(*SIZE)
    view.viewport_requested.connect(view.set_viewport)
    rows = synthetic.table(count, tracks)
    before = time.perf_counter()
    events = EventColumns.from_table(rows)
    view.set_labels(synthetic.headlines)
    view.set_events(events, synthetic.track_list(tracks))
    first, last = events.extent or (MIDDLE, MIDDLE + 1)
    view.set_viewport(Viewport.fitted(first, last, 0.02))
    view.show()
    view.canvas.repaint()
    result["first_s"] = round(time.perf_counter() - before, 3)
    QTest.qWait(1)
    gc.collect()
    gc.freeze()
    for name, span in LEVELS.items():
        result[f"pan {name}"] = summary(pan(view, span))
    result["zoom"] = summary(zoom(view))
    result["memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return result


def pan(view: TimelineView, span: float) -> list[float]:
    """Frame times of panning at a span of days."""
    viewport = Viewport(MIDDLE - span / 2, span)
    step = PAN_STEP * span / (view.canvas.width() - 150)
    show(view, viewport)
    times = []
    for _ in range(PAN_FRAMES):
        viewport = viewport.panned(step)
        times.append(timed(partial(show, view, viewport)))
    return times


def zoom(view: TimelineView) -> list[float]:
    """Frame times of zooming from all years to hours."""
    viewport = Viewport(MIDDLE - 2700, 5475)
    show(view, viewport)
    times = []
    for _ in range(ZOOM_FRAMES):
        viewport = viewport.zoomed(ZOOM_FACTOR, MIDDLE)
        times.append(timed(partial(show, view, viewport)))
    return times


def show(view: TimelineView, viewport: Viewport) -> None:
    """One frame."""
    view.set_viewport(viewport)
    view.canvas.repaint()


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
