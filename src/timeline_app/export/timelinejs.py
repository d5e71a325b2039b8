"""Events as the JSON that TimelineJS 3 shows on a web page.

The format: https://timeline.knightlab.com/docs/json-format.html; texts are HTML there, so they are
escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from timeline_app.domain import days
from timeline_app.domain.dates import When
from timeline_app.domain.events import Event
from timeline_app.domain.record import ArticleRecord
from timeline_app.export.reader_words import reader_words
from timeline_app.export.writing import json_list
from timeline_app.timeline.when_text import when_text

Json = dict[str, Any]


def timelinejs_text(records: Iterable[ArticleRecord], title: str, language: str) -> Iterator[str]:
    """The shown events as JSON text, piece by piece; each campaign is a group of its own.

    ``title`` heads the first slide, "" for none; dates are told in ``language``.
    """
    slides = (
        _slide(record, event, language)
        for record in records
        for event in record.events
        if event.same_as is None
    )
    head: Json = {"scale": "human"}
    if title:
        head["title"] = {"text": {"headline": escape(title)}}
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield ',\n "events": '
    yield from json_list(slides, 1, 1)
    yield "\n}\n"


def _slide(record: ArticleRecord, event: Event, language: str) -> Json:
    when = event.when
    slide: Json = {
        "unique_id": event.key,
        "group": record.campaign.title,
        "display_date": when_text(when, language),
        "start_date": _date(when.start, when),
        "text": {"headline": escape(event.headline), "text": _text(record, event, language)},
    }
    if when.end > when.start:
        slide["end_date"] = _date(when.end, when)
    return slide


def _date(day: int, when: When) -> Json:
    """To the day, or the minute where it is known.

    A month or year has its first and last day: TimelineJS takes one without a day as its beginning.
    """
    year, month, of_month = days.to_calendar(day)
    date: Json = {"year": year, "month": month, "day": of_month}
    if when.time and ":" in when.time and when.start == when.end and when.time != "24:00":
        hour, _, minute = when.time.partition(":")
        date |= {"hour": int(hour), "minute": int(minute)}
    return date


def _text(record: ArticleRecord, event: Event, language: str) -> str:
    source = record.source
    credit = escape(" · ".join(filter(None, (source.title, source.publisher, source.licence))))
    if source.url:
        credit = f'<a href="{escape(source.url)}">{credit}</a>'
    told = (
        escape(event.sentence.of(record.article.text)),
        escape(reader_words(record, event, language)),
        credit,
    )
    return "".join(f"<p>{words}</p>" for words in told if words)
