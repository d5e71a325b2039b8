from __future__ import annotations

import csv
import json
from dataclasses import replace

from timeline_app.domain.article import Article, ArticleFormat
from timeline_app.domain.campaign import Campaign, Side
from timeline_app.domain.dates import Derivation, Inherited, Open, Precision, When
from timeline_app.domain.days import to_day
from timeline_app.domain.events import Event, EventKind
from timeline_app.domain.orbat import Commander, Unit, UnitSource
from timeline_app.domain.record import ArticleRecord, Diagnostic, SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.export.record_json import record_text, records_text, to_dict
from timeline_app.export.tables import events_csv

TEXT = "同日夜，𤼲軍克城。"
DAY = to_day(-259, 9, 1)
RECORD = ArticleRecord(
    source=SourceInfo(
        "長平之戰",
        "https://example.org",
        revision="5",
        characters=99,
        revised="2026-01-02T03:04:05Z",
    ),
    article=Article("長平之戰", ArticleFormat.WIKITEXT, TEXT, (), (), ()),
    campaign=Campaign(
        "長平之戰", ("长平",), start_text="-0259-09", sides=(Side("秦", ("白起",), None, "多"),)
    ),
    events=(
        Event(
            key="k",
            span=Span(0, 3),
            sentence=Span(0, 9),
            section="經過",
            date_text="同日夜",
            when=When(DAY, DAY, Precision.DAY, "night", Open.AFTER),
            headline="𤼲軍克城",
            kind=EventKind.CAPTURE,
            derived_from=(Derivation(Inherited.DAY, "same-day", "九月", 3, 5),),
            units=("QIN:1:师",),
            people=("白起",),
            places=("長平",),
        ),
    ),
    units=(Unit("QIN:1:师", ("第一師",), None, (Commander("白起", "將"),), UnitSource.TABLE),),
    diagnostics=(Diagnostic("odd", "同", Span(0, 1)),),
)
EXPECTED = {
    "source": {
        "title": "長平之戰",
        "format": "wikitext",
        "url": "https://example.org",
        "licence": "CC BY-SA 4.0",
        "revision": "5",
        "revised": "2026-01-02T03:04:05Z",
        "characters": 99,
    },
    "campaign": {
        "title": "長平之戰",
        "aliases": ["长平"],
        "start": "-0259-09",
        "end": None,
        "place": None,
        "result": None,
        "partof": None,
        "sides": [{"name": "秦", "commanders": ["白起"], "strength": None, "casualties": "多"}],
    },
    "events": [
        {
            "section": "經過",
            "date_text": "同日夜",
            "start": "-0259-09-01",
            "end": "-0259-09-01",
            "precision": "day",
            "time": "night",
            "open": "after",
            "edtf": "-0259-09-01/..",
            "sentence": "同日夜，𤼲軍克城。",
            "headline": "𤼲軍克城",
            "kind": "capture",
            "scope": "campaign",
            "derived_from": [{"part": "day", "rule": "same-day", "text": "九月", "span": [3, 5]}],
            "units": ["QIN:1:师"],
            "people": ["白起"],
            "places": ["長平"],
            "span": [0, 3],
        }
    ],
    "units": [
        {
            "key": "QIN:1:师",
            "names": ["第一師"],
            "parent": None,
            "commanders": [{"name": "白起", "role": "將", "rank": None, "note": None}],
            "source": "table",
        }
    ],
    "diagnostics": [{"code": "odd", "text": "同", "span": [0, 1]}],
}


def test_the_object_is_the_contract_in_keys_and_order() -> None:
    assert json.dumps(to_dict(RECORD)) == json.dumps(EXPECTED)


def test_the_texts_are_json_that_a_person_can_read() -> None:
    assert json.loads(record_text(RECORD)) == EXPECTED
    told = json.loads("".join(records_text([RECORD, RECORD])))
    for event in (event for record in told for event in record["events"]):
        assert (event.pop("corrected"), event.pop("own")) == (None, False)
    assert told == [EXPECTED, EXPECTED]
    assert "𤼲軍克城" in record_text(RECORD)
    assert record_text(RECORD).endswith("}\n")


def test_what_the_reader_corrected_or_added_is_told() -> None:
    (event,) = RECORD.events
    later = replace(event, when=replace(event.when, start=DAY + 2, end=DAY + 2), headline="克城")
    own = replace(later, key="own:1")
    changed = replace(RECORD, events=(later, own), originals=(event,))
    first, second = json.loads("".join(records_text([changed])))[0]["events"]
    assert first["start"] == "-0259-09-03" and first["own"] is False
    assert first["corrected"] == {
        "start": "-0259-09-01",
        "end": "-0259-09-01",
        "precision": "day",
        "time": "night",
        "open": "after",
        "edtf": "-0259-09-01/..",
        "headline": "𤼲軍克城",
        "kind": "capture",
    }
    assert (second["corrected"], second["own"]) == (None, True)
    (told, _) = list(csv.DictReader("".join(events_csv([changed])).splitlines()))
    assert (told["corrected"], told["own"]) == ("date; headline", "0")
