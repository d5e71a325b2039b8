"""Events as an iCalendar file (RFC 5545): one all-day entry each, whose end is exclusive."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from timeline_app import APP_NAME, __version__
from timeline_app.domain import days
from timeline_app.domain.events import Event
from timeline_app.domain.record import ArticleRecord
from timeline_app.timeline.when_text import when_text

LAST_YEAR = 9998
"""Years 1 to this can be told in iCalendar (four digits, and an end after the last day)."""


def calendar_text(
    records: Iterable[ArticleRecord], language: str, made: datetime | None = None
) -> tuple[str, int]:
    """The shown events as the text of a calendar; and how many lie beyond what one can tell.

    ``language`` is that of the dates in the descriptions; ``made`` is when the file is made.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{APP_NAME}//{__version__}//ZH")
    calendar.add("version", "2.0")
    stamp = made or datetime.now(UTC)
    beyond = 0
    for record in records:
        for event in record.events:
            if event.same_as is not None:
                continue
            if _is_beyond(event):
                beyond += 1
            else:
                calendar.add_component(_entry(record, event, language, stamp))
    return calendar.to_ical().decode(), beyond


def _is_beyond(event: Event) -> bool:
    years = {days.to_calendar(day).year for day in (event.when.start, event.when.end)}
    return not all(1 <= year <= LAST_YEAR for year in years)


def _entry(record: ArticleRecord, event: Event, language: str, stamp: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.key}@campaign-timeline")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", _date(event.when.start))
    entry.add("dtend", _date(event.when.end) + timedelta(days=1))
    entry.add("summary", event.headline)
    entry.add("description", _description(record, event, language))
    entry.add("categories", [record.campaign.title, event.kind.value])
    entry.add("transp", "TRANSPARENT")  # history keeps nobody busy
    if event.places:
        entry.add("location", "、".join(event.places))
    if record.source.url:
        entry.add("url", record.source.url)
    return entry


def _description(record: ArticleRecord, event: Event, language: str) -> str:
    source = record.source
    credit = " · ".join(part for part in (source.title, source.publisher, source.licence) if part)
    sentence = event.sentence.of(record.article.text)
    return "\n".join((when_text(event.when, language), sentence, credit))


def _date(day: int) -> date:
    return date(*days.to_calendar(day))
