"""What one construct says: offices (units, roles, ranks) and the people who hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import Shape
from timeline_app.extraction.units import vocabulary

_NOTE = re.compile(r"\s*\(([^()]{1,14})\)|(兼)(?![任并且顾])")


@dataclass(slots=True)
class Office:
    """The roles that are held in a unit (the mention of that number), and the rank said with them."""

    unit: int | None = None
    roles: list[str] = field(default_factory=list)
    rank: str | None = None


@dataclass(slots=True)
class Holder:
    """A person who is named as holding an office, with a rank of his own."""

    person: Token
    rank: str | None = None


@dataclass(slots=True)
class Told:
    """The offices and people of one construct, and where in its shape it ends.

    ``behind`` says that the role follows the name: 以甲为司令官.
    """

    offices: list[Office]
    people: list[Holder]
    end: int
    behind: bool = False

    @property
    def units(self) -> list[int]:
        """The units it names."""
        return [office.unit for office in self.offices if office.unit is not None]


def told_by(shape: Shape, match: re.Match[str]) -> Told:
    """What a construct that was found in a shape says; its group ``next`` is not part of it."""
    end = match.start("next") if "next" in match.re.groupindex else match.end()
    told = Told([], [], end)
    waiting: str | None = None
    above = match.span("above") if "above" in match.re.groupindex else (0, 0)
    tokens = shape.within(match.start(), end)
    for number, token in enumerate(tokens, shape.number_at(match.start())):
        if above[0] <= shape.places[number] < above[1]:
            continue
        office = told.offices[-1] if told.offices else Office()
        if token.kind is Kind.UNIT:
            told.offices.append(Office(token.unit))
        elif token.kind is Kind.PERSON:
            told.people.append(Holder(token, waiting))
            waiting = None
        elif token.kind is Kind.ROLE:
            told.offices = told.offices or [office]
            office.roles.append(token.value)
            told.behind = bool(told.people)
        elif token.kind is Kind.RANK:
            if told.people and not shape.gap(number - 1, number):
                told.people[-1].rank = told.people[-1].rank or token.value
            elif told.people or not told.offices:
                waiting = token.value
            else:
                office.rank = token.value
    return told


def note_behind(scan: Scan, position: int) -> str | None:
    """How a post is held, from the bracket behind a name: 代理, 兼, 阵亡."""
    match = _NOTE.match(scan.folded, position)
    if match is None or match.lastindex is None:
        return None
    span = Span(*match.span(match.lastindex))
    words = span.of(scan.folded)
    acting = vocabulary.people().acting
    return span.of(scan.article.text) if any(word in words for word in acting) else None
