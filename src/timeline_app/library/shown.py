"""Records as they are shown: with the reader's corrections laid over what was extracted."""

from __future__ import annotations

from dataclasses import replace

from timeline_app.domain.correcting import correct
from timeline_app.domain.record import ArticleRecord
from timeline_app.library.reader import LibraryReader


def shown_record(reader: LibraryReader, article_id: int) -> ArticleRecord | None:
    """An article as the reader has corrected it, without the events that are hidden."""
    stored = reader.article(article_id)
    if stored is None:
        return None
    corrections = reader.own.corrections()
    shown = (correct(event, corrections.get(event.key, ())) for event in stored.record.events)
    return replace(stored.record, events=tuple(each.event for each in shown if not each.hidden))
