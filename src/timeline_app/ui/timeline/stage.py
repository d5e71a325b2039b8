"""What the canvas shows: events, the view, the arrangement of the tracks and how far they scroll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.timeline import span_picture
from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.eras import NO_ERAS, Eras
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding
from timeline_app.timeline.frame import Frame
from timeline_app.timeline.labels import Provider, Texts, no_headlines
from timeline_app.timeline.scene import Scene, SceneBuilder
from timeline_app.timeline.span import TimeSpan
from timeline_app.timeline.ticks import Measure
from timeline_app.timeline.tracks import ROW, Arrangement, Band, Track
from timeline_app.timeline.viewport import Viewport, zoom_step

FEW_LIT = 40
"""So many events of a unit are all drawn; of more, those without a row are dots over the counts."""
_NOTHING = EventColumns.from_table(EventColumns.empty_table(0))


class Stage:
    """Computes scenes; the arrangement holds still while the view is panned.

    It is made anew where the zoom step changes, and where the view leaves the window it is for.
    """

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._provider: Provider = no_headlines
        self.builder = SceneBuilder(_NOTHING, (), Texts(_NOTHING, no_headlines, measure))
        self.frame = Frame(800.0, 400.0)
        self.viewport: Viewport | None = None
        self.emphasis = Emphasis()
        self._arrangement: Arrangement | None = None
        self._step: int | None = None
        self._scene: Scene | None = None

    @property
    def columns(self) -> EventColumns:
        """The events shown."""
        return self.builder.columns

    def set_events(
        self, columns: EventColumns, tracks: Sequence[Track], folding: Folding = NOTHING_FOLDED
    ) -> None:
        """Show other events, or the same with other tracks visible; times are on the axis."""
        self.frame = replace(self.frame, folding=folding)
        if columns is self.columns and len(tracks) == len(self.builder.tracks):
            self.builder.set_tracks(tracks)
        else:
            texts = Texts(columns, self._provider, self._measure)
            self.builder = SceneBuilder(columns, tracks, texts)
        self._forget()

    def set_labels(self, provider: Provider) -> None:
        """Take the headlines from another provider; nothing happens where it is the same."""
        if provider == self._provider:
            return
        self._provider = provider
        texts = Texts(self.columns, provider, self._measure)
        self.builder = SceneBuilder(self.columns, self.builder.tracks, texts)
        self._forget()

    def forget_labels(self) -> None:
        """Ask for all headlines anew."""
        self.builder.forget_layouts()
        self._forget()

    def current_band(self) -> Band | None:
        """The track that the keys speak of: of the selected event, else the one that is read, else
        the first; None where there is none.
        """
        bands = self._arrangement.bands if self._arrangement else ()
        chosen = set(self.columns.track[self.columns.indices_of(self.emphasis.selected)].tolist())
        tracks, reading = self.builder.tracks, self.emphasis.reading

        def far(band: Band) -> tuple[bool, bool]:
            article = tracks[band.track].article_id
            return band.track not in chosen, article is None or article != reading

        return min(bands, key=far, default=None)

    def set_language(self, language: str, eras: Eras = NO_ERAS) -> None:
        """Write the ruler in another language, with these eras besides."""
        higher = bool(eras) != bool(self.frame.eras)
        self.frame = replace(self.frame, language=language).telling(eras)
        self._scene = None
        if higher:
            self._forget()
        if self.emphasis.chosen is not None:
            self.set_span(self.emphasis.chosen.span)

    def set_span(self, span: TimeSpan | None, snap: float | None = None) -> None:
        """Shade a span of time; ``snap`` is the moment that holds the end in the hand."""
        language, measure = self.frame.language, self._measure
        made = None if span is None else span_picture.chosen(span, language, measure, snap)
        self.emphasis = replace(self.emphasis, chosen=made)

    def resize(self, width: float, height: float) -> None:
        """The surface has another size; the campaign that is read stays in view if it was."""
        tracks, reading, frame = self.builder.tracks, self.emphasis.reading, self.frame
        room, bands = frame.height - frame.top, self._arrangement.bands if self._arrangement else ()
        kept = [
            band.track
            for band in bands
            if tracks[band.track].article_id == reading
            and -band.height < band.y - frame.scroll < room
        ]
        self.frame = replace(frame, width=width, height=height)
        self._forget()
        if kept:
            self.reveal(kept[0])

    def look(self, viewport: Viewport, anchor: float | None = None) -> bool:
        """Show another view; whether anything may have gone to another row.

        The track at y ``anchor`` stays there.
        """
        self.viewport = viewport
        self._scene = None
        step = zoom_step(self.frame.scale(viewport).per_day)
        before = self._arrangement
        if before is not None and step == self._step:
            start, end = before.window
            if start <= viewport.start and viewport.end <= end:
                return False
        stepped, self._step = step != self._step, step
        self._arrangement = after = self.builder.arrangement(viewport, self.frame)
        if before is not None and anchor is not None:
            self._keep_place(before, after, anchor)
        self.scroll_to(self.frame.scroll)
        return before is not None and (stepped or before.bands != after.bands)

    def settle(self) -> bool:
        """Nothing moves any more: give the tracks the rows that they need where that was estimated;
        whether anything has gone to another row.
        """
        before = self._arrangement
        if before is None or before.exact or self.viewport is None:
            return False
        after = self.builder.arrangement(self.viewport, self.frame, patient=True)
        # What has no time to be told exactly now will not have it later.
        self._arrangement = replace(after, exact=True)
        if after.bands == before.bands:
            return False
        self._keep_place(before, after, self.frame.top)
        self.scroll_to(self.frame.scroll)
        return True

    def _keep_place(self, before: Arrangement, after: Arrangement, anchor: float) -> None:
        anchor = max(anchor, self.frame.top + before.pinned_height)
        under = anchor - self.frame.top + self.frame.scroll
        band = before.band_at(under)
        there = after.band_of(band.track) if band else None
        if band is None or there is None:
            return
        # The track's first rows stay where they are: they hold what is exact and in view.  Only a
        # track that has become too low for it moves under the anchor.
        lowest = there.y + there.height - (anchor - self.frame.top)
        scroll = min(there.y - band.y + self.frame.scroll, lowest)
        self.frame = replace(self.frame, scroll=scroll)

    @property
    def scroll_limit(self) -> float:
        """How far down the tracks can be scrolled, px."""
        height = self._arrangement.height if self._arrangement else 0.0
        return max(0.0, height - (self.frame.height - self.frame.top))

    def scroll_to(self, scroll: float) -> None:
        """Scroll the tracks, within the limits."""
        self.frame = replace(self.frame, scroll=round(min(max(scroll, 0.0), self.scroll_limit)))
        self._scene = None

    def reveal(self, track: int) -> None:
        """Scroll so that the top of a track is in view."""
        band = self._arrangement.band_of(track) if self._arrangement else None
        if band is None or self._arrangement is None or self._arrangement.stays(band):
            return
        room = self.frame.height - self.frame.top
        first, last = self.frame.scroll + self._arrangement.pinned_height, self.frame.scroll + room
        if band.y < first or band.y + min(band.height, last - first) > last:
            self.scroll_to(band.y - self._arrangement.pinned_height)

    def reveal_selected(self) -> bool:
        """Scroll so that the selected event's row is in view; whether that moved anything."""
        before, y = self.frame.scroll, self._y_of_selected()
        if y is None:
            # Nothing is drawn of a track that is scrolled away.
            for track in self.columns.track[self.columns.indices_of(self.emphasis.selected)][:1]:
                self.reveal(int(track))
            y = self._y_of_selected()
        top = self.frame.top + (self._arrangement.pinned_height if self._arrangement else 0.0)
        if y is not None and y < top:
            self.scroll_to(self.frame.scroll - (top - y) - ROW)
        elif y is not None and y + ROW > self.frame.height:
            self.scroll_to(self.frame.scroll + y + 2 * ROW - self.frame.height)
        return self.frame.scroll != before

    def _y_of_selected(self) -> float | None:
        """Of the first of the selected events that is drawn; None where it is at the top for good."""
        scene = self.scene()
        places = [scene.marks.find(chosen) for chosen in self.emphasis.selected] if scene else []
        place = next((found for found in places if found is not None), None)
        if scene is None or place is None or int(scene.marks.track[place]) in scene.staying:
            return None
        return float(scene.marks.y[place])

    def scene(self, seconds: float | None = None) -> Scene | None:
        """The scene of the view, None before there is one; see ``SceneBuilder.build``."""
        if self._scene is None and self.viewport is not None:
            self._scene = self.builder.build(
                self.viewport, self.frame, self._arrangement, self._pinned(), seconds
            )
        return self._scene

    def go_on(self) -> None:
        """Lay out more of a scene that was not complete."""
        if self._scene is not None and not self._scene.complete:
            self._scene = None

    def set_emphasis(self, emphasis: Emphasis) -> None:
        """Let other events stand out."""
        before, self.emphasis = self._pinned(), emphasis
        if self._pinned() != before:
            self._scene = None

    def _pinned(self) -> frozenset[int]:
        """What is drawn in any case: the selected events, and the lit and the found ones where they
        are few.
        """
        lit = self.emphasis.lit if len(self.emphasis.lit) <= FEW_LIT else ()
        places = self.emphasis.found
        few = places is not None and len(places) <= FEW_LIT
        found = self.columns.ids[places].tolist() if few else ()
        return frozenset(self.emphasis.selected).union(lit, found)

    def _forget(self) -> None:
        self._arrangement, self._step, self._scene = None, None, None
        if self.viewport is not None:
            self.look(self.viewport)
