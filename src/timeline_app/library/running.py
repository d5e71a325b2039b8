"""Whether a program that had a library open ended as it should.

A mark beside the library, named after the process, is there while the library is open; one whose
process is gone tells of a crash.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from timeline_app.library import files

_ENDING = ".open"


def begin(library: Path) -> bool:
    """Mark a library as open in this process; whether another one left it without closing it.

    Marks of processes that are gone are removed.
    """
    crashed = False
    with files.faults_of(library):
        for mark, pid in _marks(library):
            if not _lives(pid):
                mark.unlink(missing_ok=True)
                crashed = True
        _mark(library).touch()
    return crashed


def end(library: Path) -> None:
    """The library is closed as it should be."""
    with files.faults_of(library):
        _mark(library).unlink(missing_ok=True)


def elsewhere(library: Path) -> bool:
    """Whether another process that lives has the library open."""
    with files.faults_of(library):
        return any(pid != os.getpid() and _lives(pid) for _, pid in _marks(library))


def _marks(library: Path) -> Iterator[tuple[Path, int]]:
    """The marks of all processes, with their ids."""
    for mark in list(library.parent.glob(f"{_escaped(library.name)}.*{_ENDING}")):
        pid = mark.name.removesuffix(_ENDING).rpartition(".")[2]
        if pid.isdigit():
            yield mark, int(pid)


def _mark(library: Path) -> Path:
    return library.with_name(f"{library.name}.{os.getpid()}{_ENDING}")


def _escaped(name: str) -> str:
    """A name in which no character is a wildcard."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _lives(pid: int) -> bool:
    if os.name == "nt":
        return False  # a signal of 0 would end the process there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
