"""Events as the reader has corrected them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from timeline_app.domain.events import Event
from timeline_app.domain.own import Content, Hidden, NewDate, NewHeadline, NewKind, SameAs


@dataclass(frozen=True, slots=True)
class Corrected:
    """An event as it is to be shown, and as it was extracted.

    ``hidden`` where the reader does not want it; one that another event tells has its key in
    ``event.same_as``.
    """

    event: Event
    original: Event
    hidden: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is the reader's."""
        return self.hidden or self.event != self.original


def corrected_parts(event: Event, original: Event | None) -> tuple[str, ...]:
    """What of an event is other than it was extracted: date, headline, kind, same."""
    if original is None:
        return ()
    parts = {
        "date": event.when != original.when,
        "headline": event.headline != original.headline,
        "kind": event.kind is not original.kind,
        "same": event.same_as != original.same_as,
    }
    return tuple(name for name, changed in parts.items() if changed)


def correct(event: Event, corrections: Iterable[Content]) -> Corrected:
    """Lay corrections over an event; contents that are none are passed over.

    An event is never told by itself, and a date that is the reader's is inherited from nowhere.
    """
    changed, hidden = event, False
    for content in corrections:
        if isinstance(content, NewDate):
            changed = replace(changed, when=content.when, derived_from=())
        elif isinstance(content, NewHeadline):
            changed = replace(changed, headline=content.text)
        elif isinstance(content, NewKind):
            changed = replace(changed, kind=content.kind)
        elif isinstance(content, SameAs) and content.key != event.key:
            changed = replace(changed, same_as=content.key)
        elif isinstance(content, Hidden):
            hidden = True
    return Corrected(changed, event, hidden)
