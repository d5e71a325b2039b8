"""Who is under whom, as a sentence tells it: each unit, and what it is to the units before it.

First the constructs that link two neighbours (``superiors``) are tried; where none fits, the unit is
given to the word of command that reaches it (``commands``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from timeline_app.extraction.orbat.aboard import is_ship
from timeline_app.extraction.orbat.commands import LISTED, WORDS, CommandReader, Gap
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.orbat.shapes import Shape, construct
from timeline_app.extraction.orbat.superiors import SUPERIORS, Link, Pair, is_other_name, record

_NEAR = 12
"""How many names back a battalion's regiment is looked for."""
_BATTALION = 30
_LACKS = construct(r"P?\((?:欠|缺|除)$")
"""What opens a bracket of units that another is without: 第2纵队(欠第4旅)."""
_LACKING = construct(r"\((?:欠|缺|除)(?:U、)*$")
LISTED_NEXT = construct("P *K?[、,和及与](?:S|第)?U")
_BOARDS = construct("K?(?:亲自|亲|在)?(?:乘坐|搭乘|移乘|坐镇|乘).{0,8}")


@dataclass(slots=True)
class ChainReader:
    """Reads superiors into ``facts``; ``latest`` is the last unit spoken of by its echelon."""

    scan: Scan
    facts: Facts
    latest: dict[str, int] = field(default_factory=dict)

    def read(self, shape: Shape) -> None:
        """Adds the superiors that the units and people of one sentence tell."""
        commands = CommandReader(self.scan.units, self.facts)
        previous: int | None = None
        person: int | None = None
        inner: int | None = None
        outer: int | None = None
        for number, token in enumerate(shape.tokens):
            if token.kind is Kind.PERSON and not (
                commands.command and self._is_beside(shape, previous, number)
            ):
                if person is not None and self._overrules(shape, person, number):
                    commands.overrule(shape.tokens[person].value)
                person = number
            elif token.kind is Kind.UNIT:
                previous, outer = self._outside(shape, previous, outer, number)
                link = self._link(shape, previous, number, inner)
                inner = link.parent if link and link.child == token.unit else None
                if link is None:
                    gap = self._gap(shape, previous, person, number)
                    commands.read(token.unit, gap, shape.rest(number))
                previous = number
                person = person if self._is_aboard(shape, person, number) else None
                commands.seen.append(token.unit)
                self.latest[self.scan.units[token.unit].echelon] = token.unit

    def _outside(
        self, shape: Shape, previous: int | None, outer: int | None, number: int
    ) -> tuple[int | None, int | None]:
        """第2纵队(欠第4旅)、第3纵队: behind a bracket of what is missing, the unit before it counts.

        The unit before, and the one that such a bracket is open behind.
        """
        gap = shape.between(previous, number) if previous is not None else ""
        if outer is not None and ")" in gap:
            previous, outer = outer, None
        return previous, previous if _LACKS.match(gap) else outer

    def _is_beside(self, shape: Shape, previous: int | None, person: int) -> bool:
        """第1师甲、第2师乙: a man of the unit before him in a list, who commands nothing that follows."""
        if previous is None or shape.between(previous, person):
            return False
        return LISTED_NEXT.match(shape.text, shape.places[person]) is not None

    def _is_aboard(self, shape: Shape, person: int | None, unit: int) -> bool:
        """纳尔逊亲乘「胜利」号,率 …: what follows is still said of the man on the ship."""
        if person is None or not is_ship(self.scan, shape.tokens[unit].unit):
            return False
        return _BOARDS.fullmatch(shape.gap(person, unit)) is not None

    def _link(
        self, shape: Shape, previous: int | None, number: int, inner: int | None
    ) -> Link | None:
        """The first construct that fits two neighbours; its link is added to the facts."""
        if previous is None:
            return None
        pair = Pair(
            self.scan.units,
            shape.tokens[previous].unit,
            shape.tokens[number].unit,
            self.scan.bare(shape.gap(previous, number)),
            shape.between(previous, number),
            shape.before(previous),
            shape.before(number),
            shape.behind(number),
            inner,
            self.latest,
            self._earlier(shape, number),
        )
        if pair.grouped:
            self._like_group(pair)
        elif is_other_name(pair):
            self.facts.same.append((pair.first, pair.second))
        for rule in SUPERIORS:
            link = rule(pair)
            if link is not None:
                record(self.facts, self.scan.units, link)
                if link.listed:
                    self._like_list(shape, previous, link)
                return link
        return None

    def _like_list(self, shape: Shape, last: int, link: Link) -> None:
        """The units of the list that ends with a link's child have the same superior."""
        numbers = [
            number
            for number in range(last + 1)
            if shape.tokens[number].kind is Kind.UNIT and not _LACKING.search(shape.before(number))
        ]
        for left, right in reversed(list(pairwise(numbers))):
            if not LISTED.fullmatch(self.scan.bare(shape.gap(left, right))):
                return
            child = shape.tokens[left].unit
            record(self.facts, self.scan.units, Link(child, link.parent, link.weight))

    def _like_group(self, pair: Pair) -> None:
        """A further number of a list has the superior of the one before it."""
        for under in self.facts.above(pair.first)[-1:]:
            link = Link(pair.second, under.parent, under.weight)
            record(self.facts, self.scan.units, link)

    def _earlier(self, shape: Shape, number: int) -> list[int]:
        """Before a battalion, the sentence's units, if it speaks of one side only."""
        word = self.scan.units[shape.tokens[number].unit]
        if not word.number or word.rank != _BATTALION:
            return []
        near = shape.tokens[max(0, number - _NEAR) : number]
        sides = {token.value for token in near if token.kind is Kind.SIDE}
        return [token.unit for token in near if token.kind is Kind.UNIT] if len(sides) < 2 else []

    def _overrules(self, shape: Shape, person: int, other: int) -> bool:
        """甲指挥乙的第6集团军: a far word of command stands between two officers."""
        gap = shape.between(person, other)
        return "," not in gap and WORDS[0].pattern.search(gap) is not None

    def _gap(self, shape: Shape, previous: int | None, person: int | None, number: int) -> Gap:
        """What stands before a unit, for the words of command."""
        since = self.scan.bare(shape.gap(previous, number)) if previous is not None else ""
        unit = shape.tokens[previous].unit if previous is not None else None
        if person is None:
            return Gap(since, since, unit)
        return Gap(
            self.scan.bare(shape.gap(person, number)),
            since,
            unit,
            shape.tokens[person].value,
            shape.before(person),
            previous is not None and shape.between(previous, person) == "的",
        )
