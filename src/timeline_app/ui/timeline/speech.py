"""What the timeline says: the words of its tracks and events, and who is told when."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from timeline_app.timeline.own_marks import BOOKMARKED, NOTED
from timeline_app.timeline.scene import Head, Scene
from timeline_app.ui.date_words import day_words
from timeline_app.ui.timeline.canvas import Canvas
from timeline_app.ui.timeline.voices import CanvasVoice, EventVoice, TrackVoice


class Speech(QObject):
    """Keeps the voices of a canvas for as long as Qt may ask for them: until the canvas goes.

    ``track_pressed`` carries the head of a track.
    """

    event_selected_requested = Signal(int)
    track_pressed = Signal(object)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(QCoreApplication.instance())  # it outlives the canvas
        self.canvas = canvas
        self.alive = True
        self.provider: Callable[[int], str] | None = None
        self._root: CanvasVoice | None = None
        self._tracks: dict[str, TrackVoice] = {}
        self._events: dict[int, EventVoice] = {}
        canvas.rested.connect(self.tell_view)
        canvas.destroyed.connect(self._fall_silent)

    @property
    def root(self) -> CanvasVoice:
        """The voice of the canvas, made when it is first asked for."""
        if self._root is None:
            self._root = CanvasVoice(self)
        return self._root

    def scene(self) -> Scene | None:
        """What is in view."""
        return self.canvas.stage.scene() if self.alive else None

    def track(self, key: str) -> TrackVoice:
        """The voice of a track, the same for ever."""
        if key not in self._tracks:
            self._tracks[key] = TrackVoice(self, key)
            QAccessible.registerAccessibleInterface(self._tracks[key])
        return self._tracks[key]

    def event_voice(self, event_id: int) -> EventVoice:
        """The voice of an event, the same for ever."""
        if event_id not in self._events:
            self._events[event_id] = EventVoice(self, event_id)
            QAccessible.registerAccessibleInterface(self._events[event_id])
        return self._events[event_id]

    def track_of(self, event_id: int) -> TrackVoice | None:
        """The voice of an event's track."""
        columns, tracks = self.canvas.stage.columns, self.canvas.stage.builder.tracks
        found = columns.track[columns.indices_of([event_id])].tolist() if self.alive else []
        return self.track(tracks[found[0]].key) if found else None

    def selected(self) -> QAccessibleInterface | None:
        """The voice of the first of the selected events, None where there is none."""
        chosen = self.canvas.stage.emphasis.selected
        return self.event_voice(next(iter(chosen))) if chosen else None

    def event_words(self, event_id: int) -> str:
        """What, when and in which campaign; and whether it has a bookmark, or a note."""
        stage = self.canvas.stage
        if self.provider is not None:
            told = self.provider(event_id)
        else:
            texts = stage.builder.texts.of(stage.columns.indices_of([event_id]).tolist())
            told = texts[0] if texts else ""
        bits = stage.emphasis.own.bits(np.array([event_id]))
        marks = ((BOOKMARKED, self.tr("Bookmark")), (NOTED, self.tr("Note")))
        return ", ".join(filter(None, (told, *(words for bit, words in marks if bits & bit))))

    def track_words(self, head: Head) -> str:
        """The name of a track and how many events it has."""
        one = head.total == 1
        count = self.tr("1 event") if one else self.tr("{count} events").format(count=head.total)
        return f"{head.track.title}, {count}"

    def view_words(self) -> str:
        """From which day to which the view reaches."""
        stage = self.canvas.stage
        if not self.alive or stage.viewport is None:
            return ""
        fold = stage.frame.folding
        ends = (fold.day(stage.viewport.start), fold.day(stage.viewport.end))
        return " – ".join(day_words(math.floor(end)) for end in ends)

    def tell_selected(self) -> None:
        """Another event is selected: whoever listens to the timeline hears it."""
        if not QAccessible.isActive() or not self.canvas.hasFocus():
            return
        voice = self.selected()
        if voice is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(voice, QAccessible.Event.Focus))

    @Slot()
    def tell_view(self) -> None:
        """Other tracks and events may be in view: who keeps a list of them asks anew."""
        if QAccessible.isActive():
            event = QAccessibleEvent(self.canvas, QAccessible.Event.ObjectReorder)
            QAccessible.updateAccessibility(event)

    @Slot()
    def _fall_silent(self) -> None:
        """The canvas is gone, and Qt has let go of its voice: the others follow."""
        self.alive = False
        voices = [*self._events.values(), *self._tracks.values()]
        self._events.clear()
        self._tracks.clear()
        for voice in voices:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(voice))
        self.deleteLater()


def voice_of(key: str, thing: QObject | None) -> QAccessibleInterface | None:
    """A factory for Qt: the voice of a canvas; None for all else, which Qt knows itself."""
    speech = getattr(thing, "speech", None) if isinstance(thing, Canvas) else None
    return speech.root if isinstance(speech, Speech) else None
