"""How a timeline is put on sheets of a fixed size: no track cut off, none left out unsaid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import NamedTuple

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.frame import LABEL_ROOM, Frame
from timeline_app.timeline.scene import SceneBuilder
from timeline_app.timeline.tracks import ROW, Arrangement, Band, Demand, arrange
from timeline_app.timeline.viewport import Viewport

Span = tuple[float, float]
"""Begin and end (exclusive), days."""


class PagePlan(NamedTuple):
    """One page: the view, the time that is its own part of the whole, and the tracks on it, as
    indices, with their arrangement.
    """

    viewport: Viewport
    own: Span
    tracks: frozenset[int]
    arrangement: Arrangement


def demanded(builder: SceneBuilder, viewport: Viewport, frame: Frame) -> Arrangement:
    """Every visible track with all the rows that hold anything in the view.

    On the screen a track also has rows for what lies a little beside the view, since that is panned.
    """
    made = builder.arrangement(viewport, replace(frame, tall=True), patient=True)
    high = replace(frame, height=frame.top + made.height + 1.0, tall=True)
    scene = builder.build(viewport, high, made)
    used: dict[int, set[int]] = {}
    tops = {head.band.track: head.y + head.band.pad for head in scene.heads}
    marks = zip(scene.marks.track.tolist(), scene.marks.y.tolist(), strict=True)
    for track, y in marks:
        used.setdefault(track, set()).add(round((y - tops[track]) / ROW))
    counted = {count.track for count in scene.counts} | {strip.track for strip in scene.heat}
    bands = [
        _reduced(band, used.get(band.track, set()), band.track in counted) for band in made.bands
    ]
    return _stacked(bands, made.window)


def _reduced(band: Band, used: set[int], counted: bool) -> Band:
    lanes = tuple(lane for row, lane in enumerate(band.lanes) if row in used)
    return Band(band.track, 0.0, max(len(lanes) + counted, 1), lanes, counted)


def squeezed(arrangement: Arrangement, height: float) -> Arrangement:
    """The tracks on ``height`` px where they fit: the greedy are cut down, what they lose is
    counted.  Where even the least is too much, the result is higher.
    """
    if arrangement.height <= height:
        return arrangement
    tracks = [band.track for band in arrangement.bands]
    demands = [Demand(band.lanes, band.counted) for band in arrangement.bands]
    made, asked = arrangement, height
    while made.height > height and asked > 0:  # tracks without a row to share take room as well
        made = arrange(tracks, demands, asked, arrangement.window)
        asked -= ROW
    return made


def part(columns: EventColumns, span: Span) -> EventColumns:
    """The events of which anything lies in the span."""
    inside = (columns.start < span[1]) & (columns.end > span[0])
    return EventColumns(*(getattr(columns, field.name)[inside] for field in fields(columns)))


def spans(whole: Span, pages: int) -> list[Span]:
    """The time cut into equal parts, without a gap."""
    start, end = whole
    edges = [start + (end - start) * place / pages for place in range(pages)]
    return list(pairwise([*edges, end]))


def with_room(span: Span, frame: Frame) -> Viewport:
    """The view of a span with room at its end for the labels of the last events."""
    start, end = span
    width = max(frame.width - frame.left, 2 * LABEL_ROOM)
    return Viewport(start, (end - start) * width / (width - LABEL_ROOM))


def pages(
    parts: Sequence[Span], builder_of: Callable[[Span], SceneBuilder], frame: Frame, share: float
) -> list[PagePlan]:
    """The pages for the parts of time; those in which nothing begins are left out.

    ``builder_of`` makes the scenes of the events of a part.  ``share`` is how much of a page's
    height the rows may take.  Tracks that do not fit on one page go on on the next; those with
    nothing in the time of a page are not on it.
    """
    room = (frame.height - frame.top) * share
    made: list[PagePlan] = []
    for own in parts:
        builder = builder_of(own)
        if not _begins(builder, own):
            continue
        viewport = with_room(own, frame)
        wanted = demanded(builder, viewport, frame)
        filled = [band for band in wanted.bands if not band.empty]
        for group in _groups(filled, wanted.window, room):
            tracks = frozenset(band.track for band in group)
            arrangement = squeezed(_stacked(group, wanted.window), room)
            made.append(PagePlan(viewport, own, tracks, arrangement))
    return made


def _begins(builder: SceneBuilder, span: Span) -> bool:
    columns = builder.columns
    begun = columns.start >= span[0]
    shown = [place for place, track in enumerate(builder.tracks) if track.visible]
    return any(bool(begun[columns.track_slice(place)].any()) for place in shown)


def _groups(bands: Sequence[Band], window: Span, height: float) -> list[list[Band]]:
    """The bands on as few pages as hold them, in their order."""
    groups: list[list[Band]] = [[]]
    for band in bands:
        together = squeezed(_stacked([*groups[-1], band], window), height)
        if groups[-1] and together.height > height:
            groups.append([])
        groups[-1].append(band)
    return groups


def _stacked(bands: Sequence[Band], window: Span) -> Arrangement:
    """The bands one below the other."""
    stacked: list[Band] = []
    for band in bands:
        stacked.append(band._replace(y=stacked[-1].bottom if stacked else 0.0))
    return Arrangement(tuple(stacked), window)
