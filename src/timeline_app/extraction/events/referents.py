"""What 該師, 該城 and 她 mean in a label: the last that was named so before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.spans import Span
from timeline_app.extraction.events.wording import Words

_REACH = 300
"""Characters before a sentence in which somebody or something was named that is pointed at."""
_UNIT = re.compile(
    "^该(?P<tail>师团|师|集团军|军团|军(?=[^队舰])|旅团|旅|团|营|联队|大队|支队|纵队|分队|舰队|舰)"
)
_PLACE = re.compile("该(?P<tail>地(?!区)|城|市|镇|县|岛|港|村|山|高地)(?=$|[，,、被已])")
_ANY_PLACE = frozenset("地城市")
_PERSON = re.compile("^[他她](?![们的国乡])")
_NEAR = 80


_HANDLED = re.compile(
    "(?:攻击|进攻|攻打|围攻|包围|攻占|占领|防守|据守|死守|坚守|到达|抵达|进入|袭击|炮击|轰炸|登陆)(?P<what>[\u3400-\u9fff]{2,4})(?=[、，,；;。])"
)


_SHIP = re.compile("[舰号]$")


class Referents:
    """Units and people of an article by where they are named."""

    def __init__(
        self, text: str, folded: str, units: Iterable[Span], people: Iterable[Span]
    ) -> None:
        self._text = text
        self._folded = folded
        self._units = sorted(units)
        self._people = sorted(people)

    def named(self, label: Words, before: int) -> Words:
        """The label with names for what it points at, as far as they stand before a place of the text."""
        unit = _UNIT.match(label.folded)
        if unit is not None:
            return self._with(label, unit, self._last(self._units, before, unit["tail"]))
        person = _PERSON.match(label.folded)
        if person is not None:
            return self._with(label, person, self._last(self._people, before, ""))
        place = _PLACE.search(label.folded)
        if place is None:
            return label
        named = self._object(before)
        kind = "" if place["tail"] in _ANY_PLACE else place["tail"]
        return self._with(label, place, named if named and named.folded.endswith(kind) else None)

    def _object(self, before: int) -> Words | None:
        """開始攻擊｜洛陽｜、攻佔該地: what the clause before handles."""
        near = max(0, before - _NEAR)
        start = max(self._folded.rfind("。", near, before) + 1, near)
        found = None
        for match in _HANDLED.finditer(self._folded, start, before):
            found = match
        if found is None:
            return None
        return Words.at(self._text, self._folded, Span(*found.span("what")))

    def _with(self, label: Words, pointer: re.Match[str], named: Words | None) -> Words:
        length = len(label) - len(pointer.group()) + len(named or "")
        if named is None or length > HEADLINE_LIMIT or named.folded in label.folded:
            return label
        return label[: pointer.start()] + named + label[pointer.end() :]

    def _last(self, spans: list[Span], before: int, tail: str) -> Words | None:
        """The last name before a place, of those that end as is told."""
        at = bisect_left(spans, Span(before, before))
        while at and spans[at - 1].start >= before - _REACH:
            at -= 1
            named = Words.at(self._text, self._folded, spans[at])
            if _fits(named.folded, tail):
                return named
        return None


def _fits(named: str, tail: str) -> bool:
    if tail == "舰":
        return _SHIP.search(named) is not None
    return named.endswith(tail)
