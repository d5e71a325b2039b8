"""Marks: the events drawn in a view, as parallel arrays in px."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from timeline_app.domain import coding
from timeline_app.timeline import shapes
from timeline_app.timeline.blocks import Block
from timeline_app.timeline.events import Bytes, EventColumns, Flags, Floats, Ints
from timeline_app.timeline.labels import Texts
from timeline_app.timeline.viewport import Scale

FAR = 96.0
"""Bars are cut this far outside the view, px: beyond any faded end."""

MARGIN = 4.0
"""Free px between a label and the right edge of the view, where it is cut short."""

TOLERANCE = 0.01
"""What rounding may take from a label's room before it counts as too narrow, px."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A block and where its rows lie: ``lanes`` are shown, the first at ``top`` px."""

    block: Block
    track: int
    top: float
    lanes: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Pinned:
    """Events to be drawn in any case, by index; one without a row lies at its track's ``floors`` y,
    its label cut short where another begins.
    """

    indices: Ints
    floors: Mapping[int, float]


@dataclass(frozen=True, eq=False)
class Marks:
    """One entry a mark: ``index`` into the columns, its bar or dot from ``x0`` to ``x1``, its row
    from ``y`` to ``y + ROW``, its footprint from ``low`` to ``high`` (label included) and its
    label ("" where it has none) at ``label_x``.
    """

    index: Ints
    ids: Ints
    track: Ints
    form: Bytes
    x0: Floats
    x1: Floats
    y: Floats
    low: Floats
    high: Floats
    label_x: Floats
    label_width: Floats
    inside: Flags
    labels: list[str]

    def __len__(self) -> int:
        return len(self.index)

    def find(self, event_id: int) -> int | None:
        """The place of an event among the marks, None where it is not drawn."""
        found = np.flatnonzero(self.ids == event_id)
        return int(found[0]) if len(found) else None


def place(
    columns: EventColumns,
    texts: Texts,
    placings: Sequence[Placing],
    scale: Scale,
    pinned: Pinned,
) -> Marks:
    """The marks of all blocks that lie in view, and the pinned events."""
    if not placings and not len(pinned.indices):
        return NO_MARKS
    placed = _gathered(placings)
    index, y, form, left, right, left_px, right_px, width, inside, track = _with_pinned(
        columns, texts, placed, pinned, scale.per_day
    )
    loose = np.arange(len(index)) >= len(placed[0])
    p, view = scale.per_day, scale.viewport
    low = scale.left + (left - view.start) * p - left_px
    high = scale.left + (right - view.start) * p + right_px
    # A label whose mark has left the view would be a tail of words about nothing: it goes too.
    end = scale.left + (right - view.start) * p
    seen = np.flatnonzero((end > scale.left) & (low < scale.left + scale.width))
    fields = (index, track, form, left, right, width, inside, y, low, high, loose)
    return _positioned(columns, texts, scale, tuple(field[seen] for field in fields))


def _positioned(
    columns: EventColumns, texts: Texts, scale: Scale, fields: tuple[Any, ...]
) -> Marks:
    index, track, form, left, right, width, inside, y, low, high, loose = fields
    p = scale.per_day
    point = (form == shapes.DOT) | (form == shapes.HOLLOW)
    half = np.where(point, shapes.DOT_SIZE / 2, 0.0)
    x0 = scale.left + (left - scale.viewport.start) * p - half
    x1 = scale.left + (right - scale.viewport.start) * p + half
    free = _next_low(y, low)
    opened = (columns.flags[index] & coding.OPEN_AFTER) > 0
    beside = _beside_arrow((x0, x1, width, inside & opened, free), scale)
    inside = inside & ~np.isfinite(beside)
    # A label inside a bar slides along with the left edge of the view, and is cut short where what
    # it needs of the bar and beyond would meet another mark.
    limit = np.maximum(x1 - shapes.INSET, x0 + shapes.INSET + width)
    limit = np.where((x0 < scale.left) & ~opened, np.maximum(limit, free), limit)
    label_x = np.where(inside, np.maximum(x0, scale.left) + shapes.INSET, high - width)
    label_x = np.where(np.isfinite(beside), beside, label_x)
    high = np.maximum(np.where(inside, x1, high), np.minimum(label_x + width, limit))
    x0, x1 = (np.clip(x, scale.left - FAR, scale.left + scale.width + FAR) for x in (x0, x1))
    labels = texts.of(index.tolist())
    for place in np.flatnonzero(width == 0).tolist():
        labels[place] = ""  # there was room for the mark, but none for its label
    limit = np.where(inside, limit, np.inf)
    limit = np.where(loose | np.isfinite(beside), np.minimum(limit, free), limit)
    room = np.minimum(limit, scale.left + scale.width - MARGIN) - label_x
    narrow = np.flatnonzero(width > room + TOLERANCE)
    leads = texts.leads(index[narrow]).tolist()
    for place, lead in zip(narrow.tolist(), leads, strict=True):
        labels[place] = cut = texts.cut(labels[place], room[place] - lead)
        width[place] = lead + texts.measure(cut) if cut else 0.0
        high[place] = max(x1[place], label_x[place] + width[place]) if cut else x1[place]
    return Marks(
        index, columns.ids[index], track, form, x0, x1, y, low, high, label_x, width, inside, labels
    )


def _beside_arrow(placed: tuple[Any, ...], scale: Scale) -> Floats:
    """Where the label of an open end stands that has too little room in what is seen of its bar, and
    more behind the arrow; NaN for all others.
    """
    x0, x1, width, opened, free = placed
    start = x1 + shapes.ARROW + shapes.LABEL_GAP
    seen = x1 - np.maximum(x0, scale.left) - 2 * shapes.INSET
    room = np.minimum(free, scale.left + scale.width - MARGIN) - start
    short = opened & (seen < width - TOLERANCE)
    beside: Floats = np.where(short & (np.minimum(room, width) > seen), start, np.nan)
    return beside


def _next_low(y: Floats, low: Floats) -> Floats:
    """Where the next mark of the same row begins: there a label that has no footprint must end."""
    limit = np.full(len(low), np.inf)
    order = np.lexsort((low, y))
    here, after = order[:-1], order[1:]
    limit[here] = np.where(y[here] == y[after], low[after] - shapes.LABEL_GAP, np.inf)
    return limit


def _gathered(placings: Sequence[Placing]) -> tuple[Any, ...]:
    """The fields of ``Shown`` for all placings, with y on the surface, and the tracks."""
    parts = [placing.block.shown(placing.lanes) for placing in placings]
    if not parts:
        return tuple(np.empty(0, dtype=kind) for kind in _KINDS)
    lengths = [len(part.indices) for part in parts]
    index, y, *others = (np.concatenate(fields) for fields in zip(*parts, strict=True))
    top = np.repeat([placing.top for placing in placings], lengths)
    track = np.repeat([placing.track for placing in placings], lengths)
    return (index, y + top, *others, track)


def _with_pinned(
    columns: EventColumns, texts: Texts, placed: tuple[Any, ...], pinned: Pinned, per_day: float
) -> tuple[Any, ...]:
    """The same fields with the pinned events that have no row."""
    if not len(pinned.indices):
        return placed
    missing = [
        index
        for index in pinned.indices[~np.isin(pinned.indices, placed[0])].tolist()
        if int(columns.track[index]) in pinned.floors
    ]
    if not missing:
        return placed
    indices = np.array(missing, dtype=np.int64)
    widths = texts.widths(indices)
    made = [
        shapes.shapes(columns, slice(index, index + 1), widths[place : place + 1], per_day)
        for place, index in enumerate(missing)
    ]
    form, left, right, left_px, right_px, inside = (
        np.concatenate([getattr(shape, name) for shape in made])
        for name in ("form", "left", "right", "left_px", "right_px", "inside")
    )
    track = columns.track[indices]
    y = np.array([pinned.floors[place] for place in track.tolist()])
    own: tuple[Any, ...] = (indices, y, form, left, right, left_px, right_px, widths, inside, track)
    return tuple(np.concatenate(pair) for pair in zip(placed, own, strict=True))


_KINDS = ("i8", "f8", "u1", "f8", "f8", "f8", "f8", "f8", "?", "i8")
_NUMBERS = np.empty(0, dtype=np.int64)
_PX = np.empty(0)
NO_MARKS = Marks(
    _NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS.astype(np.uint8), _PX, _PX, _PX, _PX, _PX, _PX, _PX,
    _PX.astype(np.bool_), [],
)  # fmt: skip
