"""Who is under whom, as a sentence tells it: each unit, and what it is to the units before it.

First the constructs that link two neighbours (``superiors``) are tried; where none fits, the unit is
given to the word of command that reaches it (``commands``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from timeline_app.extraction.orbat.aboard import is_ship
from timeline_app.extraction.orbat.asides import without_officers
from timeline_app.extraction.orbat.command_words import WORDS
from timeline_app.extraction.orbat.commands import LISTED, Command, CommandReader, Gap
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.orbat.shapes import Shape, construct, without_sides
from timeline_app.extraction.orbat.superiors import (
    IMPLIED,
    SUPERIORS,
    Link,
    Pair,
    is_called,
    is_other_name,
    is_renamed,
    record,
)

_NEAR = 12
"""How many names back a battalion's regiment is looked for."""
_BATTALIONS, _COMPANIES = ("营", "大队"), ("连", "中队")
_BRACKET = re.compile("[()]")
_INSIDE = construct(r"\([^()U]*U(?:[^()]|\([^()]*\))*\)")
"""A bracket with units in it, which is no part of what stands between two units around it."""
_REMARK = construct(r"^\([^()U]*\)")
"""A bracket right behind a unit that names none, which tells nothing of who is under whom."""
LISTED_NEXT = construct("P *K?[、,和及与](?:S|第)?U")
_TURNS = construct(r"[;。]S|,S[^,;。、]{0,2}(?:以|派|令|调)[^,;。]{0,4}$")
"""A clause that begins with the word of a side is told of other troops."""
_BOARDS = construct("K?(?:亲自|亲|在)?(?:乘坐|搭乘|移乘|坐镇|乘).{0,8}")


@dataclass(slots=True)
class _Level:
    """What a sentence has said outside and inside each bracket that is open.

    ``units`` are the tokens of the units so far, by number, ``inner`` the superior just told for the
    last of them, ``person`` the last man, ``command`` the word of command in force.
    """

    units: list[int] = field(default_factory=list)
    inner: int | None = None
    person: int | None = None
    command: Command | None = None

    @property
    def previous(self) -> int | None:
        """The last unit."""
        return self.units[-1] if self.units else None


_RENAMED = construct(
    r"^[^。U]{0,10}(?:他们|它们|她们|其|该[^,。;U]{1,4}|部队|舰队)(?:被|遂|旋|又|便|也|则|后来?|随后|正式|重新)*"
    r"(?:改名|更名|改称|易名|改番号|命名)为S*[“「『]?$"
)
"""他们被重新改名为Z舰队: the unit that the sentence before began with."""


@dataclass(slots=True)
class ChainReader:
    """Reads superiors into ``facts``; ``latest`` is the last unit spoken of by its echelon.

    ``subject`` is the first unit of the last sentence that named one.
    """

    scan: Scan
    facts: Facts
    latest: dict[str, int] = field(default_factory=dict)
    subject: int | None = None

    def read(self, sentence: Shape) -> None:
        """Adds the superiors that the units and people of one sentence tell."""
        plain = without_officers(sentence)
        shape = plain.shape
        self.facts.led += [(man, unit, IMPLIED) for man, unit in plain.owners]
        self._renamed(shape)
        commands = CommandReader(self.scan.units, self.facts)
        levels = [_Level()]
        at = 0
        for number, token in enumerate(shape.tokens):
            if token.kind not in (Kind.PERSON, Kind.UNIT):
                continue
            self._brackets(shape.text[at : shape.places[number]], levels, commands)
            at = shape.places[number]
            if token.kind is Kind.PERSON:
                self._person(shape, number, levels[-1], commands)
            else:
                self._unit(shape, number, levels[-1], commands)

    def _renamed(self, shape: Shape) -> None:
        """Another name of the unit that the sentence before was about, if this one tells it."""
        units = [place for place, token in enumerate(shape.tokens) if token.kind is Kind.UNIT]
        if not units:
            return
        first = shape.tokens[units[0]].unit
        if self.subject is not None and _RENAMED.match(shape.text[: shape.places[units[0]]]):
            self.facts.same.append((self.subject, first))
        self.subject = first

    def _brackets(self, text: str, levels: list[_Level], commands: CommandReader) -> None:
        """第2军(第4师)、第3军: behind a bracket the sentence goes on from the unit before it."""
        for sign in _BRACKET.findall(text):
            if sign == "(":
                level = levels[-1]
                level.command = commands.command
                inside = _Level(level.units[-1:], level.inner, level.person)
                levels.append(inside)
            elif len(levels) > 1:
                levels.pop()
                commands.command = levels[-1].command

    def _person(self, shape: Shape, number: int, level: _Level, commands: CommandReader) -> None:
        if commands.command and self._is_beside(shape, level.previous, number):
            return
        if level.person is not None and self._overrules(shape, level.person, number):
            commands.overrule(shape.tokens[level.person].value)
        level.person = number

    def _unit(self, shape: Shape, number: int, level: _Level, commands: CommandReader) -> None:
        unit = shape.tokens[number].unit
        if level.previous is not None and _TURNS.search(shape.between(level.previous, number)):
            level.inner = commands.command = None
            commands.seen.clear()
        link = self._link(shape, level, number)
        level.inner = link.parent if link and link.child == unit else None
        if link is None:
            gap = self._gap(shape, level.previous, level.person, number)
            commands.read(unit, gap, shape.rest(number))
        level.units.append(number)
        level.person = level.person if self._is_aboard(shape, level.person, number) else None
        commands.seen.append(unit)
        self.latest[self.scan.units[unit].echelon] = unit

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

    def _link(self, shape: Shape, level: _Level, number: int) -> Link | None:
        """The first construct that fits two neighbours; its link is added to the facts."""
        previous = level.previous
        if previous is None:
            return None
        between = _REMARK.sub("", _INSIDE.sub("", shape.between(previous, number)))
        pair = Pair(
            self.scan.units,
            shape.tokens[previous].unit,
            shape.tokens[number].unit,
            self.scan.bare(without_sides(between)),
            between,
            shape.before(previous),
            shape.before(number),
            shape.behind(number),
            level.inner,
            self.latest,
            self._earlier(shape, number),
        )
        if pair.grouped:
            self._like_group(pair)
        elif is_other_name(pair) or is_called(pair) or is_renamed(pair):
            self.facts.same.append((pair.first, pair.second))
        for rule in SUPERIORS:
            link = rule(pair)
            if link is not None:
                record(self.facts, self.scan.units, link)
                if link.listed:
                    self._like_list(shape, level.units, link)
                return link
        return None

    def _like_list(self, shape: Shape, numbers: list[int], link: Link) -> None:
        """The units of the list that ends with a link's child have the same superior."""
        for left, right in reversed(list(pairwise(numbers))):
            between = _INSIDE.sub("", shape.between(left, right))
            if not LISTED.fullmatch(self.scan.bare(without_sides(between))):
                return
            child = shape.tokens[left].unit
            record(self.facts, self.scan.units, Link(child, link.parent, link.weight))

    def _like_group(self, pair: Pair) -> None:
        """A further number of a list has the superior of the one before it."""
        for under in self.facts.above(pair.first)[-1:]:
            link = Link(pair.second, under.parent, under.weight)
            record(self.facts, self.scan.units, link)

    def _earlier(self, shape: Shape, number: int) -> list[int]:
        """Before a battalion or company, the sentence's units, if it speaks of one side only."""
        word = self.scan.units[shape.tokens[number].unit]
        if not word.number or word.echelon not in (*_BATTALIONS, *_COMPANIES):
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
        since = ""
        if previous is not None:
            between = _INSIDE.sub("", shape.between(previous, number))
            since = self.scan.bare(without_sides(between))
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
