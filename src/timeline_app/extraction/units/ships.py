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
from timeline_app.zhtext.variants import fold

_HAN = "\u3400-\u9fff"
_OPEN, _CLOSE = '[“「『"‘]', '[”」』"’]'


_FEWEST = 8
"""An article that mentions ships less often is not about a fight of ships."""


@cache
def _learning() -> tuple[re.Pattern[str], ...]:
    ships = vocabulary.units().ships
    kinds, marks = alternatives(ships.kinds), alternatives(ships.marks)
    quoted = rf"{_OPEN}[{_HAN}·]{{1,8}}{_CLOSE}"
    return (
        re.compile(rf"(?:{kinds}){quoted}(?:号?[、和及与]{quoted})*"),
        re.compile(rf"{quoted}(?:{marks})(?!线)"),
    )


_QUOTED = re.compile(rf"{_OPEN}([{_HAN}·]{{1,8}}){_CLOSE}")


@cache
def _plain() -> re.Pattern[str]:
    """A name between its kind and 号: 重巡洋舰三隈号."""
    kinds = alternatives(vocabulary.units().ships.kinds)
    return re.compile(rf"(?:{kinds})(?P<name>[{_HAN}·]{{1,8}}?)号")


@cache
def _prefixed() -> re.Pattern[str]:
    """A name before a bracket with the name in Latin letters: 战列舰约克公爵号(HMS Duke of York)."""
    prefixes = "|".join(f"(?i:{prefix})" for prefix in vocabulary.units().ships.prefixes)
    return re.compile(rf"(?P<name>[{_HAN}·]{{1,12}})号 ?\( ?(?:{prefixes}) ")


@cache
def _before_name() -> re.Pattern[str]:
    """What stands before a ship's name without a sign between: 以昂斯洛号为首, 旗舰战列舰约克公爵号."""
    kinds = alternatives(vocabulary.units().ships.kinds)
    return re.compile(f"^.*(?:{kinds}|海军|包括|[以和与及由的为])(?=.)")


@cache
def _surface() -> re.Pattern[str]:
    kinds = alternatives(vocabulary.units().ships.kinds)
    return re.compile(rf"(?P<name>[{_HAN}·]{{1,8}}?|[A-Z]{{1,3}}-?\d{{1,4}})号(?:{kinds})?")


def _linked(surface: str, target: str) -> str | None:
    """The ship that a link leads to: its words, or those of its page (Z-29号驱逐舰, 蝎号驱逐舰)."""
    match = _surface().fullmatch(surface)
    if match and "级" not in match.group():
        return match["name"]
    page = target.partition("号")
    name = surface.removesuffix("号")
    return name if page[0] == name and page[2].startswith(vocabulary.units().ships.kinds) else None


def ship_names(article: Article, folded: str) -> list[str]:
    """The names of the ships of an article, folded; none where it mentions few."""
    runs = [match.group() for pattern in _learning() for match in pattern.finditer(folded)]
    names = [name for run in runs for name in _QUOTED.findall(run)]
    linked = (_linked(link.span.of(folded), fold(link.target)) for link in article.links)
    names += [name for name in linked if name]
    for pattern in (_prefixed(), _plain()):
        names += [_before_name().sub("", match["name"]) for match in pattern.finditer(folded)]
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
    codes = alternatives(name for name in names if name[-1].isdigit())
    coded = rf"|(?<![A-Za-z0-9-])(?P<code>{codes})(?!\d)" if codes else ""
    pattern = re.compile(
        rf"{kinds}?{_OPEN}(?P<quoted>{known}){_CLOSE}(?:号|舰|轮)?"
        rf"|(?P<plain>{known})(?:号{kinds}?|舰(?!队|员|长|艇)){coded}"
    )
    for match in pattern.finditer(folded):
        name = match["quoted"] or match["plain"] or match.groupdict().get("code", "")
        yield UnitWord(Span(match.start(), match.end()), "", name, ships.rank)
