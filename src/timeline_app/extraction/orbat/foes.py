"""Which ships fight each other: they are on opposite sides (甲号向乙号开炮, 甲号被乙号击沉)."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.extraction.orbat.aboard import is_ship
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.orbat.shapes import Shape, construct

_HITS = "(?:击沉|击伤|击中|命中|炮击|轰击|攻击|追击|重创|射击|开炮|开火|发射|雷击|撞沉)"
_FIGHTS = (
    construct(rf"U[^UPRO,。;、和与]{{0,6}}(?:向|对|朝)S?U[^UPRO,。;、和与]{{0,8}}{_HITS}"),
    construct(
        r"U(?:在)?(?:正在|即|立即)?[与同和]S?U[^UPRO,。;、]{0,4}(?:交战|交火|对射|激战|炮战|对峙)"
    ),
    construct(rf"U[^UPRO,。;、和与被向]{{0,6}}{_HITS}了?S?U(?![号上的])"),
    construct(rf"U[^UPRO,。;、和与]{{0,3}}(?:被|遭|遭到|为)S?U[^UPRO,。;、]{{0,8}}{_HITS}"),
)


def read_foes(scan: Scan, facts: Facts, shape: Shape) -> None:
    """Adds the pairs of ships that a sentence says to fight each other."""
    for pattern in _FIGHTS:
        for match in pattern.finditer(shape.text):
            tokens = shape.within(match.start(), match.end())
            units = [token.unit for token in tokens if token.kind is Kind.UNIT]
            if len(units) == 2 and all(is_ship(scan, unit) for unit in units):
                facts.foes.append((units[0], units[1]))


def oppose(found: dict[int, str], foes: Sequence[tuple[int, int]], sides: Sequence[str]) -> None:
    """Puts the foes of ships whose side is found on the other of the two main sides."""
    if len(sides) < 2:
        return
    other = {sides[0]: sides[1], sides[1]: sides[0]}
    for one, foe in [*foes, *((foe, one) for one, foe in foes)]:
        if foe not in found and found.get(one) in other:
            found[foe] = other[found[one]]
