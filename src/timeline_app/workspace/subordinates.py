"""Units with all that is under them, campaign by campaign: who is under whom changes from one to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.filtering import Traits

ANY = "any"
"""The one name in the traits of ``with_subordinates``."""


@dataclass(frozen=True, slots=True)
class Superiors:
    """Of each unit's key the keys of those directly under it, by article."""

    below: Mapping[str, Mapping[int, Collection[str]]]

    @classmethod
    def of_rows(cls, rows: Iterable[tuple[int, str, str]]) -> Superiors:
        """From article, unit and the unit that it is under."""
        below: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for article_id, key, parent in rows:
            below[parent][article_id].append(key)
        return cls({parent: dict(own) for parent, own in below.items()})

    def under(self, keys: Collection[str]) -> set[tuple[int, str]]:
        """Each article with the units that are under one of these in it, at whatever depth."""
        found: set[tuple[int, str]] = set()
        left = [
            (article_id, key)
            for one in keys
            for article_id, own in self.below.get(one, {}).items()
            for key in own
        ]
        while left:
            article_id, key = here = left.pop()
            if here not in found:
                found.add(here)
                left += [(article_id, one) for one in self.below.get(key, {}).get(article_id, ())]
        return found


def with_subordinates(
    columns: EventColumns,
    units: Traits,
    keys: Collection[str],
    under: Iterable[tuple[int, str]],
    tracks: Mapping[int, int],
) -> Traits:
    """Which events name one of the units, or one that is under them in the event's own article: traits
    with the one name ``ANY``.

    ``under`` are articles and units, ``tracks`` the tracks of articles in the columns.
    """
    codes = {name: code for code, name in enumerate(units.names)}
    size = len(codes)
    allowed = [
        tracks[article_id] * size + codes[key]
        for article_id, key in under
        if article_id in tracks and key in codes
    ]
    own = [codes[key] for key in keys if key in codes]
    here = columns.track[units.places].astype(np.int64) * size + units.codes
    places = units.places[np.isin(units.codes, own) | np.isin(here, allowed)]
    return Traits(places, np.zeros(len(places), dtype=np.int64), (ANY,), (ANY,))
