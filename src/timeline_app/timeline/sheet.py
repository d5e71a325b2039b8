"""A picture to hand on: the timeline with its title above, the legend and the sources below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.timeline import display, foot
from timeline_app.timeline.display import INK, RULE, SOFT, DisplayList, Step
from timeline_app.timeline.keymap import KEY_MAP_HEIGHT, KeyMap, draw_key_map
from timeline_app.timeline.labels import broken
from timeline_app.timeline.legend import ENTRIES, LEGEND, Entry, draw_sample, sample_width
from timeline_app.timeline.ticks import Measure
from timeline_app.timeline.tracks import ROW

MARGIN = 24.0
TITLE_HEIGHT, LEGEND_LINE, SOURCE_HEIGHT = 48.0, 28.0, 18.0
_FOOT_PAD = 4.0
_SAMPLE_GAP = 20.0
_SIGN_GAP = 8.0
SMALL = display.SMALL_SIZE / display.LABEL_SIZE
"""Width of small type, as a share of what is measured."""
_BOLD = 1.06
"""Bold Latin letters are about so much wider."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of a picture: its title, one line a source, the legend's (as ``LEGEND``), the
    scale's (as ``foot.SCALES``) and those that tell its page.  What is empty is left out.
    """

    title: str
    sources: Sequence[str] = ()
    legend: Sequence[str] = LEGEND
    scale: Sequence[str] = ()
    page: str = ""


class SheetLayout:
    """Where the parts of a sheet of a given width stand, px: ``head`` and ``foot`` are the heights
    above and below the picture.
    """

    def __init__(
        self, sheet: Sheet, width: float, measure: Measure, key_map: KeyMap | None = None
    ) -> None:
        self.width = width
        self._sheet, self._measure, self._key_map = sheet, measure, key_map
        self._title = TITLE_HEIGHT if sheet.title or sheet.page else 0.0
        self.head = self._title + (KEY_MAP_HEIGHT if key_map else 0.0)
        self._entries = self._placed_legend()
        room = width - 2 * MARGIN
        self._sources = [
            line for source in sheet.sources for line in foot.wrapped(source, room / SMALL, measure)
        ]
        lines = max((line for line, *_ in self._entries), default=-1) + 1
        self._legend_height = max(lines, bool(sheet.scale)) * LEGEND_LINE
        words = len(self._sources) * SOURCE_HEIGHT + (_FOOT_PAD if self._sources else 0.0)
        inner = self._legend_height + words
        self.foot = inner + 2 * _FOOT_PAD if inner else 0.0

    def steps(self, picture: Sequence[Step], height: float, per_day: float) -> list[Step]:
        """The whole sheet around a picture ``head`` and ``foot`` less high, of ``per_day`` px a
        day.
        """
        out = DisplayList()
        out.add(display.RECT, 0.0, 0.0, self.width, height, display.GROUND)
        self._draw_head(out)
        out.add(display.SHIFT, 0.0, self.head)
        out.steps.extend(picture)
        out.add(display.UNSHIFT, 0.0, self.head)
        if self.foot:
            self._draw_foot(height - self.foot, per_day, out)
        return out.steps

    def _draw_head(self, out: DisplayList) -> None:
        sheet, middle = self._sheet, self._title / 2
        page = self._measure(sheet.page) * SMALL
        if sheet.page:
            x = self.width - MARGIN - page
            out.add(display.TEXT, x, middle, sheet.page, SOFT, display.SMALL_SIZE, False)
        room = self.width - 2 * MARGIN - (page + _SAMPLE_GAP if sheet.page else 0.0)
        room *= display.LABEL_SIZE / display.TITLE_SIZE / _BOLD
        for title in broken(sheet.title, room, 1, self._measure):
            out.add(display.TEXT, MARGIN, middle, title, INK, display.TITLE_SIZE, True)
        if self._key_map:
            draw_key_map(self._key_map, self._title, self.width - MARGIN, self._measure, out)

    def _draw_foot(self, top: float, per_day: float, out: DisplayList) -> None:
        out.add(display.LINE, 0.0, top, self.width, top, RULE, "")
        top += _FOOT_PAD
        for line, x, entry, word in self._entries:
            y = top + line * LEGEND_LINE + (LEGEND_LINE - ROW) / 2
            draw_sample(entry, x, y, out)
            x += sample_width(entry) + _SIGN_GAP
            out.add(display.TEXT, x, y + ROW / 2, word, SOFT, display.SMALL_SIZE, False)
        if self._sheet.scale:
            right = self.width - MARGIN if self._entries else None
            place = (MARGIN if right is None else right, top + LEGEND_LINE / 2, right is not None)
            foot.draw_scale(self._sheet.scale, per_day, place, self._measure, out)
        for line, words in enumerate(self._sources):
            y = top + self._legend_height + (line + 0.5) * SOURCE_HEIGHT
            out.add(display.TEXT, MARGIN, y, words, SOFT, display.SMALL_SIZE, False)

    def _placed_legend(self) -> list[tuple[int, float, Entry, str]]:
        """Line and x of each entry of the legend; the scale stands at the end of the first line."""
        placed: list[tuple[int, float, Entry, str]] = []
        if not self._sheet.legend:
            return placed
        scale = foot.scale_room(self._sheet.scale, self._measure)
        line, x = 0, MARGIN
        for entry, word in zip(ENTRIES, self._sheet.legend, strict=True):
            if not word:
                continue
            width = sample_width(entry) + _SIGN_GAP + self._measure(word) * SMALL
            right = self.width - MARGIN - (scale if line == 0 else 0.0)
            if x + width > right and x > MARGIN:
                line, x = line + 1, MARGIN
            placed.append((line, x, entry, word))
            x += width + _SAMPLE_GAP
        return placed
