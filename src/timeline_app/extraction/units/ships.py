"""Ships as units: 巡洋舰“吉野”, 「浪速」舰, 胡德号战列巡洋舰.

A ship's name is learnt where quotes or 号 stand with a word for ships, and only in an article that
speaks much of ships; then it is found wherever it stands in quotes or before 号 or 舰.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.domain.article import Article
from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.grammar import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_HAN = "\u3400-\u9fff"
_OPEN, _CLOSE = '[“「『"‘]', '[”」』"’]'


_FEWEST = 8
"""An article that mentions ships less often is not about a fight of ships."""


@cache
def _learning() -> tuple[re.Pattern[str], ...]:
    ships = vocabulary.units().ships
    kinds, marks = alternatives(ships.kinds), alternatives(ships.marks)
    name = rf"(?P<name>[{_HAN}·]{{1,8}})"
    return (
        re.compile(rf"(?:{kinds}){_OPEN}{name}{_CLOSE}"),
        re.compile(rf"{_OPEN}{name}{_CLOSE}(?:{marks})(?!线)"),
    )


@cache
def _surface() -> re.Pattern[str]:
    kinds = alternatives(vocabulary.units().ships.kinds)
    return re.compile(rf"(?P<name>[{_HAN}·]{{2,8}}?)号(?:{kinds})?")


def ship_names(article: Article, folded: str) -> list[str]:
    """The names of the ships of an article, folded; none where it mentions few."""
    names = [match["name"] for pattern in _learning() for match in pattern.finditer(folded)]
    for link in article.links:
        match = _surface().fullmatch(link.span.of(folded))
        if match and "级" not in match.group():
            names.append(match["name"])
    kinds = vocabulary.units().ships.kinds
    chosen = [name for name in dict.fromkeys(names) if not name.endswith(kinds)]
    mentions = sum(1 for _ in find_ships(folded, chosen))
    return chosen if mentions >= _FEWEST else []


def find_ships(folded: str, names: list[str]) -> Iterator[UnitWord]:
    """Every mention of the ships of these names."""
    if not names:
        return
    ships = vocabulary.units().ships
    kinds = f"(?:{alternatives(ships.kinds)})"
    known = f"(?:{alternatives(names)})"
    pattern = re.compile(
        rf"{kinds}?{_OPEN}(?P<quoted>{known}){_CLOSE}(?:号|舰|轮)?"
        rf"|(?P<plain>{known})(?:号{kinds}?|舰(?!队|员|长|艇))"
    )
    for match in pattern.finditer(folded):
        name = match["quoted"] or match["plain"]
        yield UnitWord(Span(match.start(), match.end()), "", name, ships.rank)
