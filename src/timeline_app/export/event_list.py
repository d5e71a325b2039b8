"""A list of events as text to be pasted: for notes, and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from timeline_app.domain import days
from timeline_app.domain.dates import When, edtf

COLUMNS = ("campaign", "start", "end", "precision", "edtf", "kind", "headline")


class Listed(NamedTuple):
    """An event of a list; ``date`` is when it happened, in words."""

    campaign: str
    when: When
    date: str
    kind: str
    headline: str


def as_text(events: Iterable[Listed]) -> str:
    """Campaign by campaign: its name, then a line for each event, date and headline, tab between."""
    parts = []
    for campaign, own in groupby(events, lambda event: event.campaign):
        lines = [f"{event.date}\t{event.headline}" for event in own]
        parts.append("\n".join((campaign, *lines)))
    return "\n\n".join(parts) + "\n" if parts else ""


def as_csv(events: Iterable[Listed]) -> str:
    """A table with a heading; the days are ISO days, both inclusive."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for event in events:
        when = event.when
        start, end = days.to_iso(when.start), days.to_iso(when.end)
        table.writerow(
            (event.campaign, start, end, when.precision, edtf(when), event.kind, event.headline)
        )
    return out.getvalue()
