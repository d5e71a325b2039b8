"""A packed stretch of a track: which row each of its events has, and what is shown of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from timeline_app.timeline.events import Bytes, Flags, Floats, Ints
from timeline_app.timeline.packing import HIDDEN, Rows
from timeline_app.timeline.shapes import Shapes
from timeline_app.timeline.tracks import DEEP_ROWS, ROW

KEPT_SHOWN = 8
MOST_BARE = 96
"""So many of a block's events without a row are tried once more without their labels."""


class Shown(NamedTuple):
    """Parallel arrays of the events of a block that are drawn: indices into the columns, y below
    the first row's top in px, and what ``Shapes`` holds with the labels' widths.
    """

    indices: Ints
    y: Floats
    form: Bytes
    left: Floats
    right: Floats
    left_px: Floats
    right_px: Floats
    label_width: Floats
    inside: Flags


@dataclass(frozen=True, slots=True)
class Footprints:
    """Of a block's events, px at its zoom step: where each begins and ends, where it ends without a
    label, what it looks like then; and who chooses a row first.
    """

    lefts: Floats
    rights: Floats
    bare_rights: Floats
    bare: Shapes
    order: Ints


@dataclass(frozen=True, slots=True)
class Block:
    """A packed stretch of a track: columns from ``low`` up to ``high``; ``rows`` holds HIDDEN.

    ``footprints`` are known where marks may also be shown without their labels.
    """

    low: int
    high: int
    rows: Ints
    shapes: Shapes
    label_widths: Floats
    hidden: int
    footprints: Footprints | None = None
    _shown: dict[tuple[int, ...], Shown] = field(default_factory=dict)

    def shown(self, lanes: tuple[int, ...]) -> Shown:
        """What has one of the packed rows ``lanes``; the first of them lies at y 0."""
        found = self._shown.get(lanes)
        if found is None:
            if len(self._shown) > KEPT_SHOWN:
                self._shown.clear()
            row_of = np.full(DEEP_ROWS + 1, HIDDEN)  # the last entry is met by HIDDEN itself
            row_of[list(lanes)] = np.arange(len(lanes))
            rows = row_of[self.rows]
            places = np.flatnonzero(rows >= 0)
            found = self._picked(places, rows[places], self.shapes, self.label_widths)
            if self.footprints is not None and len(places) > 0 and lanes:
                found = self._with_bare(found, rows, self.footprints, len(lanes))
            self._shown[lanes] = found
        return found

    def _with_bare(self, found: Shown, rows: Ints, foot: Footprints, limit: int) -> Shown:
        """What has no row is put into the gaps of those shown, without its label."""
        free = Rows(limit)
        places = np.flatnonzero(rows >= 0)
        places = places[np.argsort(foot.lefts[places], kind="stable")]
        for place in places.tolist():
            free.take(int(rows[place]), foot.lefts[place], foot.rights[place])
        waiting = foot.order[rows[foot.order] < 0][:MOST_BARE].tolist()
        given = [free.place(foot.lefts[place], foot.bare_rights[place]) for place in waiting]
        kept = [(place, row) for place, row in zip(waiting, given, strict=True) if row != HIDDEN]
        if not kept:
            return found
        chosen, own = np.array(kept).T
        more = self._picked(chosen, own, foot.bare, np.zeros(len(self.label_widths)))
        both: list[tuple[Any, Any]] = list(zip(found, more, strict=True))
        return Shown(*map(np.concatenate, both))

    def _picked(self, places: Ints, rows: Ints, made: Shapes, widths: Floats) -> Shown:
        """The events at ``places`` of the block, in these rows."""
        return Shown(
            places + self.low, rows.astype(np.float64) * ROW, made.form[places], made.left[places],
            made.right[places], made.left_px[places], made.right_px[places], widths[places],
            made.inside[places],
        )  # fmt: skip
