from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace

from timeline_app.export.tables import events_csv, orbat_csv

from .test_record_json import RECORD


def rows(lines: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(lines))


def test_events_one_line_each_with_their_source() -> None:
    (row,) = rows(events_csv([RECORD]))
    assert row == {
        "campaign": "長平之戰",
        "start": "-0259-09-01",
        "end": "-0259-09-01",
        "precision": "day",
        "time": "night",
        "open": "after",
        "approximate": "0",
        "edtf": "-0259-09-01/..",
        "headline": "𤼲軍克城",
        "kind": "capture",
        "scope": "campaign",
        "section": "經過",
        "date_text": "同日夜",
        "sentence": "同日夜，𤼲軍克城。",
        "inherited": "day",
        "units": "QIN:1:师",
        "people": "白起",
        "places": "長平",
        "article": "長平之戰",
        "url": "https://example.org",
        "licence": "CC BY-SA 4.0",
        "corrected": "",
        "own": "0",
    }


def test_events_that_are_shown_elsewhere_are_left_out() -> None:
    (event,) = RECORD.events
    hidden = replace(event, key="h", same_as="k")
    assert len(rows(events_csv([replace(RECORD, events=(event, hidden))]))) == 1


def test_units_one_line_each_with_their_source() -> None:
    bare = replace(RECORD.units[0], key="QIN:锐士", names=(), commanders=())
    first, second = rows(orbat_csv([replace(RECORD, units=(RECORD.units[0], bare))]))
    assert (first["side"], first["name"], first["commanders"]) == ("QIN", "第一師", "白起 將")
    assert (second["name"], second["names"], second["parent"]) == ("QIN:锐士", "", "")
    assert second["licence"] == "CC BY-SA 4.0"


def test_no_cell_is_a_formula() -> None:
    event = replace(
        RECORD.events[0], headline='=HYPERLINK("https://bad")', section="第一行\n第二行"
    )
    (row,) = rows(events_csv([replace(RECORD, events=(event,))]))
    assert row["headline"].startswith("'=")
    assert row["section"] == "第一行\n第二行"
    assert row["start"] == "-0259-09-01"
