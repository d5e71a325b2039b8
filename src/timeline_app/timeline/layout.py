"""Which row each event of a track takes at a zoom step, in blocks that are packed when first seen.

The layout of a block depends on the zoom step alone: panning never moves anything to another row.
A track of up to ``WHOLE`` events is one block.  A larger one is cut into blocks of ``BLOCK``
events, and what would reach over into the next block is counted instead of drawn.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from timeline_app.timeline import events
from timeline_app.timeline.events import Bytes, EventColumns, Flags, Floats, Ints
from timeline_app.timeline.labels import Texts
from timeline_app.timeline.packing import HIDDEN, Rows, pack
from timeline_app.timeline.shapes import ARROW, DOT_SIZE, ITEM_GAP, Shapes, shapes
from timeline_app.timeline.tracks import DEEP_ROWS, MEAN_FOOTPRINT, MOST_ROWS, READABLE, ROW, Demand
from timeline_app.timeline.viewport import step_scale

WHOLE, BLOCK = 1024, 256
CROWD, DENSE_CROWD, CROWD_WIDTH = 192, 48, 128.0
"""More than this many events on this many px are a crowd: those told in the body are counted.  In
a track of many blocks the limit is lower, since all that is packed costs time.
"""
KEPT_BLOCKS, KEPT_SHOWN = 2000, 8
THINNEST = 12
"""Where the rows have room for less than one in so many of a block, all of it is counted."""
MOST_BARE = 96
"""So many of a block's events without a row are tried once more without their labels."""
FIRST_RANKS = events.RANKS.index("heading")
LONG = 1200.0
"""A bar wider than this, px, says little by where it stands: it is placed after the others."""
LONGEST_ASIDE = 4096.0
"""Background and lives wider than this, px, say nothing by where they stand: they are counted."""


class Haste:
    """Time for packing new blocks within one frame; ``late`` once something had to be left out."""

    def __init__(self, seconds: float | None = None) -> None:
        self._deadline = None if seconds is None else time.perf_counter() + seconds
        self.late = False

    def over(self) -> bool:
        """Whether the time is up."""
        if self._deadline is not None and time.perf_counter() > self._deadline:
            self.late = True
        return self.late


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


class TrackLayout:
    """The events of one track and their blocks at every zoom step asked for."""

    def __init__(self, columns: EventColumns, texts: Texts, part: slice) -> None:
        self.columns, self.texts, self.part = columns, texts, part
        self.start = columns.start[part]
        self.length = len(self.start)
        self.whole = self.length <= WHOLE
        size = max(self.length, 1) if self.whole else BLOCK
        self.first = np.arange(0, self.length, size)
        self.block_start = self.start[self.first]
        self.latest = float(columns.end[part].max()) if self.length else 0.0
        ranks = columns.rank[part]
        self._told_first = (
            np.minimum.reduceat(ranks, self.first) < events.BODY
            if self.length
            else np.empty(0, dtype=bool)
        )
        self._size = size
        self._lengths: Floats = (
            np.diff(self.block_start, append=self.start[-1] + 1.0) if self.length else self.start
        )
        self._crowds: dict[int, Flags] = {}
        self._kept: OrderedDict[tuple[int, int], Block] = OrderedDict()

    def blocks(
        self, step: int, window: tuple[float, float], haste: Haste, rows: int = MOST_ROWS
    ) -> list[Block]:
        """The blocks that may draw anything in ``window`` at a step, where ``rows`` are shown.

        Left out are crowds, what the rows could show only a small part of, and in haste what is
        not packed yet: its events are counted.
        """
        if not self.length:
            return []
        if self.whole:
            wanted = [0]
        else:
            low, high = self._seen(window)
            crowded = self._crowded(step) | (self._room(step) * rows * THINNEST < BLOCK)
            open_ones = ~crowded[low:high] | self._told_first[low:high]
            wanted = (low + np.flatnonzero(open_ones)).tolist()
        found = [self._block(step, place, haste) for place in wanted]
        return [block for block in found if block is not None]

    def packed(self, step: int) -> bool:
        """Whether all of the track is laid out at a step, so that what it needs costs no time."""
        return self.whole and (step, 0) in self._kept

    def demand(
        self, step: int, per_day: float, window: tuple[float, float], margin: float
    ) -> Demand:
        """The packed rows that hold anything in a window, and whether anything is hidden there.

        A track of which all lies in the margins, outside the view proper, has but one row for it.
        """
        used: set[int] = set()
        near = False
        for block in self.blocks(step, window, Haste()):
            made = block.shapes
            left = made.left - made.left_px / per_day
            right = made.right + made.right_px / per_day
            used.update(block.rows[(left < window[1]) & (right > window[0])].tolist())
            inside = (left < window[1] - margin) & (right > window[0] + margin)
            near = near or bool((inside & (block.rows != HIDDEN)).any())
        hidden = HIDDEN in used or not self.whole
        lanes = tuple(sorted(used - {HIDDEN}))
        return Demand(lanes, hidden) if near else Demand(lanes[:1], hidden or len(lanes) > 1)

    def _seen(self, window: tuple[float, float]) -> tuple[int, int]:
        low = max(int(np.searchsorted(self.block_start, window[0], "right")) - 1, 0)
        return low, int(np.searchsorted(self.block_start, window[1]))

    def _crowded(self, step: int) -> Flags:
        """Of each block whether it is a crowd as a whole."""
        crowded = self._crowds.get(step)
        if crowded is None:
            width = self._lengths * step_scale(step)
            crowded = self._crowds[step] = DENSE_CROWD * (width / CROWD_WIDTH + 1) < BLOCK
        return crowded

    def _room(self, step: int) -> Floats:
        """How many marks with labels one row has room for, of each block."""
        room: Floats = self._lengths * (step_scale(step) / MEAN_FOOTPRINT)
        return room

    def _block(self, step: int, place: int, haste: Haste) -> Block | None:
        key = (step, place)
        block = self._kept.get(key)
        if block is None:
            if haste.over():
                return None
            block = self._kept[key] = self._made(step, place)
            if len(self._kept) > KEPT_BLOCKS:
                self._kept.popitem(last=False)
        return block

    def _made(self, step: int, place: int) -> Block:
        scale = step_scale(step)
        low = int(self.first[place])
        high = min(low + self._size, self.length)
        offset = self.part.start
        part = slice(offset + low, offset + high)
        chosen = self._candidates(step, place, low, high)
        widths = np.zeros(high - low)
        widths[chosen] = self.texts.widths(chosen + part.start)
        made = shapes(self.columns, part, widths, scale)
        lefts = made.left * scale - made.left_px
        rights = made.right * scale + made.right_px + ITEM_GAP
        if high < self.length:
            chosen = chosen[rights[chosen] <= self.start[high] * scale - ARROW - DOT_SIZE]
        order = self._order(part, (made.right - made.left) * scale > LONG)
        order = order[np.isin(order, chosen, assume_unique=True)]
        limit = DEEP_ROWS if self.whole or scale >= READABLE else MOST_ROWS
        rows = np.array(pack(lefts.tolist(), rights.tolist(), order.tolist(), limit))
        foot = self._footprints(part, scale, lefts, rights, order) if self.whole else None
        hidden = int((rows == HIDDEN).sum())
        return Block(part.start, part.stop, rows, made, widths, hidden, foot)

    def _footprints(
        self, part: slice, scale: float, lefts: Floats, rights: Floats, order: Ints
    ) -> Footprints:
        bare = shapes(self.columns, part, np.zeros(len(lefts)), scale)
        bare_rights = bare.right * scale + bare.right_px + ITEM_GAP
        return Footprints(lefts, rights, bare_rights, bare, order)

    def _order(self, part: slice, long: Flags) -> Ints:
        """Who chooses a row first: what infobox and headings tell; then all in order of time; then
        vague times and bars as long as the window; then the background and lives.
        """
        rank, aside = self.columns.rank[part], self.columns.aside[part]
        precision = self.columns.precision[part]
        yielding = long | ((precision != events.DAY) & (precision != events.RANGE))
        late = np.where(aside, 3, np.where(rank <= FIRST_RANKS, 0, np.where(yielding, 2, 1)))
        order: Ints = np.argsort(late, kind="stable")
        return order

    def _candidates(self, step: int, place: int, low: int, high: int) -> Ints:
        """Places within the block of what is to be drawn if there is room."""
        told_first = self.columns.rank[self.part][low:high] < events.BODY
        if self.whole:
            cell = 2.0 ** np.ceil(np.log2(CROWD_WIDTH / step_scale(step)))
            cells = np.floor(self.start / cell)
            around = np.searchsorted(cells, cells, "right") - np.searchsorted(cells, cells)
            keep = (around <= CROWD) | told_first
        elif self._crowded(step)[place]:
            keep = told_first
        else:
            keep = np.ones(high - low, dtype=bool)
        length = (self.columns.end[self.part] - self.start)[low:high]
        endless = length * step_scale(step) > LONGEST_ASIDE
        return np.flatnonzero(keep & ~(endless & self.columns.aside[self.part][low:high]))
