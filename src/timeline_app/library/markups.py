"""The markup that articles were read from, kept so that they can be read again.

A text that comes in once more need not be read if this very program read it before.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from timeline_app import __version__
from timeline_app.domain.document import Document
from timeline_app.library import files, rows

_KEPT = f"""
SELECT m.name, m.title AS page, m.markup, a.* FROM markups m
JOIN ({rows.SOURCES.partition("ORDER BY")[0]} WHERE id = :id) a ON a.id = m.article_id
"""
_SUPERSEDED = """
SELECT old.article_id FROM markups old
JOIN markups new ON new.digest = old.digest AND new.article_id <> old.article_id
WHERE old.program <> :program AND new.program = :program
  AND old.article_id IN (SELECT value FROM json_each(:ids))
"""


def digest(document: Document) -> str:
    """Equal for documents of the same title and markup alone."""
    named = f"{document.title or document.name}\0{document.text}"
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()


def keep(connection: sqlite3.Connection, article_id: int, document: Document) -> None:
    """Keep what an article was read from, in place of what it was read from before."""
    packed = zlib.compress(document.text.encode("utf-8", "surrogatepass"))
    connection.execute(
        "INSERT INTO markups VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE SET"
        " name = excluded.name, title = excluded.title, digest = excluded.digest,"
        " program = excluded.program, markup = excluded.markup",
        (article_id, document.name, document.title, digest(document), __version__, packed),
    )


def holds(connection: sqlite3.Connection, document: Document) -> bool:
    """Whether this program has read the very same text into the library."""
    query = "SELECT 1 FROM markups WHERE digest = ? AND program = ?"
    return connection.execute(query, (digest(document), __version__)).fetchone() is not None


def outdated(library: Path) -> list[int]:
    """The articles that other versions of this program have read, and that can be read again."""
    query = "SELECT article_id FROM markups WHERE program <> ? ORDER BY article_id"
    with files.reading(library), closing(files.connect_to_read(library)) as connection:
        return [row[0] for row in connection.execute(query, (__version__,))]


def kept(library: Path, article_ids: Collection[int]) -> Iterator[Document]:
    """What articles were read from, as it came in, of those whose markup was kept; one at a time."""
    with files.reading(library), closing(files.connect_to_read(library)) as connection:
        connection.row_factory = sqlite3.Row
        for article_id in article_ids:
            row = connection.execute(_KEPT, {"id": article_id}).fetchone()
            if row is not None:
                text = zlib.decompress(row["markup"]).decode("utf-8", "surrogatepass")
                yield Document(row["name"], text, rows.source_of(dict(row)), row["page"])


def superseded(library: Path, article_ids: Collection[int]) -> list[int]:
    """Those of the articles whose text this version has read as an article of another title."""
    told = {"program": __version__, "ids": json.dumps(list(article_ids))}
    with files.reading(library), closing(files.connect_to_read(library)) as connection:
        return [row[0] for row in connection.execute(_SUPERSEDED, told)]
