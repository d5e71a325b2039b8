"""The time cursor and the panes that follow it; nothing is selected by playing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot

from timeline_app.domain.refs import LocatorKind
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.showing import Showing
from timeline_app.workspace.playback import Playback, speed_for
from timeline_app.workspace.session import Session
from timeline_app.workspace.workspace import OpenArticle

_EYE = 400
"""Milliseconds between two marks in the article: the eye cannot follow more."""
_DAY, _HOUR = 1.0, 1 / 24


class Following(QObject):
    """Joins the playback with the timeline, its strip, the article and the order of battle."""

    def __init__(self, window: MainWindow, session: Session, showing: Showing) -> None:
        super().__init__(window)
        self._window, self._session, self._showing = window, session, showing
        self._playback: Playback = session.playback
        self._playback.recall(session.settings.play_pace, session.settings.play_loops)
        self._told: int | None = None
        self._began: tuple[OpenArticle, Mapping[str, float]] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_EYE)
        self._rest.timeout.connect(self._tell)
        self._playback.moment_changed.connect(self._show_moment)
        self._playback.state_changed.connect(self._show_state)
        session.workspace.article_opened.connect(self._forget)
        self._connect_wishes()
        window.actions_table.less_motion.setChecked(session.settings.reduced_motion)
        self.reduce_motion(session.settings.reduced_motion)

    def _connect_wishes(self) -> None:
        playback, timeline, table = (
            self._playback,
            self._window.timeline,
            self._window.actions_table,
        )
        strip = timeline.strip
        timeline.canvas.needle.moment_requested.connect(playback.set_moment)
        timeline.play_requested.connect(self.play)
        strip.play_requested.connect(self.play)
        strip.speed_requested.connect(playback.change_speed)
        strip.loop_requested.connect(playback.set_loops)
        strip.step_requested.connect(self.step)
        strip.close_requested.connect(playback.put_away)
        table.show_cursor.triggered.connect(self.show)
        table.play.triggered.connect(self.play)
        table.slower.triggered.connect(lambda: playback.change_speed(-1))
        table.faster.triggered.connect(lambda: playback.change_speed(1))
        table.loop.triggered.connect(playback.set_loops)
        table.less_motion.triggered.connect(self.reduce_motion)
        for action, days in (
            (table.day_back, -_DAY),
            (table.day_on, _DAY),
            (table.hour_back, -_HOUR),
            (table.hour_on, _HOUR),
        ):
            action.triggered.connect(lambda _=False, days=days: self.step(days))

    @Slot(bool)
    def reduce_motion(self, reduced: bool) -> None:
        """Go at once where one would glide, and play in steps; or do not."""
        self._session.settings.reduced_motion = reduced
        self._window.timeline.reduced_motion = self._playback.in_steps = reduced

    @Slot(bool)
    def show(self, shown: bool) -> None:
        """Put the cursor to where the reader is, or away."""
        if not shown:
            self._playback.put_away()
            return
        needle = self._window.timeline.canvas.needle
        view, bounds = needle.days_in_view(), needle.days_of_all()
        if view is None or bounds is None:
            self._show_state()
            return
        start = self._selected_start()
        if start is None or not view[0] <= start < view[1]:
            start = view[0] + (view[1] - view[0]) / 4
        self._playback.show(start, bounds, speed_for(view[1] - view[0]))

    @Slot()
    def play(self) -> None:
        """Play or pause; where there is no cursor it comes first."""
        if self._playback.moment is None:
            self.show(True)
        self._playback.toggle()

    @Slot(float)
    def step(self, days: float) -> None:
        """One step on or back; where there is no cursor it comes instead."""
        if self._playback.moment is None:
            self.show(True)
        else:
            self._playback.step(days)

    def _selected_start(self) -> float | None:
        selected, contents = self._session.selection.selected, self._session.workspace.contents
        if contents is None or selected is None or selected.kind is not LocatorKind.EVENT:
            return None
        return contents.begin_of(int(selected.id))

    @Slot(object)
    def _show_moment(self, moment: float | None) -> None:
        timeline = self._window.timeline
        timeline.canvas.needle.set_moment(moment, follow=True)
        timeline.strip.setVisible(moment is not None)
        if moment is None:
            self._rest.stop()
            self._told = None
            self._window.orbat.set_named_by(None)
            self._showing.show_selection(self._session.selection.selected)
            return
        timeline.strip.show_moment(moment)
        if not self._rest.isActive():
            self._rest.start()

    @Slot()
    def _show_state(self) -> None:
        playback, table = self._playback, self._window.actions_table
        settings = self._session.settings
        settings.play_pace, settings.play_loops = playback.pace, playback.loops
        shown = self._session.tracks.shown
        if shown is not None:
            playback.passed_over = shown.folding.after
        table.show_cursor.setChecked(playback.moment is not None)
        table.loop.setChecked(playback.loops)
        self._window.timeline.strip.show_state(playback.playing, playback.speed, playback.loops)

    @Slot()
    def _forget(self) -> None:
        """Another article is read: it follows when the cursor moves."""
        self._told = None
        if self._playback.playing and not self._rest.isActive():
            self._rest.start()

    @Slot()
    def _tell(self) -> None:
        """Mark the last event begun in the article, light its units, and soften those to come."""
        moment, workspace = self._playback.moment, self._session.workspace
        article, contents = workspace.article, workspace.contents
        if moment is None or article is None or contents is None:
            return
        began = self._first_named(article)
        self._window.orbat.set_named_by({key for key, day in began.items() if day > moment})
        event_id = contents.last_begun(article.stored.id, moment)
        if event_id is None or event_id == self._told:
            return
        self._told = event_id
        stored = workspace.stored_event(event_id)
        if stored is not None:
            moves = not self._session.settings.reduced_motion
            event = stored.event
            self._window.article.mark_sentence(event.sentence, event.span, animated=moves)
            self._window.orbat.light_units(event.units)

    def _first_named(self, article: OpenArticle) -> Mapping[str, float]:
        """The day from which on each unit of the article is named in an event."""
        if self._began is None or self._began[0] is not article:
            found: dict[str, float] = {}
            for event in article.stored.record.events:
                for key in event.units:
                    found[key] = min(found.get(key, event.when.start), float(event.when.start))
            self._began = (article, found)
        return self._began[1]
