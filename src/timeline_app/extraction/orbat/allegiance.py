"""Whose side a person is on, as the words before the name tell it: 英国海军将领纳尔逊, 法将杜马罗尔."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives
from timeline_app.zhtext.variants import fold

_REACH = 16
"""How many characters before a name may tell its side."""
_TITLES = ("将领", "主将", "名将", "将军", "海军名将", "老将")
_OFTEN_OTHER = "日"


def read_allegiance(scan: Scan, facts: Facts) -> None:
    """Adds the sides of people to the facts; where an article tells several, the most frequent."""
    if not scan.forces:
        return
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for token in scan.tokens:
        if token.kind is not Kind.PERSON:
            continue
        side = _told(scan, token.span.start)
        if side:
            votes[token.value][side] += 1
    for person, sides in votes.items():
        facts.people.setdefault(person, sides.most_common(1)[0][0])
    _read_namesakes(scan, facts)
    for token in scan.tokens:
        if token.kind is Kind.UNIT and not scan.units[token.unit].number:
            side = _told(scan, token.span.start)
            if side:
                facts.sides.setdefault(token.unit, side)


def _read_namesakes(scan: Scan, facts: Facts) -> None:
    """Units that are called after a man are on his side: 纳尔逊纵队."""
    known = {part: side for person, side in facts.people.items() for part in _parts(fold(person))}
    for index, word in enumerate(scan.units):
        for size in range(2, len(word.echelon) - 1):
            if not word.number and word.echelon[:size] in known:
                facts.sides.setdefault(index, known[word.echelon[:size]])


def _told(scan: Scan, place: int) -> str | None:
    """The side whose officer or fleet is named at a place, by the words before it."""
    words = scan.words(place - _REACH, place)
    for match in scan.spoken.finditer(words):
        side = scan.forces.get(match.group())
        if side and _title().fullmatch(words, match.end()):
            return side
    short = _short().search(words)
    return vocabulary.people().short_sides[short[1]] if short else None


def _parts(person: str) -> tuple[str, str]:
    return person, person.rpartition("·")[2]


@cache
def _title() -> re.Pattern[str]:
    """What stands between the word of a side and its officer's name."""
    lexicon = vocabulary.people()
    titles = alternatives([*lexicon.roles, *lexicon.ranks, *_TITLES])
    return re.compile(rf"(?:皇家|帝国|海军|陆军|军|方面|舰队)*(?:{titles}|海军的)")


@cache
def _short() -> re.Pattern[str]:
    short = "".join(set(vocabulary.people().short_sides) - set(_OFTEN_OTHER))
    return re.compile(rf"([{short}])(?:将|军主帅)$")
