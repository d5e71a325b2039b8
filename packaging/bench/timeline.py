"""Frame times of the timeline at many sizes, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from measuring import Figure

COUNTS, TRACKS, RATIOS = (1_000, 10_000, 100_000, 1_000_000), (20, 200), (1, 2)
MEDIAN_TARGETS, WORST_TARGETS = {1: 4.0, 2: 8.0}, {1: 16.0, 2: 24.0}
FIRST, MEGABYTES = 1.0, 400.0
"""Seconds until the first frame, and memory, at most."""


def measure(short: bool) -> Iterator[Figure]:
    """Median and worst frame of each level beside the floor, first frame and memory."""
    for ratio in RATIOS:
        for count in COUNTS[-1:] if short else COUNTS:
            for tracks in TRACKS:
                yield from _figures(count, tracks, ratio)


def _figures(count: int, tracks: int, ratio: int) -> Iterator[Figure]:
    found = _run(count, tracks, ratio)
    group = f"timeline {count:,} events, {tracks} tracks, scale {ratio}"
    floor = found["floor"]["median"]
    for name, value in found.items():
        if isinstance(value, dict) and name != "floor":
            median, worst = value["median"], value["worst"]
            yield Figure(group, f"{name}, median", median, "ms", floor, MEDIAN_TARGETS[ratio])
            yield Figure(group, f"{name}, worst", worst, "ms", floor, WORST_TARGETS[ratio])
    yield Figure(group, "first frame", found["first_s"], "s", floor / 1000, FIRST)
    yield Figure(group, "memory of the process", found["memory_mb"], "MB", target=MEGABYTES)


def _run(count: int, tracks: int, ratio: int) -> dict[str, Any]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(ratio)}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("frames.py")), str(count), str(tracks)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
