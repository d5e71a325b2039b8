"""The timeline pane: overview, ruler and tracks.

It owns no shared state: it asks for views and selections by signal, and shows what it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollBar, QWidget

from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding
from timeline_app.timeline.labels import Provider
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import i18n
from timeline_app.ui.era_line import era_lines
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.canvas import Canvas
from timeline_app.ui.timeline.controls import TrackControls
from timeline_app.ui.timeline.found import FoundMarks
from timeline_app.ui.timeline.legend import LegendPanel
from timeline_app.ui.timeline.motion import Glide
from timeline_app.ui.timeline.overview import Overview
from timeline_app.ui.timeline.own_signs import OwnSigns
from timeline_app.ui.timeline.pilot import Pilot
from timeline_app.ui.timeline.play_strip import PlayStrip
from timeline_app.ui.timeline.pointer import Pointer
from timeline_app.ui.timeline.scroller import Scroller
from timeline_app.ui.timeline.speech import Speech
from timeline_app.ui.timeline.stage import Stage
from timeline_app.ui.timeline.text import Type
from timeline_app.ui.timeline.walker import Walker

LEAST_HEIGHT = 124
"""So much of ruler and tracks is always seen, px."""


class TimelineView(QWidget):
    """Many campaigns on one axis.

    ``viewport_requested`` carries a ``Viewport`` wished for: its owner answers with
    ``set_viewport``.  ``event_hovered`` carries an event id or None, ``moment_pointed`` the moment
    under the pointer (float days) or None.  What is wished of the tracks themselves goes
    through ``controls``; ``pilot`` flies where it is told.
    """

    viewport_requested = Signal(object)
    event_selected_requested = Signal(int)
    event_hovered = Signal(object)
    moment_pointed = Signal(object)
    track_open_requested = Signal(int)
    background_clicked = Signal()
    play_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reduced_motion, self._theme = False, theme
        self._eras: tuple[str, ...] = ()
        self._fitted: int | None = None
        fonts = Type(QApplication.font().families())
        self._stage = Stage(fonts.measure)
        self.overview = Overview(self._stage, theme, fonts, self)
        self.canvas = Canvas(self._stage, theme, fonts, self)
        self.canvas.fade.still = lambda: self.reduced_motion
        self._scroller = Scroller(self._stage, QScrollBar(Qt.Orientation.Vertical, self))
        self._glide = Glide(self)
        self.pilot = Pilot(self._stage, lambda: self.reduced_motion, self)
        self.walker = Walker(self._stage, self)
        self.own = OwnSigns(self._stage, self.canvas, self.overview)
        self.found = FoundMarks(self._stage, self.canvas, self.overview)
        self.pointer = Pointer(self._stage, self.canvas, self)
        self.canvas.speech = self.speech = Speech(self.canvas)
        self.legend = LegendPanel(theme, fonts, self)
        self.strip = PlayStrip(theme, self)
        self.controls = TrackControls(self._stage, self.canvas, theme)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.overview, 0, 0, 1, 2)
        grid.addWidget(self.canvas, 1, 0)
        grid.addWidget(self._scroller.bar, 1, 1)
        grid.addWidget(self.legend, 2, 0, 1, 2)
        grid.addWidget(self.strip, 3, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 1)
        self.setFocusProxy(self.canvas)
        self.setTabOrder(self.canvas, self.overview)  # a proxy comes before all else in its pane
        self.canvas.setMinimumHeight(LEAST_HEIGHT)

    def _connect(self) -> None:
        canvas, pilot, scroller = self.canvas, self.pilot, self._scroller
        canvas.pressed.connect(self._glide.stop)
        canvas.pressed.connect(pilot.drive.stop)
        canvas.pinched.connect(pilot.pinch)
        canvas.clicked.connect(pilot.click)
        canvas.double_clicked.connect(pilot.double_click)
        canvas.dragged.connect(pilot.drag)
        canvas.wheel_turned.connect(pilot.turn_wheel)
        canvas.key_pressed.connect(pilot.press_key)
        canvas.play_pressed.connect(self.play_requested)
        canvas.key_released.connect(pilot.release_key)
        canvas.keys_left.connect(pilot.drive.let_go)
        canvas.hovered.connect(pilot.point)
        canvas.hovered.connect(self.pointer.move)
        canvas.resized.connect(scroller.sync)
        canvas.scrolled.connect(scroller.sync)
        scroller.scrolled.connect(canvas.disturb)
        pilot.scroll_requested.connect(scroller.scroll_by)
        pilot.viewport_requested.connect(self.viewport_requested)
        pilot.enter_pressed.connect(self.walker.look_near)
        for wisher in (self.walker, canvas.band, canvas.needle):
            wisher.viewport_wished.connect(pilot.steer)
        self.speech.track_pressed.connect(pilot.open_track)
        for chooser in (pilot, self.walker, self.speech):
            chooser.event_selected_requested.connect(self.event_selected_requested)
        pilot.track_open_requested.connect(self.track_open_requested)
        pilot.background_clicked.connect(self.background_clicked)
        self.pointer.event_hovered.connect(self.event_hovered)
        self.pointer.moment_pointed.connect(self.moment_pointed)
        self.pointer.pointed_shown.connect(self.overview.update)
        self.controls.scroll_requested.connect(scroller.scroll_by)
        self.controls.fit_requested.connect(pilot.fit)
        pilot.trait_requested.connect(self.controls.trait_requested)
        canvas.band.changed.connect(self.overview.update)
        canvas.band.pulled.connect(pilot.drag)
        self.overview.view_requested.connect(pilot.steer)
        self.overview.all_requested.connect(self.fit_all)
        self._glide.moved.connect(self._show)

    def set_events(
        self, columns: EventColumns, tracks: Sequence[Track], folding: Folding = NOTHING_FOLDED
    ) -> None:
        """Show these events; each event's track is an index into ``tracks``.

        Their times, the tracks' spans and all views are on the axis as ``folding`` folds it.
        """
        if columns is self._stage.columns and not self.reduced_motion:
            self.canvas.slide_rows()
        self._stage.set_events(columns, tracks, folding)
        self.overview.recount()
        self.found.refresh()
        self._refresh()

    def set_labels(self, provider: Provider) -> None:
        """Take the headlines from ``provider``: by event ids, in the reader's script."""
        self._stage.set_labels(provider)
        self._refresh()

    def clear_label_cache(self) -> None:
        """The headlines have changed (another script): ask for them anew."""
        self._stage.forget_labels()
        self._refresh()

    def set_viewport(self, viewport: Viewport, animated: bool = False) -> None:
        """Show a view; by an eased jump where one was wished for or ``animated``."""
        if viewport != self.pilot.awaited:
            self._fitted = None
        glide = animated or viewport == self.pilot.awaited
        self.pilot.awaited, self.pilot.aim = None, viewport
        shown = self._stage.viewport
        self._glide.stop()
        if glide:
            self.pilot.drive.stop()
        if glide and shown is not None and not self.reduced_motion and self.isVisible():
            self._glide.start(shown, viewport)
        else:
            self._show(viewport)

    @property
    def folding(self) -> Folding:
        """How the axis is folded."""
        return self._stage.frame.folding

    def viewport(self) -> Viewport | None:
        """The view as it is shown, None before there is one."""
        return self._stage.viewport

    def set_selected(self, event_ids: Collection[int]) -> None:
        """Outline these events; the first of them is brought into view, unless only others joined
        or left it.
        """
        before, chosen = tuple(self._stage.emphasis.selected), tuple(dict.fromkeys(event_ids))
        self._stage.set_emphasis(replace(self._stage.emphasis, selected=chosen))
        self.overview.update()
        if before == chosen or before[:1] != chosen[:1]:
            self.canvas.reveal_when_at_rest()
        else:
            self.canvas.update()
        texts = self._stage.builder.texts.of(self._stage.columns.indices_of(chosen).tolist())
        self.speech.tell_selected()
        if texts:
            self.canvas.setAccessibleDescription("; ".join(texts))
        else:
            self.retranslate()

    def set_lit(self, event_ids: Collection[int]) -> None:
        """Light up these events; the others stay as they are."""
        self._stage.set_emphasis(replace(self._stage.emphasis, lit=frozenset(event_ids)))
        self.canvas.update()
        self.overview.update()

    def set_current(self, article_id: int | None) -> None:
        """Emphasise the campaign whose article is open."""
        self._stage.set_emphasis(replace(self._stage.emphasis, reading=article_id))
        self.canvas.update()

    @property
    def emphasis(self) -> Emphasis:
        """What stands out: the selected and the lit events."""
        return self._stage.emphasis

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours."""
        self._theme = theme
        self.controls.set_theme(theme)
        self.canvas.set_theme(theme)
        self.overview.set_theme(theme)
        self.legend.set_theme(theme)
        self.strip.set_theme(theme)

    def set_tooltip_provider(self, provider: Callable[[int], str]) -> None:
        """What to say of an event under the pointer, as rich text."""
        self.pointer.provider = provider

    @Slot()
    def fit_all(self) -> None:
        """Ask for the view of all visible campaigns."""
        self.pilot.fit()

    def fit_track(self, article_id: int, span: tuple[float, float] | None = None) -> None:
        """Ask for the view of one campaign; where it has no track of its own, for that of ``span``."""
        tracks = self._stage.builder.tracks
        place = next((i for i, track in enumerate(tracks) if track.article_id == article_id), None)
        if place is not None:
            self._fitted = place
            self.pilot.fit(place)
            self._stage.reveal(place)  # where it was fitted before, no view is asked for
            self._refresh()
        elif span is not None:
            self.pilot.wish(self._stage.frame.fit(*span), glide=True)

    def set_eras(self, lines: Sequence[str]) -> None:
        """Tell years by eras as well: by those of these lines of ``zhtext.eras.LINES``."""
        self._eras = tuple(lines)
        self.retranslate()
        self._refresh()

    @Slot()
    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.canvas.setAccessibleName(self.tr("Timeline"))
        self.canvas.setAccessibleDescription(
            self.tr(
                "Arrow keys move, + and - zoom, comma and full stop walk from event to event, Space "
                "plays; the question mark lists all keys."
            )
        )
        self.overview.setAccessibleName(self.tr("Overview"))
        self.legend.retranslate()
        language = i18n.code()
        self._stage.set_language(language, era_lines(self._eras, language))
        self.overview.recount()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._refresh()
        super().changeEvent(event)

    @Slot(object)
    def _show(self, viewport: Viewport) -> None:
        anchor = self.pilot.anchor
        first = self._stage.viewport is None
        anew = self._stage.look(viewport, self._stage.frame.top if anchor is None else anchor)
        if self._fitted is not None:
            self._stage.reveal(self._fitted)
        if anew and not self.reduced_motion:
            self.canvas.slide_rows()
        self._scroller.sync()
        if first:
            self.canvas.update()
        else:
            self.canvas.disturb()
        self.overview.follow()

    def _refresh(self) -> None:
        self._scroller.sync()
        self.canvas.update()
        self.overview.update()
