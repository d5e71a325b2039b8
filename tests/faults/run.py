"""Faults of the world, tried on a library: what was lost?  Prints a table; exit code 1 where anything was.

    run.py [TIMES]

Each fault is tried TIMES times (50) at random moments or places.  ``make faults`` runs it.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import damage
import disk
import kills

FAULTS: dict[str, Callable[[Path, random.Random], str]] = {
    "kill -9 while importing": kills.while_importing,
    "kill -9 while editing": kills.while_editing,
    "the disk is full": disk.full,
    "the file may not be written": disk.read_only,
    "the folder vanishes": disk.vanishing,
    "a second program writes": kills.second_writer,
    "a file from a newer program": damage.newer,
    "random bytes flipped": damage.flipped,
    "the file cut short": damage.truncated,
}
"""Each returns what was lost or went wrong, "" where nothing."""


def main() -> int:
    """Try them all."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(1937)
    failed = False
    for name, fault in FAULTS.items():
        found = []
        for _ in range(times):
            with tempfile.TemporaryDirectory() as folder:
                found.append(fault(Path(folder), chance))
        wrong = [each for each in found if each]
        failed = failed or bool(wrong)
        told = wrong[0] if wrong else "nothing lost"
        sys.stdout.write(f"{name:30} {times:4} times   {told}\n")
        sys.stdout.flush()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
