"""Events and orders of battle as CSV, for spreadsheets and statistics.

The first line names the columns; lists are joined by ``; ``; every line names its article, address
and licence, so that a table keeps its sources however it is cut.  Tables come line by line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from timeline_app.domain import days
from timeline_app.domain.correcting import corrected_parts
from timeline_app.domain.dates import edtf
from timeline_app.domain.events import Event
from timeline_app.domain.orbat import Unit
from timeline_app.domain.record import ArticleRecord
from timeline_app.domain.refs import is_own

BYTE_ORDER_MARK = "\ufeff"
"""To be written before a CSV file: without it, Excel takes UTF-8 for the system's old encoding."""

EVENT_COLUMNS = (
    "campaign",
    "start",
    "end",
    "precision",
    "time",
    "open",
    "approximate",
    "edtf",
    "headline",
    "kind",
    "scope",
    "section",
    "date_text",
    "sentence",
    "inherited",
    "units",
    "people",
    "places",
    "article",
    "url",
    "licence",
    "corrected",
    "own",
)
UNIT_COLUMNS = (
    "campaign",
    "side",
    "key",
    "name",
    "names",
    "parent",
    "commanders",
    "source",
    "article",
    "url",
    "licence",
)

_FORMULA_SIGNS = ("=", "+", "@", "\t", "\r")


def events_csv(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """One line for every event that the timeline shows, in the order of the articles."""
    return table(
        EVENT_COLUMNS,
        (
            [
                record.campaign.title,
                *_event(event, record.article.text),
                *_source(record),
                "; ".join(corrected_parts(event, originals.get(event.key))),
                int(is_own(event.key)),
            ]
            for record in records
            for originals in [{event.key: event for event in record.originals}]
            for event in record.events
            if event.same_as is None
        ),
    )


def orbat_csv(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """One line for every unit of every campaign, in the order of the articles."""
    return table(
        UNIT_COLUMNS,
        (
            [record.campaign.title, *_unit(unit), *_source(record)]
            for record in records
            for unit in record.units
        ),
    )


def _event(event: Event, text: str) -> Sequence[object]:
    when = event.when
    return (
        days.to_iso(when.start),
        days.to_iso(when.end),
        when.precision,
        when.time,
        when.open,
        int(when.approximate),
        edtf(when),
        event.headline,
        event.kind,
        event.scope,
        event.section,
        event.date_text,
        event.sentence.of(text),
        "; ".join(dict.fromkeys(step.part.value for step in event.derived_from)),
        "; ".join(event.units),
        "; ".join(event.people),
        "; ".join(event.places),
    )


def _unit(unit: Unit) -> Sequence[object]:
    officers = (
        " ".join(part for part in (officer.name, officer.role, officer.rank) if part)
        for officer in unit.commanders
    )
    return (
        unit.key.partition(":")[0],
        unit.key,
        unit.names[0] if unit.names else unit.key,
        "; ".join(unit.names),
        unit.parent,
        "; ".join(officers),
        unit.source,
    )


def _source(record: ArticleRecord) -> Sequence[object]:
    source = record.source
    return source.title, source.url, source.licence


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The heading and the rows as lines of CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")  # as RFC 4180 has it
    for row in chain([columns], rows):
        writer.writerow([_cell(value) for value in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front.

    A minus is left alone: years before 1 begin with it, and no formula of harm does.
    """
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value
