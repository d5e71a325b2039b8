"""Sheets laid out: what a picture's options make of the timeline, page by page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.export.asked_span import AskedSpan
from timeline_app.export.image_options import (
    LARGEST,
    WIDE,
    Density,
    ImageFormat,
    ImageOptions,
    Spread,
    Surface,
)
from timeline_app.timeline import foot, paging
from timeline_app.timeline.display import Emphasis, Step
from timeline_app.timeline.eras import NO_ERAS, Eras
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding
from timeline_app.timeline.frame import Frame
from timeline_app.timeline.keymap import KeyMap, density
from timeline_app.timeline.labels import Provider, Texts
from timeline_app.timeline.legend import LEGEND, used
from timeline_app.timeline.own_marks import NO_MARKS, OwnMarks
from timeline_app.timeline.paging import PagePlan
from timeline_app.timeline.picture import steps
from timeline_app.timeline.scene import SceneBuilder
from timeline_app.timeline.sheet import MARGIN, Sheet, SheetLayout
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import HOUR, Viewport
from timeline_app.ui import i18n
from timeline_app.ui.timeline.text import Type

SHORT_LABEL = 10
"""Characters of a headline where more of them are wanted."""
SHARES = {Density.FEWER: 0.5, Density.NORMAL: 1.0, Density.MORE: 1.0}
"""Of the height of a sheet, what rows of labels may take."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What a picture shows: events, tracks (the hidden ones are left out), headlines by id, the
    campaigns' names for a title, and a line a source.  Times are on the axis as ``folding`` folds
    it; ``eras`` are those by which years are told besides, ``own`` the reader's marks.
    """

    columns: EventColumns
    tracks: Sequence[Track]
    labels: Provider
    title: str = ""
    sources: Sequence[str] = ()
    folding: Folding = NOTHING_FOLDED
    eras: Eras = NO_ERAS
    own: OwnMarks = NO_MARKS

    def whole(self, span: AskedSpan | None) -> tuple[float, float]:
        """A stretch of the calendar on the axis; ends not given are as far as can be."""
        first, last = span or (None, None)
        start = -math.inf if first is None else self.folding.place(first)
        return start, math.inf if last is None else self.folding.place(last)


class Composition:
    """The pages of one picture, each laid out when it is asked for; ``height`` in px of the sheet.

    ExpectedError where the tracks do not fit.
    """

    def __init__(self, subject: Subject, options: ImageOptions, fonts: Type) -> None:
        self.options = options
        self.surface: Surface = options.surface
        self.title = subject.title if options.title is None else options.title
        self._subject, self._fonts = subject, fonts
        self._labels = _labels(subject.labels, options.density)
        self._builder = self._builder_of(subject.columns)
        self._many = options.format is ImageFormat.PDF and options.spread is Spread.MANY
        self._language = i18n.code()
        self._legend = legend_words(subject, options.span)
        self._plans, self.height = self._planned()

    @property
    def width(self) -> float:
        """Of the sheet, px."""
        return self.surface.width

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._plans)

    def page(self, number: int) -> list[Step]:
        """The display list of a page, from 0 on."""
        plan, subject = self._plans[number], self._subject
        tracks = [
            replace(track, visible=place in plan.tracks)
            for place, track in enumerate(subject.tracks)
        ]
        builder = self._builder_in(plan.own) if self._many else self._builder
        builder.set_tracks(tracks)
        layout = self._layout(number)
        frame = self._frame(self.height, layout)
        scene = builder.build(plan.viewport, frame, plan.arrangement)
        emphasis = Emphasis(own=subject.own)
        inner = steps(scene, builder.columns, tracks, emphasis, controls=False)
        return layout.steps(inner, self.height, scene.scale.per_day)

    def _builder_of(self, columns: EventColumns) -> SceneBuilder:
        texts = Texts(columns, self._labels, self._fonts.measure)
        return SceneBuilder(columns, self._subject.tracks, texts)

    def _builder_in(self, span: paging.Span) -> SceneBuilder:
        """For the events of a page alone: at its end there is room for their labels only."""
        return self._builder_of(paging.part(self._subject.columns, span))

    def _planned(self) -> tuple[list[PagePlan], float]:
        shown = frozenset(i for i, track in enumerate(self._subject.tracks) if track.visible)
        layout = self._layout(None)
        height = self.surface.height or self.surface.width * WIDE
        frame = self._frame(height, layout)
        whole, share = self._whole(frame), SHARES[self.options.density]
        if self._many:
            parts = paging.spans((whole.start, whole.end), self.options.pages)
            made = paging.pages(parts, self._builder_in, frame, share)
            return made or [self._single(whole, frame, shown, share)], height
        if self.surface.height is None:
            return self._grown(whole, layout, shown, height)
        return [self._single(whole, frame, shown, share)], height

    def _single(
        self, whole: Viewport, frame: Frame, shown: frozenset[int], share: float
    ) -> PagePlan:
        room = frame.height - frame.top
        wanted = paging.demanded(self._builder, whole, frame)
        arrangement = paging.squeezed(wanted, room * share)
        if arrangement.height > room:
            raise ExpectedError(
                "too-many-tracks",
                filled(
                    "{count} tracks do not fit on one page of this size.",
                    count=len(arrangement.bands),
                ),
                "Choose fewer campaigns, smaller labels, a larger picture, or many pages.",
            )
        return PagePlan(whole, (whole.start, whole.end), shown, arrangement)

    def _grown(
        self, whole: Viewport, layout: SheetLayout, shown: frozenset[int], usual: float
    ) -> tuple[list[PagePlan], float]:
        """A page as high as its tracks ask for; smaller where viewers could not open it else and no
        width was asked for.
        """
        frame = self._frame(usual, layout)
        room = (frame.height - frame.top) * SHARES[self.options.density]
        wanted = paging.demanded(self._builder, whole, frame)
        if self.options.density is not Density.MORE:
            wanted = paging.squeezed(wanted, room)
        spare = layout.head + layout.foot + frame.top
        most = LARGEST / self.surface.ratio
        arrangement = paging.squeezed(wanted, most - spare)
        least = usual * SHARES[self.options.density]
        height = max(math.ceil(arrangement.height + spare), least)
        if height > most and not self.options.width:
            self.surface = self.surface._replace(ratio=LARGEST / height)
            most = height
        height = min(height, most)
        frame = self._frame(height, layout)
        return [self._single(whole, frame, shown, 1.0)._replace(arrangement=arrangement)], height

    def _whole(self, frame: Frame) -> Viewport:
        first, last = self._builder.extent() or (0.0, 1.0)
        if self.options.span is None:
            return frame.fit(first, last)
        start, end = self._subject.whole(self.options.span)
        start = start if math.isfinite(start) else first
        end = end if math.isfinite(end) else last
        return Viewport(start, max(end - start, HOUR))

    def _frame(self, height: float, layout: SheetLayout) -> Frame:
        inner = max(height - layout.head - layout.foot, 1.0)
        bare = Frame(
            self.surface.width, inner, language=self._language, folding=self._subject.folding
        )
        return bare.telling(self._subject.eras)

    def _layout(self, number: int | None) -> SheetLayout:
        """The sheet of a page; of any page where the plans are not made yet."""
        options = self.options
        page, key_map = "", None
        if self._many:
            page = _page_words(number or 0, self.count if number is not None else 1)
            key_map = self._key_map(number)
        words = Sheet(
            self.title,
            self._subject.sources if options.sources else (),
            self._legend if options.legend else (),
            scale_words() if options.legend else (),
            page,
        )
        return SheetLayout(words, self.surface.width, self._fonts.measure, key_map)

    def _key_map(self, number: int | None) -> KeyMap:
        if number is None:
            return KeyMap(Viewport(0.0, 1.0), (), (), ((0.0, 1.0),), 0)
        spans = list(dict.fromkeys(plan.own for plan in self._plans))
        whole = Viewport(spans[0][0], spans[-1][1] - spans[0][0])
        self._builder.set_tracks(self._subject.tracks)
        counts, colours = density(self._builder, whole, self.surface.width - MARGIN)
        current = spans.index(self._plans[number].own)
        folding = self._subject.folding
        return KeyMap(whole, counts, colours, spans, current, self._language, folding)


def _labels(provider: Provider, wanted: Density) -> Provider:
    """Headlines, cut short where more of them shall find room."""
    if wanted is not Density.MORE:
        return provider

    def shortened(ids: Sequence[int]) -> Mapping[int, str]:
        return {
            event_id: text if len(text) <= SHORT_LABEL else f"{text[: SHORT_LABEL - 1]}…"
            for event_id, text in provider(ids).items()
        }

    return shortened


def _page_words(number: int, total: int) -> str:
    words = QCoreApplication.translate("Sheet", "Page {number} of {total}")
    return words.format(number=number + 1, total=total)


def legend_words(subject: Subject, span: AskedSpan | None = None) -> list[str]:
    """The legend's words in the reader's language, "" for what the picture does not need."""
    columns = paging.part(subject.columns, subject.whole(span))
    return [
        QCoreApplication.translate("Legend", words) if needed else ""
        for words, needed in zip(LEGEND, used(columns, subject.tracks, subject.own), strict=True)
    ]


def scale_words() -> list[str]:
    """The scale's words in the reader's language."""
    return [QCoreApplication.translate("Scale", words) for _, words in foot.SCALES]
