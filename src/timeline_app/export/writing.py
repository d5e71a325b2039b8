"""Writing an export to a file: whole, or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from timeline_app.domain.errors import ExpectedError

STANDARD_OUTPUT = Path("-")
"""In place of a file name: write to standard output."""


def write_text(out: Path, text: str, mark: str = "") -> None:
    """Write a text in UTF-8, with its line ends as they are; ``mark`` stands before it in a file.

    ExpectedError as ``write_bytes``.
    """
    if out == STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        write_bytes(out, (mark + text).encode())


def write_bytes(out: Path, content: bytes) -> None:
    """Write a file; one that was there is replaced in one step, so that a full disk leaves it.

    ExpectedError ``cannot-write`` where the file cannot be written.
    """
    draft = out.parent / f"{out.name}.{os.getpid()}.new"
    try:
        try:
            draft.write_bytes(content)
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise ExpectedError(
            "cannot-write",
            f"{out} cannot be written: {error.strerror}.",
            "Choose another place for it.",
        ) from error
