"""Fuzzing of what reads things from outside: no crash, no hang, nothing but sentences.

    run.py [--minutes N] [--seed N] [--keep FOLDER] [TARGET …]
    run.py --again FILE TARGET

Each target is tried in a process of its own, with the limits that a text has in the program: ten
seconds of the processor and 512 MiB.  A sample that ends the process, takes too long or raises what
is no ExpectedError is kept in the folder; a table tells how many were tried.  Exit code 1 where any
was kept.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

sys.path.insert(0, str(Path(__file__).parent))

from targets import TARGETS, Target

TIME_LIMIT = 10.0
"""Seconds of the processor for one sample."""
WAIT_LIMIT = 300.0
"""Seconds after which a sample that uses no processor is stopped, too."""
MEMORY_LIMIT = 512 << 20
BATCH = 2000
"""Samples that a process tries before another takes its place."""


@dataclass
class Tally:
    """What came of the samples of one target."""

    name: str
    inputs: int = 0
    bytes: int = 0
    longest: float = 0.0
    largest: int = 0
    seconds: float = 0.0
    failures: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    def add(self, size: int, took: float, memory: int, codes: Sequence[str]) -> None:
        """One sample that was tried to its end."""
        self.inputs += 1
        self.bytes += size
        self.longest = max(self.longest, took)
        self.largest = max(self.largest, memory)
        self.codes.update(codes)

    def told(self) -> str:
        """The rows of the table."""
        counts = ", ".join(f"{code} {count}" for code, count in self.codes.most_common())
        kinds = ("crash", "hang", "fault", "memory")
        failures = ", ".join(f"{kind} {self.failures[kind]}" for kind in kinds)
        return (
            f"{self.name:9} {self.seconds / 60:5.1f} min {self.inputs:8} inputs"
            f" {self.bytes / 1e6:8.1f} MB   slowest {self.longest:5.2f} s"
            f"   most memory {self.largest / 2**20:4.0f} MiB   {failures}\n          {counts}"
        )


def fuzz(target: Target, minutes: float, seed: str, keep: Path) -> Tally:
    """Try samples for so long."""
    tally = Tally(target.name)
    keep.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    deadline = began + minutes * 60
    while time.monotonic() < deadline:
        _batch(target, f"{seed}/{tally.inputs}", deadline, keep, tally)
    tally.seconds = time.monotonic() - began
    return tally


def _batch(target: Target, seed: str, deadline: float, keep: Path, tally: Tally) -> None:
    """Try samples in another process until it ends, by itself or not."""
    sample = keep / f"{target.name}-now"
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w") as out:
            _serve(target, random.Random(seed), deadline, sample, out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as lines:
        for line in lines:
            told = json.loads(line)
            tally.add(told["size"], told["took"], told["memory"], told["codes"])
            if told["failure"]:
                _keep(tally, told["failure"], sample.with_name(told["kept"]), told["trace"])
    _, status = os.waitpid(child, 0)
    if status:
        number = os.WTERMSIG(status)
        kind = "hang" if number in (signal.SIGPROF, signal.SIGALRM) else "crash"
        kept = sample.rename(sample.with_name(f"{target.name}-{kind}-{tally.inputs}"))
        _keep(tally, kind, kept, f"ended by signal {number}")
        tally.inputs += 1


def _keep(tally: Tally, kind: str, sample: Path, trace: str) -> None:
    tally.failures[kind] += 1
    sample.with_name(f"{sample.name}.trace").write_text(trace, encoding="utf-8")
    last = trace.strip().splitlines()[-1]
    print(f"{tally.name}: {kind} {sample}: {last}", file=sys.stderr, flush=True)


def _serve(
    target: Target, drawing: random.Random, deadline: float, now: Path, out: IO[str]
) -> None:
    """Draw and try samples; a line for each."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in range(BATCH):
        if time.monotonic() >= deadline:
            return
        sample = target.make(drawing)
        now.write_bytes(sample)
        told = {"size": len(sample), **attempted(target, sample), "kept": ""}
        if told["failure"]:
            kept = now.with_name(f"{target.name}-{told['failure']}-{os.getpid()}-{number}")
            kept.write_bytes(sample)
            told["kept"] = kept.name
        out.write(json.dumps(told) + "\n")
        out.flush()


def attempted(target: Target, sample: bytes) -> dict[str, object]:
    """What came of one sample; the system ends this process where it takes too long."""
    failure = trace = ""
    codes: list[str] = []
    signal.setitimer(signal.ITIMER_PROF, TIME_LIMIT)
    signal.setitimer(signal.ITIMER_REAL, WAIT_LIMIT)
    began = time.process_time()
    try:
        codes = target.attempt(sample)
    except MemoryError:
        failure, trace = "memory", traceback.format_exc()
    except Exception:  # noqa: BLE001  (whatever it is, it is what this looks for)
        failure, trace = "fault", traceback.format_exc()
    took = time.process_time() - began
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"failure": failure, "trace": trace, "codes": codes, "took": took, "memory": memory}


def main() -> int:
    """Fuzz the targets named, or all of them."""
    parser = argparse.ArgumentParser(description="Fuzz what reads things from outside.")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each target")
    parser.add_argument("--seed", default=None, help="draws the same samples again")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="for what fails")
    parser.add_argument("--again", type=Path, help="try this one sample")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    options = parser.parse_args()
    chosen = [TARGETS[name] for name in options.targets or TARGETS]
    if options.again:
        print(attempted(chosen[0], options.again.read_bytes()))
        return 0
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")  # of archives with two members of one name, which are wanted
    tallies = []
    for target in chosen:
        target.attempt(target.make(random.Random(0)))  # what is loaded once is loaded before
        seed = options.seed or str(time.time_ns())
        print(f"{target.name}: seed {seed}", file=sys.stderr, flush=True)
        tallies.append(fuzz(target, options.minutes, seed, options.keep))
        print(tallies[-1].told(), flush=True)
    return int(any(tally.failures for tally in tallies))


if __name__ == "__main__":
    sys.exit(main())
