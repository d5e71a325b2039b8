"""The timeline as those hear it who do not see it: a tree of tracks and of the events in view.

Qt's cache of interfaces owns every voice that was once given away, and must be told before Python
lets go of it.  PySide hands the result of ``interface_cast`` on as an address: only a ``VoidPtr``
is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, getCppPointer

from timeline_app.timeline.scene import Head, Scene
from timeline_app.timeline.tracks import ROW

if TYPE_CHECKING:
    from timeline_app.ui.timeline.speech import Speech

Name, Value = QAccessible.Text.Name, QAccessible.Text.Value


class Press(QAccessibleActionInterface):
    """The one thing that can be done with a track or an event: what a click does."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice

    def actionNames(self) -> list[str]:
        """Press."""
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        """What a click does."""
        if name == QAccessibleActionInterface.pressAction():
            self._voice.press()

    def keyBindingsForAction(self, name: str) -> list[str]:
        """No key of its own."""
        return []


class Voice(QAccessibleInterface):
    """Something on the canvas that is no widget."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self.speech = speech
        self._press = Press(self)
        self._pressed = VoidPtr(getCppPointer(self._press)[0])

    def press(self) -> None:
        """What a click does."""

    def box(self) -> QRect | None:
        """Where it stands on the canvas; None where it is out of view."""
        return None

    def isValid(self) -> bool:
        """Whether there is still a canvas."""
        return self.speech.alive

    def object(self) -> QObject | None:  # type: ignore[override]
        """It is no object of Qt's."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The canvas' window."""
        return self.speech.canvas.window().windowHandle() if self.isValid() else None

    def role(self) -> QAccessible.Role:
        """A line of a tree."""
        return QAccessible.Role.TreeItem

    def rect(self) -> QRect:
        """Where it stands on the screen."""
        box = self.box() if self.isValid() else None
        if box is None:
            return QRect()
        return QRect(self.speech.canvas.mapToGlobal(box.topLeft()), box.size())

    def state(self) -> QAccessible.State:
        """What can be done with it, and whether it is in view."""
        found = QAccessible.State()
        found.focusable = found.selectable = 1
        found.offscreen = int(self.isValid() and self.box() is None)
        return found

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing here is written anew."""

    def childCount(self) -> int:
        """None."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None."""
        return None

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        """None."""
        return -1

    def interface_cast(self, t: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        """It can be pressed, and nothing else."""
        action = t == QAccessible.InterfaceType.ActionInterface
        return self._pressed if action else VoidPtr(0)


class EventVoice(Voice):
    """An event: what, when and in which campaign."""

    def __init__(self, speech: Speech, event_id: int) -> None:
        super().__init__(speech)
        self._id = event_id

    def parent(self) -> QAccessibleInterface:
        """Its track."""
        return self.speech.track_of(self._id) or self.speech.root

    def text(self, t: QAccessible.Text) -> str:
        """Its words."""
        return self.speech.event_words(self._id) if t == Name and self.isValid() else ""

    def state(self) -> QAccessible.State:
        """Also whether it is selected."""
        found = super().state()
        if self.isValid():
            selected = self._id in self.speech.canvas.stage.emphasis.selected
            found.selected = int(selected)
            found.focused = int(selected and self.speech.canvas.hasFocus())
        return found

    def press(self) -> None:
        """Select it."""
        self.speech.event_selected_requested.emit(self._id)

    def box(self) -> QRect | None:
        """Its mark with its label."""
        scene = self.speech.scene()
        place = scene.marks.find(self._id) if scene else None
        if scene is None or place is None:
            return None
        marks = scene.marks
        left, right = float(marks.low[place]), float(marks.high[place])
        return QRect(round(left), round(float(marks.y[place])), round(right - left), ROW)


class TrackVoice(Voice):
    """A track, by its key; its children are its events in view, in order of time."""

    def __init__(self, speech: Speech, key: str) -> None:
        super().__init__(speech)
        self._key = key

    def parent(self) -> QAccessibleInterface:
        """The timeline."""
        return self.speech.root

    def text(self, t: QAccessible.Text) -> str:
        """Its name and how many events it has."""
        head = self._head()
        return self.speech.track_words(head) if t == Name and head else ""

    def state(self) -> QAccessible.State:
        """Also whether it is folded."""
        found, head = super().state(), self._head()
        found.expandable = 1
        if head is not None:
            found.expanded, found.collapsed = int(not head.track.folded), int(head.track.folded)
        return found

    def press(self) -> None:
        """Read its campaign, or show it from end to end."""
        head = self._head()
        if head is not None:
            self.speech.track_pressed.emit(head)

    def box(self) -> QRect | None:
        """Its band over the whole width."""
        head, scene = self._head(), self.speech.scene()
        if head is None or scene is None:
            return None
        return QRect(0, round(head.y), round(scene.frame.width), round(head.band.height))

    def childCount(self) -> int:
        """Its events in view."""
        return len(self._ids())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """One of them."""
        ids = self._ids()
        return self.speech.event_voice(ids[index]) if 0 <= index < len(ids) else None

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        """Which of them it is."""
        return next(
            (i for i, one in enumerate(self._ids()) if self.speech.event_voice(one) is arg__1), -1
        )

    def _head(self) -> Head | None:
        scene = self.speech.scene() if self.isValid() else None
        heads = scene.heads if scene else ()
        return next((head for head in heads if head.track.key == self._key), None)

    def _ids(self) -> list[int]:
        head, scene = self._head(), self.speech.scene()
        return [] if head is None or scene is None else _events(scene, head)


def _events(scene: Scene, head: Head) -> list[int]:
    marks = scene.marks
    own = np.flatnonzero(marks.track == head.band.track)
    found: list[int] = marks.ids[own[np.argsort(marks.x0[own], kind="stable")]].tolist()
    return found


class CanvasVoice(QAccessibleWidget):
    """The timeline itself: its value is the time in view, its children the tracks in view."""

    def __init__(self, speech: Speech) -> None:
        super().__init__(speech.canvas, QAccessible.Role.Tree)
        self._speech = speech

    def text(self, t: QAccessible.Text) -> str:
        """Name and description are the widget's."""
        return self._speech.view_words() if t == Value else super().text(t)

    def childCount(self) -> int:
        """The tracks in view."""
        return len(self._keys())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """One of them."""
        keys = self._keys()
        return self._speech.track(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which of them it is."""
        keys = self._keys()
        return next((i for i, key in enumerate(keys) if self._speech.track(key) is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The event or track at a point of the screen."""
        canvas = self._speech.canvas
        found = canvas.hit(QPointF(canvas.mapFromGlobal(QPoint(x, y))))
        if found is not None and found.event_id is not None:
            return self._speech.event_voice(found.event_id)
        head = found.head if found is not None else None
        return None if head is None else self._speech.track(head.track.key)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The selected event while the canvas has the keys."""
        return self._speech.selected() if self._speech.canvas.hasFocus() else None

    def _keys(self) -> list[str]:
        scene = self._speech.scene()
        return [head.track.key for head in scene.heads] if scene else []
