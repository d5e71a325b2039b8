from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain import days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.record import ArticleRecord
from timeline_app.export.calendar_file import CalendarText

from .test_record_json import RECORD

MADE = datetime(2026, 1, 2, tzinfo=UTC)


def record(when: When, **changes: object) -> ArticleRecord:
    event = replace(RECORD.events[0], when=when, **changes)
    return replace(RECORD, events=(event,))


def told(records: list[ArticleRecord], language: str) -> tuple[str, int]:
    calendar = CalendarText(language, MADE)
    return "".join(calendar.pieces(records)), calendar.beyond


def entries(found: ArticleRecord) -> list[icalendar.Component]:
    text, _ = told([found], "zh-Hant")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))  # as RFC 5545 has it
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def test_an_event_is_an_entry_with_its_proof() -> None:
    day = days.to_day(1937, 12, 13)
    (entry,) = entries(record(When(day, day, Precision.DAY, "night")))
    assert entry.start == date(1937, 12, 13)
    assert entry.end == date(1937, 12, 14)
    assert (entry["UID"], entry["SUMMARY"]) == ("k@campaign-timeline", "𤼲軍克城")
    told = [
        "1937年12月13日 夜",
        "同日夜，𤼲軍克城。",
        "長平之戰 · Chinese Wikipedia · CC BY-SA 4.0",
    ]
    assert entry["DESCRIPTION"].split("\n") == told
    assert entry.categories == ["長平之戰", "capture"]
    assert (entry["URL"], entry["LOCATION"]) == ("https://example.org", "長平")


@given(st.integers(days.to_day(1), days.to_day(9998, 12, 31)), st.integers(0, 400))
def test_days_come_back_whatever_the_century(start: int, length: int) -> None:
    end = min(start + length, days.to_day(9998, 12, 31))
    (entry,) = entries(record(When(start, end, Precision.RANGE)))
    assert entry.start.toordinal() - date(1, 1, 1).toordinal() == start - days.to_day(1)
    assert (entry.end - entry.start).days == end - start + 1


def test_what_a_calendar_cannot_tell_is_counted() -> None:
    text, beyond = told([RECORD], "zh-Hant")
    assert beyond == 1 and "VEVENT" not in text


def test_events_that_others_tell_are_left_out() -> None:
    day = days.to_day(1937, 12, 13)
    text, beyond = told([record(When(day, day, Precision.DAY), same_as="other")], "en")
    assert beyond == 0 and "VEVENT" not in text
