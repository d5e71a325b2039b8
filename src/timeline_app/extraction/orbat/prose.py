"""Orders of battle told in sentences: chains, words of command, and officers in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline_app.domain.article import Block, BlockKind, Role
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.aboard import read_aboard
from timeline_app.extraction.orbat.chains import ChainReader
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.foes import read_foes
from timeline_app.extraction.orbat.posts import PostReader
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import Shape, shape_of

_ORIGIN = re.compile(r"(?:增强|原属|原为|原任|前身为|改编自|曾任|隶属于旧|脱胎于)$")


@dataclass(slots=True)
class ProseReader:
    """Reads the sentences of a scanned article into ``facts``; ``skip`` are blocks read as lists."""

    scan: Scan
    facts: Facts
    skip: set[int]

    def read(self) -> None:
        """First all posts, then what is under what: an officer's unit may be named later."""
        shapes: list[Shape] = []
        context: tuple[int, int | None] = (-1, None)
        for span, subject, block in self._sentences():
            shape = shape_of(self.scan, span)
            if not shape.tokens:
                continue
            shapes.append(shape)
            read_aboard(self.scan, self.facts, shape)
            read_foes(self.scan, self.facts, shape)
            context = context if context[0] == block else (block, None)
            self._posts(shape, subject, context[1])
            units = [token.unit for token in shape.tokens if token.kind is Kind.UNIT]
            context = (block, units[-1]) if units else context
        chains = ChainReader(self.scan, self.facts)
        for shape in shapes:
            chains.read(shape)

    def _posts(self, shape: Shape, subject: str | None, context: int | None) -> None:
        for token in shape.tokens:
            if token.kind is Kind.UNIT:
                self._origin(token)
        source = UnitSource.PROSE
        PostReader(self.scan, self.facts, source, subject=subject, context=context).read(shape)

    def _sentences(self) -> Iterator[tuple[Span, str | None, int]]:
        article = self.scan.article
        previous, subject = -1, None
        for sentence in article.sentences:
            block = article.blocks[sentence.block]
            if sentence.block in self.skip or block.role not in (
                Role.NARRATIVE,
                Role.NOTE,
                Role.TABLE,
            ):
                continue
            if sentence.block != previous:
                previous, subject = sentence.block, self._subject(block)
            yield sentence.span, subject, sentence.block
            if any(token.kind is Kind.UNIT for token in self.scan.within(sentence.span)):
                subject = None

    def _subject(self, block: Block) -> str | None:
        """The person a list item is about: it begins with the name (朱赤（1900年-1937年）…)."""
        tokens = self.scan.within(block.span)
        if block.kind is not BlockKind.ITEM or not tokens or tokens[0].kind is not Kind.PERSON:
            return None
        return tokens[0].value if tokens[0].span.start - block.span.start <= 2 else None

    def _origin(self, token: Token) -> None:
        before = self.scan.folded[max(0, token.span.start - 6) : token.span.start]
        if _ORIGIN.search(before):
            self.facts.history.add(token.unit)
