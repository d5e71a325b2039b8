"""The blocks of converted Markdown: headings, paragraphs, lists, quotes, tables."""

from __future__ import annotations

import re

from timeline_app.domain.article import BlockKind
from timeline_app.reading.draft import Draft, Piece
from timeline_app.reading.markdown.htmltable import TableReader
from timeline_app.reading.markdown.inline import NoteNumber, read_inline
from timeline_app.reading.markdown.lines import is_wrap, is_wrapped, joined_lines
from timeline_app.reading.markdown.lists import MARKER, Item, ListStack
from timeline_app.reading.markdown.tables import is_table, read_table

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_QUOTE = re.compile(r" {0,3}> ?")
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTES = 6


class BlockReader:
    """Reads lines one after another; adds a piece for every block to the draft."""

    def __init__(self, draft: Draft, note_number: NoteNumber, quotes: int = 0) -> None:
        self._draft = draft
        self._note_number = note_number
        self._quotes = quotes
        self._lines: list[str] = []
        self._paragraph: list[str] = []
        self._item: Item | None = None
        self._depth = 0
        self._lists = ListStack()
        self._wrapped = True
        self._after_blank = True

    def read(self, lines: list[str]) -> None:
        """Add the blocks of these lines."""
        self._lines = lines
        self._wrapped = is_wrapped(lines)
        index = 0
        while index < len(lines):
            index = self._line(index)
        self._flush()

    def _line(self, index: int) -> int:
        """Take the line at ``index`` and those it needs; gives the index of the next."""
        line = self._lines[index]
        following = self._lines[index + 1] if index + 1 < len(self._lines) else ""
        if not line.strip():
            self._flush()
            self._after_blank = True
            return index + 1
        if self._is_underlined(line, following):
            self._paragraph.append(line.strip())
            self._heading(1 if "=" in following else 2, joined_lines(self._paragraph))
            return index + 2
        if _FENCE.match(line) or _RULE.match(line):
            self._flush()
            return index + 1
        if heading := _HEADING.match(line):
            self._flush()
            self._heading(len(heading.group(1)), heading.group(2) or "")
            return index + 1
        return self._block(index, line, following)

    def _block(self, index: int, line: str, following: str) -> int:
        if line.lstrip().lower().startswith("<table"):
            return self._html_table(index)
        if is_table(line, following):
            return self._pipe_table(index)
        if _QUOTE.match(line):
            return self._quote(index)
        opened = self._lists.open_escaped(line)
        if opened or MARKER.match(line):
            self._open_item(opened or self._lists.open(line))
        else:
            self._words(line)
        self._after_blank = False
        return index + 1

    def _is_underlined(self, line: str, following: str) -> bool:
        if not _UNDERLINE.match(following) or self._item is not None or self._paragraph:
            return False
        return not (MARKER.match(line) or _HEADING.match(line) or _QUOTE.match(line) or "|" in line)

    def _heading(self, level: int, words: str) -> None:
        self._paragraph = []
        self._lists.clear()
        self._add(BlockKind.HEADING, words, level)

    def _open_item(self, opened: tuple[Item, str] | None) -> None:
        self._flush()
        if opened is None:
            return
        self._item, words = opened
        self._depth = self._item.depth
        if words.strip():
            self._paragraph = [words]

    def _words(self, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        item = self._lists.holding(indent) if self._after_blank or self._item else None
        if item is None and self._after_blank:
            self._flush()
            self._lists.clear()
        elif item is not None and self._starts_anew(item, line):
            self._flush()
            self._lists.close_after(item)
            self._item, self._depth = item, item.inner
            item.has_more = True
        self._paragraph.append(line)

    def _starts_anew(self, item: Item, line: str) -> bool:
        """Whether a line inside an item is a line of its own rather than a wrapped one."""
        if self._after_blank or item is not self._item or not self._paragraph:
            return True
        before = " " * item.column + self._paragraph[-1].strip()
        return not (self._wrapped and is_wrap(before, line))

    def _pipe_table(self, index: int) -> int:
        self._flush()
        end = index
        while end < len(self._lines) and "|" in self._lines[end]:
            end += 1
        number = len(self._draft.tables)
        pieces, size = read_table(self._lines[index:end], number, self._note_number)
        self._draft.tables.append(size)
        self._draft.pieces += pieces
        return end

    def _html_table(self, index: int) -> int:
        self._flush()
        depth, end = 0, index
        while end < len(self._lines):
            line = self._lines[end]
            if depth and _HEADING.match(line):
                break
            depth += sum(-1 if tag.group(1) else 1 for tag in _TABLE_TAG.finditer(line))
            end += 1
            if depth <= 0:
                break
        TableReader(self._draft, self._note_number).read("\n".join(self._lines[index:end]))
        return end

    def _quote(self, index: int) -> int:
        self._flush()
        end = index
        while end < len(self._lines) and _QUOTE.match(self._lines[end]):
            end += 1
        inner = [_QUOTE.sub("", line, count=1) for line in self._lines[index:end]]
        if self._quotes < _QUOTES:
            BlockReader(self._draft, self._note_number, self._quotes + 1).read(inner)
        return end

    def _flush(self) -> None:
        """Add the paragraph or item that was being read."""
        if self._paragraph:
            kind = BlockKind.ITEM if self._item else BlockKind.PARAGRAPH
            depth = self._depth if self._item else 0
            self._add(kind, joined_lines(self._paragraph), depth)
        self._paragraph = []
        self._item = None

    def _add(self, kind: BlockKind, words: str, depth: int) -> None:
        if self._quotes and kind is not BlockKind.HEADING:
            kind = BlockKind.QUOTE
        self._draft.pieces.append(Piece(kind, read_inline(words, self._note_number), depth))
