"""Words around a place in running text that show a person's name to stand there.

Each pattern has the name in its last group; the text is folded.
"""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.orbat.name_shapes import LATIN
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.chinese_names import BODY_ENDINGS, HAN, native_name
from timeline_app.extraction.units.vocabulary import alternatives

_TROOPS = r"(?=第|整编|主力|部|所|其|余|残|全|兵|轻|该|[\d一二两三四五六七八九十])"
"""What begins the words for troops that somebody leads."""
_SIDE = "(?<=[国日共敌我友]军)|(?<=解放军)"
"""What a side's word ends with, before one of its officers."""


@cache
def before_rank() -> re.Pattern[str]:
    """A name between a clause's or a list's beginning and a rank: 由安华亭少将指挥."""
    lexicon = vocabulary.people()
    surnames = "".join(lexicon.surnames)
    begin = r"(?:^|(?<=[。,;:、(\n和与由令派及])|(?<=以及)|(?<=命令))"
    return re.compile(
        rf"{begin}([{surnames}][{HAN}]{{0,1}}[^{BODY_ENDINGS}\W\d])(?={alternatives(lexicon.ranks)})",
        re.MULTILINE,
    )


@cache
def before_post() -> re.Pattern[str]:
    """A name that begins a line, before a sign and a numbered unit: 姚纯:36军军长."""
    surnames = "".join(vocabulary.people().surnames)
    army = "(?:国军|国民革命军|日军|解放军)?(?:第|新编|暂编|预备|独立|整编|骑兵|炮兵)*"
    return re.compile(
        rf"^([{surnames}][{HAN}]{{0,1}}[^{BODY_ENDINGS}\W\d]) *[:,(\-–—] *(?:时任|原任|原|任)?"
        rf"(?={army}[\d〇一二三四五六七八九十百]{{1,5}}(?:战区|集团军|军团|军|师|旅|团|纵队|兵团))",
        re.MULTILINE,
    )


@cache
def _deeds() -> str:
    """What people do to troops, or what becomes of them."""
    appointed = "任|出任|升任|就任|接任|继任|兼任|担任|调任|改任|代理"
    return (
        rf"率领|亲率|统率|统领|率部|率军|率所部|率师|指挥(?!部|所|官|员|机关|中心)|领导下|急令|致电|下令|率{_TROOPS}|(?:任命|{appointed})(?!务)"
        rf"|(?<=[{HAN}]{{3}})所?部(?![分署队门落长下委位件族])|(?:所|等)?部(?=[第、,。]|一部|主力|的|向|在|从|由|与|和|进|攻|守|防|增|撤|退|渡|于|已|也|则)"
        r"|令(?=第|所|其)|命(?=第|所|其|令)|派(?=第|所|其|出|遣)|调(?=第|所|其)"
        "|(?:中弹|重伤|壮烈)?(?:阵亡|殉国|战死|负伤|被俘|牺牲|自杀|殉职)"
    )


@cache
def _surname() -> str:
    """A look at the first character, which at most places saves the one at what stands before."""
    return f"(?=[{''.join(vocabulary.people().surnames)}])"


@cache
def acting() -> re.Pattern[str]:
    """A name that begins a clause, or follows 以 or 由, before what only people do: 朱德率领第十八集团军."""
    words = "任命|命令|电令|急令|密令|改派|委任|其中|随后|此时|同时|当时|以及|决定|国军|日军|部队"
    begin = rf"(?:^|(?<=[。,;:、\n(“「])|(?<=[由以令命派归受让请和与及对])|(?<={words.replace('|', ')|(?<=')})|{_SIDE})"
    return re.compile(rf"{_surname()}{begin}({native_name()})(?={_deeds()})", re.MULTILINE)


@cache
def acting_together() -> re.Pattern[str]:
    """The first of several who lead: 宋哲元、秦德纯率第29军."""
    begin = rf"(?:^|(?<=[。,;:、\n(由以令命派归受])|{_SIDE})"
    several = rf"(?:[、和与及]{native_name()}){{1,4}}"
    return re.compile(
        rf"{begin}({native_name()})(?={several}(?:等人?)?(?:{_deeds()}))", re.MULTILINE
    )


@cache
def appointed() -> re.Pattern[str]:
    """A name before the verb of a post: 由王以哲任第67军军长, 以黄杰为总指挥, 在李觉指挥下."""
    lexicon = vocabulary.people()
    roles, ranks = alternatives(lexicon.roles), alternatives(lexicon.ranks)
    surnames = "".join(lexicon.surnames - lexicon.loose)
    begin = r"(?:^|(?<=[。,;:、\n(年月日])|(?<=[由以令派推举让和与及])|(?<=任命)|(?<=委任)|(?<=委派)|(?<=改派))"
    made = "(?:仍|又|也|暂|后|则|分|随即|随后|旋即|不久)?(?:充任|自任|当|担任|就任|出任|升任|接任|继任|兼任|调任|转任|改任|晋任|任|为|是|兼代|暂代|代理|代|兼)"
    return re.compile(
        rf"{begin}({native_name()}|(?<=^)[{surnames}][{HAN}]军)(?=(?:{ranks})?{made}[^,。;、()\n]{{0,14}}?(?:{roles}))"
        rf"|(?<=在)({native_name()})(?=的?(?:统一|亲自)?(?:率领|指挥|统率|领导)下)",
        re.MULTILINE,
    )


@cache
def foreign() -> re.Pattern[str]:
    """A foreign name before a rank, a title or a word of command: 冯·法兰萨基将军, 腓特烈王储率领."""
    lexicon = vocabulary.people()
    sounds, part = f"[{lexicon.sounds}]", f"[{lexicon.inner_sounds}]+"
    ranks, titles = alternatives(lexicon.ranks), alternatives(lexicon.titles)
    roles = alternatives(lexicon.roles)
    leads = f"(?:与其|则|所|亲自)?{lexicon.leads}|的第"
    return re.compile(
        rf"(?:^|(?<=[^{HAN}·-])|(?<=[由和与及以的令派而命使军方将帅校佐]))(?:({part}(?:[·-]{part})*·{part})(?= {{0,2}}(?:{ranks})|{titles}|{roles}|{leads})"
        rf"|({sounds}{{2,5}})(?=(?:{titles})(?:{leads}))"
        rf"|({sounds}{{3,6}})(?=(?:军长|师长|旅长|团长|司令)(?:的第|率)|{ranks}))",
        re.MULTILINE,
    )


@cache
def before_unit() -> re.Pattern[str]:
    """A Chinese name right before a big numbered unit: 王仲廉第85军, 张峰岚的暂编第4纵队."""
    lexicon = vocabulary.people()
    surnames = "".join(lexicon.surnames - lexicon.loose)
    stops = "".join(lexicon.stop | lexicon.hard_stop)
    given = f"(?![{stops}])[{HAN}]"
    last = f"(?![{''.join(lexicon.not_person | set(BODY_ENDINGS))}])"
    japanese, ends = alternatives(lexicon.japanese), "".join(lexicon.given_ends)
    number = r"第?[\d〇一二三四五六七八九十百]{1,5}"
    big = rf"{number}(?:集团军|军团|军|师|旅|纵队|兵团|战区)(?!团|区|校)"
    foreign = rf"(?:独立|混成|骑兵|步兵)*{number}(?:师团|旅团|联队|军(?!团|区|校))"
    return re.compile(
        rf"(?:^|(?<=[。,;:、\n的日有和及与由令以从归属率派部其被(])|{_SIDE})([{surnames}]{given}{last}{given}|(?<=被)[{surnames}]{given}{last})"
        rf"(?=(?:所?部|[的之])?(?:整编|暂编|新编|新|骑兵|独立|预备)?{big})"
        rf"|(?<=[。,;:、\n日有和及由])([{surnames}]{given}(?:{last}{given})?)(?=之[^,。;\\d]{{0,3}}第[^,。;]{{1,6}}[军师旅队])"
        rf"|(?<=[。,;:、\n军和及与由令以从归属率派部其的(])((?:{japanese})(?:(?:{given}){{0,2}}[{ends}])?)(?=(?:所?部|[的之])?{foreign})",
        re.MULTILINE,
    )


@cache
def deputed() -> re.Pattern[str]:
    """Who holds a post for another, in a bracket behind his name: 石祖黄(李仲华代)."""
    surnames = "".join(vocabulary.people().surnames)
    return re.compile(rf"(?<=[{HAN}]\()([{surnames}][{HAN}]{{1,2}}?)(?=(?:代理|暂代|代)\))")


@cache
def behind_unit() -> re.Pattern[str]:
    """A name right behind a unit: 第四军欧震、第八军李玉堂等部, 绥靖公署薛岳指挥."""
    ends = "等?部|等|指挥|率领|率(?!先)|[、,。)]"
    return re.compile(f"({native_name()})(?={ends})")


@cache
def owner() -> re.Pattern[str]:
    """A name that begins a clause or follows a particle, before what makes the unit behind his."""
    lexicon = vocabulary.people()
    given = f"(?![大中少][佐将尉]|[{''.join(lexicon.never_given)}])[{HAN}]"
    surname = f"{alternatives(lexicon.japanese)}(?:{given}){{0,3}}"
    japanese = f"{alternatives(lexicon.japanese)}(?:{given}){{1,3}}"
    return re.compile(
        rf"(?:^|(?<=[。,;:、\n(由以令命派归受让请和与及对率从]))(?:({surname}|{native_name()})[、和与及])?({japanese}|{native_name()})"
        r"(?:等?所?部|(?:等?所?部|(?:所|亲自)?(?:率领?|指挥|统率)|麾下)?[的之])[“「]?$",
        re.MULTILINE,
    )


@cache
def in_bracket() -> re.Pattern[str]:
    """A Chinese name that begins a bracket behind a unit: 第35军(傅作义兼,新31师), 第9军(郭忏部).

    What is spoken of as a place elsewhere is none: 第9军(黄陂).
    """
    held = f"所?部[),]|自?兼[),]|{alternatives(vocabulary.people().ranks)}|任|指挥|率领"
    return re.compile(rf" ?\(由?({native_name(place=True)})(?=[),;:]|{held})")


@cache
def brought() -> re.Pattern[str]:
    """A Japanese name behind 以 or 由, or at a clause's beginning, before a word of command."""
    lexicon = vocabulary.people()
    given = f"(?![{''.join(lexicon.stop | lexicon.hard_stop)}])[{HAN}]"
    surnames = alternatives(lexicon.japanese)
    return re.compile(
        rf"(?:(?<=[。,;\n以由])((?:{surnames}){given}(?:{given}){{0,2}})(?=率领|指挥)"
        rf"|(?<=[以由])((?:{given}){{4}})(?=率领))"
    )


@cache
def admirals() -> re.Pattern[str]:
    """A foreign name of one part where a fleet or a ship is its bearer's, or behind 法将."""
    sounds = f"[{vocabulary.people().sounds}]"
    ranks = alternatives(vocabulary.people().ranks)
    fleet = "的?(?:旗舰|座舰|舰队|分舰队|支队|纵队)(?!司令)"
    return re.compile(
        rf"(?<=由)({sounds}{{2,8}})(?=(?:{ranks})?(?:亲自)?{vocabulary.people().leads})"
        rf"|(?<=分别由)({sounds}{{2,8}})(?=(?:{ranks})? *[、,和及与])"
        rf"|(?<=[英法德意俄美]将)({sounds}{{2,8}})"
        rf"|(?<!{sounds})({sounds}{{3,8}})(?={fleet}|亲乘|坐镇)"
    )


@cache
def leading_by_rank() -> re.Pattern[str]:
    """Whatever stands between 由 and a rank with a word of command: 由大森仙太郎少将指挥."""
    lexicon = vocabulary.people()
    given = f"(?![{''.join(lexicon.hard_stop)}{BODY_ENDINGS}])[{HAN}]"
    return re.compile(
        rf"(?<=由)((?:{given}){{4,5}})(?=(?:{alternatives(lexicon.ranks)})(?:亲自)?{lexicon.leads})"
    )


@cache
def in_latin() -> re.Pattern[str]:
    """A name in the Latin script before a rank: 由Karl von Stein将军统领."""
    return re.compile(
        f"(?<![A-Za-z.-])({LATIN.pattern}) ?(?={alternatives(vocabulary.people().ranks)})"
    )


def everywhere() -> tuple[re.Pattern[str], ...]:
    """All patterns that are looked for in the whole text."""
    leaders = (acting(), acting_together(), appointed())
    clauses = (before_post(), *leaders, before_rank(), before_unit(), brought(), deputed())
    return (*clauses, admirals(), foreign(), in_latin(), leading_by_rank())
