"""What sort of event some words tell, by the vocabulary of event kinds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline_app.domain.events import EventKind
from timeline_app.extraction.lexicon import alternatives, table

_NO_VERB = r"(?!史|能力|(?<!展开|开始|采取|进行|发起|发动|实施|停止|执行|取消|投入|参加|配合)行动|工事|设施|体系|工程|态势|机(?!场)|队(?!形|列)|艇|部(?!署|分)|司令(?!部)|令部|令官|令员|大队|兵(?!力)|舰|者|力|范围|序列|方案|方向|区|准则|式|战(?![斗至场]))"

_NO_BEGIN = "(?!派遣军|守备(?=司令|队|军|部|区)|守(?=备)|驻军(?=第?[0-9一二三四五六七八九十])|空降(?=[师旅团营军部])|(?<=[原按照])计划|(?<=主)任|整编(?=第|[0-9])|(?<=上)空投|(?<=[司命指])令|守军|攻势|任务|任何|封建|电台|电话|称号|指挥官|指挥员|解放军|解放区|解放日|伐木|任期|斩获|指挥所|指挥部|(?<=转)趋|陷入(?!敌手)|陷于|陷在)"
_REACHED = "[退撤逃赶来回开打攻追冲推驶转返败调引](?:到|至|往|向|入)"
_WHOLE = r"(?<!进(?=[发攻军犯逼抵至驻]))"
"""湘西｜进发, not 湘｜西进｜发."""


def _listed(words: dict[str, list[str]]) -> dict[str, EventKind]:
    found: dict[str, EventKind] = {}
    for name, listed in words.items():
        for word in listed:
            found.setdefault(word, EventKind(name))
    return found


@cache
def _kinds() -> dict[str, EventKind]:
    kinds = table("event_kinds")
    others = ("nouns", "synonyms", "weak")
    return _listed({name: words for name, words in kinds.items() if name not in others})


@cache
def _nouns() -> dict[str, EventKind]:
    return _listed(table("event_kinds")["nouns"])


@cache
def _told() -> tuple[str, ...]:
    return (*_kinds(), *table("headlines")["plain-verbs"])


@cache
def begins() -> frozenset[str]:
    """The characters that verbs begin with."""
    return frozenset(word[0] for word in _told())


@cache
def longest() -> int:
    """The characters of the longest verb."""
    return max(map(len, _told()))


@cache
def verbs() -> re.Pattern[str]:
    """Any word that tells an event; not where it is part of a name (司令部, 轰炸机)."""
    return re.compile(  # most characters begin no verb: one look at them saves all the others
        rf"(?=[{''.join(sorted(begins()))}]){_NO_BEGIN}(?:{alternatives(_told())}|{_REACHED}){_NO_VERB}{_WHOLE}"
    )


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(alternatives(_nouns()))


_NEGATED = re.compile(
    "(?:无力|无法|未能|不能|没有|不敢|不愿|不肯|不得|难以|来不及|避免|防止|以免)(?:再|继续|立即|正面|大举)?$"
)
_SETTING = re.compile(
    "[^,，。；]{0,12}?(?:(?<=战)中(?![国共央部路])|之后|以后|之前|以前|前(?![进线往锋来后方沿哨卫])|后(?![方卫勤援来备退撤路者]|继(?!任))|(?<=[援护率领挥])下(?=[^令达]))"
)
"""What shows a verb to tell only what came before, or what helped: 全歼水师后, 在炮火支援下."""
_PLANNED = re.compile("(?:计划|准备|打算|预定|策划|商定|决定)[^,，。；]{0,6}$")
_ORDERED = re.compile("的?(?:命令|指示|信号|密令|嘉奖令)")
"""Behind a verb, what makes of it the matter of an order: 接到撤退｜命令."""
_OF_REACHED = {
    **dict.fromkeys("退撤逃返败", EventKind.WITHDRAWAL),
    **dict.fromkeys("攻打追冲", EventKind.ATTACK),
}


@lru_cache(maxsize=16)
def kind_of(folded: str) -> EventKind:
    """The kind of the first telling verb, else of the last noun, else of the first weak verb."""
    told = [(match, _kind(match.group())) for match in verbs().finditer(folded)]
    telling = [(match, kind) for match, kind in told if kind and not _denied(match)]
    weak: list[EventKind] = []
    for match, kind in telling:
        if match is not telling[-1][0] and _SETTING.match(
            folded, match.end(), telling[-1][0].start()
        ):
            continue
        if match.group() not in table("event_kinds")["weak"]:
            return EventKind.ORDER if _is_matter(match) else kind
        weak.append(kind)
    nouns = _noun_pattern().findall(folded)
    if nouns:
        return _nouns()[nouns[-1]]
    return weak[0] if weak else EventKind.OTHER


def _denied(match: re.Match[str]) -> bool:
    """Whether the words before a verb say that it did not happen: 无力反攻."""
    return _NEGATED.search(match.string, max(0, match.start() - 5), match.start()) is not None


def _is_matter(match: re.Match[str]) -> bool:
    """Whether a verb tells what is planned or ordered, and not yet done."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    behind = _ORDERED.match(match.string, match.end())
    return _PLANNED.search(before) is not None or behind is not None


def _kind(verb: str) -> EventKind | None:
    """The kind of a verb, also of one with where it leads: 退到, 冲向, 赶往."""
    if re.fullmatch(_REACHED, verb) and verb not in _kinds():
        return _OF_REACHED.get(verb[0], EventKind.ADVANCE)
    return _kinds().get(verb)
