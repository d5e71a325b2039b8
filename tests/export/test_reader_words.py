from __future__ import annotations

import json
from dataclasses import replace

import pytest

from timeline_app.domain.events import EventKind
from timeline_app.export.calendar_file import CalendarText
from timeline_app.export.reader_words import reader_words
from timeline_app.export.timelinejs import timelinejs_text

from .test_record_json import RECORD

(EVENT,) = RECORD.events
CORRECTED = replace(EVENT, headline="<秦>軍克城", kind=EventKind.ATTACK)
RECORD_OF_READER = replace(
    RECORD, events=(CORRECTED, replace(EVENT, key="own:1")), originals=(EVENT,)
)


@pytest.mark.parametrize(
    ("language", "corrected", "own"),
    [
        ("en", "Corrected by the reader; the article: 𤼲軍克城 · capture", "Added by the reader."),
        ("zh-Hant", "已由讀者更正；條目原作：𤼲軍克城 · capture", "讀者自加。"),
        ("zh-Hans", "已由读者更正；条目原作：𤼲軍克城 · capture", "读者自加。"),
    ],
)
def test_what_is_the_readers_is_told(language: str, corrected: str, own: str) -> None:
    told = [reader_words(RECORD_OF_READER, e, language) for e in RECORD_OF_READER.events]
    assert told == [corrected, own]
    assert reader_words(RECORD, EVENT, language) == ""


def test_files_for_others_tell_it() -> None:
    whole = json.loads("".join(timelinejs_text([RECORD_OF_READER], "", "en")))
    texts = [slide["text"]["text"] for slide in whole["events"]]
    assert "<p>Corrected by the reader; the article: 𤼲軍克城 · capture</p>" in texts[0]
    assert "<p>Added by the reader.</p>" in texts[1]
    moved = replace(EVENT.when, start=EVENT.when.start + 800_000, end=EVENT.when.end + 800_000)
    later = replace(
        RECORD_OF_READER, events=tuple(replace(e, when=moved) for e in RECORD_OF_READER.events)
    )
    text = "".join(CalendarText("en").pieces([later])).replace("\r\n ", "")
    assert "Corrected by the reader\\; the article: " in text
    assert "Added by the reader." in text
