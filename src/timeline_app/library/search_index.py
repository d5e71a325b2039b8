"""What of an article can be searched for, and keeping the index in step with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from timeline_app.domain.orbat import Unit, UnitKey
from timeline_app.domain.record import ArticleRecord
from timeline_app.domain.spans import Span
from timeline_app.library.bigrams import fingerprint, index_terms
from timeline_app.library.rows import page_title
from timeline_app.zhtext.numerals import spellings


class HitKind(StrEnum):
    """What a search finds."""

    ARTICLE = "article"
    UNIT = "unit"
    PERSON = "person"
    EVENT = "event"
    PASSAGE = "passage"


COLUMNS = {
    HitKind.ARTICLE: "name",
    HitKind.UNIT: "name",
    HitKind.PERSON: "name",
    HitKind.EVENT: "event",
    HitKind.PASSAGE: "passage",
}
"""The column of the index that holds the terms of each kind."""


class Entry(NamedTuple):
    """One thing that can be found; ``text`` is what is searched."""

    kind: HitKind
    text: str
    event_id: int | None = None
    unit_key: str | None = None
    span: Span | None = None


def entries(record: ArticleRecord, ids: Mapping[str, int]) -> Iterator[Entry]:
    """Everything of a record that can be found; ``ids`` are event ids by key."""
    names = (page_title(record), record.campaign.title, *record.campaign.aliases)
    yield Entry(HitKind.ARTICLE, "\n".join(dict.fromkeys((*names, record.source.title))))
    for unit in record.units:
        yield Entry(HitKind.UNIT, unit_text(unit), unit_key=unit.key)
    yield from _people(record, ids)
    for event in record.events:
        if event.same_as is None:
            text = f"{event.headline}\n{event.sentence.of(record.article.text)}"
            yield Entry(HitKind.EVENT, text, ids[event.key], span=event.span)
    yield from _passages(record, ids)


def unit_text(unit: Unit) -> str:
    """All forms of a unit's name; where the key has a number, it in every spelling as well."""
    names = dict.fromkeys(unit.names or (unit.key,))
    try:
        key = UnitKey.parse(unit.key)
    except ValueError:
        return "\n".join(names)
    for number in spellings(int(key.number)) if key.number.isdecimal() else [key.number]:
        if number:
            names.setdefault(f"第{number}{key.echelon}")
    return "\n".join(names)


def _people(record: ArticleRecord, ids: Mapping[str, int]) -> Iterator[Entry]:
    posts: dict[str, str | None] = {}
    for unit in record.units:
        for commander in unit.commanders:
            posts.setdefault(commander.name, unit.key)
    for side in record.campaign.sides:
        for name in side.commanders:
            posts.setdefault(name, None)
    seen: dict[str, int] = {}
    for event in record.events:
        for name in event.people:
            posts.setdefault(name, None)
            seen.setdefault(name, ids.get(event.same_as or "", ids[event.key]))
    for name, unit_key in posts.items():
        yield Entry(HitKind.PERSON, name, seen.get(name), unit_key)


def _passages(record: ArticleRecord, ids: Mapping[str, int]) -> Iterator[Entry]:
    """The sentences no event shows, and blocks that have no sentences (cells, headings)."""
    article = record.article
    shown = {event.sentence for event in record.events if event.same_as is None}
    told = {event.sentence: ids.get(event.same_as) for event in record.events if event.same_as}
    full = {sentence.block for sentence in article.sentences}
    spans = [sentence.span for sentence in article.sentences]
    spans += [block.span for i, block in enumerate(article.blocks) if i not in full]
    for span in sorted(spans):
        if span not in shown and len(span):
            yield Entry(HitKind.PASSAGE, span.of(article.text), told.get(span), span=span)


def add(connection: sqlite3.Connection, article_id: int, found: Iterable[Entry]) -> None:
    """Index the entries of an article that has none."""
    first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM search_entries").fetchone()[0]
    numbered = list(enumerate(found, first))
    connection.executemany(
        "INSERT INTO search_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [_row(entry_id, article_id, entry) for entry_id, entry in numbered],
    )
    _index(connection, ((entry_id, entry.kind, entry.text) for entry_id, entry in numbered))


def _row(entry_id: int, article_id: int, entry: Entry) -> tuple[object, ...]:
    kind, text, event_id, unit_key, span = entry
    kept = text if COLUMNS[kind] == "name" else None
    start, end = (span.start, span.end) if span else (None, None)
    return entry_id, article_id, kind, event_id, unit_key, kept, start, end


def _index(connection: sqlite3.Connection, texts: Iterable[tuple[int, str, str]]) -> None:
    terms: dict[str, list[tuple[int, str]]] = {"name": [], "event": [], "passage": []}
    for entry_id, kind, text in texts:
        terms[COLUMNS[HitKind(kind)]].append((entry_id, index_terms(text)))
    for column, rows in terms.items():
        connection.executemany(
            f"INSERT INTO search_index (rowid, {column}) VALUES (?, ?)",
            rows,
        )


def remove(connection: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of the index; its rows must still be there.

    The index keeps no texts, so SQLite has to be told again what it indexed.
    """
    _drop(connection, "article_id = ?", article_id)


def _drop(connection: sqlite3.Connection, which: str, value: int) -> None:
    rows = connection.execute(
        f"SELECT id, kind, text FROM search_texts WHERE {which}", (value,)
    ).fetchall()
    for entry_id, kind, text in rows:
        column = COLUMNS[HitKind(kind)]
        connection.execute(
            f"INSERT INTO search_index (search_index, rowid, {column}) VALUES ('delete', ?, ?)",
            (entry_id, index_terms(text)),
        )
    connection.execute(f"DELETE FROM search_entries WHERE {which}", (value,))


def add_event(connection: sqlite3.Connection, event_id: int) -> None:
    """Index an event that has no entry."""
    query = "SELECT article_id, span_start, span_end FROM events WHERE id = ?"
    article_id, start, end = connection.execute(query, (event_id,)).fetchone()
    entry_id = connection.execute(
        "INSERT INTO search_entries (article_id, kind, event_id, span_start, span_end)"
        " VALUES (?, ?, ?, ?, ?)",
        (article_id, HitKind.EVENT, event_id, start, end),
    ).lastrowid
    query = "SELECT id, kind, text FROM search_texts WHERE id = ?"
    _index(connection, connection.execute(query, (entry_id,)).fetchall())


def drop_event(connection: sqlite3.Connection, event_id: int) -> None:
    """Take an event out of the index, if it is there; its row must be as it was indexed."""
    _drop(connection, "event_id = ? AND kind = 'event'", event_id)


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index was built the way this program builds it."""
    row = connection.execute("SELECT value FROM library_info WHERE name = 'search'").fetchone()
    return row is not None and row[0] == fingerprint()


def add_again(connection: sqlite3.Connection, article_id: int) -> None:
    """Index the entries of an article, whose rows are there and not in the index."""
    query = "SELECT id, kind, text FROM search_texts WHERE article_id = ?"
    _index(connection, connection.execute(query, (article_id,)).fetchall())


def rebuild(connection: sqlite3.Connection) -> None:
    """Build the whole index anew from the texts."""
    connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    _index(connection, connection.execute("SELECT id, kind, text FROM search_texts").fetchall())
    connection.execute("REPLACE INTO library_info VALUES ('search', ?)", (fingerprint(),))


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the index, as sentences; none where it is in order."""
    found = []
    try:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        found.append(f"The search index is damaged ({error}).")
    missing = connection.execute(
        "SELECT count(*) FROM search_entries WHERE id NOT IN (SELECT id FROM search_index_docsize)"
    ).fetchone()[0]
    extra = connection.execute(
        "SELECT count(*) FROM search_index_docsize WHERE id NOT IN (SELECT id FROM search_entries)"
    ).fetchone()[0]
    if missing:
        found.append(f"{missing} entries are missing from the search index.")
    if extra:
        found.append(f"{extra} entries of the search index belong to nothing.")
    return found
