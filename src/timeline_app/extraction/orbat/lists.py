"""Orders of battle written as lists: table cells, list items, and the infobox.

One line is one unit (or several: 第二军团暨第十军) with its commanders; the nesting of the lines is
the chain of command.  The head of a column, a heading or a line without a unit (日本方面) tells the
side of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.domain.article import Block
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.heads import Line, groups
from timeline_app.extraction.orbat.leads import LeadReader
from timeline_app.extraction.orbat.lines import LineReader
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import construct, shape_of
from timeline_app.extraction.orbat.tables import RowReader
from timeline_app.extraction.units.grammar import find_numbered
from timeline_app.zhtext.variants import fold

_PART = re.compile(
    r"(?!(?:司令部|军部|师部|旅部|总部)\()(?:第\d+)?[\u3400-\u9fff]{1,8}(?:院|站|队|所|(?<![一全大余残各内])部|中队)(?:\d|$|[(,])"
)
_ACTS = re.compile(r"[以令派调]\s*(?:国军|日军|敌军|我军)?$")
"""What shows an item to be a sentence, told of a unit: 东路以第5军…进攻."""

_LONGEST = 1000
"""An item of more characters is no line of an order of battle."""
_LED = construct(
    r"S*(?:\d[^,。;UPRK]{0,10}[年月日])?P ?K?(?:\([^()UPR]*\))?(?:[\s\-–—]+|(?:为|任|担任|出任|兼任)[^,。;UPRK]{0,3})U"
)
"""A line that has the man before the unit: 孙连仲 — 第2集团军, 吉鸿昌为第二军军长."""
_MEDICS = re.compile("(?:卫生队|通信队|通讯队|野战病院|野战医院)(?:(?:本部)?[及和与、]|担架)")
"""A part without a number, of which further parts are told: 第106师团卫生队本部及担架第2中队."""
_TOLD = re.compile(
    r"[^,。;:()\n]{0,16}(?:在|于|向|自|由|沿)[^。;:()\n]{6,80}(?:进攻|攻击|前进|推进|佯动|集结|防守|守备|待机|行动|追击)[^。;:\n]{0,120}[。;]\s*"
)
"""What stands behind the last unit of an item that is a sentence: 各1个旅在平汉线之安阳佯动."""

_STORY = re.compile(
    r"(?:部队|主力|一部)?[^。:;、()\n]{0,20}(?:攻占|占领|进占|攻克|攻入|攻下|进至|进抵|挺进|推进|前进|进击|进攻|攻击|发起|渡江|追击)[^\n]*。[^\n]*。"
)
"""What stands behind the first unit of an item of several sentences: 第26军于5月12日夜攻占昆山,…。…。"""


@dataclass(slots=True)
class _OpenList:
    """A list while it is read: depth, unit and side of the lines that the next may be under.

    ``top`` are the units of a list whose side nothing tells, ``last`` that of the last line.
    """

    camp: str | None
    levels: list[tuple[int, int | None, str | None]]
    top: list[int] = field(default_factory=list)
    last: int | None = None

    def leave(self, depth: int) -> None:
        """A line of this depth begins."""
        while len(self.levels) > 1 and self.levels[-1][0] >= depth:
            self.levels.pop()

    @property
    def superior(self) -> int | None:
        """The unit that the next line is under."""
        return self.above(self.levels[-1][0] + 1)

    def above(self, depth: int) -> int | None:
        """The unit that a line of some depth would be under."""
        units = (unit for level, unit, _ in reversed(self.levels) if level < depth)
        return next((unit for unit in units if unit is not None), None)

    @property
    def side(self) -> str | None:
        """The side of the next line."""
        return self.levels[-1][2]


@dataclass(slots=True)
class ListReader:
    """Reads the lists of a scanned article into ``facts``."""

    scan: Scan
    facts: Facts
    _heads: dict[tuple[int, int], list[Block]] = field(default_factory=dict)
    _mains: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _done: set[int] = field(default_factory=set)
    _leads: LeadReader = field(init=False)

    def __post_init__(self) -> None:
        self._leads = LeadReader(self.scan, self.facts)

    def read(self) -> set[int]:
        """Reads every list that is an order of battle; the indices of the blocks it has read."""
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
                self._done |= {
                    self.scan.block_index(line.block.span.start)
                    for line, units in lines
                    if self._is_headed(line.block, units) or not units
                }
        RowReader(self.scan, self.facts, self._mains).read()
        return self._done

    def _units(self, block: Block) -> list[Token]:
        return [token for token in self.scan.within(block.span) if token.kind is Kind.UNIT]

    def _is_headed(self, block: Block, units: Sequence[Token]) -> bool:
        if not units or len(block.span) > _LONGEST:
            return False
        if _LED.match(shape_of(self.scan, block.span).text):
            return True
        if units[0].span.start - block.span.start > 8:
            return False
        if _ACTS.search(self.scan.words(block.span.start, units[0].span.start)):
            return False
        if len(units) > 1 and _TOLD.fullmatch(self.scan.words(units[-1].span.end, block.span.end)):
            return False
        if _STORY.match(self.scan.words(units[0].span.end, block.span.end)):
            return False
        tokens = self.scan.within(block.span)
        return (
            tokens[0].kind in (Kind.UNIT, Kind.SIDE) or tokens[0].span.start > units[0].span.start
        )

    def _group(self, lines: Sequence[tuple[Line, list[Token]]], first: Block) -> None:
        side = self._side_above(first)
        camp = None if side else self._camp_above(first.section)
        lead = self._leads.read(first, side)
        side = side or (None if camp else lead.side)
        if lead.paragraph is not None:
            self._done.add(lead.paragraph)
        opened = _OpenList(camp, [(-1, lead.unit, side)])
        for line, units in lines:
            if not units and self._officers(line, opened):
                continue
            opened.leave(line.depth)
            if self._is_headed(line.block, units):
                self._unit_line(line, units, opened)
            else:
                self._plain_line(line, opened)

    def _plain_line(self, line: Line, opened: _OpenList) -> None:
        """A line without a unit at its head: a side, or a mere label."""
        side = self._side_said(line.block.span) or opened.side
        opened.levels.append((line.depth, None, side))

    def _officers(self, line: Line, opened: _OpenList) -> bool:
        """A line of officers: of the unit of the line before it, or of the one that it is under."""
        superior = opened.above(line.depth)
        beside = opened.last is not None and opened.levels[-1][:2] == (line.depth, opened.last)
        of = opened.last if beside else superior
        return of is not None and self._leads.officers(line.block, of)

    def _unit_line(self, line: Line, units: list[Token], opened: _OpenList) -> None:
        superior, side = opened.superior, opened.side
        reader = LineReader(self.scan, self.facts)
        known = len(self.facts.composed)
        mains = reader.read(line.block, units, side, superior)
        chain = dict(self.facts.composed[known:])
        self._mains[self.scan.block_index(line.block.span.start)] = tuple(mains)
        if opened.camp is not None:
            camps = dict.fromkeys((token.unit for token in units), opened.camp)
            self.facts.leanings.update(camps)
        elif side is None:
            self.facts.allies += [(opened.top[-1], main) for main in mains if opened.top]
            opened.top += mains
        opened.last = mains[-1]
        if self._is_part(units, line.block):
            opened.levels.append((line.depth, superior, side))
            return
        for unit in mains:
            above = self._in_chain(unit, superior, chain)
            if above is not None:
                reader.under(unit, above)
        opened.levels.append((line.depth, mains[-1], side))

    def _in_chain(self, unit: int, superior: int | None, whole: Mapping[int, int]) -> int | None:
        """The superior of a line's unit: the last of its own chain, if that names the list's again.

        In the list of the 3rd corps, ``第3军第7师第20团`` is under the 7th division.  ``whole`` has the
        next of the chain for each part of the line.
        """
        if superior is None or self._is_of_bigger(unit, superior):
            return None
        first = above = whole.get(unit)
        while above is not None:
            if self._alike(above, superior):
                return first
            above = whole.get(above)
        return superior

    def _is_of_bigger(self, unit: int, superior: int) -> bool:
        """Whether a unit's own name begins with a unit above the list's: 第41军特务营 in a division."""
        word, above = self.scan.units[unit], self.scan.units[superior]
        own = find_numbered(word.span.of(self.scan.folded)) if not word.number else []
        bigger = bool(own) and own[0].span.start == 0 and own[0].rank > above.rank
        return bigger and bool(above.number)

    def _alike(self, one: int, other: int) -> bool:
        left, right = self.scan.units[one], self.scan.units[other]
        return (left.number, left.echelon) == (right.number, right.echelon)

    def _is_part(self, units: Sequence[Token], block: Block) -> bool:
        """Whether a line is about a part that has no number: 第106师团第2野战病院, …司令部."""
        if _MEDICS.match(self.scan.folded, units[0].span.end, block.span.end):
            return True
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
