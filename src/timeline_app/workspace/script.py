"""Articles and labels in the reader's script, with names left as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from timeline_app.domain.record import ArticleRecord, MentionKind
from timeline_app.domain.spans import Span
from timeline_app.library.reader import LibraryReader
from timeline_app.zhtext.variants import Script, convert


def convert_article(record: ArticleRecord, script: Script) -> str:
    """The article's plain text in another script, of the same length; persons keep their names."""
    text = record.article.text
    if script is Script.AS_WRITTEN:
        return text
    persons = (mention.span for mention in record.mentions if mention.kind is MentionKind.PERSON)
    return convert(text, script, persons)


def convert_label(label: str, script: Script, names: Iterable[str]) -> str:
    """A label in another script, of the same length; the ``names`` in it stay as written."""
    keep = [
        Span(found.start(), found.end())
        for name in names
        if name
        for found in re.finditer(re.escape(name), label)
    ]
    return convert(label, script, keep)


def headlines(reader: LibraryReader, script: Script, event_ids: Sequence[int]) -> Mapping[int, str]:
    """The labels of events in a script, names as they are written."""
    written = reader.headlines(event_ids)
    if script is Script.AS_WRITTEN:
        return written
    names = reader.people_of_events(event_ids)
    return {
        event_id: convert_label(text, script, names.get(event_id, ()))
        for event_id, text in written.items()
    }
