from __future__ import annotations

import struct
import zlib

from timeline_app.export.png import PngWriter


def chunks(content: bytes) -> dict[bytes, bytes]:
    """The chunks by name, those of one name joined; every checksum is looked at."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(content):
        (length,) = struct.unpack_from(">I", content, at)
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack_from(">I", content, at + 8 + length)
        assert checksum == zlib.crc32(name + body)
        found[name] = found.get(name, b"") + body
        at += 12 + length
    return found


def test_rows_come_back_whatever_the_strips() -> None:
    rows = [bytes(range(start, start + 9)) for start in range(0, 50, 10)]
    padded = b"".join(row + b"xxx" for row in rows)
    writer = PngWriter(3, 5, 300)
    writer.add(padded[:24], 12)
    writer.add(memoryview(padded[24:]), 12)
    found = chunks(writer.content())
    assert zlib.decompress(found[b"IDAT"]) == b"".join(b"\0" + row for row in rows)
    assert struct.unpack(">II", found[b"IHDR"][:8]) == (3, 5)


def test_the_resolution_is_written() -> None:
    writer = PngWriter(1, 1, 300)
    writer.add(b"abc", 3)
    found = chunks(writer.content())
    assert struct.unpack(">IIB", found[b"pHYs"]) == (11811, 11811, 1)
