"""Whose side a person is on, as the words before the name tell it: 英国海军将领纳尔逊, 法将杜马罗尔."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

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
    pattern = _titled(scan)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for token in scan.tokens:
        if token.kind is not Kind.PERSON:
            continue
        match = pattern.search(scan.words(token.span.start - _REACH, token.span.start))
        if match:
            votes[token.value][_side(scan, match)] += 1
    for person, sides in votes.items():
        facts.people.setdefault(person, sides.most_common(1)[0][0])
    _read_namesakes(scan, facts)
    for token in scan.tokens:
        if token.kind is Kind.UNIT and not scan.units[token.unit].number:
            match = pattern.search(scan.words(token.span.start - _REACH, token.span.start))
            if match:
                facts.sides.setdefault(token.unit, _side(scan, match))


def _read_namesakes(scan: Scan, facts: Facts) -> None:
    """Units that are called after a man are on his side: 纳尔逊纵队."""
    known = {part: side for person, side in facts.people.items() for part in _parts(fold(person))}
    for index, word in enumerate(scan.units):
        for size in range(2, len(word.echelon) - 1):
            if not word.number and word.echelon[:size] in known:
                facts.sides.setdefault(index, known[word.echelon[:size]])


def _side(scan: Scan, match: re.Match[str]) -> str:
    short = vocabulary.people().short_sides
    return scan.forces[match["side"]] if match["side"] else short[match["short"]]


def _parts(person: str) -> tuple[str, str]:
    return person, person.rpartition("·")[2]


def _titled(scan: Scan) -> re.Pattern[str]:
    lexicon = vocabulary.people()
    titles = alternatives([*lexicon.roles, *lexicon.ranks, *_TITLES])
    short = "".join(set(lexicon.short_sides) - set(_OFTEN_OTHER))
    return re.compile(
        rf"(?:(?P<side>{alternatives(scan.forces)})(?:皇家|帝国|海军|陆军|军|方面|舰队)*(?:{titles}|海军的)"
        rf"|(?P<short>[{short}])(?:将|军主帅))$"
    )
