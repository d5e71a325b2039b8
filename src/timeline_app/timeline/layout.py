"""Which row each event of a track takes at a zoom step, in blocks that are packed when first seen.

The layout of a block depends on the zoom step alone: panning never moves anything to another row.
A track of up to ``WHOLE`` events is one block.  A larger one is cut into blocks of ``BLOCK``
events.  What reaches over into the next block is put where both leave room; what reaches even
further is counted instead of drawn.
"""

from __future__ import annotations

import time
from collections import OrderedDict

import numpy as np

from timeline_app.domain import coding
from timeline_app.timeline import events
from timeline_app.timeline.blocks import Block, Footprints
from timeline_app.timeline.events import EventColumns, Flags, Floats, Ints
from timeline_app.timeline.joints import LEAST_ROWS, Packed, footprints, joined
from timeline_app.timeline.labels import Texts
from timeline_app.timeline.packing import HIDDEN, pack
from timeline_app.timeline.shapes import ARROW, DOT_SIZE, ITEM_GAP, shapes
from timeline_app.timeline.tracks import DEEP_ROWS, MEAN_FOOTPRINT, MOST_ROWS, READABLE, Demand
from timeline_app.timeline.viewport import step_scale

WHOLE, BLOCK = 1024, 256
CROWD, DENSE_CROWD, CROWD_WIDTH = 192, 48, 128.0
"""More than this many events on this many px are a crowd: those told in the body are counted.  In
a track of many blocks the limit is lower, since all that is packed costs time.
"""
KEPT_BLOCKS = 2000
THINNEST = 12
"""Where the rows have room for less than one in so many of a block, all of it is counted."""
FIRST_RANKS = coding.RANKS.index("heading")
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
        self._joints: OrderedDict[tuple[int, int], Block] = OrderedDict()

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
            found = [self._block(step, 0, haste)]
        else:
            low, high = self._seen(window)
            crowded = self._crowded(step) | (self._room(step) * rows * THINNEST < BLOCK)
            wanted = ~crowded | self._told_first
            places = (low + np.flatnonzero(wanted[low:high])).tolist()
            found = [self._block(step, place, haste) for place in places]
            if rows >= LEAST_ROWS:
                low = max(low - 1, 0)
                both = wanted[low : high + 1]
                places = (low + np.flatnonzero(both[:-1] & both[1:])).tolist()
                found += [self._joint(step, place, haste) for place in places]
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

    def _part(self, place: int) -> tuple[int, int]:
        """Where a block begins and ends within the track."""
        low = int(self.first[place])
        return low, min(low + self._size, self.length)

    def _end(self, high: int, scale: float) -> float:
        """How far, px, what lies before ``high`` may reach without touching what follows."""
        if high >= self.length:
            return np.inf
        return float(self.start[high]) * scale - ARROW - DOT_SIZE

    def _made(self, step: int, place: int) -> Block:
        scale = step_scale(step)
        low, high = self._part(place)
        offset = self.part.start
        part = slice(offset + low, offset + high)
        chosen = self._candidates(step, place, low, high)
        widths = np.zeros(high - low)
        widths[chosen] = self.texts.widths(chosen + part.start)
        made = shapes(self.columns, part, widths, scale)
        lefts, rights = footprints(made, scale)
        chosen = chosen[rights[chosen] <= self._end(high, scale)]
        order = self._order(part, (made.right - made.left) * scale > LONG)
        order = order[np.isin(order, chosen, assume_unique=True)]
        rows = np.array(pack(lefts.tolist(), rights.tolist(), order.tolist(), self._limit(scale)))
        foot = self._footprints(part, scale, lefts, rights, order) if self.whole else None
        hidden = int((rows == HIDDEN).sum())
        return Block(part.start, part.stop, rows, made, widths, hidden, foot)

    def _limit(self, scale: float) -> int:
        return DEEP_ROWS if self.whole or scale >= READABLE else MOST_ROWS

    def _joint(self, step: int, place: int, haste: Haste) -> Block | None:
        """What reaches over from a block into the next one, and no further."""
        found = self._joints.get((step, place))
        if found is None:
            first, second = (self._block(step, place + n, haste) for n in (0, 1))
            if first is None or second is None or haste.over():
                return None
            found = self._joints[step, place] = self._made_joint(step, place, (first, second))
            if len(self._joints) > KEPT_BLOCKS:
                self._joints.popitem(last=False)
        return found

    def _made_joint(self, step: int, place: int, blocks: tuple[Block, Block]) -> Block:
        first, scale = blocks[0], step_scale(step)
        low, high = self._part(place)
        part = slice(first.low, first.high)
        packed = [Packed(block.rows, *footprints(block.shapes, scale)) for block in blocks]
        rights = packed[0].rights
        ends = self._end(high, scale), self._end(self._part(place + 1)[1], scale)
        over = self._candidates(step, place, low, high)
        over = over[(rights[over] > ends[0]) & (rights[over] <= ends[1])]
        order = self._order(part, (first.shapes.right - first.shapes.left) * scale > LONG)
        order = order[np.isin(order, over, assume_unique=True)]
        rows = joined(packed[0], packed[1], order.tolist(), place % 2 == 0, self._limit(scale))
        widths, hidden = first.label_widths, int((rows == HIDDEN).sum())
        return Block(part.start, part.stop, rows, first.shapes, widths, hidden)

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
