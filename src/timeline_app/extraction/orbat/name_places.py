"""Words around a place in running text that show a person's name to stand there.

Each pattern has the name in its last group; the text is folded.
"""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.orbat.name_shapes import BODY_ENDINGS, HAN
from timeline_app.extraction.units import vocabulary
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
def leading() -> re.Pattern[str]:
    """A name that begins a clause and leads troops or takes a post: 朱德率领第十八集团军."""
    lexicon = vocabulary.people()
    surnames = "".join(lexicon.surnames - lexicon.loose)
    given = f"(?![{''.join(lexicon.stop | lexicon.hard_stop)}])[{HAN}]"
    verbs = f"率领|亲率|统率|率部|急令|致电|下令|升任|出任|就任|接任|继任|率{_TROOPS}"
    return re.compile(
        rf"(?:^|(?<=[。,;\n])|{_SIDE})([{surnames}](?:{given}){{1,2}})(?={verbs})", re.MULTILINE
    )


@cache
def foreign() -> re.Pattern[str]:
    """A foreign name before a rank, a title or a word of command: 冯·法兰萨基将军, 腓特烈王储率领."""
    lexicon = vocabulary.people()
    sounds = f"[{lexicon.sounds}]"
    ranks, titles = alternatives(lexicon.ranks), alternatives(lexicon.titles)
    leads = "(?:与其|则|所|亲自)?(?:率领|指挥|统率|带领)|的第"
    return re.compile(
        rf"(?:^|(?<=[^{HAN}·-])|(?<=[由和与及以的令派而命使军方将帅校佐]))(?:({sounds}+(?:[·-]{sounds}+)*·{sounds}+)(?={ranks}|{titles}|{leads})"
        rf"|({sounds}{{2,5}})(?=(?:{titles})(?:{leads})))",
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
        rf"(?:^|(?<=[。,;:、\n的日有和及与由令以从归属率派部其(])|{_SIDE})([{surnames}]{given}{last}{given})"
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
    lexicon = vocabulary.people()
    surnames = "".join(lexicon.surnames - lexicon.loose - {"于"})
    given = "".join(lexicon.stop | lexicon.hard_stop | set(BODY_ENDINGS))
    ends = "等?部|等|指挥|率领|[、,。)]"
    return re.compile(f"([{surnames}](?:(?![{given}])[{HAN}]){{1,2}})(?={ends})")


@cache
def in_bracket() -> re.Pattern[str]:
    """A Chinese name that begins a bracket behind a unit: 第35军(傅作义兼,新31师), 第9军(郭忏部).

    One of two characters may be a town where nothing but a sign follows it.
    """
    lexicon = vocabulary.people()
    surnames = "".join(lexicon.surnames - lexicon.loose - {"于"})
    stops = "".join(lexicon.stop | lexicon.hard_stop | lexicon.not_person | set(BODY_ENDINGS))
    given = f"(?![{stops}])[{HAN}]"
    held = f"所?部[),]|自?兼[),]|{alternatives(lexicon.ranks)}|任|指挥|率领"
    return re.compile(
        rf" ?\(由?([{surnames}]{given}{given}(?=[),;:]|{held})|[{surnames}]{given}(?={held}))"
    )


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
        rf"(?<=由)({sounds}{{2,8}})(?=(?:{ranks})?(?:亲自)?(?:指挥|率领|统领|领导))"
        rf"|(?<=[英法德意俄美]将)({sounds}{{2,8}})"
        rf"|(?<!{sounds})({sounds}{{3,8}})(?={fleet}|亲乘|坐镇)"
    )


def everywhere() -> tuple[re.Pattern[str], ...]:
    """All patterns that are looked for in the whole text."""
    clauses = (before_post(), leading(), before_rank(), before_unit(), brought(), deputed())
    return (*clauses, admirals(), foreign())
