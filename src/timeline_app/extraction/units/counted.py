"""Units whose numbers stand in a bracket behind their count: 3个步兵团(第28、29、30)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.numbers import NUMBER, value
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives
from timeline_app.zhtext import numerals


@cache
def _counted_pattern() -> re.Pattern[str]:
    qualifiers = alternatives(vocabulary.units().qualifiers)
    return re.compile(
        rf"(?P<count>\d|[二两三四五六七八九])个(?P<kind>(?:{qualifiers})?)(?P<echelon>军|师团|师|旅团|旅|联队|团|营|纵队)"
        rf"\((?:即|分别为|分别是|为)?(?P<list>第?{NUMBER}(?:(?:、|,|\.|/| )+第?{NUMBER})+)\)"
    )


def find_counted(folded: str) -> Iterator[UnitWord]:
    """As many numbers in a bracket as it counts units before: 3个步兵团(第28、29、30)."""
    lexicon = vocabulary.units()
    for match in _counted_pattern().finditer(folded):
        elements = list(_COUNTED_ELEMENT.finditer(match["list"]))
        if len(elements) != (numerals.to_int(match["count"].replace("两", "二")) or 0):
            continue
        echelon, base = match["echelon"], match.start("list")
        kind = "" if match["kind"] in lexicon.drop else match["kind"]
        tail = Span(match.start("kind"), match.end("echelon"))
        for element in elements:
            span = Span(base + element.start(), base + element.end())
            number, rank = value(element[1]), lexicon.ranks[echelon]
            yield UnitWord(span, number, echelon, rank, kind, tail=tail, group=match.start())


_COUNTED_ELEMENT = re.compile(rf"第?({NUMBER})")
