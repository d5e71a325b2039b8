"""A clause that no shortening makes fit, cut where a verb and its object are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.extraction.events import naming, seams
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.wording import MODIFIES, Words
from timeline_app.extraction.lexicon import words

_BOUNDS = re.compile(
    "(?<![\\d一二三四五六七八九十])、|[，并而与和及]|以及|以(?![东南西北上下来后前内外])|从而|企图|维系|使得"
)
_WITH_WHOM = re.compile(
    "[和与同](?P<who>[^、,，和与同的]{1,6}(?:正面)?|[^、,，和与同]{1,20}[军师团队部])$"
)
_WHO = re.compile("(?<=[的令])(?P<who>[^的、,，令在向对]{1,10}[军师团旅队部])$")
"""下令將軍指揮的｜第7師｜退回河岸: who is to do what is ordered."""
_HANDLED = re.compile("(?<![中少上大名])[将把](?![军领官士校])(?P<who>[^、,，将把]{2,24})$")
_AIMED = re.compile("(?<![方转航面反相针])(?:向|对(?!于))(?P<who>[^、,，向对]{2,20})$")
"""向｜某軍第9旅｜進攻: at whom."""
_AND = frozenset("和与及、")
_OPEN_END = re.compile("[在于向对从由将把被为的之]$")


_PREPOSITION = re.compile("(?<![集驻停])[在向从自以]|将(?![军领官士校])")
_SHORTEST_OBJECT = 2


def cut(clause: Words) -> Words:
    """Who and the last thing done; else what fits."""
    found = [match for match in verbs().finditer(_unquoted(clause)) if _acts(clause, match)]
    if len(found) >= 2 or (found and found[0].start() > 2):
        ordered = found[0].group() in words("headlines", "orders")
        for tail in _tails(clause, found[-1].start(), ordered=ordered):
            told = ordered and found[0].end() + len(tail) <= HEADLINE_LIMIT
            lead = clause[: found[0].end() if told else _lead_end(clause, found[0].start())]
            if len(lead) >= 2 and len(tail) >= 2 and len(lead) + len(tail) <= HEADLINE_LIMIT:
                return lead + tail
    return clause[: _last_end(clause, found)]


def _tails(clause: Words, verb: int, *, ordered: bool) -> Iterator[Words]:
    """The last verb with whom it is done or what is handled (將敵軍包圍), then with its passive."""
    for pattern in (_WITH_WHOM, _AIMED, _HANDLED, *([_WHO] if ordered else [])):
        held = pattern.search(clause.folded, 0, verb)
        if held is not None:
            named = clause[held.start("who") : verb]
            described = max(named.folded.rfind("的"), named.folded.rfind("之")) + 1
            if set(named.folded[:described]) & _AND:
                continue
            yield clause[held.start() : held.start("who")] + named[described:] + clause[verb:]
    passive = clause.folded[verb - 1] in "被遭"
    yield clause[verb - passive :]


def _last_end(clause: Words, found: list[re.Match[str]]) -> int:
    """Where the last verb or preposition that still fits begins, behind a verb and its object."""
    first = found[0].end() + _SHORTEST_OBJECT if found else HEADLINE_LIMIT
    opening = [match.start() for match in seams.wholes(_PREPOSITION, clause.folded)]
    pairs = pairwise(found)
    ends = [
        verb.start()
        for before, verb in pairs
        if not any(before.end() <= start < verb.start() for start in opening)
    ]
    ends += opening
    fitting = [end for end in ends if first <= end <= HEADLINE_LIMIT]
    return max(fitting, default=HEADLINE_LIMIT)


_QUOTED = re.compile("[“「『《][^”」』》]*[”」』》]?")


def _unquoted(clause: Words) -> str:
    """The folded words with what stands in quotation marks covered."""
    return _QUOTED.sub(lambda match: naming.MASK * len(match.group()), clause.folded)


def _acts(clause: Words, verb: re.Match[str]) -> bool:
    return not MODIFIES.match(clause.folded, verb.end())


_LEAD_ENDS = re.compile(
    "(?:指挥(?!官|员|部|所)|率领|带领|率部|(?<!亲)自|[在于向对从由沿以把与被为率驻]|同(?![志盟时步])|(?<![中少上大名])将)"
)
_GOES_ON = re.compile("[、与和及][^,，]{1,12}?[的之](?![前后际间下中])")
"""進占桂平｜、蒙圩之日軍: the words before still describe something."""


def bounded(clause: Words, limit: int) -> Words | None:
    """The beginning of a clause up to where something new begins, its verb and object whole."""
    first = next((m for m in verbs().finditer(clause.folded) if m.start() > 1), None)
    if first is None:
        return None
    for match in reversed(list(_BOUNDS.finditer(clause.folded, first.end() + 2, limit + 1))):
        if not seams.whole(match):
            continue
        kept = clause.folded[: match.start()]
        toward = max(kept.rfind("向"), kept.rfind("对"))
        whole = toward < 0 or verbs().search(kept, toward + 1) is not None
        place = kept.rfind("在")
        open_place = max(toward, place) >= 0
        stays = place < 0 or verbs().search(kept, place + 1) is not None
        whole = whole and (stays or verbs().search(clause.folded, match.end()) is None)
        whole = whole and not (open_place and _GOES_ON.match(clause.folded, match.start()))
        if whole and not _OPEN_END.search(kept):
            return clause[: match.start()]
    return None


def _lead_end(clause: Words, verb: int) -> int:
    leads = (match.start() for match in seams.wholes(_LEAD_ENDS, clause.folded, 2))
    return min(next(leads, verb), verb)
