"""Clauses that only lead to the next one: when, where, under whom, why and what for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline_app.extraction.events.at_verbs import AtVerbs
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import alternatives, words

_FARTHEST = 16
"""Characters of a subject before the words that give a purpose."""


@cache
def _openings() -> re.Pattern[str]:
    """Words that set a scene as clause of their own, or between subject and predicate."""
    openers, heads, tails = (
        alternatives(words("headlines", key))
        for key in ("settings", "setting-heads", "setting-tails")
    )
    fought = "(?:经(?:过)?[^,]{0,12}|^.{0,3}(?:昼夜|天|日)的?)(?:激战|苦战|血战|战斗|恶战|鏖战|作战|急行军|行军)$|(?:根据|依据|依照|按照)[^,]*(?:判断|情况|情报|命令|指示)$|^除(?![夕掉去名此])(?!.*[外了])"
    after = "(?:之后|以后|后|时|之际|之刻|期间|之前|(?<![面进线往锋之目先])前|途中|的同时)$|应[^,]{2,}(?:要求|请求|邀请|之邀|之请|请)$|[奉承][^,]{2,}(?:命令|意旨|之命|指示|旨意|(?<=[^指司命])令|电令)$|^经过?[^,]{2,}(?:调停|斡旋|努力|谈判|协商|讨论|研究|争论|考虑|批准|同意|劝说|交涉|准备|休整|训练|邀请|提议|介绍|推荐|保荐|许可|建议)$|经与[^,]{2,}(?:会商|商议|协商|商量|谈判)$"
    led = "经过?[^,]{2,}(?:下|后)$|由[^,]{2,14}(?:率领|统率|带领|指挥)$"
    on = "(?<![已均皆仍都])在.{2,}(?:上|中|(?<!留)下)$|[战役争”」围退进行]中$"
    return re.compile(rf"^{openers}|^{heads}.*{tails}$|{fought}|{after}|{on}|{led}")


@cache
def _purpose() -> AtVerbs:
    """中國派遣軍｜為加強華北治安戰, 張學良｜以…職務, 蔣中正決心｜與其屈服而亡."""
    listed = alternatives(words("headlines", "purposes"))
    offices = "(?<!改)(?!(?<=决定).*为(?:目标|重点|原则|方针|条件)$)以[^,]{2,16}(?:职务|名义|身份|兵力|为[^,]{1,6}|部队|主力|任务)$"
    because = "因(?=[^,]*(?:即将|尚未|不利|不足|不支|缺乏|过于|已)[^,]{1,10}$)"
    by = "(?:根据|依据|遵照|依照|按照)(?=[^,]*(?:指示|命令|决定|部署|计划|要求|建议|精神|分局|军委|总部|条约|情报|方针|原则|意见|地图|资料|记载|统计|史料|规定|协议|条款)$)|^(?:透过|通过|藉由|借助|凭借)(?=[^,]{2,10}(?:书|信|会议|谈判|协定|条约|关系|渠道|情报)$)"
    return AtVerbs(
        rf"(?:{listed}|{by}|{because}|趁(?![夜机势乱胜黑隙便])|为(?:(?=VERB)|(?=了))|{offices})"
    )


def leads_on(clause: Words) -> bool:
    """Whether a clause is said of a time, a place or a circumstance."""
    return _openings().search(clause.folded) is not None


@lru_cache(maxsize=512)
def sets_scene(clause: Words) -> bool:
    """Whether a clause only leads to the next one: 隨著…, 在…下, …後, 經三日激戰, 為加強…."""
    return leads_on(clause) or purpose_at(clause) is not None


def purpose_at(clause: Words) -> int | None:
    """Where the words begin that only give a purpose, a cause or a capacity."""
    match = _purpose().search(clause.folded)
    if match is None or match.start() > _FARTHEST:
        return None
    return None if _occasion().search(clause.folded, match.end()) else match.start()


@cache
def _occasion() -> AtVerbs:
    """趁敵軍敗退時｜佔領: the occasion, and behind it the act."""
    return AtVerbs("(?:时(?![任期间候刻代值局机])|之际|之机|之隙|机会)(?=VERB[^,]{2,}$)")
