"""The library as it is read: its own connection, which cannot write.

Deliberately free of sqlite-utils, whose import costs more than opening the window.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from timeline_app.domain.coding import ENTRY
from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.domain.events import Event
from timeline_app.domain.orbat import Commander, Unit
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.library import files, layout, rows, schema
from timeline_app.library.event_rows import event_of, events_of, original_of
from timeline_app.zhtext.titles import name_key

if TYPE_CHECKING:
    from timeline_app.library.own_reader import OwnReader
    from timeline_app.library.search import Searcher

_CAMPAIGNS = """
SELECT article_id, title, shown_start, shown_end, event_count, unit_count FROM campaigns
ORDER BY shown_start IS NULL, shown_start, article_id
"""
_PACKED = "SELECT article_id, events FROM packed_events"
_OF_UNIT = """
SELECT coalesce(shown.id, e.id) AS shown_id, coalesce(shown.start_day, e.start_day) AS day
FROM event_units x
JOIN events e ON e.id = x.event_id
LEFT JOIN events shown ON shown.article_id = e.article_id AND shown.key = e.same_as
WHERE x.unit_key = ? AND coalesce(e.same_as, 'x') <> '' GROUP BY shown_id ORDER BY day, shown_id
"""
_NAMED = """
SELECT article_id, priority FROM article_names WHERE name_key = :name
UNION ALL SELECT article_id, 3 FROM redirects WHERE name_key = :name
ORDER BY priority, article_id LIMIT 1
"""

_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign on the shelf; ``start`` and ``end`` are day numbers, both inclusive: those of its
    events where the article does not say, None where it has none.
    """

    article_id: int
    title: str
    start: int | None
    end: int | None
    event_count: int
    unit_count: int


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with its ids and the words of its sentence.

    ``original`` is the event as it was extracted, where the reader has corrected it.
    """

    id: int
    article_id: int
    event: Event
    sentence_text: str
    original: Event | None = None


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A record as it was saved; ``event_ids`` are parallel to ``record.events``, ``page`` is the name
    that the reader's own work knows the article by.
    """

    id: int
    record: ArticleRecord
    event_ids: tuple[int, ...]
    page: str = ""


def _faults_told(
    method: Callable[Concatenate[LibraryReader, _P], _R],
) -> Callable[Concatenate[LibraryReader, _P], _R]:
    def told(self: LibraryReader, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with files.reading(self.path):
            return method(self, *args, **kwargs)

    told.__doc__, told.__name__ = method.__doc__, method.__name__
    return told


class LibraryReader:
    """A library open for reading; belongs to the thread that opened it.

    ExpectedError ``no-library``, ``not-a-library``, ``newer-library`` or ``older-library`` where
    the file cannot be used (an older one is brought up to date by opening it as ``Library``).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if files.require_library(path) < schema.VERSION:
            raise ExpectedError(
                "older-library",
                filled(
                    "The library {path} was written by an older version of Campaign Timeline.",
                    path=path,
                ),
                "Import an article into it, which brings it up to date.",
            )
        with files.faults_of(path):
            self._connection = files.connect_to_read(path)

    def __enter__(self) -> LibraryReader:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @cached_property
    def own(self) -> OwnReader:
        """The reader's own work."""
        from timeline_app.library.own_reader import OwnReader  # not for the first picture

        return OwnReader(self._connection, self.path)

    @cached_property
    def searcher(self) -> Searcher:
        """What looks words up."""
        from timeline_app.library.search import Searcher  # nor this

        return Searcher(self._connection, self.path)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is the library as it is at one moment, whoever writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    @_faults_told
    def campaigns(self) -> list[CampaignRow]:
        """Every campaign, the earliest first."""
        return [CampaignRow(*row) for row in self._connection.execute(_CAMPAIGNS)]

    @_faults_told
    def packed_events(self) -> list[tuple[int, bytes]]:
        """The shown events of each article, by its id: entries as ``domain.coding.ENTRY`` tells, ordered by
        start, longest first, and id.
        """
        found = self._connection.execute(_PACKED).fetchall()
        if any(len(events) % ENTRY.size for _, events in found):
            raise ValueError("half an event")
        return found

    @_faults_told
    def headlines(self, ids: Sequence[int]) -> dict[int, str]:
        """Headlines by event id; ids that are not there are left out."""
        return dict(
            self._connection.execute(
                "SELECT id, headline FROM events WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            )
        )

    @_faults_told
    def people_of_events(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The people of events by event id, for those that name any."""
        rows = self._connection.execute(
            "SELECT id, people FROM events"
            " WHERE id IN (SELECT value FROM json_each(?)) AND people <> '[]'",
            (json.dumps(list(ids)),),
        )
        return {event_id: layout.names_from(people) for event_id, people in rows}

    @_faults_told
    def event(self, event_id: int) -> StoredEvent | None:
        """An event by its id."""
        row = _rows(self._connection, "SELECT * FROM events WHERE id = ?", event_id).fetchone()
        if row is None:
            return None
        event = event_of(row, self.units_of_event(event_id))
        original = original_of(row, event)
        return StoredEvent(event_id, row["article_id"], event, row["sentence"], original)

    @_faults_told
    def article(self, article_id: int) -> StoredArticle | None:
        """An article by its id."""
        with self.snapshot():
            row = _rows(
                self._connection, "SELECT * FROM articles WHERE id = ?", article_id
            ).fetchone()
            if row is None:
                return None
            article, mentions = rows.article_of(row)
            events, originals = self._events_of(article_id)
            record = ArticleRecord(
                source=rows.source_of(row),
                article=article,
                campaign=rows.campaign_of(
                    _rows(
                        self._connection, "SELECT * FROM campaigns WHERE article_id = ?", article_id
                    ).fetchone(),
                    self._of_article("sides", article_id),
                ),
                events=tuple(events.values()),
                units=self.orbat(article_id),
                mentions=mentions,
                diagnostics=tuple(
                    map(rows.diagnostic_of, self._of_article("diagnostics", article_id))
                ),
                originals=originals,
            )
            return StoredArticle(article_id, record, tuple(events), row["title_key"])

    @_faults_told
    def sources(self) -> dict[int, tuple[SourceInfo, str]]:
        """Where the articles came from, by their ids, in order of title; and the ISO day (UTC) on
        which each was last read into the library.
        """
        found = _rows(self._connection, rows.SOURCES)
        return {row["id"]: (rows.source_of(row), row["imported_at"][:10]) for row in found}

    @_faults_told
    def events_of_unit(self, key: str) -> list[int]:
        """The shown events, of every campaign, that a unit took part in, the earliest first."""
        return [row[0] for row in self._connection.execute(_OF_UNIT, (key,))]

    @_faults_told
    def units_of_event(self, event_id: int) -> list[str]:
        """The keys of an event's units."""
        query = "SELECT unit_key FROM event_units WHERE event_id = ? ORDER BY position"
        return [row[0] for row in self._connection.execute(query, (event_id,))]

    @_faults_told
    def orbat(self, article_id: int) -> tuple[Unit, ...]:
        """The units of an article, in its order."""
        commanders: dict[str, list[Commander]] = {}
        for row in self._of_article("commanders", article_id):
            officer = Commander(row["name"], row["role"], row["rank"], row["note"])
            commanders.setdefault(row["unit_key"], []).append(officer)
        return tuple(
            rows.unit_of(row, commanders.get(row["key"], ()))
            for row in self._of_article("units", article_id)
        )

    @_faults_told
    def find_article(self, title: str) -> int | None:
        """The article of a page title, campaign title, alias or redirect, in either script.

        A disambiguating bracket and a section (``#…``) do not count.
        """
        row = self._connection.execute(
            _NAMED, {"name": name_key(title.partition("#")[0])}
        ).fetchone()
        return None if row is None else row[0]

    def _of_article(self, table: str, article_id: int) -> sqlite3.Cursor:
        query = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY position"
        return _rows(self._connection, query, article_id)

    def _events_of(self, article_id: int) -> tuple[dict[int, Event], tuple[Event, ...]]:
        units: dict[int, list[str]] = {}
        for event_id, key in self._connection.execute(
            "SELECT event_id, unit_key FROM event_units WHERE event_id IN"
            " (SELECT id FROM events WHERE article_id = ?) ORDER BY event_id, position",
            (article_id,),
        ):
            units.setdefault(event_id, []).append(key)
        return events_of(self._of_article("events", article_id), units)


def _rows(connection: sqlite3.Connection, query: str, *values: object) -> sqlite3.Cursor:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(query, values)
