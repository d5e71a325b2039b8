"""Lists of names that share an ending: 桂林、荔浦、西江3个方面军, 左、中、右兵团."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.name_parts import HAN, name_before, rank_of
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_NOT_LISTED = tuple("局员部会委长官令队军师旅团")
"""What ends words that are no names of a list: 中原局、中原军区, 司令员、鄂豫军区."""
_COUNT = r"(?:等)?(?:[两三四五\d][个路])?"


@cache
def _list_patterns() -> tuple[re.Pattern[str], ...]:
    lexicon = vocabulary.units()
    names = rf"(?P<names>[{HAN}]{{2,3}}(?:、[{HAN}]{{2,3}}){{1,20}})"
    sides = alternatives(lexicon.compass)
    return (
        re.compile(rf"{names}(?:[两三四五\d][个大])(?P<ending>方面军|指挥所|支队|兵团|纵队|军区)"),
        re.compile(rf"{names},?(?<!兵)(?<!车)(?:[两三四五六\d]个)(?P<ending>联队|旅团|师团)"),
        re.compile(rf"{names}(?P<ending>军区)"),
        re.compile(
            rf"(?<![东西南北华河湖山冀鲁苏皖豫浙赣湘鄂晋陕甘滇黔桂粤闽察绥])(?P<names>(?:{sides})(?:、(?:{sides}))*){_COUNT}"
            rf"(?P<ending>{alternatives(lexicon.compass_endings)})"
        ),
    )


def find_listed(folded: str) -> Iterator[UnitWord]:
    """The units of such lists in a folded text."""
    for pattern in _list_patterns():
        for match in pattern.finditer(folded):
            # 左、右两个纵队 have names, 右两个纵队 are only where they are.
            if "、" in match["names"] or match.end("names") == match.start("ending"):
                yield from _list_words(match, folded)


def _list_words(match: re.Match[str], folded: str) -> Iterator[UnitWord]:
    ending = match["ending"]
    tail = Span(match.start("ending"), match.end("ending"))
    names = match["names"].split("、")
    if any(name.endswith(_NOT_LISTED) for name in names):
        return
    first = name_before(folded, match.start() + len(names[0]), 4)
    if first:
        names[0] = names[0] if len(first) > len(names[0]) else first
    start = match.start() + match["names"].index(names[0])
    for index, name in enumerate(names):
        last = index == len(names) - 1
        end = match.end() if last else start + len(name)
        key = name + ending
        if name == "中" and "中央" + ending in folded:
            key = "中央" + ending
        shared = tail if len(names) > 1 else None
        yield UnitWord(Span(start, end), "", key, rank_of(key), tail=shared, group=match.start())
        start += len(name) + 1
