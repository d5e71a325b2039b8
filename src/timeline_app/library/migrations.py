"""How a library file comes to the newest schema: named steps, each once, each in a transaction.

A new step goes to the end of the file; steps that were ever released are never changed.  SQLite's
``user_version`` counts the steps, and the table ``_sqlite_migrations`` names them with their time.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from timeline_app.library import packed_events, schema, schema_sources, search_schema

STEPS = Migrations("campaign-timeline")
_MARKS = "e.extracted IS NOT NULL AS corrected, substr(e.key, 1, 4) = 'own:' AS own"


def apply(db: Database) -> None:
    """Run the steps the file has not seen; a step that fails leaves it as it was before."""
    STEPS.apply(db)


@STEPS(name="articles, campaigns, events and orders of battle")
def _tables(db: Database) -> None:
    _run(db, [f"PRAGMA application_id = {schema.APPLICATION_ID}", *schema.TABLES])
    _set_version(db, 1)


@STEPS(name="search")
def _search(db: Database) -> None:
    _run(db, search_schema.TABLES)
    _set_version(db, 2)


@STEPS(name="views for other tools")
def _views(db: Database) -> None:
    _run(db, schema.VIEWS)
    _set_version(db, 3)


@STEPS(name="totals of campaigns")
def _totals(db: Database) -> None:
    _run(db, [*schema.CAMPAIGN_TOTALS, schema.COUNT_TOTALS])
    _set_version(db, 4)


@STEPS(name="markup and redirects")
def _sources(db: Database) -> None:
    _run(db, schema_sources.SOURCE_TABLES)
    _set_version(db, 5)


@STEPS(name="the reader's own work")
def _own_work(db: Database) -> None:
    _run(db, schema.OWN_TABLES)
    _set_version(db, 6)


@STEPS(name="events of each article in one row")
def _packed(db: Database) -> None:
    _run(db, schema.PACKED_EVENTS)
    packed_events.refresh_all(db.conn)
    _set_version(db, 7)


@STEPS(name="removed articles, and when revisions were written")
def _removed(db: Database) -> None:
    _run(db, schema_sources.REMOVED_TABLES)
    _set_version(db, 8)


@STEPS(name="corrected and own events in the view")
def _marked_events(db: Database) -> None:
    told = schema.VIEWS[0].replace("a.url, a.licence", f"a.url, a.licence, {_MARKS}")
    _run(db, ["DROP VIEW timeline_events", told])
    _set_version(db, 9)


@STEPS(name="names once, and single characters")
def _search_lists(db: Database) -> None:
    _run(db, search_schema.LISTS)
    _set_version(db, 10)


def _run(db: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        db.conn.execute(statement)


def _set_version(db: Database, version: int) -> None:
    db.conn.execute(f"PRAGMA user_version = {version}")
