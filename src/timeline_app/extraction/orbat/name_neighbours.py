"""Names in the lines of a list, told by what stands at the same place of the other lines.

Where most lines of an order of battle have a man behind their unit (``第101师团-伊东政喜``) or before it
(``孙连仲 — 第2集团军``), what stands there in the rest is a name too, whatever its surname.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Article, Block
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.heads import Line, groups
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.chinese_names import HAN
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_FEWEST = 2
"""How many lines at least must have a name that is known as one."""
_USUAL = 3
"""The characters that most Chinese names have, and most names of places have not."""
_HEAD = 8
"""How far from a line's beginning its unit stands at most."""


def by_neighbours(
    article: Article, folded: str, units: Sequence[UnitWord], names: Collection[str]
) -> Iterator[Span]:
    """The names at the places where the other lines of a list have one of ``names``."""
    starts = [word.span.start for word in units]
    for group in groups(article):
        behind: dict[str, list[Span]] = defaultdict(list)
        before: list[Span] = []
        for line in group:
            span = line.block.span
            first = bisect_left(starts, span.start)
            if first == len(units) or units[first].span.start >= span.end:
                continue
            unit = units[first].span
            leading = _before().fullmatch(folded, span.start, unit.start)
            if leading:
                before.append(Span(*leading.span(1)))
            elif unit.start - span.start <= _HEAD:
                _behind_unit(folded, line.block, unit.end, behind)
        for column in behind.values():
            known = sum(1 for span in column if span.of(folded) in names)
            if known >= _FEWEST and known * 2 >= len(column):
                yield from column
        yield from _below(folded, group, starts)
        like = sum(1 for span in before if _is_usual(span.of(folded)))
        if like >= _FEWEST and like * 2 >= len(before):
            yield from before


def _below(folded: str, group: Sequence[Line], starts: Sequence[int]) -> Iterator[Span]:
    """Names that fill a line of a table's cell below a unit's."""
    told = False
    for line in group:
        span = line.block.span
        first = bisect_left(starts, span.start)
        held = first < len(starts) and starts[first] < span.end
        match = _alone().fullmatch(folded, span.start, span.end) if told and not held else None
        if match and line.block.cell and match[1][0] in vocabulary.people().surnames:
            yield Span(*match.span(1))
        told = held


def _behind_unit(folded: str, block: Block, end: int, column: dict[str, list[Span]]) -> None:
    match = _behind().match(folded, end, block.span.end)
    if match:
        column[match["sign"].strip() or " "].append(Span(*match.span("name")))


def _is_usual(name: str) -> bool:
    """Whether a name is like those of most Chinese: a surname and two characters."""
    lexicon = vocabulary.people()
    return len(name) == _USUAL and name[0] in lexicon.surnames - lexicon.loose


@cache
def _name() -> str:
    """What may be a name: no word of another kind, and none of the characters no name has."""
    lexicon = vocabulary.people()
    never = "".join(lexicon.hard_stop) + "部队军团师旅营连个万"
    words = alternatives(
        [*lexicon.not_names, *lexicon.roles, *lexicon.other_roles, *lexicon.all_forces]
    )
    return rf"(?!{words})(?:(?![{never}])[{HAN}]){{2,5}}"


@cache
def _behind() -> re.Pattern[str]:
    ranks = alternatives(vocabulary.people().ranks)
    ends = rf"(?=(?:暂|自)?[兼代]?(?: ?(?:{ranks})|[ ,、。;()\n]|$))"
    return re.compile(rf"(?P<sign>\s*[:\-–—(]\s*|\s+)(?P<name>{_name()}?){ends}")


@cache
def _alone() -> re.Pattern[str]:
    ranks = alternatives(vocabulary.people().ranks)
    return re.compile(rf"({_name()}?)(?: ?(?:{ranks}))?(?:\([^()]*\))?")


@cache
def _before() -> re.Pattern[str]:
    ranks = alternatives(vocabulary.people().ranks)
    return re.compile(rf"({_name()}?) ?(?:{ranks})?(?:\s*[\-–—]+\s*|\s+)")
