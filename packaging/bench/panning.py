"""A window that is panned without end, first alone, then while it imports: run as a program of its own.

    panning.py FOLDER EXPORT

A frame is due every 16.7 ms; it takes from then until it is painted, whatever it had to wait for.
Prints one JSON object.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from timeline_app import qt_guard

FRAME = 1 / 60
LATE = 16.0
ALONE = 10.0
"""Seconds without an import."""
STEP = 0.004
"""Of the view, that each frame goes on; back again at the end of the campaigns."""


class Panning(QObject):
    """Moves a window's view and takes the time of each frame."""

    def __init__(self, window, navigation) -> None:  # type: ignore[no-untyped-def]
        super().__init__()
        self._window, self._navigation = window, navigation
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._frame)
        self._due, self._forth, self._home = 0.0, 1, navigation.viewport
        self.times: list[float] = []

    def start(self) -> None:
        """Take the times of a new stretch."""
        self.times = []
        self._due = time.perf_counter()
        self._frame()

    def _frame(self) -> None:
        view, home = self._navigation.viewport, self._home
        if abs(view.start - home.start) > home.span:
            self._forth = 1 if view.start < home.start else -1
        self._navigation.set_viewport(view.panned(self._forth * STEP * view.span))
        self._window.timeline.canvas.repaint()
        now = time.perf_counter()
        self.times.append((now - self._due) * 1000)
        self._due += FRAME
        if self._due < now:  # a frame that was missed is not drawn twice
            self._due = now
        self._timer.start(max(0, round((self._due - now) * 1000)))


def summary(times: list[float]) -> dict[str, float]:
    """Share of late frames, median and worst."""
    late = sum(taken > LATE for taken in times)
    return {
        "frames": len(times),
        "late": round(100 * late / len(times), 3),
        "median": round(statistics.median(times), 2),
        "worst": round(max(times), 1),
    }


def main(folder: Path, export: Path) -> None:
    """Both stretches, one after the other, on the library in the folder."""
    qt_guard.load_plainly()
    from timeline_app.app import create_application, create_window
    from timeline_app.workspace.session import Session
    from timeline_app.workspace.settings import Settings

    settings = Settings(folder / "settings.ini")
    app = create_application(settings)
    window = create_window(folder / "library.db", settings)
    window.resize(1600, 900)
    session = window.findChild(Session)
    assert session is not None
    told: dict[str, object] = {}
    held: list[Panning] = []

    def importing() -> None:
        told["alone"] = summary(held[0].times)
        begun = time.perf_counter()
        session.imports.imported.connect(lambda summary: end(time.perf_counter() - begun))
        session.imports.import_chosen([export], None)  # the question of which pages would wait
        held[0].times = []

    def end(seconds: float) -> None:
        told["importing"], told["seconds"] = summary(held[0].times), seconds
        print(json.dumps(told))
        app.quit()

    def start() -> None:
        held.append(Panning(window, session.navigation))
        held[0].start()
        after(ALONE, importing)

    window.completed.connect(lambda: after(1.0, start))
    window.show()
    app.exec()
    window.close()


def after(seconds: float, then: Callable[[], None]) -> None:
    """Do it later."""
    QTimer.singleShot(round(seconds * 1000), then)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
