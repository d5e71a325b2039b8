"""Who is aboard which ship: flagships, men who lead from a ship, captains of a ship spoken of before.

A flagship is under whatever its admiral commands; a man who leads from a ship and commands nothing else
is filed under her.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts, Post
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import Shape, construct
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold

CAPTAINS = ("舰", "艇", "船", "管带", "帮带")
"""What the roles of a ship's officers are the heads of."""

_WEIGHT = 2
_HIS = construct(r"P(?: *K)?(?:的|所在的|所乘的|乘坐的|自)[^UPROS。,;、]{0,12}U")
"""柯林伍德的旗舰「王权」号, 柯林伍德的最后一艘战舰「亲王」号."""
_ON_BOARD = construct(
    r"P(?: *K)?(?:亲自|亲|在)?(?:乘坐|座乘|搭乘|移乘|坐镇|乘)[^UPROS。,;]{0,8}U(?P<leads>指挥|督战)?"
)
"""纳尔逊亲乘旗舰「胜利」号, 霍兰中将坐镇胡德号指挥."""
_FROM = construct(r"U上的?(?:K|R)?P")
"""旗舰厌战号上的坎宁安."""
_OF_FLEET = construct(r"(?P<fleet>U)\(旗舰U[,、;:]K?P(?: *K)?\)")
"""第八舰队(旗舰鸟海,三川军一中将)."""
_AT_HELM = f"(?:驾驶|{vocabulary.people().leads})"
_LEADS = construct(rf"R *(?:K)?P(?: *K)?{_AT_HELM}S*U|P(?: *K)?R(?:亲自|所)?{_AT_HELM}的S*U")
"""舰长朗斯多夫上校指挥格拉夫·斯佩号, 琼斯舰长指挥的康沃尔号."""


def read_aboard(scan: Scan, facts: Facts, shape: Shape) -> None:
    """Adds what a sentence tells of people on ships."""
    for pattern in (_HIS, _ON_BOARD, _FROM):
        for match in pattern.finditer(shape.text):
            tokens = shape.within(match.start(), match.end())
            unit = next(token.unit for token in tokens if token.kind is Kind.UNIT)
            person = next(token.value for token in tokens if token.kind is Kind.PERSON)
            if not is_ship(scan, unit):
                continue
            facts.led.append((person, unit, _WEIGHT))
            if match.groupdict().get("leads"):
                rank = next((token.value for token in tokens if token.kind is Kind.RANK), None)
                facts.filed.append(Post(person, unit, None, rank, None, UnitSource.PROSE))
    for match in _OF_FLEET.finditer(shape.text):
        _admiral(facts, shape.within(match.start(), match.end()))
    for match in _LEADS.finditer(shape.text):
        _captain(scan, facts, shape.within(match.start(), match.end()))


def _admiral(facts: Facts, tokens: Sequence[Token]) -> None:
    fleet, ship = (token.unit for token in tokens if token.kind is Kind.UNIT)
    person = next(token.value for token in tokens if token.kind is Kind.PERSON)
    rank = next((token.value for token in tokens if token.kind is Kind.RANK), None)
    facts.posts.append(Post(person, fleet, None, rank, None, UnitSource.PROSE))
    facts.led.append((person, ship, _WEIGHT))


def _captain(scan: Scan, facts: Facts, tokens: Sequence[Token]) -> None:
    role = next(token.value for token in tokens if token.kind is Kind.ROLE)
    unit = tokens[-1].unit
    person = next(token.value for token in tokens if token.kind is Kind.PERSON)
    rank = next((token.value for token in tokens if token.kind is Kind.RANK), None)
    if is_ship(scan, unit) and fold(role).removeprefix("副").removesuffix("长") in CAPTAINS:
        facts.posts.append(Post(person, unit, role, rank, None, UnitSource.PROSE))


def ship_spoken_of(scan: Scan, position: int) -> int | None:
    """The ship whose captain is meant at a place: the sentence's last, or the first of one before."""
    block = scan.block_at(position)
    ships = [
        token for token in scan.within(Span(block.start, position)) if is_ship(scan, token.unit)
    ]
    if not ships:
        return None
    begin = scan.folded.rfind("。", block.start, position)
    if ships[-1].span.start > begin:
        return ships[-1].unit
    before = scan.folded.rfind("。", block.start, ships[-1].span.start)
    return next(token.unit for token in ships if token.span.start > before)


def is_ship(scan: Scan, unit: int) -> bool:
    """Whether a unit, by its mention, is a ship; False for no unit (-1)."""
    return unit >= 0 and scan.units[unit].rank == vocabulary.units().ships.rank
