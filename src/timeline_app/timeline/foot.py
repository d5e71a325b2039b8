"""The foot of a picture: how long its times are on paper, and where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.timeline import display
from timeline_app.timeline.display import SOFT, DisplayList
from timeline_app.timeline.ticks import Measure

SCALES: tuple[tuple[float, str], ...] = (
    (1 / 24, "1 hour"), (1 / 4, "6 hours"), (1.0, "1 day"), (5.0, "5 days"), (10.0, "10 days"),
    (30.4375, "1 month"), (91.3125, "3 months"), (365.25, "1 year"), (1826.25, "5 years"),
    (3652.5, "10 years"), (18262.5, "50 years"), (36525.0, "100 years"), (182625.0, "500 years"),
    (365250.0, "1,000 years"),
)  # fmt: skip
"""Lengths that a scale may tell, in days (of a month and a year the mean), and their words."""

LONGEST = 180.0
"""A scale is at most so long, px; the next longer one would be longer than this."""
_TIP, _GAP = 4.0, 8.0
_HAN = 0x2E80
"""From this character on a text may be parted anywhere."""
_SMALL = display.SMALL_SIZE / display.LABEL_SIZE


def scale_of(per_day: float) -> int:
    """Which of ``SCALES`` suits so many px a day: the longest that is not too long."""
    fitting = [place for place, (days, _) in enumerate(SCALES) if days * per_day <= LONGEST]
    return max(fitting, default=0)


def scale_room(words: Sequence[str], measure: Measure) -> float:
    """Width that any scale needs, px; 0 where there are no words for one."""
    if not words:
        return 0.0
    return LONGEST + _GAP + max(map(measure, words)) * _SMALL + _GAP


def draw_scale(
    words: Sequence[str],
    per_day: float,
    place: tuple[float, float, bool],
    measure: Measure,
    out: DisplayList,
) -> None:
    """A bar and how long it is; ``place`` is its left end (its right end where True), and its
    middle.
    """
    number = scale_of(per_day)
    width = min(SCALES[number][0] * per_day, LONGEST)
    text = words[number]
    x, y, at_end = place
    if at_end:
        x -= width + _GAP + measure(text) * _SMALL
    out.add(display.RECT, x, y - 0.75, width, 1.5, SOFT)
    for end in (x, x + width - 1.5):
        out.add(display.RECT, end, y - _TIP, 1.5, 2 * _TIP, SOFT)
    out.add(display.TEXT, x + width + _GAP, y, text, SOFT, display.SMALL_SIZE, False)


def wrapped(text: str, width: float, measure: Measure) -> list[str]:
    """All of the text in lines of ``width`` px: Han characters part anywhere, other words whole,
    and no line begins with a mark that closes.
    """
    lines, used = [""], 0.0
    for piece in _pieces(text):
        size = measure(piece)
        if used + size > width and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            used, piece = 0.0, piece.lstrip()
            size = measure(piece)
        if size > width:
            *whole, piece = _chopped(piece, width, measure)
            lines[-1:] = [*whole, ""]
            size = measure(piece)
        lines[-1] += piece
        used += size
    return lines


def _pieces(text: str) -> list[str]:
    """What is kept together: a word with the blank and the marks behind it, or one character."""
    pieces: list[str] = []
    for char in text:
        last = pieces[-1][-1] if pieces else ""
        joins = _latin(last) and _latin(char)
        if pieces and (joins or char in " 、，。：；）」》)·"):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _latin(char: str) -> bool:
    return bool(char) and ord(char) < _HAN and not char.isspace()


def _chopped(piece: str, width: float, measure: Measure) -> list[str]:
    """A word wider than a line, in parts that are not."""
    parts, used = [""], 0.0
    for char in piece:
        size = measure(char)
        if used + size > width and parts[-1]:
            parts.append("")
            used = 0.0
        parts[-1] += char
        used += size
    return parts
