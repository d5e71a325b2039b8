"""Time from the start of the process to the first complete window, beside a bare window's."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from measuring import Figure

TURNS = 7
TARGET = 2.0

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print("ready", flush=True)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

REAL = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from timeline_app.cli import open_window
def ready(window):
    print("ready", flush=True)
    QTimer.singleShot(0, QCoreApplication.instance().quit)
open_window(Path(sys.argv[1]), ready)
"""


def measure(short: bool) -> Iterator[Figure]:
    """Both started in turns; the first turn warms the disk, compiles, and does not count."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        _fill(library)
        real, bare = [], []
        for turn in range(3 if short else TURNS):
            taken = _seconds(folder, REAL, str(library)), _seconds(folder, BARE)
            if turn:
                real.append(taken[0])
                bare.append(taken[1])
    window, floor = statistics.median(real), statistics.median(bare)
    yield Figure("start", "to the first complete window", window, "s", floor)
    yield Figure("start", "times a bare window", window / floor, "x", 1.0, TARGET)


def _fill(library: Path) -> None:
    # In a process of its own, so that a measurement finds nothing loaded.
    program = (
        "import sys; from pathlib import Path; from timeline_app.ingest.preparing import prepare; "
    )
    program += "prepare(Path(sys.argv[1]), lambda *a: None, lambda: False)"
    subprocess.run([sys.executable, "-c", program, str(library)], check=True)


def _seconds(folder: str, program: str, *arguments: str) -> float:
    # No reader's own settings may change what is measured; and an installed program is compiled.
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": folder,
        "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        taken = time.perf_counter() - start
        process.wait(30)
    if line.strip() != "ready":
        raise RuntimeError("the window never came up")
    return taken
