"""What places were taken or lost, whichever of the many words for it is used."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.lexicon import alternatives, table
from timeline_app.zhtext.variants import fold


@cache
def _synonyms() -> dict[str, str]:
    """Words of one meaning and the one that stands for all of them."""
    groups: list[list[str]] = table("event_kinds")["synonyms"]
    return {word: group[0] for group in groups for word in group}


@cache
def _synonym() -> re.Pattern[str]:
    return re.compile(alternatives(_synonyms()))


def plain(words: str) -> str:
    """Words with one word for each meaning: 淪陷, 陷落 and 失陷 are 失守."""
    return _synonym().sub(lambda match: _synonyms()[match.group()], fold(words))


@cache
def _fall() -> re.Pattern[str]:
    return re.compile(
        r"(?P<fallen>(?:[\u3400-\u9fff]{2,6}、)+[\u3400-\u9fff]{2,8}?|[\u3400-\u9fff]{2,4}?)"
        r"(?:城|市|县)?(?:全部|均|被[^,，]{2,8}?)?失守$"
        r"|(?:攻占|开进|进入)(?:了)?(?P<won>[\u3400-\u9fff、]{2,24})"
    )


def taken_in(told: str) -> set[str]:
    """The places that a label or clause of ``plain`` words says were taken or lost."""
    match = _fall().search(told)
    if match is None:
        return set()
    return set(re.split("[、和及与]", match["fallen"] or match["won"] or "")) - {""}
