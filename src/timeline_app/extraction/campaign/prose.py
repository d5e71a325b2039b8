"""The belligerents of an article without an infobox, with what its narrative says of each.

Their commanders are those of the units above all others, the highest first; strength and
casualties are the words of the clause with the largest number of men (``men``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.domain.article import Article
from timeline_app.domain.campaign import Side
from timeline_app.domain.orbat import Unit, UnitKey
from timeline_app.domain.record import Mention
from timeline_app.extraction.campaign.armies import armies
from timeline_app.extraction.campaign.leaders import led_by
from timeline_app.extraction.campaign.men import Number, numbers
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold

_ASIDE = re.compile("[（(][^（）()]{16,}[）)]")
"""A bracket that tells another thing."""
_MOST_COMMANDERS = 6
_HIGH = 2
"""Of how many echelons, from the highest that has a commander, the commanders are the side's."""


def sides(
    article: Article, units: Sequence[Unit], mentions: Sequence[Mention] = ()
) -> tuple[Side, ...]:
    """The two sides that the narrative names most, the more often named first; () where unsure."""
    found = armies(article)
    if not found.two:
        return ()
    said = numbers(found, mentions)
    return tuple(
        Side(
            found.name(side),
            _commanders(units, side) or led_by(found, mentions, side)[:_MOST_COMMANDERS],
            _most(article, said, side, lost=False),
            _most(article, said, side, lost=True),
        )
        for side in found.two
    )


def _most(article: Article, said: Sequence[Number], side: str, *, lost: bool) -> str | None:
    """The words of the weightiest number, the first of equal ones."""
    fitting = [number for number in said if number.side == side and number.lost is lost]
    if not fitting:
        return None
    chosen = max(fitting, key=lambda number: number.weight)
    return _ASIDE.sub("", chosen.span.of(article.text)).strip(" 　了")


def _commanders(units: Sequence[Unit], side: str) -> tuple[str, ...]:
    """Those of the units of that side that are under no other, of the highest echelons."""
    led = [
        (_rank(unit.key), commander.name)
        for unit in units
        if unit.parent is None and UnitKey.parse(unit.key).side == side
        for commander in unit.commanders
    ]
    high = sorted({rank for rank, _ in led}, reverse=True)[:_HIGH]
    names: dict[str, str] = {}
    for rank in high:
        for other, name in led:
            if other == rank:
                names.setdefault(fold(name), name)
    return tuple(names.values())[:_MOST_COMMANDERS]


def _rank(key: str) -> int:
    """How high a unit stands; a named one by the ending of its name."""
    ranks = vocabulary.units().ranks
    echelon = UnitKey.parse(key).echelon
    ends = [ranks[echelon[at:]] for at in range(len(echelon)) if echelon[at:] in ranks]
    return ends[0] if ends else 0
