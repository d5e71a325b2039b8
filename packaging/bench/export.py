"""Pictures of the four bundled campaigns, each by the command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from measuring import Figure, median_seconds

from timeline_app.library.store import Library
from timeline_app.sources import seeds
from timeline_app.worker import build_record

PICTURES: Sequence[tuple[str, Sequence[str], float | None]] = (
    ("PNG 8,000 × 4,500", ("png", "--size", "8000x4500"), 2.0),
    ("PNG 16,384 × 16,384", ("png", "--size", "16384x16384"), None),
    ("SVG", ("svg",), None),
    ("PDF, A4", ("pdf",), None),
    ("PDF, 24 pages", ("pdf", "--spread", "many", "--pages", "24"), None),
)
"""Name, format with its options, and the seconds it may take."""
LARGE = "16384x16384"


def measure(short: bool) -> Iterator[Figure]:
    """Seconds from the command to the file."""
    with tempfile.TemporaryDirectory() as folder:
        library, out = Path(folder) / "library.db", Path(folder) / "picture"
        with Library(library) as store:
            for document in seeds.documents():
                store.save(build_record(document))
        for name, options, target in PICTURES:
            if short and LARGE in options:
                continue
            kind, *others = options
            command = ["export", "--library", library, "--out", out, "--format", kind, *others]
            taken = median_seconds(partial(run, command), 1 if short else 3)
            yield Figure("export", name, taken, "s", target=target)
        yield Figure("export", "a process that does nothing", median_seconds(_idle, 3), "s")


def run(command: Sequence[object]) -> None:
    """Run a sub-command without a display."""
    subprocess.run(
        [sys.executable, "-m", "timeline_app", *map(str, command)],
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


def _idle() -> None:
    subprocess.run(
        [sys.executable, "-m", "timeline_app", "--version"], check=True, stdout=subprocess.DEVNULL
    )
