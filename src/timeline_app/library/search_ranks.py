"""Names that are found, the nearest to what was typed first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.library.query import Query
from timeline_app.library.search_hits import HitKind, SearchHit
from timeline_app.zhtext.numerals import to_int

_CANDIDATES = 500
"""Names that are compared at most."""
_COUNTED = 3
"""So many times the names to be shown are counted: what occurs oftener comes first among equals."""
EXACT = 100
"""Up to so many events of a unit are counted one by one."""
MANY = 1000
"""What is counted no further."""

_NAMES = """
SELECT n.id, n.kind, n.key, n.title, n.form FROM (
  SELECT rowid FROM search_names_index WHERE search_names_index MATCH ? LIMIT ?) f
JOIN search_names n ON n.id = f.rowid
"""
_CAMPAIGNS_OF = """
SELECT count(*) FROM (SELECT 1 FROM search_entries WHERE name_id = ? LIMIT ?)
"""
_TELLINGS_OF = """
SELECT count(*) FROM (SELECT 1 FROM event_units WHERE unit_key = ? LIMIT 10000)
"""
_EVENTS_OF = """
SELECT count(DISTINCT coalesce(e.same_as, e.key)) FROM event_units x
JOIN events e ON e.id = x.event_id
WHERE x.unit_key = ? AND (e.same_as IS NULL OR e.same_as <> '')
"""
_FIRST = """
SELECT s.article_id, s.event_id, s.unit_key, c.title FROM search_entries s
JOIN campaigns c ON c.article_id = s.article_id WHERE s.name_id = ? ORDER BY s.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class NamesFound:
    """Units and people; ``total`` is how many there are in all, counted no further than ``MANY``."""

    hits: tuple[SearchHit, ...]
    total: int


def titled(connection: sqlite3.Connection, query: Query) -> list[int]:
    """The articles whose titles or aliases hold the words."""
    return [int(key) for _, _, key, _, _ in _ranked(connection, query, "campaign")]


def names(connection: sqlite3.Connection, query: Query, limit: int) -> NamesFound:
    """The units and people whose names hold the words, each once."""
    rows = _ranked(connection, query, "name")
    near = [
        (_rank(query, row), _campaigns(connection, row[0]), row) for row in rows[: _COUNTED * limit]
    ]
    near.sort(key=lambda one: (one[0][0], -one[1], one[0]))
    hits = [_hit(connection, query, row, count) for _, count, row in near[:limit]]
    return NamesFound(tuple(hits), len(rows))


_Row = tuple[int, str, str, str, str]


def _ranked(connection: sqlite3.Connection, query: Query, column: str) -> list[_Row]:
    match = f"{column} : ({query.names()})"
    rows: list[_Row] = connection.execute(_NAMES, (match, _CANDIDATES)).fetchall()
    return sorted(rows, key=lambda row: (*_rank(query, row), row[0]))


def _rank(query: Query, row: _Row) -> tuple[int, int]:
    """0 for the very name, 1 where one begins so and no number goes on (16師 before 161師), 2 where it
    does, 3 for others; and how long the name is.
    """
    title, form = row[3], f"\n{row[4]}\n"
    if len(query.wanted) > 1:
        return 3, len(title)
    spelled = [lead + one for one in query.wanted[0] for lead in ("", "第")]
    follows = [part[:1] for one in spelled for part in form.split(f"\n{one}")[1:]]
    if "\n" in follows:
        return 0, len(title)
    if not follows:
        return 3, len(title)
    return (2 if all(to_int(one) is not None for one in follows) else 1), len(title)


def _campaigns(connection: sqlite3.Connection, name_id: int) -> int:
    count: int = connection.execute(_CAMPAIGNS_OF, (name_id, MANY)).fetchone()[0]
    return count


def _events(connection: sqlite3.Connection, key: str) -> int:
    """How many events name a unit; of more than can be looked at, those told twice count twice, and
    the number is a round one that they reach.
    """
    told: int = connection.execute(_TELLINGS_OF, (key,)).fetchone()[0]
    if told <= EXACT:
        told = connection.execute(_EVENTS_OF, (key,)).fetchone()[0]
    return told if told <= EXACT else told // EXACT * EXACT


def _hit(connection: sqlite3.Connection, query: Query, row: _Row, campaigns: int) -> SearchHit:
    name_id, kind, key, title, form = row
    article_id, event_id, unit_key, campaign = connection.execute(_FIRST, (name_id,)).fetchone()
    is_unit = kind == HitKind.UNIT
    events = _events(connection, key) if is_unit else 0
    marks = query.spans(title)
    return SearchHit(
        kind=HitKind(kind),
        article_id=article_id,
        event_id=event_id,
        unit_key=unit_key,
        title=title,
        marks=tuple(marks),
        snippet="" if marks else _found_line(query, form),
        campaign=campaign,
        campaigns=campaigns,
        events=events,
    )


def _found_line(query: Query, form: str) -> str:
    """The other name that was found."""
    lines: Sequence[str] = form.split("\n")
    return next((line for line in lines if query.spans(line)), "")
