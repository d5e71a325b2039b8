"""Searching the library: words in either script, anywhere in names, events and text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.domain.spans import Span
from timeline_app.library.bigrams import find_words, match_expression, query_words
from timeline_app.library.search_index import HitKind

_CANDIDATES = 5000
"""Events looked at for the earliest ones; a word found oftener is too common to matter."""
_CONTEXT = 24
"""Characters of a snippet before the first word found."""
_SNIPPET = 80

_EVENTS = """
SELECT t.kind, t.article_id, t.event_id, t.unit_key, t.text, t.span_start, t.span_end, c.title,
  e.start_date
FROM (SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?) f
JOIN search_entries s ON s.id = f.rowid
JOIN events e ON e.id = s.event_id
JOIN search_texts t ON t.id = s.id
JOIN campaigns c ON c.article_id = t.article_id
ORDER BY e.scope <> 'campaign', e.start_day, e.id LIMIT ?
"""
_OTHERS = """
SELECT t.kind, t.article_id, t.event_id, t.unit_key, t.text, t.span_start, t.span_end, c.title,
  NULL
FROM (SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?) f
JOIN search_texts t ON t.id = f.rowid
JOIN campaigns c ON c.article_id = t.article_id
ORDER BY t.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something found.

    ``title`` names it: the campaign, the unit, the person, the event's headline, or for a passage
    the campaign it is of.  ``snippet`` is the text around the words and ``highlights`` are where
    they stand in it.  ``span`` is the event's date words or the passage in the article's plain
    text; ``date`` an event's first day in ISO.
    """

    kind: HitKind
    article_id: int
    event_id: int | None
    unit_key: str | None
    title: str
    snippet: str
    highlights: tuple[Span, ...]
    campaign: str
    span: Span | None = None
    date: str | None = None


def search(connection: sqlite3.Connection, words: str, limit: int) -> list[SearchHit]:
    """What holds all the words: names first, then events by date (the campaign's own first), then
    other passages.

    Any input is fine; one without words finds nothing.
    """
    wanted = query_words(words)
    hits: list[SearchHit] = []
    if not wanted:
        return hits
    for column, query, candidates in (
        ("name", _OTHERS, limit),
        ("event", _EVENTS, _CANDIDATES),
        ("passage", _OTHERS, limit),
    ):
        if len(hits) < limit:
            arguments = (match_expression(column, wanted), candidates, limit - len(hits))
            hits += [_hit(row, wanted) for row in connection.execute(query, arguments)]
    return hits


def _hit(row: sqlite3.Row, words: Sequence[str]) -> SearchHit:
    kind, article_id, event_id, unit_key, text, start, end, campaign, date = row
    title, whole = _title_and_text(HitKind(kind), text, campaign)
    if not find_words(whole, words):
        whole = title
    snippet, highlights = _cut(whole, words)
    return SearchHit(
        kind=HitKind(kind),
        article_id=article_id,
        event_id=event_id,
        unit_key=unit_key,
        title=title,
        snippet=snippet,
        highlights=highlights,
        campaign=campaign,
        span=None if start is None else Span(start, end),
        date=date,
    )


def _title_and_text(kind: HitKind, text: str, campaign: str) -> tuple[str, str]:
    if kind is HitKind.PASSAGE:
        return campaign, text
    title, _, rest = text.partition("\n")
    if kind is HitKind.EVENT:
        return title, rest
    return title, text.replace("\n", " · ")


def _cut(text: str, words: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """At most ``_SNIPPET`` characters around the first word, with the words found in them."""
    found = find_words(text, words)
    first = max(found[0].start - _CONTEXT, 0) if found else 0
    last = min(first + _SNIPPET, len(text))
    before, after = "…" if first else "", "…" if last < len(text) else ""
    shift = len(before) - first
    highlights = tuple(span.shifted(shift) for span in found if span.end <= last)
    return f"{before}{text[first:last]}{after}".replace("\n", " "), highlights
