from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.record import ArticleRecord
from timeline_app.export.timelinejs import timelinejs_text

from .test_record_json import RECORD

DAY = days.to_day(1937, 12, 13)


def slides(*records: ArticleRecord) -> list[dict[str, Any]]:
    whole = json.loads("".join(timelinejs_text(records, "", "zh-Hant")))
    assert "title" not in whole
    found: list[dict[str, Any]] = whole["events"]
    return found


def dated(when: When) -> ArticleRecord:
    return replace(RECORD, events=(replace(RECORD.events[0], when=when),))


def test_an_event_is_a_slide_with_its_proof() -> None:
    (slide,) = slides(RECORD)
    assert slide == {
        "unique_id": "k",
        "group": "長平之戰",
        "display_date": "前260年9月1日 夜起",
        "start_date": {"year": -259, "month": 9, "day": 1},
        "text": {
            "headline": "𤼲軍克城",
            "text": "<p>同日夜，𤼲軍克城。</p><p>"
            '<a href="https://example.org">長平之戰 · Chinese Wikipedia · CC BY-SA 4.0</a></p>',
        },
    }


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (When(DAY, DAY + 2, Precision.RANGE), (1937, 12, 13), (1937, 12, 15)),
        (When(*days.month_bounds(1937, 12), Precision.MONTH), (1937, 12, 1), (1937, 12, 31)),
        (When(*days.year_bounds(-259), Precision.YEAR), (-259, 1, 1), (-259, 12, 31)),
        (When(DAY, DAY, Precision.DAY, "02:30"), (1937, 12, 13, 2, 30), None),
        (When(DAY, DAY, Precision.DAY, "24:00"), (1937, 12, 13), None),
    ],
)
def test_dates_have_their_first_and_last_day(
    when: When, start: tuple[int, ...], end: tuple[int, ...] | None
) -> None:
    (slide,) = slides(dated(when))
    parts = ("year", "month", "day", "hour", "minute")
    assert slide["start_date"] == dict(zip(parts, start, strict=False))
    assert slide.get("end_date") == (end and dict(zip(parts, end, strict=False)))


def test_texts_are_no_markup_and_what_others_tell_is_left_out() -> None:
    event = replace(RECORD.events[0], headline="<b>&", same_as=None)
    hidden = replace(event, same_as="other")
    (slide,) = slides(replace(RECORD, events=(event, hidden)))
    assert slide["text"]["headline"] == "&lt;b&gt;&amp;"
    whole = json.loads("".join(timelinejs_text([], "A & B", "en")))
    assert whole["title"] == {"text": {"headline": "A &amp; B"}}
