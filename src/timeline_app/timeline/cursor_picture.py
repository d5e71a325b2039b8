"""The time cursor over a scene: a thin line through the tracks, with its date at the head."""

from __future__ import annotations

from timeline_app.timeline import display
from timeline_app.timeline.display import ACCENT, Chosen, DisplayList, Step
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.span_picture import chip_of
from timeline_app.timeline.ticks import Measure

HEAD, PAD, LIFT = 18.0, 6.0, 3.0
"""Height of the head, free beside its words, and how far it stands above the tracks, px."""
REACH = 5.0
"""So far beside the head it can still be taken, px."""
_SMALL = display.SMALL_SIZE / display.LABEL_SIZE

Box = tuple[float, float, float, float]


def cursor_x(scene: Scene, place: float) -> float | None:
    """Where a moment of the axis stands; None where it is out of view."""
    x = scene.scale.x(place)
    return x if scene.frame.left <= x <= scene.frame.width else None


def head_box(scene: Scene, x: float, width: float, chosen: Chosen | None = None) -> Box:
    """Left, top, width and height of the head over x, kept within the view; ``width`` is that of its
    words, px.  Where the words of a chosen span stand it is a row higher.
    """
    frame, whole = scene.frame, width + 2 * PAD
    left = min(max(x - whole / 2, frame.left), max(frame.width - whole, frame.left))
    chip = None if chosen is None else chip_of(scene, chosen)
    met = chip is not None and left < chip.x + chip.width and chip.x < left + whole
    return left, frame.top - HEAD - LIFT - (HEAD + 1 if met else 0.0), whole, HEAD


def on_head(box: Box, x: float, y: float) -> bool:
    """Whether a point takes the head: between it and the tracks, too."""
    left, top, width, height = box
    return left - REACH <= x < left + width + REACH and top <= y < top + height + LIFT


def cursor_steps(
    scene: Scene, x: float, words: str, measure: Measure, chosen: Chosen | None = None
) -> list[Step]:
    """What is painted over the scene.  Of the ruler's labels those that the head meets are taken away
    whole.
    """
    out, frame = DisplayList(), scene.frame
    left, top, whole, height = head_box(scene, x, words_width(words, measure), chosen)
    raised = top < scene.frame.top - HEAD - LIFT
    for tick in scene.ruler.major if raised else scene.ruler.minor:
        width = words_width(tick.label, measure)
        if tick.label and tick.label_x < left + whole and tick.label_x + width > left:
            out.add(display.RECT, tick.label_x, top, width, height, display.SURFACE)
    out.add(display.LINE, x, top + height, x, frame.height, ACCENT, "")
    out.add(display.ROUND, left, top, whole, height, 4.0, ACCENT)
    middle = top + height / 2
    out.add(display.TEXT, left + PAD, middle, words, display.GROUND, display.SMALL_SIZE, False)
    return out.steps


def words_width(words: str, measure: Measure) -> float:
    """The width of words at the head's size, px; ``measure`` tells it at that of labels."""
    return measure(words) * _SMALL


def passing(scene: Scene, columns: EventColumns, place: float) -> frozenset[int]:
    """The events drawn that are going on at a moment of the axis."""
    index = scene.marks.index
    now = (columns.start[index] <= place) & (place < columns.end[index])
    return frozenset(scene.marks.ids[now].tolist())
