"""An article as a reader sees it: one plain text, and spans that say what stands where.

The plain text holds the blocks in reading order, one block a line (a block that holds line breaks
of its own keeps them): infobox fields, the lead, the sections with their lists, quotes and tables,
and last the footnotes.  Every offset counts code points of that text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.domain.carrying import carried
from timeline_app.domain.spans import Span


class ArticleFormat(StrEnum):
    """The dialect an article was written in; ``own`` is what the reader's own events make up."""

    WIKITEXT = "wikitext"
    WIKI_MARKDOWN = "wiki-markdown"
    OWN = "own"


class BlockKind(StrEnum):
    """What a block is on the page."""

    FIELD = "field"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    NOTE = "note"


class Role(StrEnum):
    """What a block is for: only narrative and infobox blocks tell dated events.

    ``apparatus`` is what stands around an article: references, bibliography, links, see also.
    """

    INFOBOX = "infobox"
    NARRATIVE = "narrative"
    TABLE = "table"
    NOTE = "note"
    APPARATUS = "apparatus"


@dataclass(frozen=True, slots=True)
class CellRef:
    """Where a block stands inside a table: indices into ``Article.tables``, rows and columns."""

    table: int
    row: int
    column: int
    header: bool = False


@carried
@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, quote, table line, infobox field or footnote.

    ``section`` is an index into ``Article.sections``.  ``depth`` is 0 for running text and the
    nesting of a list item from 1 up; in a heading it is the heading's level (2 for ``==``).
    """

    kind: BlockKind
    role: Role
    span: Span
    section: int
    depth: int = 0
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; the lead is section 0 with title ""."""

    title: str
    level: int
    span: Span
    parent: int | None = None


@carried
@dataclass(frozen=True, slots=True)
class Link:
    """A link as the reader sees it.

    ``span`` is the true extent (trails that a conversion swallowed are undone); ``target`` is a
    page title with blanks, or an address where ``external``.
    """

    span: Span
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its extent; its cells are the blocks whose ``cell.table`` is its index."""

    span: Span
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class InfoboxField:
    """One filled field: the template's own key (``commander1``), and its value in the plain text.

    Lines of the value (line breaks, list items) are separated by line breaks in the text; ``depths``
    tell how deep each line stands in lists, and are empty where no line does.
    """

    name: str
    span: Span
    depths: tuple[int, ...] = ()


@carried
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its span, and the block it stands in (an index into ``Article.blocks``)."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where the text refers to a footnote: an offset, and the note's index into the note blocks."""

    position: int
    note: int


@dataclass(frozen=True, slots=True)
class Article:
    """A battle article, read from either dialect to the same shape."""

    title: str
    format: ArticleFormat
    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...] = ()
    tables: tuple[Table, ...] = ()
    infobox: tuple[InfoboxField, ...] = ()
    bold: tuple[Span, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    categories: tuple[str, ...] = ()

    def section_title(self, block: Block) -> str:
        """The nearest heading above the block, "infobox" for an infobox field, "" in the lead."""
        if block.role is Role.INFOBOX:
            return "infobox"
        return self.sections[block.section].title
