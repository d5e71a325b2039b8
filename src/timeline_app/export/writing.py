"""Writing an export to a file: whole, or not at all; piece by piece, however much there is."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from timeline_app.domain.errors import ExpectedError, filled

STANDARD_OUTPUT = Path("-")
"""In place of a file name: write to standard output."""


def write_text(out: Path, pieces: Iterable[str], mark: str = "") -> None:
    """Write a text in UTF-8, with its line ends as they are; ``mark`` stands before it in a file.

    ExpectedError as ``write_bytes``; what the pieces raise comes through, and nothing is written.
    """
    if out == STANDARD_OUTPUT:
        sys.stdout.writelines(pieces)
        return
    with _draft(out) as file:
        file.write(mark.encode())
        for piece in pieces:
            file.write(piece.encode())


def write_bytes(out: Path, content: bytes) -> None:
    """Write a file; one that was there is replaced in one step, so that a full disk leaves it.

    ExpectedError ``cannot-write`` where the file cannot be written.
    """
    with _draft(out) as file:
        file.write(content)


def json_list(items: Iterable[object], indent: int, level: int = 0) -> Iterator[str]:
    """A list as JSON text, an item a piece; ``level`` is how deep in the whole it stands."""
    margin = "\n" + " " * indent * (level + 1)
    comma = ""
    yield "["
    for item in items:
        text = json.dumps(item, ensure_ascii=False, indent=indent)
        yield comma + margin + text.replace("\n", margin)
        comma = ","
    yield ("\n" + " " * indent * level if comma else "") + "]"


@contextmanager
def _draft(out: Path) -> Iterator[BinaryIO]:
    """A file beside ``out`` that takes its place in the end."""
    draft = out.parent / f"{out.name}.{os.getpid()}.new"
    try:
        try:
            with draft.open("wb") as file:
                yield file
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise ExpectedError(
            "cannot-write",
            filled("{path} cannot be written: {reason}.", path=out, reason=error.strerror),
            "Choose another place for it.",
        ) from error
