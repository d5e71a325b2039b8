"""The one selection, shown by every pane."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from timeline_app.domain.refs import Locator, LocatorKind
from timeline_app.timeline.span import TimeSpan


class Selection(QObject):
    """What is selected: one thing (a locator), several events, and a span of time.

    The one thing is what every pane shows.  The several events, two at least or none, are a
    collection: while they are kept, the one is any of them, or a unit or article beside them.
    Beside all that, events are pointed at: with the mouse, in any pane.
    """

    selection_changed = Signal(object)
    several_changed = Signal(object)
    span_changed = Signal(object)
    pointed_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected: Locator | None = None
        self._several: tuple[int, ...] = ()
        self._span: TimeSpan | None = None
        self._pointed: tuple[int, ...] = ()

    @property
    def selected(self) -> Locator | None:
        """The selected thing, None where nothing is."""
        return self._selected

    @property
    def several(self) -> tuple[int, ...]:
        """The events of a collection, in the order in which they were added."""
        return self._several

    @property
    def span(self) -> TimeSpan | None:
        """The span of time that was chosen."""
        return self._span

    def point(self, event_ids: Iterable[int]) -> None:
        """Point at events, or at none."""
        pointed = tuple(event_ids)
        if pointed != self._pointed:
            self._pointed = pointed
            self.pointed_changed.emit(pointed)

    def select(self, locator: Locator | None, *, again: bool = False) -> None:
        """Select a thing, or nothing; ``again`` announces what is selected already, too.

        An event that is not of the collection ends it.
        """
        if locator is not None and locator.kind is LocatorKind.EVENT:
            self._keep(self._several if int(locator.id) in self._several else ())
        if again or locator != self._selected:
            self._selected = locator
            self.selection_changed.emit(locator)

    def toggle(self, event_id: int) -> None:
        """Add an event to the collection, or take it away; the one selected is part of it."""
        chosen = self._several or self._one()
        if event_id not in chosen:
            self._keep((*chosen, event_id))
            if len(chosen) == 0:
                self.select(Locator.event(event_id))
            return
        rest = tuple(other for other in chosen if other != event_id)
        self._keep(rest)
        if self._one() not in [(other,) for other in rest]:
            self.select(Locator.event(rest[0]) if rest else None)

    def clear_events(self) -> None:
        """Let go of the one thing and of the collection; the span stays."""
        self._keep(())
        self.select(None)

    def set_span(self, span: TimeSpan | None) -> None:
        """Choose a span of time, or none."""
        if span != self._span:
            self._span = span
            self.span_changed.emit(span)

    def widen_span(self) -> None:
        """The tracks are others: the span is of all of them."""
        if self._span is not None:
            self.set_span(TimeSpan(self._span.start, self._span.end))

    def let_go(self) -> bool:
        """Let go of one thing: the span, else the collection, else what is selected; whether there
        was any.
        """
        if self._span is not None:
            self.set_span(None)
        elif self._several:
            self._keep(())
        elif self._selected is not None:
            self.select(None)
        else:
            return False
        return True

    def _one(self) -> tuple[int, ...]:
        locator = self._selected
        is_event = locator is not None and locator.kind is LocatorKind.EVENT
        return (int(locator.id),) if locator is not None and is_event else ()

    def _keep(self, events: tuple[int, ...]) -> None:
        several = events if len(events) > 1 else ()
        if several != self._several:
            self._several = several
            self.several_changed.emit(several)
