"""Nouns without what describes them: 堅守在｜已成火海的｜常德城."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.extraction.events import seams
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.wording import Words

_FEWEST = 2
_PARTNER = re.compile("(?:与|对于|关于)$")
"""與｜第360團的拉鋸戰: without it the words say nothing."""
_LOCATED = re.compile("在[^的]*[上中内里]最[^的]{1,3}$")
"""在歷史上最大｜的: goes as a whole."""
_AND = frozenset("和与及、")
_QUOTED = re.compile("[“”「」『』《》]")
_OPENS = re.compile("同(?![志盟时步])|开始|决定|正在|已经|能够|可以|希望|认为|成为|作为")
"""Where these stand before 的, who acts stands before them."""
_TOWARD = frozenset("向对在于")
"""Behind these a list before 的 describes as a whole: 對甲村和乙村的｜敵軍."""
_WHERE = frozenset("在于")
_NOT = frozenset("未不")
"""未參加戰鬥的｜各師: without it the words mean something else."""
_LONGEST = 9


def dropped(clause: Words) -> Words:
    """The clause until it fits less the words before 的, one after the other."""
    position = 0
    while len(clause) > HEADLINE_LIMIT:
        end = _of(clause.folded, position)
        if end is None:
            break
        start = _start(clause.folded, end)
        if start is not None and end - start >= _FEWEST and clause.folded[start] not in _NOT:
            clause = clause[:start] + clause[end + 1 :]
            position = start
        else:
            position = end + 1
    return clause


def _of(folded: str, position: int) -> int | None:
    """The next 的 with a noun behind it."""
    end = folded.find("的", position)
    while end >= 0 and (seams.cuts_word(folded, end) or seams.cuts_word(folded, end + 1)):
        end = folded.find("的", end + 1)
    return None if end < 0 or end + 3 > len(folded) else end


def _start(folded: str, end: int) -> int | None:
    """Where the words begin that describe a noun, if they are parted safely from what governs it."""
    if verbs().match(folded):
        return 0
    found = _before_relative(folded, end) if _relates(folded, 0, end) else _starts(folded, end)
    start = next((at for at in found if folded[at - 1] not in _AND), 0)
    marks = _QUOTED.findall(folded, start, end)
    if len(marks) % 2:
        return None
    if start == 0 and (set(folded[:end]) & _AND or _OPENS.search(folded, 0, end)):
        return None
    listed = any(mark in folded[start:end] for mark in _AND)
    if listed and folded[start - 1] not in _TOWARD and not _relates(folded, start, end):
        return None
    start -= bool(_LOCATED.search(folded, max(0, start - 1), end))
    start = _outer(folded, start, end)
    return None if _PARTNER.search(folded, 0, start) else start


def _outer(folded: str, start: int, end: int) -> int:
    """由某某率領的, 身在華府的, 以某某為主的: from the preposition on that describes, too."""
    before = folded[start - 1 : start]
    if folded[:start] == "由" or (before in _WHERE and start <= _FEWEST):
        return 0
    if before == "以" and "为" in folded[start:end]:
        return start - 1
    if before in _WHERE and verbs().search(folded, end + 1) is not None:
        stays = next(
            (v for v in verbs().finditer(folded, 0, start - 1) if v.end() == start - 1), None
        )
        alone = stays is not None and verbs().search(folded, 0, stays.start()) is None
        return (
            stays.start()
            if stays is not None and alone and stays.start()
            else _relative(folded, start)
        )
    return _relative(folded, start)


def _relates(folded: str, start: int, end: int) -> bool:
    """有甲軍、乙軍領導參加的: whether the words before 的 end with a verb of their own."""
    return any(verb.end() == end for verb in verbs().finditer(folded, start, end))


def _starts(folded: str, end: int) -> Iterator[int]:
    """Behind what may govern a noun, the nearest first."""
    found = [match.end() for match in seams.wholes(_governing(), folded) if match.end() <= end]
    return iter(found[::-1])


def _before_relative(folded: str, end: int) -> Iterator[int]:
    """Behind the verbs before the last, which ends before 的: 發現｜向俄國航行的｜船隊."""
    told = [verb.end() for verb in verbs().finditer(folded, 0, end) if verb.end() < end]
    return iter([at + (folded[at] == "了") for at in reversed(told)])


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(f"{verbs().pattern}|[在于向对从至将把以与和及、了被由]|(?<!\\d)[,，]")


@cache
def _two_acts() -> re.Pattern[str]:
    verb = verbs().pattern
    return re.compile(f"(?P<act>(?:{verb})(?<![来去往到赴赶])了?)[未不已正所]?(?:{verb})[在于]?$")


def _relative(folded: str, start: int) -> int:
    """打退｜駐守在渡口的｜敵軍: where the second of two verbs only describes, it goes, too."""
    for at in range(max(0, start - _LONGEST), start):
        match = _two_acts().match(folded, at, start)
        if match is not None:
            return match.end("act")
    return start
