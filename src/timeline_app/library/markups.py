"""The markup that articles were read from, kept so that they can be read again.

A text that comes in once more need not be read if this very program read it before.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib

from timeline_app import __version__
from timeline_app.domain.document import Document


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
