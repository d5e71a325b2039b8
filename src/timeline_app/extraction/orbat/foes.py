"""Who fights whom: the subject and the object of a verb of fighting are on opposite sides.

甲号向乙号开炮, 日军在金华遭第49军阻击, 解放军全歼第51师, 第86军与日军激战.  Where an article speaks of
敌, it is the enemy of its own side: 第51师阻击敌人, 敌第52师.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from timeline_app.extraction.orbat.aboard import is_ship
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.orbat.shapes import Shape, construct

_HITS = "(?:击沉|击伤|击中|命中|炮击|轰击|攻击|追击|重创|射击|开炮|开火|发射|雷击|撞沉)"
_AT_SEA = (
    construct(rf"U[^UPRO,。;、和与]{{0,6}}(?:向|对|朝)S?U[^UPRO,。;、和与]{{0,8}}{_HITS}"),
    construct(
        r"U(?:在)?(?:正在|即|立即)?[与同和]S?U[^UPRO,。;、]{0,4}(?:交战|交火|对射|激战|炮战|对峙)"
    ),
    construct(rf"U[^UPRO,。;、和与被向]{{0,6}}{_HITS}了?S?U(?![号上的])"),
    construct(rf"U[^UPRO,。;、和与]{{0,3}}(?:被|遭|遭到|为)S?U[^UPRO,。;、]{{0,8}}{_HITS}"),
)

BEATS = (
    "(?:阻击|抗击|对抗|迎击|攻击|进攻|袭击|突袭|夜袭|夹击|伏击|反击|截击|侧击|围攻|包围|合围|攻打|攻歼|截歼|围困|追击|追歼|打击"
    "|击败|击退|击溃|歼灭|全歼|围歼|聚歼|消灭|重创|重挫|俘虏|俘获|生擒|阻截|牵制|钳制|打垮|痛击|猛攻|强攻|歼|俘)"
)
_FIGHTS = "(?:激战|交战|交火|血战|苦战|鏖战|作战|战斗|对峙|攻防战|拉锯|争夺|遭遇|肉搏|白刃)"
_WITH, _JOINTLY = "(?:与|(?<!协)同|和)", "协联共并配合"
_LYING = "(?:当面[的之]?|前来[的之]?|[^US。;,、]{0,3}(?:驻|守|据|增援|来援|突围|溃退|来犯)[^US。;,、]{0,6}[的之]?)?"
_ON_LAND = (
    construct(
        rf"(?P<one>[US])[^US。;]{{0,40}}(?:遭到?|被|受到?|为)(?P<other>[US])[^S。;,]{{0,12}}{BEATS}"
    ),
    construct(rf"(?P<one>U)[^US。;]{{0,20}}{_WITH}(?P<other>S)[^US。;{_JOINTLY}]{{0,14}}{_FIGHTS}"),
    construct(rf"(?P<one>S)[^US。;]{{0,20}}{_WITH}(?P<other>U)[^US。;{_JOINTLY}]{{0,8}}{_FIGHTS}"),
    construct(rf"(?P<one>[US])[^US。;]{{0,16}}[向对朝](?P<other>[US])[^US。;,]{{0,12}}{BEATS}"),
    construct(
        rf"(?P<one>[US])[^US。;被遭受为由]{{0,20}}{BEATS}了?{_LYING}(?P<other>[US])(?![的之向将][US])"
    ),
    construct(rf"(?P<one>U)[^US。;被遭受为由]{{0,8}}{BEATS}了?[^US。;,、]{{1,6}}的(?P<other>S)"),
)
"""Two that stand next to each other in a sentence, and a verb that sets them against each other."""
_OBJECT = re.compile(rf"{BEATS}[^。;,]*$")
"""Before a unit: it is what the clause's verb is about, not who does what the next clause tells."""
_CLAUSE = 24
_OF_ENEMY = construct(
    rf"(?P<one>U)[^US。;]{{0,20}}(?:[与同和对向]敌|{BEATS}(?:了|当面之?|来犯之?)?敌)"
)
_ENEMY = construct(r"敌[军方]?(?P<one>U)")
_LIKELY = re.compile("[敌击攻炮火射沉撞中歼俘战灭围擒创挫截制峙锯夺遇搏刃溃败退]")


def read_foes(scan: Scan, facts: Facts, shape: Shape) -> None:
    """Adds the pairs that a sentence says to fight each other, and whom the article's enemy fights."""
    if not _LIKELY.search(shape.text):
        return
    _at_sea(scan, facts, shape)
    _on_land(scan, facts, shape)
    for pattern, ours in ((_OF_ENEMY, True), (_ENEMY, False)):
        for match in pattern.finditer(shape.text):
            unit = shape.tokens[shape.number_at(match.start("one"))].unit
            facts.friends.setdefault(unit, ours)


def _at_sea(scan: Scan, facts: Facts, shape: Shape) -> None:
    for pattern in _AT_SEA:
        for match in pattern.finditer(shape.text):
            tokens = shape.within(match.start(), match.end())
            units = [token.unit for token in tokens if token.kind is Kind.UNIT]
            if len(units) == 2 and all(is_ship(scan, unit) for unit in units):
                facts.foes.append((units[0], units[1]))


def _on_land(scan: Scan, facts: Facts, shape: Shape) -> None:
    for pattern in _ON_LAND:
        for match in pattern.finditer(shape.text):
            one = shape.tokens[shape.number_at(match.start("one"))]
            other = shape.tokens[shape.number_at(match.start("other"))]
            if _OBJECT.search(shape.text, max(0, match.start() - _CLAUSE), match.start()):
                continue
            if is_ship(scan, one.unit) or is_ship(scan, other.unit):
                continue
            if one.unit >= 0 and other.unit >= 0:
                facts.rivals.append((one.unit, other.unit))
            elif one.unit >= 0 or other.unit >= 0:
                facts.against.setdefault(max(one.unit, other.unit), one.value or other.value)


def oppose(
    found: dict[int, str], pairs: Iterable[tuple[int, int]], foe_of: Callable[[str], str | None]
) -> None:
    """Puts the foes of mentions whose side is found on the side that fights it."""
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    for one, other in both:
        foe = foe_of(found[one]) if one in found else None
        if foe:
            found.setdefault(other, foe)
