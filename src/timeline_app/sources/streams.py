"""Bytes as they lie in files, and unpacked where they are packed (.gz, .bz2, .xz)."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedIOBase, BufferedReader
from typing import IO, cast

CHUNK = 256 * 1024
"""Bytes that are unpacked at a time, however well they were packed."""

PACKED = frozenset({".gz", ".bz2", ".xz"})
"""Endings of names that say how a file is packed."""

UNPACKING_FAULTS = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
"""What reading raises where a packed stream is broken (bz2 raises OSError)."""

Peekable = BufferedReader | zipfile.ZipExtFile

_MAGIC = 6


def unpacked(raw: Peekable) -> BufferedIOBase:
    """The stream itself, or what was packed in it; told by its first bytes."""
    start = raw.peek(_MAGIC)
    if start.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=cast(IO[bytes], raw))
    if start.startswith(b"BZh"):
        return bz2.BZ2File(cast(IO[bytes], raw))
    if start.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMAFile(cast(IO[bytes], raw))
    return raw


def chunks(stream: BufferedIOBase) -> Iterator[bytes]:
    """The stream in pieces of at most ``CHUNK`` bytes."""
    while data := stream.read(CHUNK):
        yield data
