"""Orders of battle told in sentences: chains, words of command, and officers in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline_app.domain.article import Block, BlockKind, Role
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.chains import ChainReader
from timeline_app.extraction.orbat.facts import Facts, Post
from timeline_app.extraction.orbat.posts import PostReader
from timeline_app.extraction.orbat.scan import Kind, Scan, Token

_LED = re.compile(
    r"(?:所|负责|统一)?(?:率领|指挥|统率|统领|率|领导)?(?:下|麾下)?(?:的|之)?(?:各|该|其)?"
)
_ORIGIN = re.compile(r"(?:增强|原属|原为|原任|前身为|改编自|曾任|隶属于旧|脱胎于)$")
_DIVIDED = re.compile(r"分任|分别担任|分别任")


@dataclass(slots=True)
class ProseReader:
    """Reads the sentences of a scanned article into ``facts``; ``skip`` are blocks read as lists."""

    scan: Scan
    facts: Facts
    skip: set[int]

    def read(self) -> None:
        """First all posts, then what is under what: an officer's unit may be named later."""
        context: tuple[int, int | None] = (-1, None)
        for span, subject, block in self._sentences():
            tokens = self.scan.named(span)
            context = context if context[0] == block else (block, None)
            self._posts(tokens, subject, context[1])
            units = [token.unit for token in tokens if token.kind is Kind.UNIT]
            context = (block, units[-1]) if units else context
        chains = ChainReader(self.scan, self.facts)
        for span, _, _ in self._sentences():
            chains.read([token for token in self.scan.within(span) if token.kind in _CHAIN])

    def _posts(self, tokens: Sequence[Token], subject: str | None, context: int | None) -> None:
        for token in tokens:
            if token.kind is Kind.UNIT:
                self._origin(token)
        if tokens:
            source = UnitSource.PROSE
            PostReader(self.scan, self.facts, source, subject=subject, context=context).read(tokens)
            self._divided(tokens)
            self._led(tokens)

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

    def _divided(self, tokens: Sequence[Token]) -> None:
        """左、右兵团，由李宗仁、陈诚分任兵团长: the names in the order of the units."""
        for index, token in enumerate(tokens):
            if token.kind is not Kind.ROLE or index == 0:
                continue
            if not _DIVIDED.fullmatch(self.scan.gap(tokens[index - 1], token)):
                continue
            people = [other for other in tokens[:index] if other.kind is Kind.PERSON]
            units = [other for other in tokens[:index] if other.kind is Kind.UNIT]
            group = self.scan.units[units[-1].unit].group if units else -1
            listed = [
                other
                for other in units
                if group >= 0 and self.scan.units[other.unit].group == group
            ]
            for person, unit in zip(people[-len(listed) :], listed, strict=False):
                post = Post(person.value, unit.unit, token.value, None, None, UnitSource.PROSE)
                self.facts.posts.append(post)

    def _led(self, tokens: Sequence[Token]) -> None:
        """X率领的第5师团: a post where X has no other; see ``merging`` for the other case."""
        people: list[Token] = []
        end = -1
        for token in tokens:
            if token.kind is Kind.PERSON:
                between = self.scan.folded[end : token.span.start] if people else ""
                people = (
                    [*people, token]
                    if people and len(between) <= 6 and "和" in between
                    else [token]
                )
            elif token.kind is Kind.UNIT and people:
                gap = self.scan.bare(self.scan.folded[end : token.span.start])
                if gap and _LED.fullmatch(gap):
                    for person in people:
                        self.facts.chiefs.setdefault(person.value, []).append(token.unit)
                people = []
            elif token.kind is not Kind.RANK:
                people = []
            end = token.span.end


_CHAIN = (Kind.UNIT, Kind.PERSON)
