"""From a stream of words and line ends to blocks: paragraphs, list items, quotes, cell lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app.domain.article import BlockKind, CellRef
from timeline_app.domain.spans import Span
from timeline_app.reading.draft import Piece
from timeline_app.reading.marks import SOFT
from timeline_app.reading.run import Run, Writer
from timeline_app.reading.wikitext.depth import ListDepth

_LEAD = re.compile(r"([*#:;]+)[ \t]*(?=\S)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand: ``kind`` of a plain paragraph there, and whether each line is a block.

    ``poem`` keeps the line breaks of the source; ``flags_only`` makes a bare flag template show no
    name, as it stands before one.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    cell: CellRef | None = None
    lines: bool = False
    poem: bool = False
    flags_only: bool = False


class Layout:
    """Takes words and line ends, adds a piece for every block to ``pieces``."""

    def __init__(self, pieces: list[Piece], place: Place) -> None:
        self.pieces = pieces
        self.place = place
        self.writer = Writer()
        self._marks = ""
        self._depth = ListDepth()
        self._line_start = 0

    @property
    def at_line_start(self) -> bool:
        """Whether nothing was written since the last line end."""
        return self.writer.length == self._line_start

    def list_mark(self, mark: str) -> None:
        """A list mark; within a line (``;term:meaning``) it begins the next item."""
        if not self.at_line_start and self._marks:
            marks = self._marks[:-1] + mark
            self.flush()
            self._marks = marks
        elif self._marks:
            self._marks += mark
        else:
            self.flush()
            self._marks = mark

    def line_end(self) -> None:
        """The line of the source ends."""
        if self._marks or self.place.lines:
            self.flush()
        elif self.at_line_start:
            self.paragraph_end()
        else:
            self.writer.write("\n" if self.place.poem else SOFT)
            self._line_start = self.writer.length

    def line_break(self) -> None:
        """The reader sees a line break."""
        if self.place.lines and not self._marks:
            self.flush()
        else:
            self.writer.write("\n")

    def paragraph_end(self) -> None:
        """The paragraph and any list end."""
        self.flush()
        self._depth.reset()

    def flush(self) -> None:
        """Add what was written as a block."""
        run = self.writer.finish()
        self.writer = Writer()
        self._line_start = 0
        marks, self._marks = self._marks, ""
        if not marks and self.place.cell is not None and (lead := _LEAD.match(run.text)):
            # Written right behind the cell's bar, where the wiki sees no list but its author did.
            marks = lead.group(1)
            run = run.cut(Span(lead.end(), len(run.text)))
        depth = self._depth.enter(marks) if marks else 0
        if not marks and run:
            self._depth.reset()
        if run:
            self._add(run, depth)

    def _add(self, run: Run, depth: int) -> None:
        kind = self.place.kind
        if depth and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.ITEM
        self.pieces.append(Piece(kind, run, depth, self.place.cell))
