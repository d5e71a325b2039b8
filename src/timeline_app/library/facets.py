"""What the events of a library have in common across articles: their units and their people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from timeline_app.library import files

_SHOWN = "LEFT JOIN events s ON s.article_id = e.article_id AND s.key = e.same_as"

UNITS = f"""
SELECT coalesce(s.id, e.id), x.unit_key
FROM event_units x JOIN events e ON e.id = x.event_id {_SHOWN}
"""
"""The id of each event shown, and the key of a unit that it names or that one shown in its stead."""

PEOPLE = f"""
SELECT coalesce(s.id, e.id), p.value
FROM events e JOIN json_each(e.people) p {_SHOWN}
WHERE e.people <> '[]'
"""
"""The same with the people, as they are written."""

UNITS_OF_ARTICLES = "SELECT article_id, key FROM units"
"""Each article's id with the key of each unit in its order of battle."""

COMMANDERS = "SELECT article_id, name, unit_key FROM commanders"
"""Article, name as it is written, and the unit that is commanded."""

PARTIES = "SELECT article_id, name, commanders FROM sides"
"""Article, name and commanders (JSON) of each side of the infobox."""

TOLD = f"""
SELECT coalesce(s.id, e.id), e.article_id, e.headline, e.people, e.rank FROM events e {_SHOWN}
"""
"""The id of each event shown, with what may tell its side besides its units, as it or one shown in its
stead has it; the people as JSON.
"""

EACH_UNIT = """
WITH RECURSIVE each(key) AS (
  SELECT min(key) FROM units
  UNION ALL SELECT (SELECT min(key) FROM units WHERE key > each.key) FROM each WHERE each.key IS NOT NULL
)
SELECT key, (SELECT name FROM units u WHERE u.key = each.key ORDER BY article_id LIMIT 1)
FROM each WHERE key IS NOT NULL
"""
"""Each unit once, with its name in the first article; quick however many articles name it."""

UNIT_NAMES = "SELECT key, name FROM units ORDER BY article_id DESC, position DESC"
"""Each unit's fullest name in each article; the first articles come last."""

SUPERIORS = "SELECT article_id, key, parent FROM units WHERE parent IS NOT NULL"
"""Article, unit, and the unit that it is directly under there."""

MARKED = f"""
SELECT coalesce(s.id, e.id), o.type
FROM own_entries o JOIN events e ON e.key = o.target_key {_SHOWN}
WHERE o.target_kind = 'event' AND o.type IN ('note', 'bookmark')
"""
"""The id of each event shown, with the kind of entry of the reader's that hangs on it."""

TAGGED = f"""
SELECT coalesce(s.id, e.id), json_extract(o.body, '$.name')
FROM own_entries o JOIN events e ON e.key = o.target_key {_SHOWN}
WHERE o.target_kind = 'event' AND o.type = 'tag'
"""
"""The same with the reader's tags."""

ON_SENTENCES = f"""
SELECT coalesce(s.id, e.id), o.type, o.body, o.target_key, e.sentence
FROM own_entries o JOIN articles a ON a.title_key = o.page
JOIN events e ON e.article_id = a.id {_SHOWN}
WHERE o.target_kind = 'sentence' AND o.type IN ('note', 'bookmark', 'tag')
"""
"""The events of an article with each entry on a sentence of it: type, body (JSON), the folded sentence
it is on, and the event's own sentence as written.
"""


def events_with(path: Path, words: str) -> list[int]:
    """All events in whose label or sentence the words of a search stand; none for no words.

    ExpectedError where the library cannot be read.
    """
    from timeline_app.library.query import parse  # few filters are of words
    from timeline_app.library.search_places import event_ids

    query = parse(words)
    if not query:
        return []
    with files.faults_of(path), closing(files.connect_to_read(path)) as connection:
        return event_ids(connection, query).tolist()


def pairs(path: Path, query: str) -> Iterator[tuple[Any, str]]:
    """The rows of one of the queries above that has two columns; see ``rows``."""
    return ((first, second) for first, second in rows(path, query))


def rows(path: Path, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one of the queries above; they stream.

    ExpectedError where the file cannot be read as the library that it was when it was opened.
    """
    with files.reading(path), closing(files.connect_to_read(path)) as connection:
        yield from connection.execute(query, values)
