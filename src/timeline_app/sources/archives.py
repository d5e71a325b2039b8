"""Zip archives: their members one after another, never written to the disk.

A member's name is only ever a name, so none can escape its folder; one that unpacks to far more
than it was packed in is refused before it is read.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader

from timeline_app.domain.document import Refusal
from timeline_app.domain.errors import ExpectedError, filled

LARGEST_RATIO = 200
"""Times that a member may be larger than it was packed; text packs to a tenth at best."""

SMALL = 1024 * 1024
"""Bytes up to which the ratio does not matter."""

LARGEST_TOTAL = 64 * 1024**3
"""Bytes of all members together; more than any dump of a wiki's articles has."""

_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error)
"""What comes of archives that are damaged, or packed in a way that is not known here."""
_ENCRYPTED = 0x1
_MAGIC = b"PK"


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive, open for reading until the next one is asked for."""

    name: str
    stream: zipfile.ZipExtFile


def is_archive(raw: BufferedReader) -> bool:
    """Whether the file begins as a zip archive (or an empty one)."""
    return raw.peek(4)[:4] in (_MAGIC + b"\x03\x04", _MAGIC + b"\x05\x06")


def members(raw: BufferedReader, name: str) -> Iterator[Member | Refusal]:
    """The files in the archive of that name, as they lie in it; a Refusal for each that is not read.

    ExpectedError ``broken-file`` where the archive itself is damaged, ``too-large`` where it would
    unpack to more than any source can have.
    """
    with _opened(raw, name) as archive:
        entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
        if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
            raise ExpectedError(
                "too-large",
                filled("{name} would unpack to more than 64 GiB.", name=name),
                "Give a smaller archive.",
            )
        for entry in entries:
            if not entry.filename.endswith("/"):
                yield from _member(archive, entry)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Member | Refusal]:
    refusal = _refusal(entry)
    if refusal is not None:
        yield refusal
        return
    try:
        stream = archive.open(entry)
    except _UNREADABLE as error:
        yield Refusal(
            entry.filename,
            "broken-file",
            filled("{name} cannot be unpacked: {reason}.", name=entry.filename, reason=error),
            "Unpack the archive yourself and import the files.",
        )
        return
    with stream:
        assert isinstance(stream, zipfile.ZipExtFile)
        yield Member(entry.filename.rpartition("/")[2], stream)


def _opened(raw: BufferedReader, name: str) -> zipfile.ZipFile:
    # Names without the flag for UTF-8 are in the packer's own encoding, here most likely GBK.
    for encoding in ("gb18030", None):
        try:
            return zipfile.ZipFile(raw, metadata_encoding=encoding)
        except UnicodeDecodeError:
            continue
        except _UNREADABLE:
            break
    raise ExpectedError(
        "broken-file", filled("{name} is a damaged archive.", name=name), "Fetch or pack it again."
    )


def _refusal(entry: zipfile.ZipInfo) -> Refusal | None:
    if entry.flag_bits & _ENCRYPTED:
        return Refusal(
            entry.filename,
            "encrypted",
            filled("{name} is locked with a password.", name=entry.filename),
            "Unpack the archive yourself and import the files.",
        )
    if entry.file_size > max(SMALL, LARGEST_RATIO * entry.compress_size):
        return Refusal(
            entry.filename,
            "archive-bomb",
            filled(
                "{name} would unpack to {count} times its size or more.",
                name=entry.filename,
                count=LARGEST_RATIO,
            ),
            "No article packs as well as that; it was passed over.",
        )
    return None
