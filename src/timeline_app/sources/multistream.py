"""Multistream dumps: many bzip2 streams of a hundred pages each, and an index of where each begins.

A few pages are read out of them without unpacking the rest.  The form:
https://meta.wikimedia.org/wiki/Data_dumps/Dump_format#Multistream_dumps
"""

from __future__ import annotations

import bz2
from collections.abc import Iterator
from html import unescape
from io import BufferedReader
from pathlib import Path

from timeline_app.sources.choosing import PageChoice
from timeline_app.sources.streams import CHUNK, unpacked

_DUMP, _INDEX = "-multistream", "-multistream-index"
_TAIL = b"</mediawiki>"


def is_index(path: Path) -> bool:
    """Whether this is the index of a dump, and so no article, by its name."""
    return _INDEX in path.name


def index_beside(path: Path) -> Path | None:
    """The index that lies beside a multistream dump, packed or not."""
    head, mark, tail = path.name.partition(_DUMP)
    if not mark or is_index(path):
        return None
    name = f"{head}{_INDEX}{tail.removesuffix('.bz2').removesuffix('.xml')}.txt"
    found = (path.with_name(name + ending) for ending in (".bz2", ""))
    return next((index for index in found if index.is_file()), None)


def blocks(raw: BufferedReader, index: Path, choice: PageChoice) -> Iterator[bytes]:
    """The XML of the dump's head, and of those of its streams that hold a chosen title.

    OSError or EOFError where a stream is not where the index says.
    """
    yield from _stream(raw, 0)
    for offset in _offsets(index, choice):
        yield from _stream(raw, offset)
    yield _TAIL


def _offsets(index: Path, choice: PageChoice) -> list[int]:
    """Where the streams with chosen titles begin, in order."""
    wanted: set[int] = set()
    with index.open("rb") as raw, unpacked(raw) as lines:
        for line in lines:
            offset, _, rest = line.partition(b":")
            title = unescape(rest.partition(b":")[2].decode("utf-8", "replace").rstrip("\n"))
            if offset.isdigit() and choice.takes_title(title):
                wanted.add(int(offset))
    return sorted(wanted)


def _stream(raw: BufferedReader, offset: int) -> Iterator[bytes]:
    """One bzip2 stream of the file, unpacked."""
    raw.seek(offset)
    unpacker = bz2.BZ2Decompressor()
    while not unpacker.eof:
        data = raw.read(CHUNK) if unpacker.needs_input else b""
        if not data and unpacker.needs_input:
            raise EOFError("the stream ends too early")
        yield unpacker.decompress(data, CHUNK)
