"""What of an article can be searched for, and keeping the index in step with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline_app.domain.errors import filled, template
from timeline_app.domain.orbat import Unit, UnitKey
from timeline_app.domain.record import ArticleRecord
from timeline_app.domain.spans import Span
from timeline_app.library import search_names
from timeline_app.library.bigrams import character_terms, fingerprint, index_terms, search_form
from timeline_app.library.rows import page_title
from timeline_app.library.search_hits import HitKind
from timeline_app.library.search_names import Name
from timeline_app.zhtext.numerals import spellings

_BATCH = 2000
"""Texts that are indexed at a time where all are."""
_COUNTED = (
    (
        "SELECT (SELECT count(*) FROM search_entries s LEFT JOIN events e ON e.id = s.event_id"
        " WHERE (s.kind = 'passage' OR s.kind = 'event' AND e.same_as IS NULL)"
        " AND s.id NOT IN (SELECT id FROM search_index_docsize))"
        " + (SELECT count(*) FROM search_entries WHERE text IS NOT NULL"
        " AND coalesce(name_id, 0) NOT IN (SELECT id FROM search_names_index_docsize))",
        template("{count} entries are missing from the search index."),
    ),
    (
        "SELECT count(*) FROM search_index_docsize WHERE id NOT IN (SELECT id FROM search_entries)",
        template("{count} entries of the search index belong to nothing."),
    ),
)
"""What is counted in a check, and what it means where there are any."""
_NAMES = (HitKind.ARTICLE, HitKind.UNIT, HitKind.PERSON)
"""Kinds that are found by their names; the others by their texts."""
_INDEXES = {"search_index": index_terms, "search_characters": character_terms}
"""The two indexes of texts, and what of a text stands in each."""


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
    """Index the entries of an article that has none.

    Their ids follow one another, so that all of an article stands together in the index.
    """
    first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM search_entries").fetchone()[0]
    numbered = list(enumerate(found, first))
    connection.executemany(
        "INSERT INTO search_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_row(connection, entry_id, article_id, entry) for entry_id, entry in numbered],
    )
    _index(connection, [(n, entry.text) for n, entry in numbered if entry.kind not in _NAMES])


def _row(
    connection: sqlite3.Connection, entry_id: int, article_id: int, entry: Entry
) -> tuple[object, ...]:
    kind, text, event_id, unit_key, span = entry
    start, end = (None, None) if span is None else (span.start, span.end)
    if kind not in _NAMES:
        return entry_id, article_id, kind, event_id, unit_key, None, start, end, None
    name_id = search_names.add(connection, _name(article_id, kind, unit_key, text))
    return entry_id, article_id, kind, event_id, unit_key, text, start, end, name_id


def _name(article_id: int, kind: str, unit_key: str | None, text: str) -> Name:
    if kind == HitKind.UNIT and unit_key is not None:
        return Name(kind, unit_key, text)
    is_person = kind == HitKind.PERSON
    return Name(kind, search_names.person_key(text) if is_person else str(article_id), text)


def _index(connection: sqlite3.Connection, texts: Sequence[tuple[int, str]]) -> None:
    forms = [(entry_id, search_form(text)) for entry_id, text in texts]
    for table, terms in _INDEXES.items():
        rows = [(entry_id, terms(form)) for entry_id, form in forms]
        connection.executemany(f"INSERT INTO {table} (rowid, terms) VALUES (?, ?)", rows)


def _unindex(connection: sqlite3.Connection, which: str, value: int) -> None:
    """The indexes keep no texts, so SQLite has to be told again what it indexed."""
    query = f"SELECT id, text FROM search_texts WHERE {which}"
    texts = connection.execute(query, (value,)).fetchall()
    forms = [(entry_id, search_form(text)) for entry_id, text in texts]
    for table, terms in _INDEXES.items():
        connection.executemany(
            f"INSERT INTO {table} ({table}, rowid, terms) VALUES ('delete', ?, ?)",
            [(entry_id, terms(form)) for entry_id, form in forms],
        )


def remove(connection: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of the index; its rows must still be there."""
    _unindex(connection, "article_id = ?", article_id)
    names = connection.execute(
        "SELECT name_id FROM search_entries WHERE article_id = ? AND name_id IS NOT NULL",
        (article_id,),
    ).fetchall()
    connection.execute("DELETE FROM search_entries WHERE article_id = ?", (article_id,))
    search_names.drop_unused(connection, (row[0] for row in names))


def add_event(connection: sqlite3.Connection, event_id: int) -> None:
    """Index an event that is shown and not in the index; one that was once keeps its place."""
    known = connection.execute(
        "SELECT 1 FROM search_entries WHERE event_id = ? AND kind = 'event'", (event_id,)
    ).fetchone()
    if known is None:
        connection.execute(
            "INSERT INTO search_entries (article_id, kind, event_id, span_start, span_end)"
            " SELECT article_id, 'event', id, span_start, span_end FROM events WHERE id = ?",
            (event_id,),
        )
    query = "SELECT id, text FROM search_texts WHERE event_id = ? AND kind = 'event'"
    _index(connection, connection.execute(query, (event_id,)).fetchall())


def drop_event(connection: sqlite3.Connection, event_id: int) -> None:
    """Take an event out of the index, if it is there; its row must be as it was indexed."""
    _unindex(connection, "event_id = ? AND kind = 'event'", event_id)


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index was built the way this program builds it."""
    row = connection.execute("SELECT value FROM library_info WHERE name = 'search'").fetchone()
    return row is not None and row[0] == fingerprint()


def add_again(connection: sqlite3.Connection, article_id: int) -> None:
    """Index the entries of an article, whose rows are there and not in the index."""
    query = "SELECT id, text FROM search_texts WHERE article_id = ?"
    _index(connection, connection.execute(query, (article_id,)).fetchall())
    _add_names(connection, "article_id = ?", article_id)


def rebuild(connection: sqlite3.Connection) -> None:
    """Build the whole index anew from the texts and names."""
    for table in _INDEXES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    texts = connection.execute("SELECT id, text FROM search_texts ORDER BY id")
    while batch := texts.fetchmany(_BATCH):
        _index(connection, batch)
    search_names.clear(connection)
    _add_names(connection, "id > ?", 0)
    connection.execute("REPLACE INTO library_info VALUES ('search', ?)", (fingerprint(),))


def _add_names(connection: sqlite3.Connection, which: str, value: int) -> None:
    """Index the names of entries whose rows are there."""
    names = connection.execute(
        "SELECT id, article_id, kind, unit_key, text FROM search_entries"
        f" WHERE text IS NOT NULL AND {which}",
        (value,),
    ).fetchall()
    connection.executemany(
        "UPDATE search_entries SET name_id = ? WHERE id = ?",
        [(search_names.add(connection, _name(*rest)), entry_id) for entry_id, *rest in names],
    )


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the index, as sentences; none where it is in order."""
    found: list[str] = []
    for table in (*_INDEXES, "search_names_index"):
        try:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            found.append(filled("The search index is damaged ({error}).", error=error))
    for query, sentence in _COUNTED:
        count = connection.execute(query).fetchone()[0]
        if count:
            found.append(filled(sentence, count=count))
    return found
