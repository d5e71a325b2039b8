"""Notes that the library could not take when the program ended: kept in a file of their own."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from timeline_app import program_log
from timeline_app.domain.own import Entry
from timeline_app.export.writing import write_text
from timeline_app.library.own_file import own_text


def keep(entries: Iterable[Entry], library: Path) -> Path:
    """Write what belongs into a library beside the program's log; the file.

    ExpectedError ``cannot-write`` where not even that can be written.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    folder = program_log.path().parent
    file = folder / f"{_beginning(library)}{stamp}.json"
    folder.mkdir(parents=True, exist_ok=True)
    write_text(file, [own_text(entries)])
    return file


def kept(library: Path) -> Sequence[Path]:
    """The files that wait for this library, the oldest first."""
    return sorted(program_log.path().parent.glob(f"{_beginning(library)}*.json"))


def _beginning(library: Path) -> str:
    return f"unsaved-notes-{zlib.crc32(str(library.absolute()).encode()):08x}-"
