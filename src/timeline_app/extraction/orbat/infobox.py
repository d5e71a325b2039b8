"""The infobox: which units stand on which side, and who leads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline_app.domain.article import InfoboxField, Role
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts, Under
from timeline_app.extraction.orbat.posts import PostReader
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.orbat.shapes import shape_of

_PARTY = re.compile(
    r"(?:combatant|commander|units|strength|side|belligerent|参战方|指挥官|司令|兵力)\D*(\d)[a-z]?$"
)

_PARTS = re.compile(r"\s*+(?:\([^()]*\)\s*+)?(?:[:(\-–—之]|下?辖|所属)\s*(?:下?辖|包括)?\s*")
"""What stands between a unit and its parts in one line."""


@dataclass(slots=True)
class InfoboxReader:
    """Reads the fields of the parties (combatant1, commander1, units1 …) into ``facts``."""

    scan: Scan
    facts: Facts

    def read(self) -> set[int]:
        """Reads the infobox; the indices of its blocks."""
        sides = self._party_sides()
        for field, party in self._parties():
            known = sides.get(party, set())
            for token in self.scan.within(field.span):
                if token.kind is Kind.UNIT:
                    self.facts.sources[token.unit] = UnitSource.INFOBOX
                    if len(known) == 1:
                        self.facts.sides.setdefault(token.unit, next(iter(known)))
                if token.kind is Kind.PERSON and len(known) == 1:
                    self.facts.people.setdefault(token.value, next(iter(known)))
            self._units(field.span)
            self._nested(field)
            for line in self._lines(field.span):
                self._headed(line)
                self._line(line)
        blocks = self.scan.article.blocks
        return {index for index, block in enumerate(blocks) if block.role is Role.INFOBOX}

    def _units(self, span: Span) -> None:
        """The units of one field are on one side; those written without a sign are a chain."""
        units = [token for token in self.scan.within(span) if token.kind is Kind.UNIT]
        for left, right in pairwise(units):
            self.facts.allies.append((left.unit, right.unit))
            one, other = self.scan.units[left.unit], self.scan.units[right.unit]
            if self._are_chain(left.unit, right.unit):
                self.facts.place(Under(right.unit, left.unit, UnitSource.INFOBOX, 3))
            elif one.group >= 0 and one.group == other.group:
                for under in self.facts.above(left.unit):
                    self.facts.place(replace(under, child=right.unit))

    def _are_chain(self, left: int, right: int) -> bool:
        """Whether a smaller unit follows one without a sign between."""
        one, other = self.scan.units[left], self.scan.units[right]
        return one.span.end == other.span.start and other.rank < one.rank

    def _headed(self, line: Span) -> None:
        """A line that gives the parts of its first unit: 第27集团军:第20军, 第11军(第3、第4师团)."""
        units = [token.unit for token in self.scan.within(line) if token.kind is Kind.UNIT]
        if len(units) < 2:
            return
        head, part = self.scan.units[units[0]], self.scan.units[units[1]]
        gap = self.scan.folded[head.span.end : part.span.start]
        if part.rank >= head.rank or not _PARTS.fullmatch(gap):
            return
        for unit in units[1:]:
            if self.scan.units[unit].rank < head.rank:
                self.facts.place(Under(unit, units[0], UnitSource.INFOBOX, 2))

    def _nested(self, field: InfoboxField) -> None:
        """An item of a list is under the unit of the line that the list stands below."""
        opened: list[tuple[int, int]] = []
        for depth, line in zip(field.depths, self._lines(field.span), strict=False):
            while opened and opened[-1][0] >= depth:
                opened.pop()
            units = [token.unit for token in self.scan.within(line) if token.kind is Kind.UNIT]
            whole = [part for part, one in pairwise(units) if self._are_chain(part, one)]
            for unit in units:
                rank = self.scan.units[unit].rank
                if opened and unit not in whole and rank < self.scan.units[opened[-1][1]].rank:
                    under = Under(unit, opened[-1][1], UnitSource.INFOBOX, 2)
                    self.facts.place(under)
            if units:
                opened.append((depth, units[-1] if whole else units[0]))

    def _parties(self) -> Iterator[tuple[InfoboxField, str]]:
        for field in self.scan.article.infobox:
            match = _PARTY.search(field.name.lower())
            if match:
                yield field, match[1]

    def _party_sides(self) -> dict[str, set[str]]:
        """The sides that each numbered party is, where the field of its name tells."""
        sides: dict[str, set[str]] = {}
        for field, party in self._parties():
            if field.name.lower().startswith(("comb", "bell", "参")):
                words = field.span.of(self.scan.folded)
                found = [self.scan.forces.get(match) for match in self._spoken(words)]
                sides.setdefault(party, set()).update(side for side in found if side)
        return sides

    def _spoken(self, words: str) -> list[str]:
        return self.scan.spoken.findall(words) if self.scan.forces else []

    def _lines(self, span: Span) -> Iterator[Span]:
        start = span.start
        for line in span.of(self.scan.folded).split("\n"):
            yield Span(start, start + len(line))
            start += len(line) + 1

    def _line(self, line: Span) -> None:
        tokens = self.scan.named(line)
        subject = tokens[0].value if tokens and tokens[0].kind is Kind.PERSON else None
        linked = {}
        for token in tokens:
            page = self.scan.targets.get(token.span.start)
            unit = self.scan.unit_of_page(page) if page and token.kind is Kind.ROLE else None
            if unit is not None:
                linked[token.span.start] = unit
        reader = PostReader(
            self.scan, self.facts, UnitSource.INFOBOX, subject=subject, linked=linked
        )
        own = Span(tokens[0].span.end, line.end) if subject else line
        reader.read(shape_of(self.scan, own))
