"""Faults of the world, tried on a library: what was lost?  Prints a table; exit code 1 where anything was.

    run.py [TIMES [WORDS …]]

Each fault is tried TIMES times (50) at random moments or places; with WORDS only those whose names hold
one.  ``make faults`` runs it.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import damage
import disk
import edits
import keeping
import kills
from outcome import Outcome

FAULTS: dict[str, Callable[[Path, random.Random], Outcome]] = {
    "kill -9 while importing": kills.while_importing,
    "kill -9 of the import command": kills.while_importing_by_command,
    "kill -9 while removing": kills.while_removing,
    "kill -9 while editing": edits.while_editing,
    "kill -9 of the merge command": edits.while_merging_by_command,
    "kill -9 while migrating": keeping.while_migrating,
    "kill -9 while backing up": keeping.while_backing_up,
    "kill -9 while restoring": keeping.while_restoring,
    "kill -9 with it open": keeping.with_it_open,
    "the disk is full": disk.full,
    "the file may not be written": disk.read_only,
    "the folder vanishes": disk.vanishing,
    "others write and read at once": kills.second_writer,
    "a file from a newer program": damage.newer,
    "random bytes flipped": damage.flipped,
    "the file cut short": damage.truncated,
}


def main() -> int:
    """Try them all."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    wanted = sys.argv[2:]
    failed = False
    for name, fault in FAULTS.items():
        if wanted and not any(word in name for word in wanted):
            continue
        chance = random.Random(name)
        lost: Counter[str] = Counter()
        told: Counter[str] = Counter()
        for _ in range(times):
            with tempfile.TemporaryDirectory() as folder:
                outcome = fault(Path(folder), chance)
                lost[outcome.lost.replace(folder, "…")] += 1
                told[outcome.told.replace(folder, "…")] += 1
        del lost[""], told[""]
        failed = failed or bool(lost)
        _say(f"{name:30} {times:4} times   {_listed(lost) or 'nothing lost'}")
        for sentence, count in told.most_common():
            _say(f"{'':20} told {count:4} times   {sentence}")
    return int(failed)


def _listed(lost: Counter[str]) -> str:
    return "; ".join(f"{what} ({count})" for what, count in lost.most_common())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
