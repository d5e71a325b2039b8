"""What an article says of single mentions of units, before they are put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.domain.orbat import UnitSource


@dataclass(frozen=True, slots=True)
class Post:
    """A person commands, or is on the staff of, the unit mentioned as number ``unit``."""

    person: str
    unit: int
    role: str | None
    rank: str | None
    note: str | None
    source: UnitSource


@dataclass(frozen=True, slots=True)
class Under:
    """The unit mentioned as ``child`` is directly under that mentioned as ``parent``.

    ``weight`` orders what an article says in several places: the greater wins.
    """

    child: int
    parent: int
    source: UnitSource
    weight: int


@dataclass(slots=True)
class Facts:
    """Everything the readers of lists and of prose have gathered, by mention numbers.

    ``sides`` holds the sides that structure or words tell, ``leanings`` those of a coalition's
    heading, ``people`` those of persons; ``allies`` are pairs of mentions on one side, ``foes`` of
    ships on two, ``rivals`` likewise of a clause's subject and object, ``against`` mentions with the
    side they fight, ``friends`` those that the article's enemy
    fights (True) or that are the enemy's (False), ``same`` of one unit, ``arms`` qualifiers that a list's first unit lends
    its next (炮兵第八团、第十团), ``composed`` of a part and its whole (第5师团步兵第9旅团),
    ``history`` mentions that only tell of the past, ``sources`` where a mention stands.
    ``filed`` are officers of unnamed units, by the unit above that was last spoken of; ``chiefs``
    are units directly behind "X leads", ``ranks`` those told with the man there, ``led`` (person, unit, weight) all that a person's word of
    command reaches: their superior is the unit the person commands, if any.  ``reached`` (unit, part)
    is all that a unit's word of command reaches from afar.
    """

    posts: list[Post] = field(default_factory=list)
    unders: list[Under] = field(default_factory=list)
    sides: dict[int, str] = field(default_factory=dict)
    leanings: dict[int, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    allies: list[tuple[int, int]] = field(default_factory=list)
    foes: list[tuple[int, int]] = field(default_factory=list)
    rivals: list[tuple[int, int]] = field(default_factory=list)
    against: dict[int, str] = field(default_factory=dict)
    friends: dict[int, bool] = field(default_factory=dict)
    composed: list[tuple[int, int]] = field(default_factory=list)
    arms: dict[int, str] = field(default_factory=dict)
    same: list[tuple[int, int]] = field(default_factory=list)
    history: set[int] = field(default_factory=set)
    sources: dict[int, UnitSource] = field(default_factory=dict)
    chiefs: dict[str, list[int]] = field(default_factory=dict)
    ranks: dict[str, str] = field(default_factory=dict)
    filed: list[Post] = field(default_factory=list)
    led: list[tuple[str, int, int]] = field(default_factory=list)
    reached: list[tuple[int, int]] = field(default_factory=list)
    _above: dict[int, list[Under]] = field(default_factory=dict)
    _wholes: dict[int, int] = field(default_factory=dict)

    def place(self, under: Under) -> None:
        """Adds a superior."""
        self.unders.append(under)
        self._above.setdefault(under.child, []).append(under)

    def above(self, child: int) -> tuple[Under, ...]:
        """The superiors that were told of a mention so far, in order."""
        return tuple(self._above.get(child, ()))

    def compose(self, part: int, whole: int) -> None:
        """Adds a part and its whole."""
        self.composed.append((part, whole))
        self._wholes[part] = whole

    def whole_of(self, part: int) -> int | None:
        """What a mention was last said to be a part of."""
        return self._wholes.get(part)
