"""Orders of battle written as lists: table cells, list items, and the infobox.

One line is one unit (or several: 第二军团暨第十军) with its commanders; the nesting of the lines is
the chain of command.  The head of a column, a heading or a line without a unit (日本方面) tells the
side of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline_app.domain.article import Block, BlockKind
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction import unit_lexicon
from timeline_app.extraction.orbat_facts import Facts, Under
from timeline_app.extraction.orbat_heads import Line, groups
from timeline_app.extraction.orbat_posts import PostReader
from timeline_app.extraction.orbat_scan import Kind, Scan, Token
from timeline_app.zhtext.variants import fold

_PART = re.compile(r"(?:第\d+)?[\u3400-\u9fff]{1,8}(?:院|站|队|所|部|中队)(?:\d|$|[(,])")
_ORIGIN = re.compile(r"(?:由|自|从|原属|原为|原|前身|抽调|欠)\s*$")
_NEXT = re.compile(r"\s*(?:\([^()]*\))?(?:\d+个[营连团])?(?:\([^()]*\))?\s*[、,]\s*")
_BESIDE = re.compile(r"\s*(?:暨|兼|、|及|和|与|/)\s*")
_TABLE_WEIGHT, _PART_RANK = 9, 30


@dataclass(slots=True)
class ListReader:
    """Reads the lists of a scanned article into ``facts``."""

    scan: Scan
    facts: Facts

    def read(self) -> set[int]:
        """Reads every list that is an order of battle; the indices of the blocks it has read."""
        done: set[int] = set()
        indices = {block: index for index, block in enumerate(self.scan.article.blocks)}
        for group in groups(self.scan.article):
            lines = [(line, self._units(line.block)) for line in group]
            headed = sum(1 for line, units in lines if self._is_headed(line.block, units))
            if headed and headed * 2 >= sum(
                1 for line in group if self.scan.within(line.block.span)
            ):
                self._group(lines, group[0].block)
                done |= {indices[line.block] for line in group}
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
        stack: list[tuple[int, int | None, str | None]] = [(-1, self._lead_unit(first), side)]
        top: list[int] = []
        for line, units in lines:
            while len(stack) > 1 and stack[-1][0] >= line.depth:
                stack.pop()
            side = stack[-1][2]
            superior = next((unit for _, unit, _ in reversed(stack) if unit is not None), None)
            if not self._is_headed(line.block, units):
                stack.append((line.depth, None, self._side_said(line.block.span) or side))
                continue
            mains = self._line(line.block, units, side, superior)
            if side is None:
                self.facts.allies += [(top[-1], main) for main in mains if top]
                top += mains
            if self._is_part(units, line.block):
                stack.append((line.depth, superior, side))
                continue
            for unit in mains:
                if superior is not None:
                    self._under(unit, superior)
            stack.append((line.depth, mains[-1], side))

    def _is_part(self, units: Sequence[Token], block: Block) -> bool:
        """Whether a line is about a part that has no number: 第106师团第2野战病院, …司令部."""
        end = units[-1].span.end
        tokens = self.scan.within(Span(end, block.span.end))
        if tokens and tokens[0].span.start <= end + 1:
            return False
        return bool(_PART.match(self.scan.folded, end, block.span.end))

    def _under(self, child: int, parent: int) -> None:
        one, other = self.scan.units[child], self.scan.units[parent]
        if one.number and other.number and one.echelon == other.echelon:
            return
        self.facts.unders.append(Under(child, parent, UnitSource.TABLE, _TABLE_WEIGHT))

    def _line(
        self, block: Block, units: Sequence[Token], side: str | None, superior: int | None
    ) -> list[int]:
        """Reads a line; the mentions of the unit or units it is about."""
        mains = [units[0].unit]
        for left, right in pairwise(units):
            self._place(left, right, mains)
        for token in units:
            self.facts.sources[token.unit] = UnitSource.TABLE
            if side is not None:
                self.facts.sides.setdefault(token.unit, side)
        ship = self.scan.units[mains[0]].rank == unit_lexicon.units().ships.rank
        reader = PostReader(
            self.scan,
            self.facts,
            UnitSource.TABLE,
            line=True,
            siblings=tuple(mains),
            above=superior if ship else None,
        )
        reader.read(self.scan.within(block.span))
        return mains

    def _place(self, left: Token, right: Token, mains: list[int]) -> None:
        """What the next unit of a line is to the line's own."""
        gap = self.scan.gap(left, right)
        one, other = self.scan.units[left.unit], self.scan.units[right.unit]
        main = self.scan.units[mains[-1]]
        closing = self.scan.folded[right.span.end : right.span.end + 1]
        if self.scan.folded.startswith(("改编", "改称", "扩编"), right.span.end):
            self.facts.same.append((mains[-1], right.unit))
        elif _ORIGIN.search(gap) or "抽调" in gap or self._is_basis(right):
            self.facts.history.add(right.unit)
        elif not gap and other.rank < one.rank:
            self._compose(left, right, mains)
        elif (_BESIDE.fullmatch(gap) and left.unit in mains) or (
            _NEXT.fullmatch(gap) and not self._is_inside(mains[-1], right)
        ):
            self._beside(left, right, mains)
        elif gap.endswith("(") and closing == ")" and not other.number:
            self.facts.same.append((mains[-1], right.unit))
        elif other.rank < main.rank or gap.count("(") > gap.count(")"):
            self._under(right.unit, mains[-1])
        elif (gap == "、" and left.unit not in mains) or (
            other.group >= 0 and other.group == one.group
        ):
            self._copy(left.unit, right.unit, mains)
        elif other.rank == main.rank:
            mains.append(right.unit)

    def _is_inside(self, main: int, token: Token) -> bool:
        """Whether a unit stands in a bracket behind the line's own."""
        between = self.scan.folded[self.scan.units[main].span.end : token.span.start]
        return between.count("(") > between.count(")")

    def _compose(self, left: Token, right: Token, mains: list[int]) -> None:
        """第5师团步兵第9旅团 is a line about the second, 第十团第一营 about both."""
        self.facts.composed.append((right.unit, left.unit))
        if self.scan.units[right.unit].rank > _PART_RANK:
            mains[-1] = right.unit

    def _beside(self, left: Token, right: Token, mains: list[int]) -> None:
        """A further unit of the line; it may take the arm of the one before (炮兵第八团、第十团)."""
        one, other = self.scan.units[left.unit], self.scan.units[right.unit]
        mains.append(right.unit)
        if one.echelon == other.echelon and one.qualifier and not other.qualifier:
            self.facts.arms[right.unit] = one.qualifier

    def _is_basis(self, token: Token) -> bool:
        """支队（步兵第26旅团基干）: what a detachment was made from."""
        return self.scan.folded.startswith(
            ("基干", "为基干", "一部", "主力", "抽调"), token.span.end
        )

    def _copy(self, model: int, unit: int, mains: list[int]) -> None:
        parents = [under.parent for under in self.facts.unders if under.child == model]
        if model in mains:
            mains.append(unit)
        elif parents:
            self._under(unit, parents[-1])

    def _side_said(self, span: Span) -> str | None:
        for token in self.scan.within(span):
            if token.kind is Kind.SIDE:
                return token.value
        return None

    def _side_above(self, block: Block) -> str | None:
        """The side that the head of the column, or a heading above, tells."""
        article = self.scan.article
        if block.cell is not None:
            cell = block.cell
            for head in article.blocks:
                place = head.cell
                if (
                    place
                    and place.header
                    and place.table == cell.table
                    and place.column == cell.column
                ):
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
        folded = fold(title)
        found = [
            (folded.find(word), side) for word, side in self.scan.forces.items() if word in folded
        ]
        return min(found)[1] if found else None

    def _lead_unit(self, block: Block) -> int | None:
        """The unit of a paragraph ``…第一游击队：`` right before a list."""
        blocks = self.scan.article.blocks
        index = blocks.index(block)
        if index == 0 or blocks[index - 1].kind is not BlockKind.PARAGRAPH:
            return None
        before = blocks[index - 1]
        if before.section != block.section or not before.span.of(self.scan.folded).endswith(":"):
            return None
        units = self._units(before)
        last_sentence = before.span.end - 40
        near = [token for token in units if token.span.start >= last_sentence]
        return near[-1].unit if near else None
