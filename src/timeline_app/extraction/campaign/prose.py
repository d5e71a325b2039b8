"""The belligerents of an article without an infobox: how its text calls their armies.

An army is known by the words of the vocabulary; the two that the narrative names most are the
sides.  Their commanders are those of the units above all others; strength and casualties are the
words of the first clause that gives a number of men.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Article, BlockKind, Role
from timeline_app.domain.campaign import Side
from timeline_app.domain.orbat import Unit
from timeline_app.domain.spans import Span
from timeline_app.extraction.lexicon import alternatives, table
from timeline_app.zhtext.numerals import to_int
from timeline_app.zhtext.variants import fold

_LEAST = 3
"""Times that both sides must be named."""
_MOST_COMMANDERS = 6
_MANY = 1000
"""Men from which on a number is the strength of a side."""
_LONGEST = 60
"""Characters of a clause that is read for numbers."""
_KILLS = re.compile(".{0,6}[歼毙俘杀]")
_NUMBER = r"(?:\d[\d,.]*(?:余|多)?[百千万]?(?:余|多)?)+|[一二三四五六七八九十百千万]{2,}(?:余|多)?"
_MEN = f"(?:约|共约|总共|共|近|逾|超过)?(?P<number>{_NUMBER})(?:名|人|兵力|大军)"
_LOST = "(?:伤亡|阵亡|死伤|战死|损失|牺牲|被歼|被俘|歼灭|毙伤|击毙|死亡|受伤|丧生)"


def sides(article: Article, units: Sequence[Unit]) -> tuple[Side, ...]:
    """The two sides that the narrative names most, the more often named first; () where unsure."""
    folded = fold(article.text)
    counted: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for block in _narrative(article):
        for match in _armies().finditer(folded, block.start, block.end):
            group = _groups()[match.group()]
            counted[group] += 1
            written = article.text[match.start() : match.end()]
            forms.setdefault(group, Counter())[written] += 1
    likeliest = _two(counted)
    if not likeliest:
        return ()
    clauses = [span for block in _narrative(article) for span in _clauses(folded, block)]
    found = []
    for group in likeliest:
        name = forms[group].most_common(1)[0][0]
        said = (_said(article, folded, clauses, group, lost) for lost in (False, True))
        found.append(Side(name, _commanders(units, group), *said))
    return tuple(found)


def _two(counted: Counter[str]) -> list[str]:
    """The side named most, and the one named most of those that are not its allies."""
    ordered = [group for group, count in counted.most_common() if count >= _LEAST]
    if not ordered:
        return []
    allies = table("campaign")["allies"].get(ordered[0], [])
    others = [group for group in ordered[1:] if group not in allies]
    return [ordered[0], others[0]] if others else []


def _narrative(article: Article) -> Iterator[Span]:
    for block in article.blocks:
        if block.role is Role.NARRATIVE and block.kind is not BlockKind.HEADING:
            yield block.span


def _clauses(folded: str, block: Span) -> Iterator[Span]:
    for match in re.compile(r"(?:[^，,。；;！？\n]|(?<=\d),(?=\d))+").finditer(
        folded, block.start, block.end
    ):
        yield Span(*match.span())


@cache
def _groups() -> dict[str, str]:
    """Each word for an army and the side it stands for."""
    armies: dict[str, list[str]] = table("campaign")["armies"]
    return {word: group for group, words in armies.items() for word in words}


@cache
def _armies() -> re.Pattern[str]:
    return re.compile(alternatives(_groups()))


@cache
def _of_group(group: str) -> re.Pattern[str]:
    return re.compile(alternatives(table("campaign")["armies"][group]))


def _commanders(units: Sequence[Unit], group: str) -> tuple[str, ...]:
    """Those of the units of that side that are under no other."""
    codes = table("campaign")["codes"].get(group, [])
    named = [
        commander.name
        for unit in units
        if unit.parent is None and unit.key.split(":")[0] in codes
        for commander in unit.commanders
    ]
    return tuple(dict.fromkeys(named))[:_MOST_COMMANDERS]


def _said(
    article: Article, folded: str, clauses: Sequence[Span], group: str, lost: bool
) -> str | None:
    """The words of the first clause that give the side's men: those lost, or those that fought."""
    for span in clauses:
        words = span.of(folded)
        named = _of_group(group).search(words)
        men = re.compile(_MEN).search(words, named.end() if named else len(words))
        if men is None or named is None or len(words) > _LONGEST:
            continue
        loses = re.compile(_LOST).search(words, named.end())
        if (loses is not None) is not lost or _others(group, words[named.end() : men.start()]):
            continue
        if lost and loses is not None and not _KILLS.match(words[named.end() : loses.end()]):
            start = span.start + min(loses.start(), men.start())
            return article.text[start : span.end].strip(" 　了")
        if not lost and _many(men["number"]):
            return article.text[span.start + men.start() : span.start + men.end()]
    return None


def _many(number: str) -> bool:
    """Whether a number is that of a whole side's men."""
    plain = re.sub("[,余多]", "", number)
    return any(char in plain for char in "千万") or (to_int(plain) or 0) >= _MANY


def _others(group: str, words: str) -> bool:
    """Whether another side is named between a side and a number."""
    return any(_groups()[match.group()] != group for match in _armies().finditer(words))
