"""Where the reader is, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from timeline_app.domain.refs import Locator
from timeline_app.timeline.journeys import apart
from timeline_app.timeline.viewport import Viewport

_DEPTH = 200
"""Places remembered: more than a long evening of reading leaves behind."""
REST = 1000
"""A view that stays for so many ms, and is another than before, is a place of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Everything that "back" brings back: the view, the open article and the selection."""

    viewport: Viewport | None = None
    article_id: int | None = None
    selected: Locator | None = None


class Navigation(QObject):
    """Owner of the viewport and the open article, with a history of places.

    Panning and zooming move the present place.  ``visit`` adds one to the history, and so does a
    view far from the last that rested, once it rests itself.
    ``viewport_changed`` carries the viewport and whether the move should be shown as a motion.
    """

    viewport_changed = Signal(object, bool)
    article_changed = Signal(object)
    place_restored = Signal(object)
    history_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = [Place()]
        self._index = 0
        self._rested: Viewport | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.settle)

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self._places[self._index]

    @property
    def viewport(self) -> Viewport | None:
        """The stretch of time in view, None before anything is open."""
        return self.place.viewport

    @property
    def article_id(self) -> int | None:
        """The open article, by its id in the library."""
        return self.place.article_id

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._index > 0 or self._strayed

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._index + 1 < len(self._places)

    def set_viewport(self, viewport: Viewport, *, motion: bool = False) -> None:
        """Show another stretch of time, without a step in the history."""
        if viewport != self.place.viewport:
            strayed = self._strayed
            self._places[self._index] = replace(self.place, viewport=viewport)
            self._rest.start()
            self.viewport_changed.emit(viewport, motion)
            if self._strayed != strayed:
                self.history_changed.emit()

    @Slot()
    def settle(self) -> None:
        """The view rests: where it is another than the last that did, that one is a place behind."""
        self._rest.stop()
        here = self.place
        if self._strayed:
            self._places[self._index] = replace(here, viewport=self._rested)
            self._rested = here.viewport
            self._add(here)
        self._rested = self._rested or here.viewport

    @property
    def _strayed(self) -> bool:
        """Whether the view is far from the last that rested."""
        here = self.place.viewport
        return self._rested is not None and here is not None and apart(self._rested, here)

    def _add(self, there: Place) -> None:
        """A new place after the present one, in place of all that was forward."""
        self._places = [*self._places[: self._index + 1], there][-_DEPTH:]
        self._index = len(self._places) - 1
        self.history_changed.emit()

    def move_views(self, moved: Callable[[Viewport], Viewport]) -> None:
        """The axis is folded otherwise: put the views of all places on it as it is now."""
        before = self.place.viewport
        self._places = [
            place if place.viewport is None else replace(place, viewport=moved(place.viewport))
            for place in self._places
        ]
        self._rested = None if self._rested is None else moved(self._rested)
        if self.place.viewport != before:
            self.viewport_changed.emit(self.place.viewport, False)

    def visit(self, article_id: int | None, selected: Locator | None) -> None:
        """Go to an article and a selection: a step that "back" undoes.

        The first visit of all is no step: before it there was nothing to go back to.
        """
        here = self.place
        there = Place(here.viewport, article_id, selected)
        if (here.article_id, here.selected) != (article_id, selected):
            if self._index == 0 and here.article_id is None and here.selected is None:
                self._places, self._index = [], -1
            self._rested = None
            self._rest.start()
            self._add(there)
        if here.article_id != article_id:
            self.article_changed.emit(article_id)

    def back(self) -> None:
        """Return to the place before this one; nothing happens where there is none."""
        self.settle()
        self._go(self._index - 1)

    def forward(self) -> None:
        """Return to the place after this one; nothing happens where there is none."""
        self._go(self._index + 1)

    def _go(self, index: int) -> None:
        if not 0 <= index < len(self._places):
            return
        before = self.place
        self._index = index
        self._rest.stop()
        if self.place.viewport is None:
            self._places[index] = replace(self.place, viewport=before.viewport)
        here = self.place
        self._rested = here.viewport
        if here.article_id != before.article_id:
            self.article_changed.emit(here.article_id)
        if here.viewport is not None and here.viewport != before.viewport:
            self.viewport_changed.emit(here.viewport, True)
        self.place_restored.emit(here)
        self.history_changed.emit()
