"""Braces and brackets that match nothing are taken out before the parser sees them.

The parser's time is quadratic in openers that are never closed; this pass is linear, and what it
takes out would only have shown as stray characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timeline_app.reading.marks import STRAY

_TOKEN = re.compile(r"\{\{+|\}\}+|\[\[|\]\]|\n(?=\n|[=*#:;|!])")
_ADDRESS = re.compile(r"(?<!\[)\[(?=(?:https?:|ftp:|mailto:)?//?)|(?<!\])\](?!\])|\n")
_DEPTH = 30
"""Templates and links stand in each other at most this deep; deeper ones lose their brackets."""


def balanced(text: str) -> str:
    """The text with matching ``{{ }}`` and ``[[ ]]`` only; a stray ``]]`` becomes a mark."""
    matcher = _Matcher()
    for token in _TOKEN.finditer(text):
        matcher.take(token.group(), token.start())
    matcher.end()
    return _without(text, matcher.removed)


def closed_addresses(text: str) -> str:
    """The text with the bracket of every ``[http://…`` escaped that is not closed on its line."""
    if "[http" not in text and "[/" not in text and "[ftp" not in text and "[mailto" not in text:
        return text
    open_ones: list[int] = []
    unclosed: list[int] = []
    for token in _ADDRESS.finditer(text):
        if token.group() == "[":
            open_ones.append(token.start())
        elif token.group() == "]":
            del open_ones[-1:]
        else:
            unclosed += open_ones
            open_ones = []
    pieces, last = [], 0
    for start in unclosed + open_ones:
        pieces += [text[last:start], "&#91;"]
        last = start + 1
    return "".join([*pieces, text[last:]])


def _without(text: str, removed: dict[int, str]) -> str:
    pieces, last = [], 0
    for start in sorted(removed):
        pieces += [text[last:start], removed[start]]
        last = start + 2
    pieces.append(text[last:])
    return "".join(pieces)


@dataclass(slots=True)
class _Matcher:
    """``opened`` holds (kind, offset, kept) of what is open; ``removed`` offsets of two characters."""

    opened: list[tuple[str, int, bool]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"{": 0, "[": 0})
    removed: dict[int, str] = field(default_factory=dict)

    def take(self, token: str, start: int) -> None:
        kind = token[0]
        if kind == "\n":
            while self.opened and self.opened[-1][0] == "[":
                self._discard()
            return
        for offset in range(start, start + len(token) - 1, 2):
            if kind in "{[":
                self._open(kind, offset)
            else:
                self._close("{" if kind == "}" else "[", offset)

    def _open(self, kind: str, offset: int) -> None:
        self.opened.append((kind, offset, len(self.opened) < _DEPTH))
        self.counts[kind] += 1

    def _close(self, kind: str, offset: int) -> None:
        if not self.counts[kind]:
            self.removed[offset] = STRAY if kind == "[" else ""
            return
        while self.opened[-1][0] != kind:
            self._discard()
        _, start, kept = self.opened.pop()
        self.counts[kind] -= 1
        if not kept:
            self.removed[start] = self.removed[offset] = ""

    def _discard(self) -> None:
        kind, start, _ = self.opened.pop()
        self.counts[kind] -= 1
        self.removed[start] = ""

    def end(self) -> None:
        while self.opened:
            self._discard()
