"""The constructs that say who commands which unit, each with an example; ``posts`` tries them.

Patterns are over shapes (see ``shapes``).  A construct is tried where its first token stands, in the
order of its table, and the first that fits is taken.  What it tells is always the same: every person
it names holds the roles it names, in the units it names, or else in the unit that ``whose`` finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from timeline_app.extraction.orbat.shapes import construct
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives


class Whose(Enum):
    """Which unit a construct's posts are of."""

    OWN = auto()
    """The units it names."""
    ROLE = auto()
    """The unit that the role tells, or the way the text goes on; see ``offices``."""
    SENTENCE = auto()
    """The unit that the sentence was last about."""
    NEXT = auto()
    """The unit right behind it."""
    HEAD = auto()
    """The unit whose parts the sentence lists."""
    BESIDE = auto()
    """The unit of the post right before."""
    SUBJECT = auto()
    """As ``ROLE``; the person is the one that the paragraph is about."""
    EACH = auto()
    """The units of the list before, one for each person."""
    LIKE = auto()
    """The units and roles of the first of two people, whom the second succeeds."""
    LED = auto()
    """The unit behind a person's word of command: a post where he has no other."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A construct: its pattern, whose posts it tells, and what must and must not stand before it.

    Behind a group ``next`` reading goes on; the units of a group ``above`` are no man's.
    """

    pattern: re.Pattern[str]
    whose: Whose
    before: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None

    def match(self, text: str, place: int) -> re.Match[str] | None:
        """The construct at a place of a shape's text."""
        match = self.pattern.match(text, place)
        around = text[max(0, place - _BEFORE) : place] if match else ""
        if match and self.before is not None and not self.before.search(around):
            return None
        return None if self.unless is not None and self.unless.search(around) else match


_BEFORE = 12
"""How many characters before a construct its ``before`` and ``unless`` may look at."""

_OFFICE = "(?:总司令部|司令长官部|司令部|指挥部|总部|长官部|本部|部|前方|前线|前敌)?"
_HOW = "(?:在|由)?(?:第[一二三]|代理|代|前|原|时任|兼|正|S|侵华)?"
_SHARE = r"(?:(?:大部|主力|一部|残部|余部)?\d*[多余]?[名人]?\((?:包括|含|其)?)?"
_SEAT = r"(?:\((?:[^()UPROKS]{1,8}(?:基地|军港)|驻[^()UPROKS]{1,8})\))?"
"""Where a headquarters is: 第5航空舰队(鹿屋基地)司令长官."""
TO_ROLE = rf"{_SEAT}{_OFFICE}(?:第\d+小队)?{_SHARE}[\s、:(]*(?:的|之|其|部队)?{_HOW}[\s:]*"
_TO_ROLE_IN_LINE = rf"{_OFFICE}[\s、:(,\-–—]*(?:的|之)?{_HOW}[\s:]*"
_CHAIN = r"\s*(?:兼|兼任|、|及|暨|/|兼代|暨兼|,兼|\)|和)?\s*(?:代理|代)?"
ROLES = rf"R(?>(?:{_CHAIN}|兼[^UPRO。]{{0,9}}?|、[^UPROKS。,、]{{2,8}}K?)R|(?:{_CHAIN}|[^UPROK。]{{0,4}}?兼[^UPROK。]{{0,4}}?)O){{0,12}}"
"""Each further role is read once (an atomic group): there are several ways to, and they would multiply."""
_DOUBLE = "(?:兼|兼任|暨|暨兼|、兼)"
_TO_PERSON = r"K?[\s:]*(?:是|为|由|的|,)?[\s:]*K?"
_ANOTHER = r"(?:\([^()UPROK]*\))?(?:兼)?[†\s]*(?:、|和|与|及|暨|→|/)\s*"
_DEPUTED = r"(?:\(P(?:代理|暂代|代)\))?"
"""甲(乙代): who holds the post for another."""
PEOPLE = rf"P(?: *K)?{_DEPUTED}(?:{_ANOTHER}K?P(?: *K)?)*"
_AFTER = r"\s*(?:[(:]|是|任|时任|为|担任|充任|当|,?时任|为其)?\s*R"
_BARE_IN_LINE = (
    r"(?:司令部|军部|师部|旅部|总部)?(?:\s?\([^()]*\))?(?:\s?\d+[名人])?[\s:\-–—(,|]*由?"
)
_FOUNDED = construct("(?:成立|组成|组建|设立|编成)了?$")
COMMANDS = vocabulary.people().leads
_LED_LAST = f",由K?P(?: *K)?{COMMANDS}(?!的)"
"""What leads all of a line, not only the last of its units."""
_BY = construct(",由$")
_ENDS = r" ?K|等?部|[部师旅团军]\)|兼[,、)]|[、,。;)(/U]|等|率|的|\s|$"
_LED_BY = rf"[^。;]{{0,40}}?指挥(?!的)|[^。;,、]{{0,6}}{COMMANDS}(?!的)"
_LEADS = f"(?:统一|负责|亲自)?{COMMANDS}(?!的)"
APPOINTED = "(?:宣布|也|又|后|仍|随即|随后|旋即|旋|继而|不久|遂|便|即|曾|先后|已|被)?(?:就任|出任|升任|接任|继任|调任|改任|转任|晋任|兼任|担任|充任|自任|自兼|当上|当选|任(?!命))了?"
_SHIPS = f"(?:{alternatives(vocabulary.units().ships.kinds)})?"
WORD_OF_COMMAND = f"(?!S*U)S*(?:与其|[和与及](?:他|其)的|(?:也|亦|则|还|同时|直接|亲自|一并)*)(?:所?部|(?:所|负责|统一|亲自)?(?:{COMMANDS}着?|率)?)(?:下|麾下|辖下|属下|旗下|手下)?(?:的|之)?(?:各|该|其)?S*{_SHIPS}[“「『]?"
TITLE = f"(?:{alternatives(vocabulary.people().titles)})"
_MADE = construct(r"(?:以|任命|派|由|令|委任)\s*$|由[^,。;]{2,8}$|以[^,。;UPRK]{2,6}$")
_NEXT_TO_UNIT = construct("U[,(]由?$")
_LISTED = construct("[、和及与]S?$")
BESIDE_NAME = construct(r"(?<=P\()U([RO]*)(?=\))")
"""A man's own unit in a bracket behind his name, which the sentence is not about."""
LISTED_NEXT = construct("U[”」』]?(?:、|和|与|及|以及)S?[“「『]?U")
"""A unit and the next of its list."""
_LENT = construct("[归受向][^,。;]{0,2}$")
_BESIDE = construct("P *K?[,、]$")


def _offices(to_role: str, to_rank: str) -> str:
    """Units with the roles that are held in them by one man.

    第9战区副司令长官兼第19集团军总司令; 第5军兼第2支队副司令, where both share the role.
    """
    one = rf"(?:U{_DOUBLE})?U(?:{to_rank}(?<!在)K)?{to_role}{ROLES}"
    return rf"(?:{one}{_DOUBLE})*{one}"


def _led() -> tuple[Rule, ...]:
    """Units that are told of by who leads them, or by whose they are."""
    return (
        # 成立前线指挥部,司令员甲
        Rule(construct(f"U,{ROLES}{_TO_PERSON}{PEOPLE}"), Whose.OWN, before=_FOUNDED),
        # 第10集团军,总司令甲,
        Rule(construct(rf"U,{ROLES}{_TO_PERSON}K?P(?: *K)?(?=,)"), Whose.OWN),
        # 联合舰队,由司令甲大将指挥
        Rule(construct(rf"U,由{ROLES}{_TO_PERSON}K?P(?: *K)?(?={_LEADS})"), Whose.OWN),
        # 第10集团军(由巴克纳中将率领), 第10军(甲指挥,第1师)
        Rule(construct(rf"U\(由?K?P(?: *K)?(?={_LEADS}[),;])"), Whose.OWN),
        # 除担任第3集团军的司令官外,甲
        Rule(construct(rf"U{TO_ROLE}{ROLES}之?外,P(?: *K)?"), Whose.OWN),
        # 第10集团军在巴克纳中将指挥下
        Rule(construct(rf"U,?在K?P(?: *K)?(?=的?(?:统一|亲自)?{COMMANDS}下)"), Whose.OWN),
        # 登陆由第10集团军负责,由巴克纳中将指挥
        Rule(
            construct(rf"U[^,。;、()UPROKS]{{0,6}},由K?P(?: *K)?(?={_LEADS})"),
            Whose.OWN,
            unless=_LISTED,
        ),
        # 右路军由甲、乙率第1师
        Rule(construct(rf"U由{PEOPLE}(?=率领?(?![先部领,。;]))"), Whose.OWN, unless=_LISTED),
        # 第62集团军由崔可夫中将指挥, where no list of units stands before
        Rule(
            construct(
                rf"U(?:则|也|亦|均|仍|改|现|后|当时|此时|起初|原先?)?由K?P(?={_LED_BY})(?: *K)?"
            ),
            Whose.OWN,
            unless=_LISTED,
        ),
        # 汤恩伯第20军团, 韦国清的苏北兵团, where the man is not the one of a unit before
        Rule(construct("P{1,2}(?:的|之[^UPROKS,。;]{0,3})?[“「『]?(?P<next>U)"), Whose.NEXT),
    )


def _of_heads() -> tuple[Rule, ...]:
    """Who leads the unit whose parts a sentence lists."""
    return (
        # 第一分队包括甲舰、乙舰,由中将甲指挥
        Rule(construct(rf"K?P(?: *K)?(?=(?:\([^()]*\))?{_LEADS})"), Whose.HEAD, before=_BY),
        # 前锋舰队包含2艘战列舰,由在比叡号上的甲少将指挥
        Rule(
            construct(rf"P(?: *K)?(?={_LEADS})"),
            Whose.HEAD,
            before=construct(r",由[在乘坐镇于]{1,3}[^。;,UPRO]{0,6}U[^。;,UPRO]{0,4}$"),
        ),
    )


@cache
def in_prose() -> tuple[Rule, ...]:
    """The constructs of sentences."""
    offices = _offices(TO_ROLE, TO_ROLE)
    return (
        # 第十军军长徐源泉; 第9战区副司令长官兼第19集团军总司令罗卓英; 第5师少将师长甲、乙
        Rule(construct(offices + _TO_PERSON + PEOPLE), Whose.OWN),
        # 第108旅刘英旅长; 第12团(金点坤团长)
        Rule(construct(rf"U[\s(]*P{_AFTER}"), Whose.OWN),
        # 第四军欧震、第八军李玉堂等部; 第11旅团(今村胜次少将); 第20集团军兼第32军商震
        Rule(
            construct(
                rf"(?:U{_DOUBLE})?U(?:{TO_ROLE}(?<!在)K)?[\s(]*(?!P(?:的|之)U)(?=P(?:{_ENDS})|(?<=U)P){PEOPLE}(?:{_AFTER})?"
            ),
            Whose.OWN,
        ),
        *_led(),
        # 卫立煌是前敌总司令, behind 第二战区司令长官是阎锡山,
        Rule(construct(f"P{_AFTER}"), Whose.BESIDE, before=_BESIDE),
        # 以黄百韬为司令官; 由甲任军长
        Rule(construct(f"P{_AFTER}"), Whose.SENTENCE, before=_MADE),
        # 粟裕任司令员, behind 组成华中野战军,
        Rule(
            construct(rf"P(?: *K)?{APPOINTED}(?:舰队|军团|部队|全军|其)?{ROLES}"),
            Whose.SENTENCE,
            before=_NEXT_TO_UNIT,
        ),
        # 李生润出任旅长
        Rule(construct(rf"P(?: *K)?{APPOINTED}{ROLES}"), Whose.ROLE),
        *_of_heads(),
        # 副司令长官罗卓英、刘兴
        Rule(construct(ROLES + _TO_PERSON + PEOPLE), Whose.ROLE),
        # 第八十八师二六二旅少将旅长, in the paragraph about a man
        Rule(construct(offices), Whose.SUBJECT),
        Rule(construct(ROLES), Whose.SUBJECT),
    )


@cache
def in_lines() -> tuple[Rule, ...]:
    """The constructs of lines of an order of battle, where a line is about its unit."""
    offices = _offices(_TO_ROLE_IN_LINE, _TO_ROLE_IN_LINE)
    return (
        # 第九战区:司令长官薛岳,副司令长官罗卓英
        Rule(construct(offices + _TO_PERSON + PEOPLE), Whose.OWN),
        # 第6师团:稻叶四郎中将(代理); 第10军(徐源泉兼军长)
        Rule(
            construct(
                rf"U(?!{_LED_LAST})(?:{_TO_ROLE_IN_LINE}K)?{_BARE_IN_LINE}{PEOPLE}"
                rf"(?:(?!\s+R){_AFTER}|(?:兼任?|代理?)R)?"
            ),
            Whose.OWN,
        ),
        # 甲为第二军军长
        Rule(
            construct(
                rf"P(?: *K)?(?:\([^()UPROK]*\))?(?:为|{APPOINTED})[^,。;UPRK]{{0,3}}(?P<above>(?:U[之的]?){{0,2}})U{_TO_ROLE_IN_LINE}{ROLES}"
            ),
            Whose.OWN,
        ),
        # 第10分舰队:甲舰、乙舰,由丙指挥
        Rule(construct(rf"K?P(?=(?: *K)?{COMMANDS}(?!的))"), Whose.HEAD, before=_BY),
        # 孙连仲 — 第2集团军
        Rule(construct(r"P ?K?[\s\-–—]+(?P<next>U)"), Whose.NEXT, before=construct("^S*$")),
        # 归甲师团长指挥 tells no post; 甲(师长) does
        Rule(construct(rf"P(?:(?!\s+R){_AFTER})"), Whose.SENTENCE, unless=_LENT),
        Rule(construct(ROLES + _TO_PERSON + PEOPLE), Whose.ROLE),
    )
