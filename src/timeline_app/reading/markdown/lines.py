"""Which lines of a paragraph belong together: older conversions wrapped them at blanks."""

from __future__ import annotations

import re
import unicodedata

from timeline_app.reading.marks import BREAK, SOFT

_WIDTH = 72
_UNBREAKABLE = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|<[^<>\n]*>")


def is_wrapped(lines: list[str]) -> bool:
    """Whether a document's lines were wrapped: none has a blank far beyond the usual width."""
    return not any(len(line) > _WIDTH // 2 and _breakable_beyond(line) for line in lines)


def _breakable_beyond(line: str) -> bool:
    if line.startswith(("|", "#", "<")):
        return False
    bare = _UNBREAKABLE.sub(lambda match: "x" * len(match.group()), line)
    blank = bare.rstrip().rfind(" ")
    return blank > _WIDTH // 2 and width(bare[:blank]) > _WIDTH + 8


def width(text: str) -> int:
    """Columns that a text takes, two for a wide character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def is_wrap(line: str, following: str) -> bool:
    """Whether the break between two lines of a wrapped text can be a wrap: no room for more."""
    word = following.split(maxsplit=1)
    return not word or width(line.rstrip()) + 1 + width(word[0]) > _WIDTH


def joined_lines(lines: list[str]) -> str:
    """The lines of a paragraph as one text: breaks the reader sees kept, others left to blanks."""
    pieces: list[str] = []
    for line in lines:
        hard = line.endswith("  ") or (line.endswith("\\") and not line.endswith("\\\\"))
        pieces += [
            line.strip().removesuffix("\\") if hard else line.strip(),
            BREAK if hard else SOFT,
        ]
    return "".join(pieces[:-1]).replace(BREAK, "\n")
