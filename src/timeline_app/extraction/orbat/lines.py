"""One line of an order of battle: the unit or units it is about, and what else it names.

``第二军团暨第十军：军团长暨军长徐源泉`` is about two units; ``第5师团步兵第9旅团`` about the second;
in ``第136旅团（步兵第113联队、步兵第145联队）`` the bracket holds what is under it, in
``第10旅团（天谷支队）`` another name of it, in ``奈良支队（第26旅团基干）`` where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline_app.domain.article import Block
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.asides import without_officers
from timeline_app.extraction.orbat.facts import Facts, Under
from timeline_app.extraction.orbat.posts import PostReader
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import construct, shape_of
from timeline_app.extraction.units import vocabulary

TABLE_WEIGHT = 9
"""The weight of a superior that the nesting of a list tells."""
_PART_RANK = 30
_ORIGIN = re.compile(
    "(?:由|自|从|原属|原为|原|前身|抽调|欠|改为|改编为|改称|升任|调任|转任|后任|附|配属|之)(?:海军|陆军|・)*$"
)
_CONVERTED = ("改编", "改称", "扩编")
_RENAMED = ("改编为", "改编为第", "改称", "扩编为")
_LATER_NAME = re.compile(
    r"\((?:(?:随)?后|后来|不久|战后|旋)?(?:改为|改称|改编为|整编为|改番号为|即|又称|亦称|代号)$"
)
_BASIS = re.compile(r"(?:的)?(?:一部|主力|改编而来)|[^()]{0,12}(?:基干|抽调)")
_NEXT = re.compile(r"\s*+(?:\([^()]*\))?(?:\d+个[营连团])?(?:\([^()]*\))?\s*+[、,]\s*")
_DASHED = re.compile(r"\s*\([^()]*\)\s*[-–—]+\s*")
_BEHIND_BRACKET = re.compile(r"\s*\([^()]*\)\s*[、,;及和]\s*")
_ASIDE = re.compile(r"\s*\([^()]*\)[\s:*;]*")
_PARTS = construct(r"U ?\((?:下?辖|所属|包括|含|由)?U")
_INCLUDES = re.compile(r"(?:包括|下辖|辖有|辖|编有|包含|计有)[^()。;]*$")
BELONGS = re.compile(r"[^()]{0,8}\((?:隶属|直属|归属|属|原隶属)于?[^()。;]{0,4}$")
"""What stands between a unit and the bigger one it is said to belong to: 376团一部(隶属第42军)."""
_WITHIN = re.compile(r"[.·之的]?")
_BESIDE = re.compile(r"\s*(?:暨|兼|、|及|和|与|/)\s*")
_OPENING = re.compile(r"[^()]*\((?:下?辖|包括|含|由)?$")
_LATER = re.compile(r"(?![^()]*。[^()]*[^()。\s])[^()]*(?:\([^()]*\)[^()]*)*")
"""What may stand before a further unit of a line; the words of a new sentence make it a story."""


@dataclass(slots=True)
class LineReader:
    """Reads one line into ``facts``; ``mains`` are the mentions of the units it is about."""

    scan: Scan
    facts: Facts
    mains: list[int] = field(default_factory=list)
    children: list[int] = field(default_factory=list)
    owned: int | None = None
    openers: list[Token] = field(default_factory=list)

    def read(
        self, block: Block, units: Sequence[Token], side: str | None, superior: int | None
    ) -> list[int]:
        """The units the line is about, after everything it tells was read."""
        self.mains, self.children, self.owned = [units[0].unit], [], None
        self.openers = []
        self._gather(units)
        for unit in (*self.mains, *self.children):
            self.facts.sources[unit] = UnitSource.TABLE
            if side is not None:
                self.facts.sides.setdefault(unit, side)
        ship = self.scan.units[self.mains[0]].rank == vocabulary.units().ships.rank
        posts = PostReader(
            self.scan,
            self.facts,
            UnitSource.TABLE,
            line=True,
            siblings=self._siblings(units),
            above=superior if ship else None,
        )
        posts.read(shape_of(self.scan, block.span))
        return self.mains

    def _gather(self, units: Sequence[Token]) -> None:
        """Gives each further unit of the line its place; brackets of parts may be further on in it."""
        for left, right in pairwise(units):
            gap = self.scan.gap(left, right)
            if self.openers and gap.count(")") > gap.count("("):
                left, gap = self.openers.pop(), gap.rpartition(")")[2]
                if gap.strip() in ("、", ",", ";"):
                    self._copy(left.unit, right.unit)
                    continue
            if self._opens(left, right):
                self.openers.append(left)
                self.under(right.unit, left.unit)
                self.children.append(right.unit)
            else:
                self._place(left, right, gap)

    def _siblings(self, units: Sequence[Token]) -> tuple[int, ...]:
        """The units of the line that share its officers; none where each has its own behind it."""
        mains = [token for token in units if token.unit in self.mains]
        apart = any(_is_apart(self.scan, left, right) for left, right in pairwise(mains))
        return () if apart else tuple(self.mains)

    def under(self, child: int, parent: int) -> None:
        """The child is under the parent, unless both are of one echelon."""
        one, other = self.scan.units[child], self.scan.units[parent]
        if one.number and other.number and one.echelon == other.echelon:
            return
        self.facts.place(Under(child, parent, UnitSource.TABLE, TABLE_WEIGHT))

    def _opens(self, left: Token, right: Token) -> bool:
        """第8战区:第35军(甲兼,新31师: whether a bracket of parts opens behind a unit further on."""
        one, other = self.scan.units[left.unit], self.scan.units[right.unit]
        if left.unit in self.mains or not other.number or other.rank >= one.rank:
            return False
        between = without_officers(shape_of(self.scan, Span(left.span.start, right.span.end)))
        return _PARTS.fullmatch(between.shape.text) is not None

    def _place(self, left: Token, right: Token, gap: str) -> None:
        """What the next unit of the line is to the line's own."""
        one, other = self.scan.units[left.unit], self.scan.units[right.unit]
        if self._is_owner(left, right, gap):
            return
        behind = self.scan.folded[right.span.end : right.span.end + 3]
        converted = behind.startswith(_CONVERTED) and behind != "改编为"
        if gap in _RENAMED:
            self._renamed(left, right)
        elif _LATER_NAME.fullmatch(gap) and self.scan.folded.startswith(")", right.span.end):
            self.facts.history.add(right.unit)
            self._also(right.unit)
        elif converted or (_DASHED.fullmatch(gap) and not other.number and other.rank <= one.rank):
            self._also(right.unit)
        elif _ORIGIN.search(gap) or _BASIS.match(self.scan.folded, right.span.end):
            self.facts.history.add(right.unit)
        elif not gap and other.rank < one.rank:
            self._compose(left, right)
        elif self._is_beside(left, right, gap):
            self._beside(left, right)
        elif self._is_inside(right):
            self._bracketed(left, right, gap)
        elif self._is_next(right):
            self.mains.append(right.unit)
        else:
            self._follow(left, right, gap)

    def _follow(self, left: Token, right: Token, gap: str) -> None:
        """A unit further on in the line: under the line's own, or like the one before it."""
        one, other = self.scan.units[left.unit], self.scan.units[right.unit]
        listed = gap in ("、", "和", "及") and one.echelon == other.echelon
        if _INCLUDES.search(gap):
            self._child(right.unit)
        elif self.children[-1:] == [left.unit] and listed:
            self._copy(left.unit, right.unit)
        elif gap == ":" and not one.number and other.rank > one.rank:
            self._renamed(left, right)
        elif _LATER.fullmatch(gap) and other.rank < self._rank():
            self._child(right.unit)
        elif _LATER.fullmatch(gap) and other.rank == self._rank():
            self.mains.append(right.unit)
            if not gap:
                self._same_whole(left.unit, right.unit)

    def _is_owner(self, left: Token, right: Token, gap: str) -> bool:
        """343团一部(隶属39军.115师): the bracket's last unit is right above the line's."""
        one, other = self.scan.units[left.unit], self.scan.units[right.unit]
        if BELONGS.fullmatch(gap) and other.rank > one.rank:
            self.owned = left.unit
        elif self.owned is None or not _WITHIN.fullmatch(gap) or other.rank >= one.rank:
            self.owned = None
            return False
        else:
            self.facts.place(Under(right.unit, left.unit, UnitSource.TABLE, TABLE_WEIGHT))
        weight = TABLE_WEIGHT + 10 - other.rank // 10
        self.facts.place(Under(self.owned, right.unit, UnitSource.TABLE, weight))
        self.children.append(right.unit)
        return True

    def _rank(self) -> int:
        return self.scan.units[self.mains[-1]].rank

    def _renamed(self, left: Token, right: Token) -> None:
        """第71军暂3师改编为第88师, 西路部队：第3军: about the last, the other is a name of it."""
        self.facts.same.append((right.unit, left.unit))
        self.children.append(right.unit)
        self.mains = [right.unit if main == left.unit else main for main in self.mains]

    def _also(self, unit: int) -> None:
        """Another name of the line's unit."""
        self.facts.same.append((self.mains[-1], unit))
        self.children.append(unit)

    def _child(self, unit: int) -> None:
        self.under(unit, self.mains[-1])
        self.children.append(unit)

    def _compose(self, left: Token, right: Token) -> None:
        """第5师团步兵第9旅团 is a line about the second: the first has its place elsewhere."""
        self.facts.compose(right.unit, left.unit)
        self.children += [left.unit, right.unit]
        if left.unit in self.mains:
            self.mains[self.mains.index(left.unit)] = right.unit

    def _is_beside(self, left: Token, right: Token, gap: str) -> bool:
        if left.unit not in self.mains:
            return False
        if _BESIDE.fullmatch(gap):
            return True
        if _ASIDE.fullmatch(gap) and self.scan.units[right.unit].rank == self._rank():
            return True
        return _NEXT.fullmatch(gap) is not None and not self._is_inside(right)

    def _beside(self, left: Token, right: Token) -> None:
        """A further unit of the line; it may take the arm of the one before (炮兵第八团、第十团)."""
        one, other = self.scan.units[left.unit], self.scan.units[right.unit]
        self.mains.append(right.unit)
        alike = one.echelon == other.echelon and not other.qualifier
        if alike and other.rank <= _PART_RANK:
            self._same_whole(left.unit, right.unit)
        levies = vocabulary.units().qualifier_nations
        if one.qualifier in levies or one.echelon != other.echelon or other.foot:
            return
        if one.qualifier and not other.qualifier:
            self.facts.arms[right.unit] = one.qualifier

    def _is_next(self, token: Token) -> bool:
        """Whether a unit follows the line's own and its bracket: 第8兵团(第5军)、第10兵团."""
        last = self.scan.units[self.mains[-1]]
        between = self.scan.folded[last.span.end : token.span.start]
        like = self.scan.units[token.unit].rank == last.rank
        return like and _BEHIND_BRACKET.fullmatch(between) is not None

    def _is_inside(self, token: Token) -> bool:
        """Whether a unit stands in a bracket behind the line's own."""
        start = self.scan.units[self.mains[-1]].span.end
        between = self.scan.folded[start : token.span.start]
        return between.count("(") > between.count(")")

    def _bracketed(self, left: Token, right: Token, gap: str) -> None:
        """A name alone in a bracket is another name; units that begin one are under the line's."""
        closed = self.scan.folded.startswith(")", right.span.end)
        if gap.endswith("(") and closed and not self.scan.units[right.unit].number:
            self._also(right.unit)
        elif _OPENING.fullmatch(gap) or _INCLUDES.search(gap):
            self._child(right.unit)
        elif gap in ("、", "") or self.scan.units[right.unit].group >= 0:
            self._copy(left.unit, right.unit)

    def _same_whole(self, model: int, unit: int) -> bool:
        """Makes a unit part of what another is part of: 野炮兵第106联队第1、2中队."""
        whole = self.facts.whole_of(model)
        if whole is not None:
            self.facts.compose(unit, whole)
        return whole is not None

    def _copy(self, model: int, unit: int) -> None:
        """A unit listed behind another is under the same one, or another part of the same."""
        if self._same_whole(model, unit):
            self.children.append(unit)
            return
        for under in self.facts.above(model)[-1:]:
            self.under(unit, under.parent)
            self.children.append(unit)


def _is_apart(scan: Scan, left: Token, right: Token) -> bool:
    """Whether a bracket or a name stands between two units."""
    between = scan.within(Span(left.span.end, right.span.start))
    people = any(token.kind is Kind.PERSON for token in between)
    return people or ")" in scan.gap(left, right)
