"""A record as JSON: what ``extract`` prints, and each item of a JSON export.

The keys and their order are a contract with other programs; keys may be added, never changed.
Days are ISO 8601 texts (proleptic Gregorian, astronomical years), both ends inclusive; every span
is ``[from, to]`` in code points of the article's plain text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from timeline_app.domain import days
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.dates import Derivation, edtf
from timeline_app.domain.events import Event
from timeline_app.domain.orbat import Unit
from timeline_app.domain.record import ArticleRecord, Diagnostic
from timeline_app.domain.refs import is_own
from timeline_app.domain.spans import Span
from timeline_app.export.writing import json_list

Json = dict[str, Any]


def to_dict(record: ArticleRecord) -> Json:
    """Source, campaign, events, units and diagnostics of a record, ready for ``json.dumps``."""
    text = record.article.text
    return {
        "source": _source(record),
        "campaign": _campaign(record.campaign),
        "events": [_event(event, text) for event in record.events],
        "units": [_unit(unit) for unit in record.units],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in record.diagnostics],
    }


def record_text(record: ArticleRecord) -> str:
    """One record as JSON text, ended by a line break."""
    return json.dumps(to_dict(record), ensure_ascii=False, indent=2) + "\n"


def records_text(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """A JSON list of records of a library, ended by a line break; piece by piece.

    Their events tell besides what is the reader's: ``own``, and what was extracted where he has
    ``corrected`` it, else null.
    """
    yield from json_list(map(_told, records), 2)
    yield "\n"


def _told(record: ArticleRecord) -> Json:
    whole = to_dict(record)
    originals = {event.key: event for event in record.originals}
    for event, told in zip(record.events, whole["events"], strict=True):
        original = originals.get(event.key)
        told["corrected"] = original and {
            **_date(original),
            "headline": original.headline,
            "kind": original.kind.value,
        }
        told["own"] = is_own(event.key)
    return whole


def _source(record: ArticleRecord) -> Json:
    source = record.source
    return {
        "title": source.title or record.article.title,
        "format": record.article.format.value,
        "url": source.url,
        "licence": source.licence,
        "revision": source.revision,
        "revised": source.revised,
        "characters": source.characters or len(record.article.text),
    }


def _campaign(campaign: Campaign) -> Json:
    return {
        "title": campaign.title,
        "aliases": list(campaign.aliases),
        "start": campaign.start_text,
        "end": campaign.end_text,
        "place": campaign.place,
        "result": campaign.result,
        "partof": campaign.partof,
        "sides": [
            {
                "name": side.name,
                "commanders": list(side.commanders),
                "strength": side.strength,
                "casualties": side.casualties,
            }
            for side in campaign.sides
        ],
    }


def _date(event: Event) -> Json:
    when = event.when
    return {
        "start": days.to_iso(when.start),
        "end": days.to_iso(when.end),
        "precision": when.precision.value,
        "time": when.time,
        "open": when.open.value if when.open else None,
        "edtf": edtf(when),
    }


def _event(event: Event, text: str) -> Json:
    return {
        "section": event.section,
        "date_text": event.date_text,
        **_date(event),
        "sentence": event.sentence.of(text),
        "headline": event.headline,
        "kind": event.kind.value,
        "scope": event.scope.value,
        "derived_from": [_derivation(step) for step in event.derived_from],
        "units": list(event.units),
        "people": list(event.people),
        "places": list(event.places),
        "span": _span(event.span),
    }


def _derivation(step: Derivation) -> Json:
    return {
        "part": step.part.value,
        "rule": step.rule,
        "text": step.text,
        "span": [step.start, step.end],
    }


def _unit(unit: Unit) -> Json:
    return {
        "key": unit.key,
        "names": list(unit.names),
        "parent": unit.parent,
        "commanders": [
            {
                "name": officer.name,
                "role": officer.role,
                "rank": officer.rank,
                "note": officer.note,
            }
            for officer in unit.commanders
        ],
        "source": unit.source.value,
    }


def _diagnostic(diagnostic: Diagnostic) -> Json:
    return {"code": diagnostic.code, "text": diagnostic.text, "span": _span(diagnostic.span)}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
