"""Makes a clause short enough for a label by dropping what can be spared, least needed first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.spans import Span
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.lexicon import alternatives, words


@dataclass(frozen=True, slots=True)
class Words:
    """Words as written and folded, always cut alike."""

    text: str
    folded: str

    @classmethod
    def at(cls, text: str, folded: str, span: Span) -> Words:
        """The words at a span of an article."""
        return cls(span.of(text), span.of(folded))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Words:
        return Words(self.text[part], self.folded[part])

    def __add__(self, other: Words) -> Words:
        return Words(self.text + other.text, self.folded + other.folded)

    def without(self, pattern: re.Pattern[str], count: int = 0) -> Words:
        """The words less every stretch that the pattern matches."""
        if pattern.search(self.folded) is None:
            return self
        kept, position = Words("", ""), 0
        for number, match in enumerate(pattern.finditer(self.folded), start=1):
            kept += self[position : match.start()]
            position = match.end()
            if number == count:
                break
        return kept + self[position:]


_BRACKETS = re.compile(r"[（(][^（）()]*[）)]?|\[[^\]]*\]?")
MODIFIES = re.compile("[^,，在于]{0,4}?(?:的|之(?![前后际间下中]))")
"""What follows a verb that only describes a noun: 防禦｜的指揮官."""
_SHORT = 3
_NUMBERED = re.compile(r"[\d一二三四五六七八九十〇]$")
_BLANKS = re.compile(r"[\s　]+")
_ENDS = re.compile(r"^[\s、,，.．·的之]+|[\s、,，：:；;（(「『“《\-—·]+$")
_SIZE = re.compile(
    r"(?<![\d,.为达亡伤死俘毙歼灭敌计共载])[、,，]?共?计?约?\d[\d,，.]*(?:余|多)?万?(?:多|余)?(?:名|人|枚|架|辆|门)(?:兵力|左右|以上)?"
)
_WITH = re.compile(
    r"通过[^,，]{2,14}?(?=通知|发布|下达|转告|致电|召开)|(?<=.)(?:以(?![东南西北上下来后前外内])|分?由|沿|自|从|按|依|经|乘|趁|用)(?:[^,，、]|(?<=\d),(?=\d)){1,24}?(?=向|对|进|攻|突|撤|占|推|前进|登|抵|[东西南北](?:进|犯|下|上|撤|移|渡|攻)|包|渡|退|发动|发起)"
)
_UNDER = re.compile(
    r"在[^,，]{1,20}?(?:之下|下|(?<![华其湘当])中(?![国央部派方队将])|后|时|期间|之前|以前|之际|配合下|附近|一带|方面)"
)
_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十\d]{1,2}[、.)）]|[①-⑳])")
_LED_BY = re.compile(
    "^(?:根据|按照|遵照|依照|应)[^,，]{2,14}?的?(?:指示|命令|要求|请求|建议)(?=[^,，的]{3,}[^,，]{3,}$)"
    "|^(?:[但而])?来自[^,，的]{2,16}的(?=[^,，]{4,}$)"
)
"""根據將軍的指示｜第1師前進, 來自第116師的｜突擊隊."""
_TOGETHER = re.compile("(?<=..)(?:连同|会同)[^,，]{2,40}(?:军|师|团|旅|队)(?=[向对从沿攻进前发])")
_PASSIVE = re.compile("^(?:(?!在)[^,，])*的(?=[^的,，在]{2,10}(?:被|遭(?!遇))[^的,，]{3,}$)")
"""從第5團派來的｜巡邏隊被截擊."""
_REST = re.compile(r"(?:以便|以期|以图|以利|从而|企图|意图|借以|为目标|，).*$")


@cache
def _openers() -> re.Pattern[str]:
    listed = alternatives(words("headlines", "openers"))
    return re.compile(f"^[“「『]?(?:(?:{listed}|当(?![地局时场中]))[,，]?)+(?=..)")


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


def opened(clause: Words) -> Words:
    """A clause less its blanks, its brackets and the conjunctions before it."""
    bare = clause.without(_BRACKETS).without(_BLANKS).without(_ENDS).without(_ENUMERATOR)
    bare = _active(bare.without(_LED_BY))
    match = _openers().match(bare.folded)
    if match and not verbs().match(bare.folded):
        bare = bare[match.end() :]
    return bare.without(_ENDS)


_SUFFERED = re.compile(
    "被(?P<by>[^,，的被]{1,10}?[军队部])(?P<act>[^,，的]{2,4})的(?P<who>[^,，的]{2,12}[兵军员师团队])"
)


def _active(clause: Words) -> Words:
    """被敵軍俘獲的士兵: the soldiers were captured by the enemy."""
    match = _SUFFERED.fullmatch(clause.folded)
    if match is None or verbs().fullmatch(match["act"]) is None:
        return clause
    return clause[match.start("who") :] + clause[: match.end("act")]


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


def balanced(clause: Words) -> Words:
    """Less the quotation that is cut off, and less a mark that closes nothing."""
    for opening, closing in ("“”", "「」", "『』", "《》"):
        first, last = clause.folded.rfind(opening), clause.folded.rfind(closing)
        if first > last:
            clause = clause[:first] if first >= _SHORT else clause[first + 1 :]
        elif last >= 0 and opening not in clause.folded[:last]:
            clause = clause[last + 1 :] if len(clause) - last > _SHORT else clause[:last]
    return clause.without(_ENDS)


@cache
def _trailing(*keys: str) -> re.Pattern[str]:
    listed = [word for key in keys for word in words("headlines", key)]
    return re.compile(f"(?<=...)(?:{alternatives(listed)}|(?<=[战役会])中)+$")


_CUT_NUMBER = re.compile(r"(?<=...)[为达共约]*\d[\d,.，]*$")


def closed(clause: Words, *, cut: bool = False) -> Words:
    """Less the particles that are left hanging at its end; ``cut`` where it was cut short."""
    keys = ("trailing", "trailing-cut") if cut else ("trailing",)
    clause = clause.without(_CUT_NUMBER) if cut else clause
    return balanced(clause).without(_trailing(*keys)).without(_ENDS)


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
    clause = closed(clause.without(_BRACKETS).without(_BLANKS).without(_ENDS))
    clause = _stepped(clause, HEADLINE_LIMIT)
    return clause if len(clause) <= HEADLINE_LIMIT else closed(_cut(clause), cut=True)


def squeezed(clause: Words, limit: int) -> Words:
    """The clause where it can be shortened to the limit without being cut, else nothing."""
    clause = _stepped(closed(clause.without(_BRACKETS).without(_BLANKS).without(_ENDS)), limit)
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
