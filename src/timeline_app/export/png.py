"""A PNG file written strip by strip, so that a large picture is never held as a whole."""

from __future__ import annotations

import io
import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR, _BITS = 2, 8
_INCH = 0.0254
LEVEL, HASTY = 6, 3
"""How hard zlib tries, and how hard with large pictures: they are half as large again then, but
take half as long.
"""
LARGE = 16_000_000
"""Px of a large picture."""


class PngWriter:
    """Takes rows of RGB bytes from the top down; ``content`` is the whole file."""

    def __init__(self, width: int, height: int, dpi: int) -> None:
        self._stride = 3 * width
        self._zip = zlib.compressobj(LEVEL if width * height < LARGE else HASTY)
        self._out = io.BytesIO()
        self._out.write(_SIGNATURE)
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, _BITS, _TRUE_COLOUR, 0, 0, 0))
        self._chunk(b"sRGB", b"\0")
        metre = round(dpi / _INCH)
        self._chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))

    def add(self, rows: memoryview | bytes | bytearray, stride: int) -> None:
        """The next rows, ``stride`` bytes from one to the next."""
        data = memoryview(rows)
        lines = (
            part
            for start in range(0, len(data), stride)
            # Each row begins with the number of its filter; none suits even colours best.
            for part in (b"\0", data[start : start + self._stride])
        )
        packed = self._zip.compress(b"".join(lines))
        if packed:
            self._chunk(b"IDAT", packed)

    def content(self) -> bytes:
        """The file, once all rows are in."""
        self._chunk(b"IDAT", self._zip.flush())
        self._chunk(b"IEND", b"")
        return self._out.getvalue()

    def _chunk(self, name: bytes, body: bytes) -> None:
        self._out.write(struct.pack(">I", len(body)))
        self._out.write(name)
        self._out.write(body)
        self._out.write(struct.pack(">I", zlib.crc32(body, zlib.crc32(name))))
