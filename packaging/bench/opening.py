"""Opening a library of very many events: to the first complete picture, and the whole program's memory."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import synthetic
from measuring import Figure

from timeline_app.domain import coding, days
from timeline_app.domain.document import Document
from timeline_app.domain.record import SourceInfo
from timeline_app.library import packed_events
from timeline_app.library.store import Library
from timeline_app.worker import build_record

COUNT, TRACKS = 1_000_000, 20
SECONDS, MEGABYTES = 1.0, 400.0
LONGEST = 60
"""Seconds after which it has failed."""

PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from timeline_app import qt_guard
qt_guard.load_plainly()
from timeline_app.app import create_application, create_window
from timeline_app.ui import wiring
from timeline_app.workspace.settings import Settings
settings = Settings(Path(sys.argv[2]))
app = create_application(settings)
begun = time.perf_counter()
window = create_window(Path(sys.argv[1]), settings)
window.resize(1600, 900)
def tell():
    taken = time.perf_counter() - begun
    print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
    app.quit()
window.completed.connect(tell)
window.show()
app.exec()
window.close()
"""


def measure(short: bool) -> Iterator[Figure]:
    """Seconds from asking for the window until all of it is painted, with the events in a file."""
    count = COUNT // 10 if short else COUNT
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        _fill(library, count)
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        settings = str(Path(folder) / "settings.ini")
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(library), settings],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=LONGEST,
        )
        seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    group = f"opening {count:,} events"
    yield Figure(group, "first complete picture", seconds, "s", target=SECONDS)
    yield Figure(group, "memory of the program", megabytes, "MB", target=MEGABYTES)


def _fill(path: Path, count: int) -> None:
    """A library of ``TRACKS`` short articles, with ``count`` events put in beside them."""
    with Library(path) as library:
        for number in range(1, TRACKS + 1):
            title = f"第{number}戰役"
            text = f"'''{title}'''是一場戰役。1937年12月1日，日軍第6師團攻佔雨花臺。\n"
            library.save(build_record(Document(title, text, SourceInfo(title))))
    columns = synthetic.columns(count, TRACKS)
    precisions = [coding.PRECISIONS[code] for code in columns.precision.tolist()]
    starts, ends = columns.start.astype(int).tolist(), columns.end.astype(int).tolist()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO events VALUES (NULL, ?, 0, ?, '', '', 0, 0, 0, 0, '', ?, ?, ?, ?, ?, ?,"
            " NULL, NULL, 0, '', 'attack', 'campaign', 'body', '[]', '[]', '[]', NULL, ?, NULL)",
            (
                (track + 1, str(place), synthetic.label(place), start, end - 1, days.to_iso(start),
                 days.to_iso(end - 1), precision, f"{precision}|||0|0|campaign|body|attack")
                for place, (track, start, end, precision) in enumerate(
                    zip(columns.track.tolist(), starts, ends, precisions, strict=True)
                )
            ),
        )  # fmt: skip
        packed_events.refresh_all(connection)
