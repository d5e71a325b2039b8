"""Writing the reader's own work: every change is a step that can be undone and done again.

A step is kept as the rows it touched, before and after, so undoing needs to know nothing of what
the step was; steps outlive the program.  Callers hold the transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from timeline_app.domain.own import CORRECTIONS, Bookmark, Entry
from timeline_app.library import corrections, own_campaigns
from timeline_app.library.layout import compact
from timeline_app.library.own_rows import COLUMNS, CORRECTION_TYPES, Row, row_of

MOST_STEPS = 1000
"""Steps that are kept; the oldest go first."""

_ONE_EACH = (*CORRECTIONS, Bookmark)
"""Contents of which a thing has one: another one takes its place."""

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM own_entries"
_PUT = f"INSERT OR REPLACE INTO own_entries ({', '.join(COLUMNS)}) VALUES ({', '.join(f':{name}' for name in COLUMNS)})"
_LAST_DONE = "SELECT max(step) FROM own_steps WHERE NOT undone"
_FIRST_UNDONE = "SELECT min(step) FROM own_steps WHERE undone"


@dataclass(frozen=True, slots=True)
class Steps:
    """The labels of what can be undone and done again next; None where there is nothing."""

    undo: str | None
    redo: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in of somebody's work: entries that were new, newer than one's own, or neither."""

    new: int
    newer: int
    kept: int


def change(
    connection: sqlite3.Connection,
    label: str,
    put: Iterable[Entry] = (),
    drop: Iterable[str] = (),
    *,
    goes_on: bool = False,
) -> None:
    """Put entries in, or in the place of those with the same uid, and drop others, in one step.

    Of corrections and bookmarks a thing has one each; another takes its place.  What was undone
    before cannot be done again after this.  What ``goes_on`` with the last step, being of the same
    label and entries, becomes one with it.
    """
    now = _now()
    after: dict[str, Row | None] = dict.fromkeys(drop)
    for entry in put:
        uid = _uid_in_place(connection, entry)
        created = _created(connection, uid) or entry.created or now
        after[uid] = row_of(replace(entry, uid=uid, created=created, changed=now))
    step = _step_of(connection, label, after) if goes_on else None
    if step is None:
        _apply_as_step(connection, label, now, after)
    else:
        _go_on(connection, step, after)


def merge(connection: sqlite3.Connection, label: str, entries: Iterable[Entry]) -> Merged:
    """Take somebody's work in, in one step: what is new, and what was changed later than one's own."""
    now = _now()
    after: dict[str, Row | None] = {}
    new = newer = kept = 0
    for entry in entries:
        uid = _uid_in_place(connection, entry)
        row = row_of(replace(entry, uid=uid))
        mine = _row(connection, uid)
        if mine is not None and (mine["changed_at"] >= entry.changed or mine == row):
            kept += 1
            continue
        new, newer = (new + 1, newer) if mine is None else (new, newer + 1)
        after[uid] = row
    if after:
        _apply_as_step(connection, label, now, after)
    return Merged(new, newer, kept)


def _now() -> str:
    """Exact enough to tell which of two entries is the older."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def undo(connection: sqlite3.Connection) -> str | None:
    """Take the last step back; its label, None where there is none."""
    return _turn(connection, _LAST_DONE, undone=True)


def redo(connection: sqlite3.Connection) -> str | None:
    """Do the step again that was taken back last; its label, None where there is none."""
    return _turn(connection, _FIRST_UNDONE, undone=False)


def steps(connection: sqlite3.Connection) -> Steps:
    """What can be undone and done again."""
    label = "SELECT label FROM own_steps WHERE step = ({})"
    found = [
        connection.execute(label.format(query)).fetchone() for query in (_LAST_DONE, _FIRST_UNDONE)
    ]
    return Steps(*(row[0] if row else None for row in found))


def _turn(connection: sqlite3.Connection, which: str, *, undone: bool) -> str | None:
    step = connection.execute(which).fetchone()[0]
    if step is None:
        return None
    rows = connection.execute(
        "SELECT uid, before, after FROM own_step_rows WHERE step = ?", (step,)
    )
    states = [(uid, *map(_row_from, told)) for uid, *told in rows.fetchall()]
    before = {uid: row for uid, row, _ in states}
    after = {uid: row for uid, _, row in states}
    _write(connection, before if undone else after)
    _show(connection, before, after)
    changed = connection.execute(
        "UPDATE own_steps SET undone = ? WHERE step = ? RETURNING label", (int(undone), step)
    )
    label: str = changed.fetchall()[0][0]
    return label


def _apply_as_step(
    connection: sqlite3.Connection, label: str, now: str, after: Mapping[str, Row | None]
) -> None:
    connection.execute("DELETE FROM own_steps WHERE undone")
    step = connection.execute(
        "INSERT INTO own_steps (label, done_at) VALUES (?, ?)", (label, now)
    ).lastrowid
    before = {uid: _row(connection, uid) for uid in after}
    connection.executemany(
        "INSERT INTO own_step_rows VALUES (?, ?, ?, ?)",
        [(step, uid, _json(before[uid]), _json(row)) for uid, row in after.items()],
    )
    _write(connection, after)
    _show(connection, before, after)
    connection.execute("DELETE FROM own_steps WHERE step <= ?", ((step or 0) - MOST_STEPS,))


def _step_of(connection: sqlite3.Connection, label: str, uids: Iterable[str]) -> int | None:
    """The last step that was done, where it is called so and is of these entries."""
    step: int | None = connection.execute(_LAST_DONE).fetchone()[0]
    found = connection.execute(
        "SELECT uid FROM own_steps JOIN own_step_rows USING (step) WHERE step = ? AND label = ?",
        (step, label),
    )
    return step if {row[0] for row in found} == set(uids) else None


def _go_on(connection: sqlite3.Connection, step: int, after: Mapping[str, Row | None]) -> None:
    """Make what follows a part of the step; a step that changes nothing in the end is none."""
    connection.execute("DELETE FROM own_steps WHERE undone")
    connection.executemany(
        "UPDATE own_step_rows SET after = ? WHERE step = ? AND uid = ?",
        [(_json(row), step, uid) for uid, row in after.items()],
    )
    before = {uid: _row(connection, uid) for uid in after}
    _write(connection, after)
    corrections.apply(connection, _targets(before, after))
    connection.execute(
        "DELETE FROM own_steps WHERE step = ? AND NOT EXISTS"
        " (SELECT 1 FROM own_step_rows r WHERE r.step = own_steps.step AND before IS NOT after)",
        (step,),
    )


def _write(connection: sqlite3.Connection, rows: Mapping[str, Row | None]) -> None:
    connection.executemany(
        "DELETE FROM own_entries WHERE uid = ?", [(uid,) for uid, row in rows.items() if not row]
    )
    connection.executemany(_PUT, [row for row in rows.values() if row])


def _show(connection: sqlite3.Connection, *states: Mapping[str, Row | None]) -> None:
    """Bring the tables of events to what the entries say whose rows these were and are."""
    own_campaigns.apply(connection, *states)
    corrections.apply(connection, _targets(*states))


def _targets(*states: Mapping[str, Row | None]) -> set[str]:
    """The keys of the events that the rows are or were corrections of."""
    rows = (row for state in states for row in state.values() if row)
    return {row["target_key"] for row in rows if row["type"] in CORRECTION_TYPES}


def _uid_in_place(connection: sqlite3.Connection, entry: Entry) -> str:
    """The uid of what the entry takes the place of, its own where there is no such thing."""
    if not isinstance(entry.content, _ONE_EACH):
        return entry.uid
    row = row_of(entry)
    found = connection.execute(
        "SELECT uid FROM own_entries WHERE target_key = :target_key AND page = :page"
        " AND target_kind = :target_kind AND type = :type",
        row,
    ).fetchone()
    return entry.uid if found is None else str(found[0])


def _row(connection: sqlite3.Connection, uid: str) -> Row | None:
    row = connection.execute(f"{_SELECT} WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else dict(zip(COLUMNS, row, strict=True))


def _created(connection: sqlite3.Connection, uid: str) -> str | None:
    row = _row(connection, uid)
    return None if row is None else str(row["created_at"])


def _row_from(text: str | None) -> Row | None:
    return None if text is None else dict(json.loads(text))


def _json(row: Row | None) -> str | None:
    return None if row is None else compact(row)
