"""What of an event is the reader's, in a line of words for files in which others will read it."""

from __future__ import annotations

from timeline_app.domain.correcting import corrected_parts
from timeline_app.domain.events import Event
from timeline_app.domain.record import ArticleRecord
from timeline_app.domain.refs import is_own
from timeline_app.timeline.when_text import when_text

_OWN = {"en": "Added by the reader.", "zh-Hant": "讀者自加。", "zh-Hans": "读者自加。"}
_CORRECTED = {
    "en": "Corrected by the reader; the article: {}",
    "zh-Hant": "已由讀者更正；條目原作：{}",
    "zh-Hans": "已由读者更正；条目原作：{}",
}


def reader_words(record: ArticleRecord, event: Event, language: str) -> str:
    """That the event is one of the reader's own, or what the article says instead; "" where it is as
    the article has it.  ``language`` is en, zh-Hans or zh-Hant.
    """
    if is_own(event.key):
        return _OWN[language]
    original = next((each for each in record.originals if each.key == event.key), None)
    if original is None:
        return ""
    told = {
        "date": when_text(original.when, language),
        "headline": original.headline,
        "kind": original.kind.value,
    }
    parts = [told[part] for part in corrected_parts(event, original) if part in told]
    return _CORRECTED[language].format(" · ".join(parts)) if parts else ""
