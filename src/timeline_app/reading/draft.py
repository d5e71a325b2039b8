"""What a dialect's reader hands to the builder: blocks in reading order, not yet laid out."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.domain.article import ArticleFormat, BlockKind, CellRef
from timeline_app.reading.run import Run


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be; ``depth`` and ``cell`` as in ``domain.article.Block``."""

    kind: BlockKind
    run: Run
    depth: int = 0
    cell: CellRef | None = None


@dataclass(slots=True)
class Draft:
    """An article under construction.

    ``fields`` are the infobox's (key, value) pairs, ``depths`` how deep each line of each value
    stands in lists; ``notes`` hold footnotes by number, empty where
    an article refers to a note it does not have; ``tables`` their (rows, columns) by number.
    """

    format: ArticleFormat
    title: str | None = None
    fields: list[tuple[str, Run]] = field(default_factory=list)
    depths: list[tuple[int, ...]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Run] = field(default_factory=list)
    tables: list[tuple[int, int]] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
