"""Which events are wanted: a value that the window, saved searches and the command line share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from timeline_app.domain.dates import Precision
from timeline_app.domain.events import EventKind, Scope

NO_SIDE = ""
"""The value of ``Facet.SIDE`` for what no side is named of."""


class Facet(StrEnum):
    """By what events can be told apart; the order is that in which they are offered."""

    CAMPAIGN = "campaign"
    TIME = "time"
    SIDE = "side"
    UNIT = "unit"
    PERSON = "person"
    KIND = "kind"
    SCOPE = "scope"
    PRECISION = "precision"
    MARK = "mark"
    TAG = "tag"
    TEXT = "text"


class Mark(StrEnum):
    """What the reader has done with an event."""

    NOTE = "note"
    BOOKMARK = "bookmark"
    CORRECTED = "corrected"
    OWN = "own"


Days = tuple[float | None, float | None]
"""From and to (exclusive) in float days; None is as early, or as late, as there is anything."""

_FIELDS = {
    Facet.SIDE: "sides",
    Facet.UNIT: "units",
    Facet.PERSON: "people",
    Facet.KIND: "kinds",
    Facet.SCOPE: "scopes",
    Facet.PRECISION: "precisions",
    Facet.MARK: "marks",
    Facet.TAG: "tags",
    Facet.TEXT: "texts",
}
LISTED = tuple(_FIELDS)
"""The facets whose wanted values are texts: any one of them will do."""
_CLOSED: dict[Facet, frozenset[str]] = {
    Facet.KIND: frozenset(EventKind),
    Facet.SCOPE: frozenset(Scope),
    Facet.PRECISION: frozenset(Precision),
    Facet.MARK: frozenset(Mark),
}


@dataclass(frozen=True, slots=True)
class EventFilter:
    """An event is wanted if it fits every facet that has values, and it fits a facet if it has one of
    the values; a filter without values wants all.

    ``hidden`` are the articles whose campaigns are left out.  ``sides`` are codes as ``JP``,
    ``units`` keys, with all that an event's own article has under them where ``subordinates`` is
    set, ``people`` folded names, ``texts`` words as they are typed into a search, ``span`` is met
    by what reaches into it.
    """

    hidden: frozenset[int] = frozenset()
    span: Days | None = None
    sides: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    subordinates: bool = False
    people: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    precisions: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The facets that leave anything out."""
        return tuple(facet for facet in Facet if self._has(facet))

    @property
    def within_campaigns(self) -> bool:
        """Whether more than whole campaigns are left out."""
        return self.facets not in ((), (Facet.CAMPAIGN,))

    def values(self, facet: Facet) -> frozenset[str]:
        """The wanted values of one of the ``LISTED`` facets."""
        found: frozenset[str] = getattr(self, _FIELDS[facet])
        return found

    def wanting(self, facet: Facet, values: Iterable[str]) -> EventFilter:
        """The same with other values of one of the ``LISTED`` facets."""
        change: dict[str, Any] = {_FIELDS[facet]: frozenset(values)}
        return replace(self, **change)

    def toggled(self, facet: Facet, value: str, wanted: bool) -> EventFilter:
        """The same with a value of a ``LISTED`` facet, or without it."""
        values = self.values(facet)
        return self.wanting(facet, values | {value} if wanted else values - {value})

    def without(self, facet: Facet) -> EventFilter:
        """The same with nothing left out by a facet."""
        if facet is Facet.CAMPAIGN:
            return replace(self, hidden=frozenset())
        return replace(self, span=None) if facet is Facet.TIME else self.wanting(facet, ())

    def plain(self) -> dict[str, object]:
        """As a value of lists, texts and numbers, to be written down."""
        told = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {
            name: sorted(value) if isinstance(value, frozenset) else _listed(value)
            for name, value in told
            if value
        }

    @classmethod
    def from_plain(cls, value: object) -> EventFilter:
        """From what ``plain`` gave; what cannot be understood leaves nothing out."""
        if not isinstance(value, dict):
            return cls()
        made = cls(
            hidden=frozenset(n for n in _list(value.get("hidden")) if type(n) is int),
            span=_span(value.get("span")),
            subordinates=value.get("subordinates") is True,
        )
        for facet, name in _FIELDS.items():
            texts = (text for text in _list(value.get(name)) if isinstance(text, str))
            closed = _CLOSED.get(facet)
            made = made.wanting(facet, (text for text in texts if closed is None or text in closed))
        return made

    def _has(self, facet: Facet) -> bool:
        if facet is Facet.CAMPAIGN:
            return bool(self.hidden)
        return self.span is not None if facet is Facet.TIME else bool(self.values(facet))


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _span(value: object) -> Days | None:
    ends = _list(value)
    if len(ends) != 2 or not all(end is None or type(end) in (int, float) for end in ends):
        return None
    start, end = (None if end is None else float(str(end)) for end in ends)
    return None if start is None and end is None else (start, end)
