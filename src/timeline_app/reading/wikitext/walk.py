"""Walks the parsed tree of an article and writes its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from mwparserfromhell.nodes import ExternalLink, Heading, HTMLEntity, Tag, Template, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from timeline_app.domain.article import BlockKind
from timeline_app.reading import marks
from timeline_app.reading.draft import Draft, Piece
from timeline_app.reading.run import Run, joined
from timeline_app.reading.wikitext import links, tables, templates
from timeline_app.reading.wikitext.layout import Layout, Place

_SPECIAL = re.compile(
    f"[\n{marks.BREAK}{marks.PARAGRAPH}{marks.STRAY}{marks.QUOTE_OPEN}{marks.QUOTE_CLOSE}"
    f"{marks.POEM_OPEN}{marks.POEM_CLOSE}]|{marks.NOTE_OPEN}(\\d+){marks.NOTE_CLOSE}"
)


class Walker:
    """Writes nodes into a layout; one walker for the article, one more for each value apart."""

    def __init__(self, draft: Draft, place: Place | None = None) -> None:
        self.draft = draft
        self.layout = Layout([], place or Place())

    @property
    def place(self) -> Place:
        """Where the words stand now."""
        return self.layout.place

    def walk(self, nodes: Iterable[Any]) -> None:
        """Write all nodes."""
        nodes = list(nodes)
        for index, node in enumerate(nodes):
            kind = type(node)
            if kind is Text:
                self.text(node.value)
            elif kind is Wikilink:
                links.write_page_link(self, node)
            elif kind is Template:
                templates.write(self, node, _alone(nodes, index))
            elif kind is Tag:
                self._tag(node)
            elif kind is ExternalLink:
                links.write_external_link(self, node)
            elif kind is Heading:
                self._heading(node)
            elif kind is HTMLEntity:
                self.layout.writer.write(_character(node))

    def text(self, words: str) -> None:
        """Write plain text with line ends and marks in it."""
        last = 0
        for special in _SPECIAL.finditer(words):
            if special.start() > last:
                self.layout.writer.write(words[last : special.start()])
            last = special.end()
            if special.group(1):
                self.layout.writer.mark(int(special.group(1)))
            else:
                self._special(special.group())
        if last < len(words):
            self.layout.writer.write(words[last:])

    def _special(self, char: str) -> None:
        if char == "\n":
            self.layout.line_end()
        elif char == marks.BREAK:
            self.layout.line_break()
        elif char == marks.PARAGRAPH:
            self.layout.paragraph_end()
        elif char == marks.STRAY:
            self.layout.writer.drop_caption()
        elif char in (marks.QUOTE_OPEN, marks.POEM_OPEN):
            self.enter(BlockKind.QUOTE, poem=char == marks.POEM_OPEN)
        else:
            self.leave()

    def enter(self, kind: BlockKind, poem: bool = False) -> None:
        """A quotation begins."""
        self.layout.paragraph_end()
        if self.place.cell is None and not self.place.lines:
            self.layout.place = Place(kind, poem=poem)

    def leave(self) -> None:
        """A quotation ends."""
        self.layout.paragraph_end()
        if self.place.cell is None and not self.place.lines:
            self.layout.place = Place()

    def _tag(self, tag: Tag) -> None:
        if tag.wiki_markup in ("*", "#", ":", ";"):
            self.layout.list_mark(str(tag.wiki_markup))
        elif tag.wiki_markup == "----":
            self.layout.paragraph_end()
        elif tag.tag == "table":
            self.layout.paragraph_end()
            tables.write(self, tag)
        elif tag.contents is not None:
            start = self.layout.writer.length
            self.walk(tag.contents.nodes)
            if tag.tag == "b":
                self.layout.writer.bold(start)

    def _heading(self, heading: Heading) -> None:
        self.layout.paragraph_end()
        run = self.run(heading.title)
        if self.place.cell is None and not self.place.lines:
            self.layout.place = Place()
            self.layout.pieces.append(Piece(BlockKind.HEADING, run, heading.level))
        else:
            self.layout.pieces.append(Piece(self.place.kind, run, 0, self.place.cell))

    def pieces_of(self, code: Wikicode, place: Place) -> list[Piece]:
        """The blocks of a stretch of markup of its own."""
        walker = Walker(self.draft, place)
        walker.walk(code.nodes)
        walker.layout.flush()
        return walker.layout.pieces

    def run(self, code: Wikicode, separator: str = " ") -> Run:
        """The words of a stretch of markup as one run, its blocks joined by ``separator``."""
        pieces = self.pieces_of(code, replace(Place(), lines=separator == "\n"))
        return joined((piece.run for piece in pieces), separator)


def _alone(nodes: list[Any], index: int) -> bool:
    """Whether the node fills its line alone, as boxes and navigation do."""
    before = str(nodes[index - 1]) if index else "\n"
    after = str(nodes[index + 1]) if index + 1 < len(nodes) else "\n"
    return before.rstrip(" \t")[-1:] in ("\n", "") and after.lstrip(" \t")[:1] in ("\n", "")


def _character(entity: HTMLEntity) -> str:
    try:
        return str(entity.normalize())
    except (ValueError, OverflowError, KeyError):
        return ""
