"""Orders of battle written as lists: table cells, list items, and the infobox.

One line is one unit (or several: 第二军团暨第十军) with its commanders; the nesting of the lines is
the chain of command.  The head of a column, a heading or a line without a unit (日本方面) tells the
side of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from timeline_app.domain.article import Article, Block, BlockKind, Role
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction import unit_lexicon
from timeline_app.extraction.orbat_facts import Facts, Under
from timeline_app.extraction.orbat_posts import PostReader
from timeline_app.extraction.orbat_scan import Kind, Scan, Token
from timeline_app.extraction.unit_grammar import find_numbered
from timeline_app.extraction.unit_lexicon import alternatives
from timeline_app.zhtext.variants import fold

_HEAD_END = re.compile(r"[:(,。;\n]|\s[-–—]\s|\s")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千万几][个名余人多艘架辆门]")
_BRACKET = re.compile(r"\(([^()]{4,40})\)")
_ORIGIN = re.compile(r"(?:由|自|从|原属|原为|原|前身|抽调|欠)\s*$")
_BESIDE = re.compile(r"\s*(?:暨|兼|、|及|和|与|/)\s*")
_TABLE_WEIGHT = 9


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list; ``depth`` counts from 0 for a paragraph or a cell's running text."""

    block: Block
    depth: int


def groups(article: Article) -> Iterator[list[Line]]:
    """The lists of an article: the lines of each table cell, and items that follow one another."""
    group: list[Line] = []
    place: object = None
    for block in article.blocks:
        listed = block.role is Role.TABLE or (
            block.kind is BlockKind.ITEM and block.role is Role.NARRATIVE
        )
        here = (block.section, block.cell and (block.cell.table, block.cell.row, block.cell.column))
        if group and (not listed or here != place):
            yield group
            group = []
        if listed and not (block.cell and block.cell.header):
            group.append(Line(block, block.depth))
            place = here
    if group:
        yield group


def line_names(article: Article, folded: str) -> list[str]:
    """Names of units without numbers that stand at the heads of lines (folded)."""
    names = []
    for group in groups(article):
        heads = [(_head(article, folded, line.block), line) for line in group]
        likely = sum(1 for head, line in heads if head or _begins_with_unit(folded, line.block))
        if likely * 2 >= len(group):
            names += [head for head, _ in heads if head]
            names += [name for line in group for name in _bracketed(folded, line.block)]
    return names


def _begins_with_unit(folded: str, block: Block) -> bool:
    return bool(
        find_numbered(folded[block.span.start : min(block.span.end, block.span.start + 24)])
    )


def _head(article: Article, folded: str, block: Block) -> str:
    """The name at the head of a line, "" where what stands there is none."""
    lexicon = unit_lexicon.units()
    span = block.span
    ends = [link.span.start for link in article.links if span.start < link.span.start < span.end]
    stop = _HEAD_END.search(folded, span.start, span.end)
    head = folded[span.start : min([span.end, *ends, *([stop.start()] if stop else [])])]
    for role in _roles_in_head().finditer(head):
        if head[: role.start()].endswith(lexicon.line_endings):
            head = head[: role.start()]
            break
    return head if _is_name(head) else ""


@cache
def _roles_in_head() -> re.Pattern[str]:
    return re.compile(rf"(?<!^)(?:{alternatives(unit_lexicon.people().roles)})(?!部|长|官|员)")


def _is_name(head: str) -> bool:
    lexicon = unit_lexicon.units()
    if not 3 <= len(head) <= 16 or head in lexicon.transparent or _COUNTED.search(head):
        return False
    if not head.endswith(lexicon.line_endings) or head in unit_lexicon.people().all_forces:
        return False
    numbered = find_numbered(head)
    if not numbered:
        return True
    rest = head[numbered[-1].span.end :]
    return len(numbered) == 1 and len(rest) > 1 and rest not in lexicon.offices


def _bracketed(folded: str, block: Block) -> list[str]:
    """Names in a bracket of a line: 宪兵部队（宪兵第二、第十团、教导团）."""
    match = _BRACKET.search(folded, block.span.start, block.span.end)
    parts = match[1].split("、") if match else []
    return [part for part in parts if len(parts) > 1 and _is_name(part) and not find_numbered(part)]


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
            mains = self._line(line.block, units, side)
            if side is None:
                self.facts.allies += [(top[-1], main) for main in mains if top]
                top += mains
            for unit in mains:
                if superior is not None:
                    self._under(unit, superior)
            stack.append((line.depth, mains[-1], side))

    def _under(self, child: int, parent: int) -> None:
        self.facts.unders.append(Under(child, parent, UnitSource.TABLE, _TABLE_WEIGHT))

    def _line(self, block: Block, units: Sequence[Token], side: str | None) -> list[int]:
        """Reads a line; the mentions of the unit or units it is about."""
        mains = [units[0].unit]
        for left, right in pairwise(units):
            self._place(left, right, mains)
        for token in units:
            self.facts.sources[token.unit] = UnitSource.TABLE
            if side is not None:
                self.facts.sides.setdefault(token.unit, side)
        siblings = tuple(mains)
        reader = PostReader(self.scan, self.facts, UnitSource.TABLE, line=True, siblings=siblings)
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
        elif _ORIGIN.search(gap) or "抽调" in gap:
            self.facts.history.add(right.unit)
        elif not gap and other.rank < one.rank:
            mains[-1] = right.unit
        elif _BESIDE.fullmatch(gap) and left.unit in mains and "(" not in gap:
            mains.append(right.unit)
        elif gap.endswith("(") and closing == ")" and not other.number:
            self.facts.same.append((mains[-1], right.unit))
        elif other.rank < main.rank or "(" in gap:
            self._under(right.unit, mains[-1])
        elif other.group >= 0 and other.group == one.group:
            self._copy(left.unit, right.unit, mains)
        elif other.rank == main.rank:
            mains.append(right.unit)

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
