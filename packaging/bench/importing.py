"""Importing a large export file: the rate, the memory of all processes, and the window meanwhile."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import many
import mwparserfromhell
from measuring import Figure, median_seconds

sys.path.append(str(Path(__file__).parents[2] / "tests"))
import big_export

ARTICLES = 300
RATE, MEGABYTES, LATE = 12.0, 600.0, 1.0
"""Articles a second at least; memory of all processes, and per cent of frames over 16 ms, at most."""
THERE = 2000
"""Articles in the library that the window shows."""
INTERVAL = 0.25
"""Seconds between two looks at the memory."""


def measure(short: bool) -> Iterator[Figure]:
    """Milliseconds an article, beside a bare parse of its markup; processor time; memory."""
    articles = ARTICLES // 6 if short else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.xml"
        big_export.write(export, articles)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        command = ["-m", "timeline_app", "import", str(export), "--library", f"{folder}/library.db"]
        process = subprocess.Popen([sys.executable, *command], stderr=subprocess.DEVNULL)
        memory = list(_memory(process))
        taken = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    texts = list(big_export.texts(20))
    floor = median_seconds(lambda: [mwparserfromhell.parse(text) for text in texts], 3) * 1000 / 20
    group = f"import of {articles} articles of 10,000 characters"
    yield Figure(group, "an article", taken / articles * 1000, "ms", floor, 1000 / RATE)
    yield Figure(group, "processor time of an article", processor / articles * 1000, "ms", floor)
    yield Figure(group, "memory of all processes, at most", max(memory), "MB", target=MEGABYTES)
    third = memory[len(memory) // 3 :]
    half = len(third) // 2
    early, late = statistics.median(third[:half]), statistics.median(third[half:])
    yield Figure(group, "memory towards the end", late, "MB", early, MEGABYTES)


def _memory(process: subprocess.Popen[bytes]) -> Iterator[float]:
    """Megabytes of a process and of all that it started, as long as it runs; shared pages once."""
    while process.poll() is None:
        yield sum(_proportional(pid) for pid in _family(process.pid)) / 1024
        time.sleep(INTERVAL)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        threads = [Path(thread, "children") for thread in Path(f"/proc/{pid}/task").iterdir()]
        children = [child for file in threads for child in file.read_text().split()]
    except OSError:
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return float(next((line.split()[1] for line in lines if line.startswith("Pss:")), 0))


def measure_smoothness(short: bool) -> Iterator[Figure]:
    """How many of the frames of a window that is panned all the time come late, while it imports;
    beside the same without an import.
    """
    articles = ARTICLES // 6 if short else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.xml"
        big_export.write(export, articles)
        many.fill(Path(folder) / "library.db", THERE)
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("panning.py")), folder, str(export)],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
        )
    found = json.loads(done.stdout.splitlines()[-1])
    alone, busy = found["alone"], found["importing"]
    group = f"panning while {articles} articles are imported ({busy['frames']} frames)"
    yield Figure(group, "frames over 16 ms", busy["late"], "%", alone["late"], LATE)
    for name in ("median", "worst"):
        yield Figure(group, f"a frame, {name}", busy[name], "ms", alone[name])
    yield Figure(group, "an article meanwhile", found["seconds"] / articles * 1000, "ms")
