"""A picture to hand on: the timeline with its title above, the legend and the sources below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.timeline import display, events, shapes
from timeline_app.timeline.display import INK, RULE, SOFT, DisplayList, Emphasis, Paint, Step
from timeline_app.timeline.glyphs import Mark, draw_marks, tint
from timeline_app.timeline.labels import broken
from timeline_app.timeline.ticks import Measure
from timeline_app.timeline.tracks import ROW

MARGIN = 24.0
TITLE_HEIGHT, LEGEND_HEIGHT, SOURCE_HEIGHT = 48.0, 36.0, 18.0
_SAMPLE_GAP = 28.0

LEGEND = (
    "day", "range", "month", "year", "open end", "approximate", "date from the context",
    "background", "not shown singly",
)  # fmt: skip
"""What the legend explains, in order: English words to be put into the reader's language."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of a picture: its title, one line a source, and the legend's (as ``LEGEND``)."""

    title: str
    sources: Sequence[str] = ()
    legend: Sequence[str] = LEGEND

    @property
    def foot(self) -> float:
        """Height of legend and sources, px."""
        lines = len(self.sources)
        return LEGEND_HEIGHT + lines * SOURCE_HEIGHT + (MARGIN / 2 if lines else 0)


def sheet_steps(
    sheet: Sheet, picture: Sequence[Step], size: tuple[float, float], measure: Measure
) -> list[Step]:
    """The whole sheet of ``size`` px around a picture made ``sheet.foot`` and a title less high."""
    width, height = size
    out = DisplayList()
    out.add(display.RECT, 0.0, 0.0, width, height, display.GROUND)
    room = (width - 2 * MARGIN) * display.LABEL_SIZE / display.TITLE_SIZE
    for title in broken(sheet.title, room, 1, measure):
        out.add(display.TEXT, MARGIN, TITLE_HEIGHT / 2, title, INK, display.TITLE_SIZE, True)
    out.add(display.SHIFT, 0.0, TITLE_HEIGHT)
    out.steps.extend(picture)
    out.add(display.UNSHIFT, 0.0, TITLE_HEIGHT)
    top = height - sheet.foot
    out.add(display.LINE, 0.0, top, width, top, RULE, "")
    _draw_legend(sheet.legend, top + (LEGEND_HEIGHT - ROW) / 2, measure, out)
    for line, source in enumerate(sheet.sources):
        y = top + LEGEND_HEIGHT + (line + 0.5) * SOURCE_HEIGHT
        out.add(display.TEXT, MARGIN, y, source, SOFT, display.SMALL_SIZE, False)
    return out.steps


def _draw_legend(words: Sequence[str], y: float, measure: Measure, out: DisplayList) -> None:
    x = MARGIN
    small = display.SMALL_SIZE / display.LABEL_SIZE
    for sample, word in zip(_samples(), words, strict=True):
        width = _draw_sample(sample, x, y, out)
        x += width + 8
        out.add(display.TEXT, x, y + ROW / 2, word, SOFT, display.SMALL_SIZE, False)
        x += measure(word) * small + _SAMPLE_GAP


def _samples() -> list[tuple[int, float, int, str, bool]]:
    """Form, width, flags, precision and whether it is background; the last is the count."""
    return [
        (shapes.DOT, 8.0, 0, "day", False),
        (shapes.BAR, 32.0, 0, "range", False),
        (shapes.VAGUE, 40.0, 0, "month", False),
        (shapes.VAGUE, 40.0, 0, "year", False),
        (shapes.DOT, 8.0, events.OPEN_AFTER, "day", False),
        (shapes.DOT, 8.0, events.APPROXIMATE, "day", False),
        (shapes.DOT, 8.0, events.INHERITED, "day", False),
        (shapes.BAR, 32.0, 0, "range", True),
        (-1, 36.0, 0, "day", False),
    ]


def _draw_sample(
    sample: tuple[int, float, int, str, bool], x: float, y: float, out: DisplayList
) -> float:
    form, width, flags, precision, aside = sample
    if form < 0:
        box = tint(Paint("track", 0), 0.3)
        out.add(display.CELLS, 18.0, [(x, y + 3, width, box, "+12")])
        return width
    mark = Mark(
        0, form, x, x + width, y, x, x + width, 0.0, "", 0, flags,
        events.PRECISIONS.index(precision), aside,
    )  # fmt: skip
    draw_marks([mark], Emphasis(), out)
    return width + (shapes.ARROW if flags & events.OPEN_AFTER else 0.0)
