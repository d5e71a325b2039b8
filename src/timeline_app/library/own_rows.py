"""Entries of the reader's work as rows and as JSON, and back, without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from timeline_app.domain import days
from timeline_app.domain.dates import Open, Precision, When
from timeline_app.domain.events import EventKind
from timeline_app.domain.own import (
    CORRECTIONS,
    Bookmark,
    Content,
    Entry,
    Hidden,
    NewDate,
    NewHeadline,
    NewKind,
    Note,
    OwnCampaign,
    OwnEvent,
    SameAs,
    Tag,
    Target,
    TargetKind,
)
from timeline_app.library.layout import compact

Row = dict[str, Any]
_Json = Mapping[str, Any]

COLUMNS = (
    "uid",
    "target_kind",
    "page",
    "target_key",
    "words",
    "type",
    "body",
    "created_at",
    "changed_at",
)
_FIRST, _LAST = days.to_day(-9999), days.to_day(9999, 12, 31)
_TIME = re.compile(r"(?:[01]\d|2[0-4]):[0-5]\d|[a-z ]{1,20}")


def _when_json(when: When) -> Row:
    return {
        "start": when.start,
        "end": when.end,
        "precision": when.precision,
        "time": when.time,
        "open": when.open,
        "approximate": when.approximate,
    }


def _when_of(body: _Json) -> When:
    start, end, time = body["start"], body["end"], body["time"]
    # A file may come from anybody, and a row's traits are one text in which a bar parts them.
    if type(start) is not int or type(end) is not int or not _FIRST <= start <= end <= _LAST:
        raise ValueError(f"no days: {start}..{end}")
    if time is not None and not _TIME.fullmatch(time):
        raise ValueError(f"no time of day: {time}")
    return When(
        start,
        end,
        Precision(body["precision"]),
        time,
        Open(body["open"]) if body["open"] else None,
        bool(body["approximate"]),
    )


def _own_event_json(event: OwnEvent) -> Row:
    return {
        **_when_json(event.when),
        "headline": event.headline,
        "kind": event.kind,
        "units": event.units,
        "campaign": event.campaign,
    }


def _own_event_of(body: _Json) -> OwnEvent:
    units = tuple(map(str, body["units"]))
    return OwnEvent(
        _when_of(body), str(body["headline"]), EventKind(body["kind"]), units, str(body["campaign"])
    )


_CODECS: Mapping[str, tuple[type, Callable[[Any], _Json], Callable[[_Json], Content]]] = {
    "note": (Note, lambda c: {"text": c.text}, lambda b: Note(str(b["text"]))),
    "tag": (Tag, lambda c: {"name": c.name}, lambda b: Tag(str(b["name"]))),
    "bookmark": (Bookmark, lambda c: {}, lambda b: Bookmark()),
    "date": (NewDate, lambda c: _when_json(c.when), lambda b: NewDate(_when_of(b))),
    "headline": (NewHeadline, lambda c: {"text": c.text}, lambda b: NewHeadline(str(b["text"]))),
    "kind": (NewKind, lambda c: {"kind": c.kind}, lambda b: NewKind(EventKind(b["kind"]))),
    "hidden": (Hidden, lambda c: {}, lambda b: Hidden()),
    "same-as": (SameAs, lambda c: {"key": c.key}, lambda b: SameAs(str(b["key"]))),
    "event": (OwnEvent, _own_event_json, _own_event_of),
    "campaign": (
        OwnCampaign,
        lambda c: {"title": c.title},
        lambda b: OwnCampaign(str(b["title"])),
    ),
}
"""Type of entry: its content, the content as JSON, and back."""
_TYPES = {content: name for name, (content, _, _) in _CODECS.items()}


CORRECTION_TYPES = tuple(_TYPES[content] for content in CORRECTIONS)
"""The words for contents that change an event."""


def content_of(name: str, body: str) -> Content:
    """The content of a row's type and body; errors as ``entry_of``."""
    return _CODECS[name][2](json.loads(body))


def type_of(content: Content) -> str:
    """The word for a kind of content."""
    return _TYPES[type(content)]


def row_of(entry: Entry) -> Row:
    """The row of an entry."""
    name = type_of(entry.content)
    values = (
        entry.uid,
        entry.target.kind.value,
        entry.target.page,
        entry.target.key,
        entry.words,
        name,
        compact(_CODECS[name][1](entry.content)),
        entry.created,
        entry.changed,
    )
    return dict(zip(COLUMNS, values, strict=True))


def entry_of(row: Mapping[str, Any]) -> Entry:
    """The entry of a row.

    ValueError, KeyError or TypeError where the row is none that ``row_of`` makes.
    """
    return Entry(
        uid=str(row["uid"]),
        target=Target(TargetKind(row["target_kind"]), str(row["page"]), str(row["target_key"])),
        content=content_of(row["type"], row["body"]),
        words=str(row["words"]),
        created=str(row["created_at"]),
        changed=str(row["changed_at"]),
    )
