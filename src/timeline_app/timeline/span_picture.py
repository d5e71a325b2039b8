"""The chosen span on the picture: shaded over its tracks, and with its words on the ruler."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline_app.timeline import display, span
from timeline_app.timeline.display import ACCENT, INK, Chosen, DisplayList
from timeline_app.timeline.glyphs import tint
from timeline_app.timeline.scene import Head, Scene
from timeline_app.timeline.ticks import Measure, Tick

SHADE, BAND = tint(ACCENT, 0.09), tint(ACCENT, 0.16)
HANDLE = 3.0
"""Width of an end on the ruler, where it can be taken, px."""
CHIP_PAD, CHIP_HEIGHT = 7.0, 18.0
SNAP_DASH = "4 3"
_SMALL = display.SMALL_SIZE / display.LABEL_SIZE


@dataclass(frozen=True, slots=True)
class Chip:
    """The words of a span on the ruler and where they stand, px."""

    x: float
    width: float
    text: str


def chosen(
    wanted: span.TimeSpan, language: str, measure: Measure, snap: float | None = None
) -> Chosen:
    """A span with its words, measured."""
    told = tuple((text, measure(text) * _SMALL) for text in span.words(wanted, language))
    return Chosen(wanted, told, snap)


def draw_ground(scene: Scene, heads: Sequence[Head], shown: Chosen, out: DisplayList) -> None:
    """The shade and the ends over the tracks; drawn before the marks."""
    low, high = _seen(scene, shown)
    if low >= high:
        return
    ends = [x for x in shown.span.ends_x(scene.scale) if low <= x <= high]
    for top, bottom in _runs(heads, shown):
        out.add(display.RECT, low, top, high - low, bottom - top, SHADE)
        for x in ends:
            out.add(display.LINE, x, top, x, bottom, ACCENT, "")


def _runs(heads: Sequence[Head], shown: Chosen) -> list[tuple[float, float]]:
    """From which to which y the span's tracks lie, neighbours as one."""
    runs: list[tuple[float, float]] = []
    for head in heads:
        if not shown.span.covers(head.track.key):
            continue
        bottom = head.y + head.band.height
        if runs and abs(runs[-1][1] - head.y) < 1:
            runs[-1] = (runs[-1][0], bottom)
        else:
            runs.append((head.y, bottom))
    return runs


def draw_band(scene: Scene, shown: Chosen, out: DisplayList) -> None:
    """What is on the ruler, and the line of an end that is held by an edge."""
    frame = scene.frame
    low, high = _seen(scene, shown)
    out.add(display.CLIP, frame.left, 0.0, frame.width - frame.left, frame.height)
    if low < high:
        out.add(display.RECT, low, 0.0, high - low, frame.top - 1, BAND)
        for x in shown.span.ends_x(scene.scale):
            top = _chip_top(scene)
            out.add(display.RECT, x - HANDLE / 2, top, HANDLE, frame.top - 1 - top, ACCENT)
    chip = chip_of(scene, shown)
    if chip is not None:
        y = _chip_top(scene)
        out.add(display.ROUND, chip.x, y, chip.width, CHIP_HEIGHT, 4.0, display.RAISED)
        out.add(display.FRAME, chip.x, y, chip.width, CHIP_HEIGHT, 4.0, ACCENT, 1.0, "")
        x, middle = chip.x + CHIP_PAD, y + CHIP_HEIGHT / 2
        out.add(display.TEXT, x, middle, chip.text, INK, display.SMALL_SIZE, False)
    if shown.snap is not None:
        x = scene.scale.x(scene.scale.folding.place(shown.snap))
        out.add(display.LINE, x, 0.0, x, frame.height, ACCENT, SNAP_DASH)
    out.add(display.UNCLIP)


def chip_of(scene: Scene, shown: Chosen) -> Chip | None:
    """The fullest words that fit above the span; where it is too narrow for its dates these reach
    over its ends.  None where it is out of view.
    """
    low, high = _seen(scene, shown)
    if low >= high:
        return None
    room = scene.frame.width - scene.frame.left
    wide = [(text, width + 2 * CHIP_PAD) for text, width in shown.words]
    full, brief, length = wide
    over = brief if brief[1] <= room else length
    text, width = next((pair for pair in (full, brief) if pair[1] <= high - low), over)
    x = min(max((low + high - width) / 2, scene.frame.left), scene.frame.width - width)
    return Chip(x, width, text)


def cleared(scene: Scene, shown: Chosen) -> Scene:
    """The scene without the names on the ruler's lower row that the words or the ends would cover."""
    chip = chip_of(scene, shown)
    if chip is None:
        return scene
    covered = [(x - HANDLE, x + HANDLE) for x in shown.span.ends_x(scene.scale)]
    covered.append((chip.x, chip.x + chip.width))
    minor = [_without(tick, covered) for tick in scene.ruler.minor]
    return replace(scene, ruler=replace(scene.ruler, minor=minor))


def _without(tick: Tick, covered: Sequence[tuple[float, float]]) -> Tick:
    # No character of the ruler is wider than its size.
    end = min(tick.label_x + len(tick.label) * display.SMALL_SIZE, tick.x1)
    if any(tick.label_x < high and end > low for low, high in covered):
        return tick._replace(label="")
    return tick


def _chip_top(scene: Scene) -> float:
    """The words stand in the row of the finer names, the ruler's lowest."""
    return scene.frame.top - 2 - CHIP_HEIGHT


def _seen(scene: Scene, shown: Chosen) -> tuple[float, float]:
    low, high = shown.span.ends_x(scene.scale)
    return max(low, scene.frame.left), min(high, scene.frame.width)
