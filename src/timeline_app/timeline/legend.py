"""The legend: what the shapes and signs of the timeline mean, with a sample of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from timeline_app.domain import coding
from timeline_app.domain.events import EventKind
from timeline_app.timeline import display, shapes, signs
from timeline_app.timeline.display import INK, SOFT, DisplayList, Emphasis, Paint, Step
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.glyphs import Mark, draw_marks, tint
from timeline_app.timeline.own_marks import BOOKMARKED, NO_MARKS, NOTED, OwnMarks
from timeline_app.timeline.ticks import Measure
from timeline_app.timeline.tracks import ROW, Track

COUNT = -1
"""Stands for a form: the count of what is not drawn."""
_BAR, _GAP = 32.0, 6.0
PAD = 8.0
"""Free inside the edges of a panel, px."""
WORD_GAP, COLUMN_GAP = 8.0, 20.0
"""Between a sample and its words, and between two columns, px."""
SMALL = display.SMALL_SIZE / display.LABEL_SIZE
"""Width of small type, as a share of what is measured."""


class Sample(NamedTuple):
    """A mark to show: its form, width in px, flags and precision; whether it is background; what the
    reader has marked of it; and whether it is as a search finds it.
    """

    form: int
    width: float = shapes.DOT_SIZE
    flags: int = 0
    precision: str = "day"
    aside: bool = False
    own: int = 0
    found: bool = False


class Entry(NamedTuple):
    """English words, to be put into the reader's language, and what they explain: samples side by
    side, or the sign of a kind.
    """

    words: str
    samples: tuple[Sample, ...] = ()
    sign: str = ""


def _vague(precision: str) -> tuple[Sample, ...]:
    return (
        Sample(shapes.HOLLOW, precision=precision),
        Sample(shapes.VAGUE, 2 * _BAR, precision=precision),
    )


def _flagged(flags: int) -> tuple[Sample, ...]:
    return (Sample(shapes.DOT, flags=flags), Sample(shapes.BAR, _BAR, flags, "day"))


DATES: tuple[Entry, ...] = (
    Entry("Day", (Sample(shapes.DOT), Sample(shapes.BAR, _BAR))),
    Entry("Part of a day", (Sample(shapes.DOT, flags=coding.TIMED),)),
    Entry("Ten days", _vague("ten-day")),
    Entry("Month", _vague("month")),
    Entry("Season", _vague("season")),
    Entry("Year", _vague("year")),
    Entry(
        "From and to",
        (Sample(shapes.DOT, precision="range"), Sample(shapes.BAR, _BAR, precision="range")),
    ),
    Entry("Open end", (Sample(shapes.DOT, flags=coding.OPEN_AFTER),)),
    Entry("Approximate", _flagged(coding.APPROXIMATE)),
    Entry("Date from the context", _flagged(coding.INHERITED)),
    Entry("Background", (Sample(shapes.DOT, aside=True), Sample(shapes.BAR, _BAR, aside=True))),
    Entry("Corrected by you", _flagged(coding.CORRECTED)),
    Entry("Your own event", _flagged(coding.OWN)),
    Entry("Bookmark", (Sample(shapes.DOT, own=BOOKMARKED),)),
    Entry("Note", (Sample(shapes.DOT, own=NOTED),)),
    Entry("Search hit", (Sample(shapes.DOT, found=True),)),
    Entry("Not shown singly", (Sample(COUNT, 36.0),)),
)
KINDS: tuple[Entry, ...] = (
    Entry("Attack", sign=EventKind.ATTACK),
    Entry("Advance", sign=EventKind.ADVANCE),
    Entry("Capture", sign=EventKind.CAPTURE),
    Entry("Defence", sign=EventKind.DEFENCE),
    Entry("Withdrawal", sign=EventKind.WITHDRAWAL),
    Entry("Bombardment", sign=EventKind.BOMBARDMENT),
    Entry("Air operation", sign=EventKind.AIR),
    Entry("Naval operation", sign=EventKind.NAVAL),
    Entry("Order", sign=EventKind.ORDER),
    Entry("Conference", sign=EventKind.CONFERENCE),
    Entry("Diplomacy", sign=EventKind.DIPLOMACY),
    Entry("Appointment", sign=EventKind.APPOINTMENT),
    Entry("Organisation", sign=EventKind.ORGANISATION),
    Entry("Casualties", sign=EventKind.CASUALTIES),
    Entry("Atrocity", sign=EventKind.ATROCITY),
    Entry("Surrender", sign=EventKind.SURRENDER),
)
ENTRIES = (*DATES, *KINDS)
LEGEND = tuple(entry.words for entry in ENTRIES)
"""What the legend explains, in order: English words to be put into the reader's language."""


def used(columns: EventColumns, tracks: Sequence[Track], own: OwnMarks = NO_MARKS) -> list[bool]:
    """Of each entry whether anything that the visible tracks hold needs it; ``own`` are the reader's
    marks.
    """
    shown = np.array([track.visible for track in tracks], dtype=bool)
    seen = shown[columns.track] if len(columns) else np.empty(0, dtype=bool)
    kinds = set(np.unique(columns.kind[seen]).tolist())
    precisions = set(np.unique(columns.precision[seen]).tolist())
    flags = int(np.bitwise_or.reduce(columns.flags[seen])) if seen.any() else 0
    aside = bool(columns.aside[seen].any())
    marked = own.bits(columns.ids[seen])

    def needed(entry: Entry) -> bool:
        if entry.sign:
            return coding.KINDS.index(entry.sign) in kinds
        sample = entry.samples[0]
        if sample.found:
            return False  # of the moment only
        if sample.aside or sample.own:
            return aside if sample.aside else bool(marked & sample.own)
        if sample.flags:
            return bool(flags & (sample.flags | _OTHER_WAY.get(sample.flags, 0)))
        return sample.form == COUNT or coding.PRECISIONS.index(sample.precision) in precisions

    return [needed(entry) for entry in ENTRIES]


_OTHER_WAY = {coding.OPEN_AFTER: coding.OPEN_BEFORE}


def sample_width(entry: Entry) -> float:
    """What an entry's samples take, px."""
    if entry.sign:
        return signs.SIZE
    gaps = _GAP * (len(entry.samples) - 1)
    return gaps + sum(_width(sample) for sample in entry.samples)


def _width(sample: Sample) -> float:
    ring = 4.0 if sample.flags & coding.OWN and sample.form == shapes.DOT else 0.0
    return sample.width + ring + (shapes.ARROW if sample.flags & coding.OPEN_AFTER else 0.0)


def draw_sample(entry: Entry, x: float, y: float, out: DisplayList) -> None:
    """The samples of an entry from x on, in a row whose top is y."""
    if entry.sign:
        middle = x + signs.SIZE / 2
        out.add(display.SIGN, middle, y + ROW / 2, signs.SIZE, entry.sign, SOFT)
    for sample in entry.samples:
        _draw(sample, x, y, out)
        x += _width(sample) + _GAP


def _draw(sample: Sample, x: float, y: float, out: DisplayList) -> None:
    if sample.form == COUNT:
        box = tint(Paint("track", 0), 0.3)
        out.add(display.CELLS, 18.0, [(x, y + 3, sample.width, box, "+12")])
        return
    precision = coding.PRECISIONS.index(sample.precision)
    end = x + sample.width
    place = (x, end, y, x, end, 0.0)
    known = (sample.flags, precision, sample.aside)
    mark = Mark(0, sample.form, *place, "", 0, *known, own=sample.own)
    draw_marks([mark], Emphasis(), out, (mark.event_id,) if sample.found else ())


class Panel(NamedTuple):
    """A legend for itself: its drawing and its height in px."""

    steps: list[Step]
    height: float


def panel(words: Sequence[str], width: float, measure: Measure) -> Panel:
    """All entries in columns on ``width`` px, those of dates before those of kinds.

    ``words`` are those of ``LEGEND`` in the reader's language.
    """
    told = list(zip(ENTRIES, words, strict=True))
    columns = _columns(told, width - 2 * PAD, measure)
    out, x = DisplayList(), PAD
    for column in columns:
        room = max(sample_width(entry) for entry, _ in column)
        for row, (entry, word) in enumerate(column):
            top = PAD + row * ROW
            draw_sample(entry, x, top, out)
            step = (display.TEXT, x + room + WORD_GAP, top + ROW / 2, word, INK)
            out.add(*step, display.SMALL_SIZE, False)
        x += _column_width(column, measure) + COLUMN_GAP
    return Panel(out.steps, max(map(len, columns)) * ROW + 2 * PAD)


Column = list[tuple[Entry, str]]


def _columns(told: Column, width: float, measure: Measure) -> list[Column]:
    """The entries in as few rows as fit, none of a column of another group; one column where none do."""
    groups = (told[: len(DATES)], told[len(DATES) :])
    for rows in range(1, len(told)):
        columns = [
            group[first : first + rows] for group in groups for first in range(0, len(group), rows)
        ]
        taken = sum(_column_width(column, measure) for column in columns)
        if taken + (len(columns) - 1) * COLUMN_GAP <= width:
            return columns
    return [told]


def _column_width(column: Column, measure: Measure) -> float:
    samples = max(sample_width(entry) for entry, _ in column)
    return samples + WORD_GAP + max(measure(word) for _, word in column) * SMALL
