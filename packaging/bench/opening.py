"""Opening a library of very many articles: to the first complete picture, and the memory it takes."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import many
from measuring import Figure

from timeline_app.ingest.preparing import import_seeds

ARTICLES = 10_000
SECONDS, MEGABYTES = 1.5, 600.0
TIMES = 5
LONGEST = 120
"""Seconds after which it has failed."""

PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from timeline_app import qt_guard
qt_guard.load_plainly()
from timeline_app.app import create_application, create_window
from timeline_app.workspace.settings import Settings
settings = Settings(Path(sys.argv[2]))
app = create_application(settings)
begun = time.perf_counter()
window = create_window(Path(sys.argv[1]), settings)
window.resize(1600, 900)
def tell():
    taken = time.perf_counter() - begun
    whole = time.time() - float(sys.argv[3])
    print(json.dumps([taken, whole, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
    app.quit()
window.completed.connect(tell)
window.show()
app.exec()
window.close()
"""


def measure(short: bool) -> Iterator[Figure]:
    """Seconds from asking for the window, and from starting the program, until all of it is painted;
    beside them those of the library of the first start.
    """
    articles = ARTICLES // 10 if short else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        library, seeds = Path(folder) / "library.db", Path(folder) / "seeds.db"
        many.fill(library, articles)
        import_seeds(seeds, lambda step: None, lambda: False)
        found = [_opened(library, Path(folder)) for _ in range(2 if short else TIMES)]
        floors = [_opened(seeds, Path(folder)) for _ in range(2 if short else TIMES)]
    group = f"opening {articles:,} articles, {articles * 100:,} events"
    windows, wholes, memories = zip(*found, strict=True)
    floor = [statistics.median(column) for column in zip(*floors, strict=True)]
    median, worst = statistics.median(windows), max(windows)
    yield Figure(group, "first complete picture, median", median, "s", floor[0], SECONDS)
    yield Figure(group, "first complete picture, worst", worst, "s", floor[0], SECONDS)
    yield Figure(
        group, "the same from the start of the program", statistics.median(wholes), "s", floor[1]
    )
    yield Figure(group, "memory of the program", max(memories), "MB", floor[2], MEGABYTES)


def _opened(library: Path, folder: Path) -> tuple[float, float, float]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(library), str(folder / "s.ini"), str(time.time())],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST,
    )
    window, whole, megabytes = json.loads(done.stdout.splitlines()[-1])
    return window, whole, megabytes
