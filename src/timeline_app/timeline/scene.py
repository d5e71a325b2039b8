"""A scene: everything that stands in the window for one view, in px, before any painting."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline_app.timeline.density import Count, Crowd, Heat, cell_edges, dense, drawn_of, hidden
from timeline_app.timeline.events import EventColumns, Floats, Ints, before
from timeline_app.timeline.frame import Frame
from timeline_app.timeline.labels import Texts, broken
from timeline_app.timeline.layout import BLOCK, WHOLE, Haste, TrackLayout
from timeline_app.timeline.marks import Marks, Pinned, Placing, place
from timeline_app.timeline.ruler import Ruler, ruler_of
from timeline_app.timeline.tracks import (
    READABLE,
    ROW,
    Arrangement,
    Band,
    Track,
    arrange,
    guessed,
    in_order,
    limited,
)
from timeline_app.timeline.viewport import Scale, Viewport, step_scale, zoom_step

EXACT, PATIENT, BLOCK_WORK = 1000, 6000, 20
"""With more events than this to be packed, the rows a track needs are estimated, while the view moves
and at rest; a track costs as much as this many events more.
"""
NAME_MARGINS, SIGN_ROOM = 36.0, 16.0
"""Of the width for names, what is left free; and what the sign of a pinned track takes, px."""
NAME_LINE = 18.0
"""Height of a line of a name, px."""
MARGIN = 0.2
"""An arrangement is made for a window wider by this share of the view on either side."""


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a track at the left: ``y`` is its top on the surface, ``lines`` its title cut
    to the room, ``total`` how many events it has; all of them are in a strip of ``heat``, if that is
    what its row shows.
    """

    band: Band
    y: float
    track: Track
    total: int
    lines: tuple[str, ...]
    heat: bool = False

    def line(self, top: float) -> float:
        """The middle of the name's first line, px: it stays in view while any part of its track is
        below ``top``.
        """
        pad = self.band.pad
        lowest = self.y + self.band.height - pad - len(self.lines) * NAME_LINE - (ROW - NAME_LINE)
        return min(max(self.y, top) + pad, lowest) + ROW / 2


@dataclass(frozen=True, eq=False)
class Scene:
    """What stands where; y runs down from the top of the surface."""

    viewport: Viewport
    frame: Frame
    scale: Scale
    step: int
    ruler: Ruler
    heads: Sequence[Head]
    marks: Marks
    counts: Sequence[Count]
    arrangement: Arrangement
    complete: bool = True
    heat: Sequence[Heat] = ()

    @property
    def fixed(self) -> float:
        """Down to this y the tracks that stay at the top are seen, below it those that scroll."""
        return self.frame.top + self.arrangement.pinned_height

    @property
    def staying(self) -> frozenset[int]:
        """The tracks that stay at the top."""
        arranged = self.arrangement
        return frozenset(band.track for band in arranged.bands[: arranged.pinned])

    def top(self, head: Head) -> float:
        """From which y on a track is seen."""
        return self.frame.top if self.arrangement.stays(head.band) else self.fixed


class SceneBuilder:
    """Makes scenes of one set of events and tracks; keeps what only depends on the zoom step."""

    def __init__(self, columns: EventColumns, tracks: Sequence[Track], texts: Texts) -> None:
        self.columns, self.texts = columns, texts
        self.tracks: tuple[Track, ...] = tuple(tracks)
        self._shown = in_order(self.tracks)
        self._slices = [columns.track_slice(place) for place in range(len(self.tracks))]
        self._layouts: dict[int, TrackLayout] = {}
        # The arrangement made last, with what it was made of: thousands of tracks take their time.
        self._arranged: tuple[tuple[object, ...], Arrangement] | None = None
        self._extents: dict[int, tuple[float, float] | None] = {}
        self._names: dict[tuple[str, int, bool, str], tuple[str, ...]] = {}
        # The end times of each track in order: how many events are over by a moment.
        self._ends = columns.ends
        bounds = [(part.start, part.stop) for part in self._slices]
        self._low, self._high = np.array(bounds, dtype=np.int64).reshape(-1, 2).T

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """The same tracks with other names, colours, order or visibility; the layouts are kept."""
        if len(tracks) != len(self.tracks):
            raise ValueError("the events belong to other tracks")
        self.tracks = tuple(tracks)
        self._shown = in_order(self.tracks)
        self._arranged = None

    def forget_layouts(self) -> None:
        """Lay all out anew: the headlines changed."""
        self.texts.clear()
        self._names.clear()
        self._layouts.clear()
        self._arranged = None

    def extent(self, track: int | None = None) -> tuple[float, float] | None:
        """The time of a track's campaign or of all visible ones; None where all is empty."""
        chosen = [track] if track is not None else self._shown
        found = [self.tracks[place].span or self._extent(place) for place in chosen]
        known = [bounds for bounds in found if bounds is not None]
        if not known:
            return None
        return min(start for start, _ in known), max(end for _, end in known)

    @property
    def whole_extent(self) -> tuple[float, float] | None:
        """First start and last end of all events, background and lives included."""
        return self.columns.extent

    def begun_by(self, track: int, moments: Floats) -> Ints:
        """How many events of a track begin before each moment."""
        begun: Ints = np.searchsorted(self.columns.start[self._slices[track]], moments)
        return begun

    def _extent(self, track: int) -> tuple[float, float] | None:
        if track not in self._extents:
            self._extents[track] = self.columns.told_extent(self._slices[track])
        return self._extents[track]

    def arrangement(self, viewport: Viewport, frame: Frame, patient: bool = False) -> Arrangement:
        """How the height is shared when ``viewport`` is looked at for longer.

        ``patient`` takes the time to lay more tracks out than a frame in motion has time for.
        """
        scale = frame.scale(viewport)
        step = zoom_step(scale.per_day)
        shown = self._shown
        margin = viewport.span * MARGIN
        window = (viewport.start - margin, viewport.end + margin)
        in_view = self._in_view(*window)
        needy = {
            track: count
            for track in shown
            if (count := in_view[track]) and not self.tracks[track].folded
        }
        told = self._told(step, needy, patient)
        facts = (viewport, replace(frame, scroll=0.0), told)
        if self._arranged is not None and self._arranged[0] == facts:
            return self._arranged[1]
        demands = [
            limited(
                self.tracks[track],
                self._layout(track).demand(step, scale.per_day, window, margin)
                if track in told
                else guessed(in_view[track], scale.width * (1 + 2 * MARGIN)),
            )
            for track in shown
        ]
        room = frame.height - frame.top
        free = frame.tall or step_scale(step) >= READABLE
        pinned = 0 if frame.tall else sum(self.tracks[track].pinned for track in shown)
        made = arrange(shown, demands, None if free else room, window, pinned, room)
        made = made if len(told) == len(needy) else replace(made, exact=False)
        self._arranged = (facts, made)
        return made

    def _told(self, step: int, needy: Mapping[int, int], patient: bool) -> set[int]:
        """The tracks of which there is time to tell exactly what they need."""
        layouts, most = self._layouts, PATIENT if patient else EXACT
        ready = {n for n in layouts if n in needy and layouts[n].packed(step)}
        left = needy.keys() - ready if patient else needy.keys()
        work = BLOCK_WORK * len(left)
        if work > most:
            return ready
        for n in left:
            total = self._total(n)
            large = needy[n] + 2 * BLOCK if patient else WHOLE
            work += total if total <= WHOLE else large
        return set(needy) if work <= most else ready

    def build(
        self,
        viewport: Viewport,
        frame: Frame,
        arrangement: Arrangement | None = None,
        pinned: Collection[int] = (),
        seconds: float | None = None,
    ) -> Scene:
        """The scene of a view.

        ``pinned`` events are drawn even where they would be counted, on their track's last row.  With ``seconds`` given, what
        cannot be laid out in that time is counted for now, and the scene is not ``complete``.
        """
        scale = frame.scale(viewport)
        step = zoom_step(scale.per_day)
        arranged = arrangement or self.arrangement(viewport, frame)
        heads = self._heads(arranged, frame, step)
        haste = Haste(seconds)
        floors = {h.band.track: h.y + h.band.pad + (h.band.rows - 1) * ROW for h in heads}
        loose = Pinned(self.columns.indices_of(pinned), floors)
        placings, counts, heat = self._placed(heads, step, scale, haste, loose.indices)
        marks = place(self.columns, self.texts, placings, scale, loose)
        return Scene(
            viewport, frame, scale, step,
            ruler_of(scale, self.texts.measure, frame.language, frame.eras),
            heads, marks, counts, arranged, not haste.late, heat,
        )  # fmt: skip

    def _heads(self, arranged: Arrangement, frame: Frame, step: int) -> list[Head]:
        return [
            self._head(band, frame.top + arranged.top(band, frame.scroll), frame, step)
            for band in arranged.seen(frame.scroll, frame.height - frame.top)
        ]

    def _head(self, band: Band, y: float, frame: Frame, step: int) -> Head:
        number, track = band.track, self.tracks[band.track]
        total, part = self._total(number), self._slices[number]
        low = band.rows == 1 and band.counted and total > WHOLE
        heat = track.folded or (low and dense(self.columns, part, step))
        return Head(band, y, track, total, self._name(band, frame, heat), heat)

    def _placed(
        self, heads: Sequence[Head], step: int, scale: Scale, haste: Haste, pinned: Ints
    ) -> tuple[list[Placing], list[Count], list[Heat]]:
        edges = cell_edges(step, scale)
        window = (float(edges[0]), float(edges[-1]))
        placings: list[Placing] = []
        crowds: list[Crowd] = []
        for head in heads:
            layout = self._layout(head.band.track)
            # One row of a track too large to be shown whole holds nothing but counts.
            bare = head.heat or (head.band.rows == 1 and not layout.whole)
            blocks = [] if bare else layout.blocks(step, window, haste, len(head.band.lanes))
            over = haste.late or head.band.counted
            lanes = head.band.lanes[: head.band.rows - over]
            top = head.y + head.band.pad
            placings += [Placing(block, head.band.track, top, lanes) for block in blocks]
            if over:
                drawn = drawn_of(blocks, lanes, layout.part, pinned)
                ends, low = self._ends[layout.part], top + (head.band.rows - 1) * ROW
                crowds.append(Crowd(head.band.track, layout.part, drawn, ends, low, head.heat))
        return placings, *hidden(self.columns, crowds, step, scale)

    def _layout(self, track: int) -> TrackLayout:
        layout = self._layouts.get(track)
        if layout is None:
            layout = TrackLayout(self.columns, self.texts, self._slices[track])
            self._layouts[track] = layout
        return layout

    def _name(self, band: Band, frame: Frame, heat: bool) -> tuple[str, ...]:
        track = self.tracks[band.track]
        number = f" {self._total(band.track)}" if heat else ""
        key = (track.title, min(band.rows, 2), track.pinned, number)
        if key not in self._names:
            room = frame.left - NAME_MARGINS - SIGN_ROOM * track.pinned
            room -= self.texts.measure(number)
            self._names[key] = broken(key[0], room, key[1], self.texts.measure)
        return self._names[key]

    def _total(self, track: int) -> int:
        return int(self._slices[track].stop - self._slices[track].start)

    def _in_view(self, start: float, end: float) -> list[int]:
        """Of each track how many events are in a stretch of time: begun before its end, less those that
        are over by its start.
        """
        begun = before(self.columns.start, self._low, self._high, end)
        over = before(self._ends, self._low, self._high, np.nextafter(start, np.inf))
        counts: list[int] = (begun - over).tolist()
        return counts
