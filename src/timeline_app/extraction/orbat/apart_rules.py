"""The constructs of posts that are looked for anywhere in a sentence; as those of ``post_rules``."""

from __future__ import annotations

from functools import cache

from timeline_app.extraction.orbat.post_rules import (
    APPOINTED,
    COMMANDS,
    PEOPLE,
    ROLES,
    TITLE,
    TO_ROLE,
    WORD_OF_COMMAND,
    Rule,
    Whose,
)
from timeline_app.extraction.orbat.shapes import construct


@cache
def apart() -> tuple[Rule, ...]:
    """Constructs that are looked for anywhere in a sentence, whatever else is told there."""
    return (
        # 宋时轮(10纵)
        Rule(construct(r"P\(U\)"), Whose.OWN),
        # 张宗逊(晋绥军区副司令员)
        Rule(construct(rf"P(?: *K)?\((?:时任|兼|即)?U{TO_ROLE}{ROLES}(?=[,)])"), Whose.OWN),
        # 李日基升任第36师副师长; 吴佩孚任“讨逆军总司令”, 在武汉就任讨贼联军总司令
        Rule(
            construct(
                rf"P(?: *K)?(?:(?:[在到赴抵至][^,。;UPRKO]{{1,6}})?{APPOINTED}|为)[“「『]?[^,。;UPRK]{{0,3}}U{TO_ROLE}{ROLES}"
            ),
            Whose.OWN,
        ),
        # 甲已被提升为上将,并任命为第5军军长
        Rule(
            construct(rf"P[^。;UPRO]{{0,20}}?(?:任命|委任|委派|擢升)为S*U{TO_ROLE}{ROLES}"),
            Whose.OWN,
        ),
        # 左、右兵团,由李宗仁、陈诚分任兵团长
        Rule(construct(f"{PEOPLE}(?:分任|分别担任|分别任)R"), Whose.EACH),
        # 军长甲(后由乙接任)
        Rule(
            construct(
                r"P(?: *K)?\([^()UPRO]{0,16}(?:由|为|是)P(?: *K)?(?:接任|继任|代理|接替|担任)?\)"
            ),
            Whose.LIKE,
        ),
        # 第6、第11两师分别由甲少将、乙少将指挥
        Rule(construct(f"(?<=分别由)K?{PEOPLE} *{COMMANDS}(?!的)"), Whose.EACH),
        *_led_apart(),
    )


def _led_apart() -> tuple[Rule, ...]:
    """Words of command that have the unit behind them."""
    return (
        # 甲率领的第5师团
        Rule(
            construct(
                rf"P(?: *K|{TITLE}|R(?=[的之]U))?(?:\([^()UPROK]*\))?(?:(?:[^UPROK]{{0,5}}和[^UPROK]{{0,5}}|、)P(?: *K)?)*{WORD_OF_COMMAND}(?P<next>U)"
            ),
            Whose.LED,
        ),
        # 由甲指挥,他亦同时指挥第3师
        Rule(
            construct(
                rf"P(?: *K)?[^。;UPRO]{{0,8}},[他其](?:亦|也|还|并|同时|兼)*{COMMANDS}(?P<next>U)"
            ),
            Whose.LED,
        ),
        # 由甲指挥,包括4艘重巡洋舰的第8舰队
        Rule(
            construct(
                rf"(?<=由)P(?: *K)?{COMMANDS},?(?:包括|由|拥有|辖有|有)[^。;,UPRO]{{1,16}}的S*(?P<next>U)"
            ),
            Whose.LED,
        ),
    )
