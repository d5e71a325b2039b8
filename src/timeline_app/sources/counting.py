"""How many pages export files hold, as far as it matters: whether they are many, and about how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BufferedReader
from pathlib import Path

from timeline_app.sources import archives, export_xml
from timeline_app.sources.files import article_files
from timeline_app.sources.streams import UNPACKING_FAULTS, chunks, unpacked

_PAGE = b"<page>"
_START = 4096


def crowded(paths: Iterable[Path], most: int, cancelled: Callable[[], bool]) -> dict[str, int]:
    """The export files among files and folders that hold more than ``most`` pages, by name, and about
    how many.  What cannot be read is told by whoever reads it.
    """
    found = {}
    for path in article_files(paths):
        if cancelled():
            return {}
        pages = _pages(path, most)
        if pages > most:
            found[path.name.encode("utf-8", "replace").decode()] = pages
    return found


def _pages(path: Path, most: int) -> int:
    """The pages of an export file; where they are more than ``most``, what its length lets expect."""
    try:
        size = path.stat().st_size
        if not path.is_file() or size < most * len(_PAGE) // 100:
            return 0
        with path.open("rb") as raw:
            return 0 if archives.is_archive(raw) else _counted(raw, size, most)
    except (*UNPACKING_FAULTS, ValueError):
        return 0


def _counted(raw: BufferedReader, size: int, most: int) -> int:
    stream = unpacked(raw)
    rest = stream.read(_START)
    if not export_xml.is_export(rest):
        return 0
    count = rest.count(_PAGE)
    for data in chunks(stream):
        text = rest[1 - len(_PAGE) :] + data
        count += text.count(_PAGE)
        if count > most:
            return max(count, round(count * size / max(raw.tell(), 1)))
        rest = data
    return count
