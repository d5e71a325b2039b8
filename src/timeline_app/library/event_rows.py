"""Events as rows of the events table, and back, without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline_app.domain import days
from timeline_app.domain.coding import Traits
from timeline_app.domain.dates import Derivation, Inherited, Open, Precision, When, edtf
from timeline_app.domain.events import Event, EventKind, Rank, Scope
from timeline_app.domain.refs import is_own
from timeline_app.domain.spans import Span
from timeline_app.library.layout import compact, names_from

Row = dict[str, Any]


def event_row(position: int, event: Event, text: str) -> Row:
    """The row of an event that is number ``position`` of the article with this plain text."""
    when = event.when
    return {
        "position": position,
        "key": event.key,
        "section": event.section,
        "date_text": event.date_text,
        "span_start": event.span.start,
        "span_end": event.span.end,
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "sentence": event.sentence.of(text),
        "headline": event.headline,
        "start_day": when.start,
        "end_day": when.end,
        "start_date": days.to_iso(when.start),
        "end_date": days.to_iso(when.end),
        "precision": when.precision,
        "time": when.time,
        "open": when.open,
        "approximate": int(when.approximate),
        "edtf": edtf(when),
        "kind": event.kind,
        "scope": event.scope,
        "rank": event.rank,
        "derived_from": compact(
            [[d.part, d.rule, d.text, d.start, d.end] for d in event.derived_from]
        ),
        "people": compact(event.people),
        "places": compact(event.places),
        "same_as": event.same_as,
        "traits": traits(event),
    }


def event_of(row: Mapping[str, Any], units: Sequence[str]) -> Event:
    """The event of a row, with its unit keys in order."""
    return Event(
        key=row["key"],
        span=Span(row["span_start"], row["span_end"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        section=row["section"],
        date_text=row["date_text"],
        when=When(
            row["start_day"],
            row["end_day"],
            Precision(row["precision"]),
            row["time"],
            Open(row["open"]) if row["open"] else None,
            bool(row["approximate"]),
        ),
        headline=row["headline"],
        kind=EventKind(row["kind"]),
        scope=Scope(row["scope"]),
        rank=Rank(row["rank"]),
        derived_from=tuple(
            Derivation(Inherited(part), *rest) for part, *rest in json.loads(row["derived_from"])
        ),
        units=tuple(units),
        people=names_from(row["people"]),
        places=names_from(row["places"]),
        same_as=row["same_as"],
    )


def original_of(row: Mapping[str, Any], event: Event) -> Event | None:
    """The event of a row as it was extracted, None where it is shown as such."""
    if row["extracted"] is None:
        return None
    return event_of({**row, **json.loads(row["extracted"])}, event.units)


def events_of(
    rows: Iterable[Mapping[str, Any]], units: Mapping[int, Sequence[str]]
) -> tuple[dict[int, Event], tuple[Event, ...]]:
    """The events of rows by their ids, and the corrected ones as they were extracted; ``units`` are
    unit keys by event id.
    """
    found, originals = {}, []
    for row in rows:
        event = found[row["id"]] = event_of(row, units.get(row["id"], ()))
        original = original_of(row, event)
        if original is not None:
            originals.append(original)
    return found, tuple(originals)


def traits(event: Event, reader: int = 0) -> str:
    """What a timeline mark looks like, as one short text: few different ones occur among a million.

    ``reader`` is 1 where the event is corrected; see ``domain.coding.Traits``.
    """
    when = event.when
    reader += 2 * is_own(event.key)
    parts = (
        when.precision,
        when.time or "",
        when.open or "",
        str(int(when.approximate)),
        str(int(any(d.part is not Inherited.YEAR for d in event.derived_from))),
        event.scope,
        event.rank,
        event.kind,
        *([str(reader)] if reader else []),
    )
    return "|".join(parts)


def split_traits(text: str) -> Traits:
    """The values of ``traits`` again."""
    precision, time, opened, about, inherited, scope, rank, kind, *reader = text.split("|")
    known = (precision, time or None, opened or None, int(about), int(inherited))
    return Traits(*known, scope, rank, kind, *map(int, reader))
