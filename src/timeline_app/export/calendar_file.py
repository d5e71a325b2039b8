"""Events as an iCalendar file (RFC 5545): one all-day entry each, whose end is exclusive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from timeline_app import APP_NAME, __version__
from timeline_app.domain import days
from timeline_app.domain.events import Event
from timeline_app.domain.record import ArticleRecord
from timeline_app.export.reader_words import reader_words
from timeline_app.timeline.when_text import when_text

LAST_YEAR = 9998
"""Years 1 to this can be told in iCalendar (four digits, and an end after the last day)."""


class CalendarText:
    """A calendar of the shown events, piece by piece; ``beyond`` counts those that it cannot tell,
    among the pieces there were.

    ``language`` is that of the dates in the descriptions; ``made`` is when the file is made.
    """

    def __init__(self, language: str, made: datetime | None = None) -> None:
        self._language, self._stamp = language, made or datetime.now(UTC)
        self.beyond = 0

    def pieces(self, records: Iterable[ArticleRecord]) -> Iterator[str]:
        """The text of the calendar."""
        calendar = Calendar()
        calendar.add("prodid", f"-//{APP_NAME}//{__version__}//ZH")
        calendar.add("version", "2.0")
        begin, end, rest = calendar.to_ical().decode().partition("END:VCALENDAR")
        yield begin
        for record in records:
            for event in record.events:
                if event.same_as is not None:
                    continue
                if _is_beyond(event):
                    self.beyond += 1
                else:
                    yield _entry(record, event, self._language, self._stamp).to_ical().decode()
        yield end + rest


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
    lines = (
        when_text(event.when, language), sentence, reader_words(record, event, language), credit,
    )  # fmt: skip
    return "\n".join(line for line in lines if line)


def _date(day: int) -> date:
    return date(*days.to_calendar(day))
