"""What sort of event some words tell, by the vocabulary of event kinds."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.domain.events import EventKind
from timeline_app.extraction.lexicon import alternatives, table

_NO_VERB = r"(?!机(?!场)|队|艇|部(?!署|分)|司令(?!部)|令部|令官|令员|大队|兵(?!力)|舰|者|力|范围|序列|方案|方向|区|准则|式|战(?![斗至]))"

_NO_BEGIN = "(?!(?<=[司命指])令|守军|攻势|任务|任何|封建|电台|电话|称号|指挥官|指挥员|解放军|解放区|解放日|伐木|任期|斩获)"
_REACHED = "[退撤逃赶来回开打攻追冲推驶转返败调](?:到|至|往|向|入)"
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
    others = ("nouns", "synonyms")
    return _listed({name: words for name, words in kinds.items() if name not in others})


@cache
def _nouns() -> dict[str, EventKind]:
    return _listed(table("event_kinds")["nouns"])


@cache
def verbs() -> re.Pattern[str]:
    """Any word that tells an event; not where it is part of a name (司令部, 轰炸机)."""
    plain = table("headlines")["plain-verbs"]
    return re.compile(
        rf"{_NO_BEGIN}(?:{alternatives((*_kinds(), *plain))}|{_REACHED}){_NO_VERB}{_WHOLE}"
    )


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(alternatives(_nouns()))


def kind_of(folded: str) -> EventKind:
    """The kind of the first telling verb, else of the last noun; ``other`` where there is none."""
    for match in verbs().finditer(folded):
        kind = _kinds().get(match.group())
        if kind is not None:
            return kind
    nouns = _noun_pattern().findall(folded)
    return _nouns()[nouns[-1]] if nouns else EventKind.OTHER
