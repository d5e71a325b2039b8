"""Regions and states that units are called after: 高加索第一军, 密西西比州第18步兵团."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives

_RAISED = frozenset("旅团营")
"""Echelons that a state raised in war."""
_LONGEST = 7


@cache
def _states() -> frozenset[str]:
    tables = (table for _, table in vocabulary.units().contrasts)
    return frozenset(word for table in tables for word in table if word.endswith("州"))


def called(region: str) -> str:
    """A region's usual name: a state has 州."""
    return region + "州" if region + "州" in _states() else region


@cache
def _region() -> re.Pattern[str]:
    states = alternatives(_states())
    regions = alternatives(vocabulary.units().regions)
    return re.compile(
        f"(?:(?P<region>{regions})|{states}|[{vocabulary.people().sounds}]{{2,6}}州?)$"
    )


def region_before(folded: str, end: int, echelon: str) -> str:
    """The region or state whose name ends at a place, before a number; "" where there is none."""
    match = _region().search(folded, max(0, end - _LONGEST), end)
    if match is None or (not match["region"] and echelon not in _RAISED):
        return ""
    return match.group() if match["region"] or match.group()[-1] == "州" else ""
