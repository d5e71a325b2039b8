"""What an event looks like at a zoom step, and the room it takes there.

A mark hangs on one or two moments; the room beside them is in px.  Since a step's scale is the
coarsest of its range, what is apart at the step's scale is apart at every true scale of the step.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline_app.domain import coding
from timeline_app.timeline import events
from timeline_app.timeline.events import Bytes, EventColumns, Flags, Floats

DOT, BAR, VAGUE, HOLLOW = 0, 1, 2, 3
"""A filled dot; a bar with square ends; a bar with faded ends; a vague time too narrow for one."""

DOT_SIZE = 8.0
"""Diameter of a dot and least width of a bar, px."""
DAY_BAR = 90.0
"""From this many px a day on, a day is a bar over its length."""
LEAST_BAR = 14.0
"""A bar narrower than this at its step is a dot or a hollow mark, px."""
LABEL_GAP = 6.0
"""Between a mark and its label, px."""
INSET = 8.0
"""Between a bar's edge and the label inside, px."""
ROOMY = 72.0
"""A bar this wide, px, has its label begin inside even where the label runs on beyond its end."""
ITEM_GAP = 10.0
"""Between two footprints in one row, px."""
ARROW = 14.0
"""Length of the arrow of an open end, px."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Parallel arrays for a stretch of events at one zoom step.

    The footprint at scale ``p`` is from ``left * p - left_px`` to ``right * p + right_px``, or less.
    """

    form: Bytes
    left: Floats
    right: Floats
    left_px: Floats
    right_px: Floats
    inside: Flags


def shapes(columns: EventColumns, part: slice, label_widths: Floats, scale: float) -> Shapes:
    """Forms and footprints of the events in ``part`` at ``scale`` px a day."""
    start, end = columns.start[part], columns.end[part]
    flags = columns.flags[part]
    width = (end - start) * scale
    form = forms(columns, part, scale)
    middle = (start + end) / 2
    point = (form == DOT) | (form == HOLLOW)
    # A label that runs on beyond its bar would cover the arrow of an open end.
    runs_on = (width >= ROOMY) & ((flags & coding.OPEN_AFTER) == 0)
    inside = ~point & (runs_on | (label_widths + 2 * INSET <= width))
    over = np.maximum(label_widths + INSET + LABEL_GAP - width, 0.0)
    beside = np.where(label_widths > 0, np.where(inside, over, LABEL_GAP + label_widths), 0.0)
    after = np.where((flags & coding.OPEN_AFTER) > 0, ARROW, 0.0)
    before = np.where((flags & coding.OPEN_BEFORE) > 0, ARROW, 0.0)
    right_px = np.where(point, DOT_SIZE / 2, 0.0) + np.maximum(
        after, np.where(inside, beside, after + beside)
    )
    return Shapes(
        form,
        np.where(point, middle, start),
        np.where(point, middle, end),
        np.where(point, DOT_SIZE / 2, 0.0) + before,
        right_px,
        inside,
    )


def forms(columns: EventColumns, part: slice, scale: float) -> Bytes:
    """DOT, BAR, VAGUE or HOLLOW of the events in ``part``."""
    precision = columns.precision[part]
    width = (columns.end[part] - columns.start[part]) * scale
    day = precision == events.DAY
    exact = day | (precision == events.RANGE)
    narrow = width < LEAST_BAR
    dot = narrow & exact if scale >= DAY_BAR else day | (narrow & exact)
    return np.select([dot, exact, narrow], [DOT, BAR, HOLLOW], VAGUE).astype(np.uint8)
