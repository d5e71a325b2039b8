"""The terminal: what the command line says there, also in exit codes, and where there is none."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

PROGRAM = "timeline-app"

OK, NOTHING, BAD_INPUT, FAULT, INTERRUPTED = 0, 1, 2, 70, 130
"""Exit codes; 70 is EX_SOFTWARE of sysexits.h, 130 what a shell says of Ctrl-C."""
EXIT_CODES = """exit codes:
  0    done
  1    nothing was found, some files were skipped, or the library has faults
  2    the command, a file or the library cannot be used; one line says why
  70   a fault in the program; the log has it whole
  130  interrupted
"""


def prepare() -> None:
    """UTF-8 whatever the locale; what cannot be encoded (odd file names) is escaped.

    Where a stream is closed, as both are in a program without a console, what is said is dropped.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """One or more lines on standard output, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """One line on standard error; nothing where even that cannot be written."""
    with suppress(OSError):
        sys.stderr.write(f"{PROGRAM}: {_visible(' '.join(sentence.split()))}\n")


def colours() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody asked for none."""
    asked_not = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not asked_not and os.name != "nt"


def progress() -> Callable[[int, int, str], None]:
    """Takes steps done, all steps and the present one's name; silent where no terminal listens.

    Steps may be of any unit: what is shown is their share.
    """
    if not sys.stderr.isatty():
        return lambda done, total, name: None

    def show(done: int, total: int, name: str) -> None:
        words = f"[{100 * done // total:3} %] {_visible(name)}" if done < total else ""
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()

    return show


def drop_output() -> None:
    """Let go of what could not be written: Python would try again, and complain, at its exit."""
    with suppress(OSError):  # not a file of the system, so nothing is kept back
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere() -> io.TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")


def _visible(text: str) -> str:
    """Without the control characters that a file's name may hold: they would steer the terminal."""
    return "".join(char if char.isprintable() else "?" for char in text)
