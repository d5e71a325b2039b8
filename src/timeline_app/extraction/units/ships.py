"""Ships as units: 巡洋舰“吉野”, 「浪速」舰, 胡德号战列巡洋舰, U-47; ``ship_names`` learns their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.ship_names import ShipNames, mention_pattern, name_of
from timeline_app.extraction.units.unit_word import UnitWord


def find_ships(folded: str, ships: ShipNames) -> Iterator[UnitWord]:
    """Every mention of the ships of these names."""
    pattern = mention_pattern(ships)
    if pattern is None:
        return
    rank = vocabulary.units().ships.rank
    for match in pattern.finditer(folded):
        name = name_of(match)
        yield UnitWord(Span(match.start(), match.end()), "", ships.spelt.get(name, name), rank)


_BY_NUMBER = {"U": "DE", "伊": "JP", "吕": "JP", "I": "JP", "RO": "JP"}
_CODE = re.compile(r"(?P<letter>[UI伊吕]|RO)-?\d+")


def usual_side(name: str) -> str | None:
    """The side whose ships have such a name, None where a name tells none: 赤城, 明阳丸, U-47."""
    code = _CODE.fullmatch(name)
    if code:
        return _BY_NUMBER[code["letter"]]
    return "JP" if name.endswith("丸") else vocabulary.units().ships.known.get(name)
