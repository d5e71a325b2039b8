"""Clauses told in another order of their own words, where the first order is no label."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.events.at_verbs import AtVerbs
from timeline_app.extraction.events.wording import Words

_BATTLE = "(?:战|役|战役|会战|战斗|冲突|事件|事变|起义|兵变|攻势)"
_MEETING = "(?:会议|大会|会谈|典礼|仪式|运动会|全会|峰会)"


_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # 爆發榆關戰鬥: the battle broke out
    ("(?P<act>爆发|发生)了?(?P<what>[^,，在于的将向]{2,16}BATTLE)", ("what", "act")),
    # 開始的老河口之戰中, 發生於此的著名的石橋戰役
    (
        "(?P<act>开始|发生|爆发|打响)(?:[于在][^,，的]{1,10})?的(?:[著着]名的)?"
        "(?P<what>[^,，]{2,18}?BATTLE)[中里]?",
        ("what", "act"),
    ),
    # 分別是某之戰
    ("分别[是为](?P<what>[^,，]{2,16}BATTLE)", ("what",)),
    # 有運輸機飛抵機場
    ("有(?P<what>[^,，的]{1,8}[机舰军队部人兵船员师团](?=VERB).*)", ("what",)),
    # 共殲滅守軍
    ("共(?P<what>(?=VERB).*)", ("what",)),
    # 戰事最激烈時陣亡
    ("[^,，]{2,10}(?:最|正)[^,，]{1,4}[时际](?P<what>(?=VERB).*)", ("what",)),
    # 造成了在江邊一帶的混亂
    ("(?P<act>造成|引起|引发|导致)了?在(?P<what>[^,，的]{2,14}的[^,，的]{2,8})", ("act", "what")),
    # 所通過的中立法
    ("所?(?P<act>VERB)的(?P<what>[^,，的]{2,12}[法约书案令章])", ("act", "what")),
    # 這也可能是造成德軍停止攻擊, 使秦展開滅六國之戰
    ("[也就便是正可能]*(?:造成|导致|致使|使得|使)(?P<what>(?!其)[^,，]{2,}?(?=VERB).*)", ("what",)),
    # 總計有5,000名美軍上岸, 傳出有部分日軍渡過沙洲
    (
        "(?:总计|共计|共|传出|据传|又)*有(?P<what>(?:多达|约|近|超过)?(?:[0-9]|数[十百千艘]"
        "|[一二三四五六七八九十两几]+[名艘架辆门]|部分|大批|大量).+)",
        ("what",),
    ),
    # 唐生智到達武漢向我說
    ("(?P<what>[^,，]{2,}VERB[^,，]*?)[向对]我们?(?:说|称|表示|道)", ("what",)),
    # 由何將軍接替張將軍指揮
    ("由(?P<what>[^,，的由]{2,14}?(?:接任|接替|继任|出任|取代)[^,，]+)", ("what",)),
    # 以某軍的實力最強
    ("以(?P<what>[^,，]{2,}(?:最|较|尤)为?[^,，的]{1,4})", ("what",)),
    # 第3軍於｜攻佔城西: a preposition without its time
    (
        "(?P<who>[^,，于]{2,}[军师旅团营队部])于(?P<act>VERB(?!.*(?:[中时际前后间]$|[,，])).*)",
        ("who", "act"),
    ),
    # 為日軍攻擊發始期
    ("为(?P<what>[^,，]{2,14}[期日天时])", ("what",)),
    # 以濟南的失陷，作為轉捩點
    ("以(?P<what>[^,，]{2,12}的(?:失陷|陷落|沦陷|失守|投降|失败|胜利))", ("what",)),
)
"""Patterns of whole clauses (VERB, BATTLE: any of them), and their groups in the label's order."""


@cache
def _rules() -> tuple[tuple[AtVerbs | re.Pattern[str], tuple[str, ...]], ...]:
    listed = ((pattern.replace("BATTLE", _BATTLE), order) for pattern, order in _RULES)
    return tuple(
        (AtVerbs(pattern) if "VERB" in pattern else re.compile(pattern), order)
        for pattern, order in listed
    )


def reworded(clause: Words) -> Words:
    """The clause by the first rule that it fits, else as it is."""
    for pattern, order in _rules():
        match = pattern.fullmatch(clause.folded)
        if match is not None:
            parts = [clause[slice(*match.span(name))] for name in order]
            return sum(parts[1:], parts[0])
    return clause


_BREAKS_OUT = re.compile(f"[^,，]{{2,}}{_BATTLE}(?:开始|发生|爆发|打响)")


def breaks_out(clause: Words) -> bool:
    """Whether a clause tells of a battle that it begins."""
    return _BREAKS_OUT.fullmatch(clause.folded) is not None


_MEETS = re.compile(f"(?P<act>召开|举行)了?(?P<what>[^,，在于]{{2,20}}{_MEETING})")


_STATE = re.compile("(?P<act>形成|出现)了?(?P<what>[^,，]{2,14}的(?:状态|局面|局势|态势|混乱))")


def held(clause: Words) -> Words:
    """召開第三次會議, where nobody is named who holds it: the meeting is held."""
    match = _MEETS.fullmatch(clause.folded) or _STATE.fullmatch(clause.folded)
    if match is None:
        return clause
    return clause[match.start("what") :] + clause[: match.end("act")]
