"""Makes a clause short enough for a label by dropping what can be spared, least needed first."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.wording import BLANKS, BRACKETS, ENDS, MODIFIES, Words, closed
from timeline_app.extraction.lexicon import alternatives, words

_NUMBERED = re.compile(r"[\d一二三四五六七八九十〇]$")
_SIZE = re.compile(
    r"(?<![\d,.为达亡伤死俘毙歼灭敌计共载])[、,，]?共?计?约?\d[\d,，.]*(?:余|多)?万?(?:多|余)?(?:名|人|枚|架|辆|门)(?:兵力|左右|以上)?"
)
_WITH = re.compile(
    r"通过[^,，]{2,14}?(?=通知|发布|下达|转告|致电|召开)|(?<=.)(?:以(?![东南西北上下来后前外内])|分?由|沿|自|从|按|依|经|乘|趁|用)(?:[^,，、]|(?<=\d),(?=\d)){1,24}?(?=向|对|进|攻|突|撤|占|推|前进|登|抵|[东西南北](?:进|犯|下|上|撤|移|渡|攻)|包|渡|退|发动|发起)"
)
_UNDER = re.compile(
    r"在[^,，]{1,20}?(?:之下|下|(?<![华其湘当])中(?![国央部派方队将])|后|时|期间|之前|以前|之际|配合下|附近|一带|方面)"
)
_TOGETHER = re.compile("(?<=..)(?:连同|会同)[^,，]{2,40}(?:军|师|团|旅|队)(?=[向对从沿攻进前发])")
_PASSIVE = re.compile("^(?:(?!在)[^,，])*的(?=[^的,，在]{2,10}(?:被|遭(?!遇))[^的,，]{3,}$)")
"""從第5團派來的｜巡邏隊被截擊."""
_REST = re.compile(r"(?:以便|以期|以图|以利|从而|企图|意图|借以|为目标|，).*$")


@cache
def _adverbs() -> re.Pattern[str]:
    anywhere, before = (
        alternatives(words("headlines", key)) for key in ("adverbs", "adverbs-before-verb")
    )
    return re.compile(f"{anywhere}|(?<=.){before}(?={verbs().pattern})")


_PARTNER = re.compile("(?:与|对于|关于)$")
"""與｜第360團的拉鋸戰: without it the words say nothing."""


@cache
def _before_noun() -> re.Pattern[str]:
    """Where the words that describe a noun may begin: behind a verb, a preposition, a comma."""
    return re.compile(f"{verbs().pattern}|[在于向对从至将把以与和及、了被由]|(?<!\\d)[,，]")


def _undescribed(clause: Words) -> Words:
    """堅守在｜已成火海的｜常德城: nouns without what describes them, one after the other."""
    position = 0
    while len(clause) > HEADLINE_LIMIT:
        end = clause.folded.find("的", position)
        if end < 0 or end + 3 > len(clause):
            break
        starts = [match.end() for match in _before_noun().finditer(clause.folded, 0, end)]
        start = 0 if not starts or verbs().match(clause.folded) else starts[-1]
        if end - start >= 2 and not _PARTNER.search(clause.folded[:start]):
            clause = clause[:start] + clause[end + 1 :]
            position = start
        else:
            position = end + 1
    return clause


@cache
def _list() -> re.Pattern[str]:
    """The further items of a list; the last ends before a verb, a preposition or 等."""
    item = f"(?:(?!{verbs().pattern})[^、,，。和及与]){{1,12}}"
    end = f"(?=$|[等向对从由自沿以将把被为的于在]|{verbs().pattern})"
    last = f"(?:、|和|及|与|以及|暨)[^、,，]{{1,14}}?{end}"
    pair = f"(?:(?!和[^、,，]{{1,12}}接触)和|及|以及|暨)[^、,，]{{1,14}}?{end}"
    return re.compile(f"(?<=[^、和及与])(?:(?:、{item})+{last}|{pair})")


def listed(clause: Words) -> Words:
    """The first of a list and 等."""
    match = _list().search(clause.folded)
    if match is None:
        return clause
    if _NUMBERED.search(clause.folded[: match.start()]):
        second = clause.folded.find("、", match.start() + 1)
        return _tail_listed(clause, second, match.end()) if second > 0 else clause
    rest = clause[match.end() :]
    etc = Words("", "") if rest.folded.startswith("等") else Words("等", "等")
    return clause[: match.start()] + etc + rest


def _tail_listed(clause: Words, start: int, end: int) -> Words:
    if start >= end:
        return clause
    return clause[:start] + Words("等", "等") + clause[end:]


_OWNERS = re.compile(
    "(?<=[向对])[^,，]{4,}?(?:军|师团|师|旅团|旅|团)(?=[^,，军师旅团]{2,8}(?:阵地|防线|地区|一带|高地))"
)
"""向｜第二十八集團軍第八十五軍｜邙山頭陣地攻擊."""

_STEPS: tuple[Callable[[Words], Words], ...] = (
    lambda clause: clause.without(_PASSIVE),
    lambda clause: clause.without(_TOGETHER),
    lambda clause: clause.without(_SIZE),
    lambda clause: clause.without(_OWNERS),
    lambda clause: clause.without(_adverbs()),
    lambda clause: clause.without(_WITH),
    lambda clause: clause.without(_UNDER),
    listed,
    lambda clause: clause.without(_REST),
    _undescribed,
)


def fitted(clause: Words) -> Words:
    """The clause shortened until it fits; cut behind its first verb and object at the last."""
    clause = closed(clause.without(BRACKETS).without(BLANKS).without(ENDS))
    clause = _stepped(clause, HEADLINE_LIMIT)
    return clause if len(clause) <= HEADLINE_LIMIT else closed(_cut(clause), cut=True)


def squeezed(clause: Words, limit: int) -> Words:
    """The clause where it can be shortened to the limit without being cut, else nothing."""
    clause = _stepped(closed(clause.without(BRACKETS).without(BLANKS).without(ENDS)), limit)
    if len(clause) <= limit:
        return clause
    return closed(_bounded(clause, limit) or Words("", ""), cut=True)


def _stepped(clause: Words, limit: int) -> Words:
    for step in _STEPS:
        if len(clause) <= limit:
            return clause
        shorter = closed(step(clause))
        if len(shorter) >= 4:
            clause = shorter
    return clause


_BOUNDS = re.compile(
    "(?<![\\d一二三四五六七八九十])、|[，并而与和及]|以(?![东南西北上下来后前内外])|从而|企图|维系|使得"
)
_WITH_WHOM = re.compile("[和与同][^、,，和与同的]{1,6}(?:正面)?$")
_OPEN_END = re.compile("[在于向对从由将把被为的之]$")


def _cut(clause: Words) -> Words:
    """Up to where something new begins; else who and the last thing done; else what fits."""
    bounded = _bounded(clause, HEADLINE_LIMIT)
    if bounded is not None:
        return bounded
    found = [
        match
        for match in verbs().finditer(clause.folded)
        if not MODIFIES.match(clause.folded, match.end())
    ]
    if len(found) >= 2 or (found and found[0].start() > 2):
        passive = clause.folded[found[-1].start() - 1] in "被遭"
        partner = _WITH_WHOM.search(clause.folded, 0, found[-1].start())
        begin = partner.start() if partner else found[-1].start() - passive
        tail = clause[begin:]
        ordered = found[0].group() in words("headlines", "orders")
        ordered = ordered and found[0].end() + len(tail) <= HEADLINE_LIMIT
        lead = clause[: found[0].end() if ordered else _lead_end(clause, found[0].start())]
        if len(lead) >= 2 and len(tail) >= 2 and len(lead) + len(tail) <= HEADLINE_LIMIT:
            return lead + tail
    return clause[:HEADLINE_LIMIT]


def _bounded(clause: Words, limit: int) -> Words | None:
    """The beginning of a clause up to where something new begins, its verb and object whole."""
    first = next((m for m in verbs().finditer(clause.folded) if m.start() > 1), None)
    if first is None:
        return None
    for match in reversed(list(_BOUNDS.finditer(clause.folded, first.end() + 2, limit + 1))):
        kept = clause.folded[: match.start()]
        toward = max(kept.rfind("向"), kept.rfind("对"))
        whole = toward < 0 or verbs().search(kept, toward + 1) is not None
        if whole and not _OPEN_END.search(kept):
            return clause[: match.start()]
    return None


def _lead_end(clause: Words, verb: int) -> int:
    match = re.compile(
        "(?:指挥(?!官|员|部|所)|率领|率部|(?<!亲)自|[在于向对从由沿以把与被为率驻]|(?<![中少上大名])将)"
    ).search(clause.folded, 2, verb)
    return match.start() if match else verb
