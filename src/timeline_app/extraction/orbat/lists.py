"""Orders of battle written as lists: table cells, list items, and the infobox.

One line is one unit (or several: 第二军团暨第十军) with its commanders; the nesting of the lines is
the chain of command.  The head of a column, a heading or a line without a unit (日本方面) tells the
side of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline_app.domain.article import Block, BlockKind
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts, Under
from timeline_app.extraction.orbat.heads import Line, groups
from timeline_app.extraction.orbat.lines import TABLE_WEIGHT, LineReader
from timeline_app.extraction.orbat.posts import PostReader
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import shape_of
from timeline_app.zhtext.variants import fold

_NO_MORE = re.compile(r"(?:\([^()]*\))?(?:\d+年)?(?:\d+月)?(?:编制|编成|所属|序列|下辖)?:?")
_ABOUT = re.compile(r"(?:的)?(?:战斗|作战)?(?:序列|编制|编成)|\s")
_IN_LEAD = re.compile(r"[兼代:,、\s]|\([^()]*\)")
_PART = re.compile(
    r"(?!(?:司令部|军部|师部|旅部|总部)\()(?:第\d+)?[\u3400-\u9fff]{1,8}(?:院|站|队|所|(?<![一全大余残各内])部|中队)(?:\d|$|[(,])"
)


@dataclass(slots=True)
class ListReader:
    """Reads the lists of a scanned article into ``facts``."""

    scan: Scan
    facts: Facts
    _heads: dict[tuple[int, int], list[Block]] = field(default_factory=dict)

    def read(self) -> set[int]:
        """Reads every list that is an order of battle; the indices of the blocks it has read."""
        done: set[int] = set()
        for block in self.scan.article.blocks:
            if block.cell and block.cell.header:
                place = (block.cell.table, block.cell.column)
                self._heads.setdefault(place, []).append(block)
        for group in groups(self.scan.article):
            lines = [(line, self._units(line.block)) for line in group]
            headed = sum(1 for line, units in lines if self._is_headed(line.block, units))
            if headed and headed * 2 >= sum(
                1 for line in group if self.scan.within(line.block.span)
            ):
                self._group(lines, group[0].block)
                done |= {
                    self.scan.block_index(line.block.span.start)
                    for line, units in lines
                    if self._is_headed(line.block, units) or not units
                }
        return done

    def _units(self, block: Block) -> list[Token]:
        return [token for token in self.scan.within(block.span) if token.kind is Kind.UNIT]

    def _is_headed(self, block: Block, units: Sequence[Token]) -> bool:
        if not units or units[0].span.start - block.span.start > 8:
            return False
        tokens = self.scan.within(block.span)
        return (
            tokens[0].kind in (Kind.UNIT, Kind.SIDE) or tokens[0].span.start > units[0].span.start
        )

    def _group(self, lines: Sequence[tuple[Line, list[Token]]], first: Block) -> None:
        side = self._side_above(first)
        camp = None if side else self._camp_above(first.section)
        lead = self._lead(first)
        stack: list[tuple[int, int | None, str | None]] = [(-1, lead, side)]
        top: list[int] = []
        for line, units in lines:
            while len(stack) > 1 and stack[-1][0] >= line.depth:
                stack.pop()
            side = stack[-1][2]
            superior = next((unit for _, unit, _ in reversed(stack) if unit is not None), None)
            if not self._is_headed(line.block, units):
                stack.append((line.depth, None, self._side_said(line.block.span) or side))
                continue
            reader = LineReader(self.scan, self.facts)
            known = len(self.facts.composed)
            mains = reader.read(line.block, units, side, superior)
            chain = dict(self.facts.composed[known:])
            if camp is not None:
                self.facts.leanings.update(dict.fromkeys((token.unit for token in units), camp))
            elif side is None:
                self.facts.allies += [(top[-1], main) for main in mains if top]
                top += mains
            if self._is_part(units, line.block):
                stack.append((line.depth, superior, side))
                continue
            for unit in mains:
                above = self._in_chain(unit, superior, chain)
                if above is not None:
                    reader.under(unit, above)
            stack.append((line.depth, mains[-1], side))

    def _in_chain(self, unit: int, superior: int | None, whole: Mapping[int, int]) -> int | None:
        """The superior of a line's unit: the last of its own chain, if that names the list's again.

        In the list of the 3rd corps, ``第3军第7师第20团`` is under the 7th division.  ``whole`` has the
        next of the chain for each part of the line.
        """
        if superior is None:
            return None
        first = above = whole.get(unit)
        while above is not None:
            if self._alike(above, superior):
                return first
            above = whole.get(above)
        return superior

    def _alike(self, one: int, other: int) -> bool:
        left, right = self.scan.units[one], self.scan.units[other]
        return (left.number, left.echelon) == (right.number, right.echelon)

    def _is_part(self, units: Sequence[Token], block: Block) -> bool:
        """Whether a line is about a part that has no number: 第106师团第2野战病院, …司令部."""
        end = units[-1].span.end
        tokens = self.scan.within(Span(end, block.span.end))
        if tokens and tokens[0].span.start <= end + 1:
            return False
        return bool(_PART.match(self.scan.folded, end, block.span.end))

    def _side_said(self, span: Span) -> str | None:
        for token in self.scan.within(span):
            if token.kind is Kind.SIDE:
                return token.value
        return None

    def _side_above(self, block: Block) -> str | None:
        """The side that the head of the column, or a heading above, tells."""
        article = self.scan.article
        cell = block.cell
        for head in self._heads.get((cell.table, cell.column), ()) if cell else ():
            side = self._side_said(head.span)
            if side:
                return side
        index: int | None = block.section
        while index is not None:
            title = article.sections[index].title
            side = self._side_of_words(title)
            if side:
                return side
            index = article.sections[index].parent
        return None

    def _side_of_words(self, title: str) -> str | None:
        match = self.scan.spoken.search(fold(title)) if self.scan.forces else None
        return self.scan.forces.get(match.group()) if match else None

    def _camp_above(self, section: int | None) -> str | None:
        """The side that leads the coalition of a heading, None where a heading names a side."""
        while section is not None:
            place = self.scan.article.sections[section]
            match = self.scan.spoken.search(fold(place.title)) if self.scan.forces else None
            if match:
                return self.scan.camps.get(match.group())
            section = place.parent
        return None

    def _heading_units(self, section: int | None) -> Iterator[int]:
        """The units that headings name and say no more, the nearest first: ``=== 第九战区 ===``."""
        while section:
            place = self.scan.article.sections[section]
            tokens = self.scan.within(self.scan.block_at(place.span.start))
            units = [token for token in tokens if token.kind is Kind.UNIT]
            name = units[-1].span.of(self.scan.folded) if units else ""
            if name and _ABOUT.sub("", self.scan.bare(fold(place.title))) in ("", name):
                yield units[-1].unit
            section = place.parent

    def _lead(self, first: Block) -> int | None:
        """The unit that the words before a list, or else its headings, put it under."""
        above = self._lead_unit(first)
        chain = [*([] if above is None else [above]), *self._heading_units(first.section)]
        for child, parent in pairwise(chain):
            if self.scan.units[child].rank < self.scan.units[parent].rank:
                self.facts.unders.append(Under(child, parent, UnitSource.TABLE, TABLE_WEIGHT))
        self.facts.sources.update(dict.fromkeys(chain, UnitSource.TABLE))
        if chain and above is None:
            self._officers(first, chain[0])
        return chain[0] if chain else None

    def _lead_unit(self, block: Block) -> int | None:
        """The unit of a short paragraph right before a list: ``…第一游击队：``, ``左翼：第七集团军``."""
        blocks = self.scan.article.blocks
        index = self.scan.block_index(block.span.start)
        before = blocks[index - 1] if index else block
        if before.kind is not BlockKind.PARAGRAPH or before.section != block.section:
            return None
        units = self._units(before)
        if not units:
            return None
        last = units[-1]
        rest = self.scan.folded[last.span.end : before.span.end]
        near = last.span.start >= before.span.end - 40 and rest.endswith(":") and "。" not in rest
        bare = self._without_officers(Span(last.span.end, before.span.end))
        alone = len(before.span) <= 80 and _NO_MORE.fullmatch(_IN_LEAD.sub("", bare)) is not None
        return last.unit if near or alone else None

    def _without_officers(self, span: Span) -> str:
        """The words of a stretch but names, roles and ranks."""
        words, start = [], span.start
        for token in self.scan.named(span):
            words.append(self.scan.folded[start : token.span.start])
            start = token.span.end
        return "".join(words) + self.scan.folded[start : span.end]

    def _officers(self, first: Block, unit: int) -> None:
        """Officers in a short paragraph between a unit's heading and its list."""
        blocks = self.scan.article.blocks
        before = blocks[self.scan.block_index(first.span.start) - 1]
        tokens = self.scan.named(before.span)
        roles = tokens and tokens[0].kind is Kind.ROLE and tokens[0].span.start == before.span.start
        if before.kind is BlockKind.PARAGRAPH and roles and not self._units(before):
            reader = PostReader(self.scan, self.facts, UnitSource.TABLE, line=True, unit=unit)
            reader.read(shape_of(self.scan, before.span))
