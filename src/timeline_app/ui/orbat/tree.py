"""Units as a forest: each side's units under their superiors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from timeline_app.domain.orbat import Unit, UnitKey

_OWN_SIGNS = {"CN": 0, "ROC": 0, "QING": 0, "JP": 1, "PLA": 1, "MZ": 2, "US": 3, "UK": 2, "SU": 2}
"""The sign that a side has unless another side of the campaign has it already."""
UNKNOWN_SIDE = ""
"""The side of units whose key tells none."""


@dataclass(slots=True)
class Node:
    """A side (``unit`` is None) or a unit; ``parent`` and ``children`` are numbers of nodes.

    ``count`` is the number of units below, ``sign`` the number of a side's colour and shape.
    """

    number: int
    side: str
    unit: Unit | None = None
    parent: int | None = None
    row: int = 0
    children: list[int] = field(default_factory=list)
    count: int = 0
    sign: int = 0


def side_of(key: str) -> str:
    """The side that a unit key names; "" where it is no unit key."""
    try:
        return UnitKey.parse(key).side
    except ValueError:
        return UNKNOWN_SIDE


def superiors(units: Iterable[Unit]) -> dict[str, str | None]:
    """The superior to show each unit under.

    None where the superior is not among the units, is the unit itself, or where the chain of
    superiors would come back to the unit.
    """
    by_key = {unit.key: unit for unit in units}
    found: dict[str, str | None] = {}
    for key, unit in by_key.items():
        parent = unit.parent if unit.parent in by_key else None
        found[key] = None if _reaches(found, parent, key) else parent
    return found


def _reaches(above: dict[str, str | None], start: str | None, goal: str) -> bool:
    while start is not None:
        if start == goal:
            return True
        start = above.get(start)
    return False


def forest(units: Sequence[Unit]) -> list[Node]:
    """All nodes, sides first of all in the order of their first unit; siblings keep the order given.

    The numbers of the nodes are their indices; of units with the same key the first counts.
    """
    first = {unit.key: unit for unit in reversed(units)}
    kept = list(dict.fromkeys(first[unit.key] for unit in units))
    sides = dict.fromkeys(side_of(unit.key) for unit in kept)
    nodes = [Node(number, side, row=number) for number, side in enumerate(sides)]
    for node, sign in zip(nodes, signs([node.side for node in nodes]), strict=True):
        node.sign = sign
    roots = {node.side: node.number for node in nodes}
    numbers: dict[str, int] = {}
    for unit in kept:
        numbers[unit.key] = len(nodes)
        nodes.append(Node(len(nodes), side_of(unit.key), unit))
    for key, superior in superiors(kept).items():
        node = nodes[numbers[key]]
        node.parent = roots[node.side] if superior is None else numbers[superior]
        siblings = nodes[node.parent].children
        node.row = len(siblings)
        siblings.append(node.number)
    _count(nodes)
    return nodes


def signs(sides: Sequence[str]) -> list[int]:
    """A number for each side: its own where it is free, so that a side looks alike everywhere."""
    found: dict[str, int] = {}
    for side in sides:
        own = _OWN_SIGNS.get(side)
        if own is not None and own not in found.values():
            found[side] = own
    free = (number for number in count() if number not in found.values())
    for side in sides:
        if side not in found:
            found[side] = next(free)
    return [found[side] for side in sides]


def _count(nodes: list[Node]) -> None:
    for node in nodes:
        above = node.parent
        while above is not None:
            nodes[above].count += 1
            above = nodes[above].parent
