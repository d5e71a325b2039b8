"""Where in the index of texts a query is fulfilled: entries, the campaigns and the events they are of.

Joins are written CROSS: so the index is asked once, and not for each row of the other table.

The entries of an article follow one another, so a campaign is a range of their ids; only what the
reader has added to it since comes later.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from timeline_app.library.query import Query, Term

_STRETCH = 1000
"""Entries that say which campaigns hold the words; what is found oftener is in most of them."""
_STEPS = (0, 50_000, 250_000, 1_000_000, 2**62)
"""Ranges of ids that are looked through one after the other where two indexes have to agree: it takes
as long as the longer list of the two.
"""


Kept = Callable[[Sequence[int]], Collection[int]]
"""Says which of some events are shown."""


_BATCH = 2000
"""Events that are asked about at a time."""


class Range(NamedTuple):
    """Ids of entries, both inclusive."""

    low: int
    high: int


ALL = Range(0, 2**62)


def own_range(connection: sqlite3.Connection, article_id: int) -> Range:
    """Where the entries of an article stand, from its own to that of the next one; an empty range
    where it has none.
    """
    query = "SELECT min(id) FROM search_entries WHERE article_id = ?"
    low = connection.execute(query, (article_id,)).fetchone()[0]
    if low is None:
        return Range(1, 0)
    query = "SELECT id FROM search_entries WHERE id > ? AND kind = 'article' ORDER BY id LIMIT 1"
    following = connection.execute(query, (low,)).fetchone()
    return Range(low, ALL.high if following is None else following[0] - 1)


def entries_of(
    connection: sqlite3.Connection, query: Query, article_id: int, limit: int
) -> list[int]:
    """The first entries of an article whose texts hold the words, in order."""
    own = own_range(connection, article_id)
    later = connection.execute(
        "SELECT min(id), max(id) FROM search_entries WHERE article_id = ? AND id > ?",
        (article_id, own.high),
    ).fetchone()
    found: list[int] = []
    for where in (own, *([Range(*later)] if later[0] else [])):
        sql, values = _selection(query, where)
        rows = connection.execute(
            f"SELECT s.id FROM ({sql}) f CROSS JOIN search_entries s ON s.id = f.rowid"
            " WHERE s.article_id = ? LIMIT ?",
            (*values, article_id, limit - len(found)),
        )
        found += [row[0] for row in rows]
    return found


def entries_in(connection: sqlite3.Connection, query: Query, where: Range, limit: int) -> list[int]:
    """The first entries of a range whose texts hold the words, in order."""
    sql, values = _selection(query, where)
    return [row[0] for row in connection.execute(f"{sql} LIMIT ?", (*values, limit))]


def campaigns_holding(
    connection: sqlite3.Connection, query: Query, limit: int, hidden: Collection[int] = ()
) -> dict[int, list[int]]:
    """Articles whose texts hold the words, each with the entries that do: those that do most often,
    as far as one stretch of the index tells, and then others, of which no entries are told; at most
    ``limit``, and none of those ``hidden``.
    """
    found: dict[int, list[int]] = {}
    seen_to = ALL.high
    for where in _stretches(query):
        rows = _first(connection, query, where)
        for entry_id, article_id in rows:
            if article_id not in hidden:
                found.setdefault(article_id, []).append(entry_id)
        if len(rows) == _STRETCH or len(found) >= limit:
            seen_to = rows[-1][0] if len(rows) == _STRETCH else where.high
            break
    ranked = sorted(found, key=lambda one: (-len(found[one]), one))[:limit]
    if seen_to < ALL.high and len(ranked) < limit:
        last = own_range(connection, rows[-1][1])
        others = _others(connection, query, Range(last.high + 1, ALL.high))
        ranked += islice((one for one in others if one not in hidden), limit - len(ranked))
    return {one: found.get(one, []) if _ends_by(connection, one, seen_to) else [] for one in ranked}


def _ends_by(connection: sqlite3.Connection, article_id: int, seen_to: int) -> bool:
    """Whether an article has no entries beyond what was looked at."""
    query = "SELECT max(id) FROM search_entries WHERE article_id = ?"
    last: int = connection.execute(query, (article_id,)).fetchone()[0]
    return last <= seen_to


def _first(connection: sqlite3.Connection, query: Query, where: Range) -> list[tuple[int, int]]:
    """The first entries of a range, each with its article."""
    sql, values = _selection(query, where)
    return connection.execute(
        f"SELECT s.id, s.article_id FROM ({sql} LIMIT ?) f JOIN search_entries s ON s.id = f.rowid",
        (*values, _STRETCH),
    ).fetchall()


def occurring(connection: sqlite3.Connection, query: Query) -> Query:
    """The same query without the spellings that occur in no text: each would be looked for in vain,
    from the first entry to the last, for every campaign anew.
    """

    def occurs(spelling: str) -> bool:
        alone = Query(((spelling,),), ())
        return bool(entries_in(connection, alone, ALL, 1))

    def kept(term: Term) -> Term:
        if len(term) == 1:
            return term
        return tuple(spelling for spelling in term if occurs(spelling)) or term[:1]

    return Query(tuple(map(kept, query.wanted)), query.unwanted)


def event_ids(connection: sqlite3.Connection, query: Query, limit: int = -1) -> array[int]:
    """The shown events whose headlines or sentences hold the words; the first ones of them where
    there is a limit.
    """
    sql, values = _selection(query, ALL)
    # All of them as one row: each row would hold up those who are typing for a moment.
    text = connection.execute(
        f"SELECT group_concat(event_id) FROM (SELECT s.event_id FROM ({sql}) f"
        " CROSS JOIN search_entries s ON s.id = f.rowid WHERE s.kind = 'event' LIMIT ?)",
        (*values, limit),
    ).fetchone()[0]
    return array("q", json.loads(f"[{text or ''}]"))


def campaigns_among(
    connection: sqlite3.Connection, query: Query, kept: Kept, limit: int, named: Sequence[int]
) -> dict[int, list[int]]:
    """Articles with those of their entries that are of events that are kept and hold the words, those
    that have most of them first; of those ``named`` and of as many others as are come upon until there
    are ``limit``.
    """
    articles = dict.fromkeys(named[:limit])
    limit += len(articles)
    events = _events(connection, query)
    while len(articles) < limit and (rows := list(islice(events, _BATCH))):
        wanted = kept([event_id for _, _, event_id in rows])
        articles.update((one, None) for _, one, event_id in rows if event_id in wanted)
    found = {}
    for article_id in islice(articles, limit):
        rows = _events_of(connection, entries_of(connection, query, article_id, -1))
        wanted = kept([event_id for _, _, event_id in rows])
        own = [entry_id for entry_id, _, event_id in rows if event_id in wanted]
        if own:
            found[article_id] = own
    return _most_first(found)


def campaigns_of(
    connection: sqlite3.Connection, query: Query, event_ids: Sequence[int]
) -> dict[int, list[int]]:
    """The same where the events that are kept are few: their texts are looked at."""
    rows = connection.execute(
        "SELECT s.id, s.article_id, e.headline || char(10) || e.sentence FROM search_entries s"
        " JOIN events e ON e.id = s.event_id WHERE s.kind = 'event' AND e.same_as IS NULL"
        " AND s.event_id IN (SELECT value FROM json_each(?)) ORDER BY s.id",
        (json.dumps(list(event_ids)),),
    )
    found: dict[int, list[int]] = {}
    for entry_id, article_id, text in rows:
        if query.fits(text):
            found.setdefault(article_id, []).append(entry_id)
    return _most_first(found)


def _most_first(found: dict[int, list[int]]) -> dict[int, list[int]]:
    return dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))


def _events_of(
    connection: sqlite3.Connection, entries: Sequence[int]
) -> list[tuple[int, int, int]]:
    """Those of the entries that are events: entry, article and event."""
    return connection.execute(
        "SELECT id, article_id, event_id FROM search_entries WHERE kind = 'event'"
        " AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(entries),),
    ).fetchall()


def _events(connection: sqlite3.Connection, query: Query) -> Iterator[tuple[int, int, int]]:
    """Entry, article and event."""
    sql, values = _selection(query, ALL)
    yield from connection.execute(
        f"SELECT s.id, s.article_id, s.event_id FROM ({sql}) f"
        " CROSS JOIN search_entries s ON s.id = f.rowid WHERE s.kind = 'event'",
        values,
    )


def _others(connection: sqlite3.Connection, query: Query, where: Range) -> Iterator[int]:
    """Articles of a range, each by its first entry."""
    while first := entries_in(connection, query, where, 1):
        row = connection.execute(
            "SELECT article_id FROM search_entries WHERE id = ?", (first[0],)
        ).fetchone()
        yield row[0]
        where = Range(max(first[0], own_range(connection, row[0]).high) + 1, where.high)


def _stretches(query: Query) -> Iterator[Range]:
    if len(query.parts()) == 1:
        yield ALL
        return
    for low, high in pairwise(_STEPS):
        yield Range(low + 1, high)


def _selection(query: Query, where: Range) -> tuple[str, tuple[object, ...]]:
    """The ids of the entries of a range that all parts of the query agree on, as SQL."""
    sql = ""
    values: tuple[object, ...] = ()
    for part in query.parts():
        one = f"SELECT rowid FROM {part.table} WHERE {part.table} MATCH ? AND rowid BETWEEN ? AND ?"
        joint = f" AND +rowid {'IN' if part.wanted else 'NOT IN'} ({one})" if sql else one
        sql, values = sql + joint, (*values, part.expression, *where)
    return sql, values
