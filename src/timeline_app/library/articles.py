"""The articles of a library as a list: where they are from, what was found in them, what was not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline_app.domain.record import Diagnostic, SourceInfo
from timeline_app.library import files, rows

_LINES = """
SELECT a.*, c.title AS campaign, c.event_count, c.unit_count, m.program FROM ({articles}) a
JOIN campaigns c ON c.article_id = a.id
LEFT JOIN (SELECT article_id, program FROM markups) m ON m.article_id = a.id
"""
_ARTICLES = rows.SOURCES.replace("SELECT id,", "SELECT id, title,").partition("ORDER BY")[0]
_DOUBTS = "SELECT article_id, count(*) FROM diagnostics GROUP BY article_id"
_DOUBTS_OF = """
SELECT article_id, code, text, span_start, span_end FROM diagnostics
WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, position
"""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in the list of all: ``read_on`` is the ISO day (UTC) on which it was read.

    ``program`` is the version that read it; None where its markup was not kept, so that it cannot be
    read again.
    """

    article_id: int
    title: str
    campaign: str
    source: SourceInfo
    read_on: str
    events: int
    units: int
    diagnostics: int
    program: str | None


def article_lines(library: Path) -> list[ArticleLine]:
    """All articles, in order of title."""
    with files.reading(library), closing(files.connect_to_read(library)) as connection:
        doubts: dict[int, int] = dict(connection.execute(_DOUBTS).fetchall())
        connection.row_factory = sqlite3.Row
        found = connection.execute(_LINES.format(articles=_ARTICLES)).fetchall()
        lines = [_line(dict(row), doubts.get(row["id"], 0)) for row in found]
    return sorted(lines, key=lambda line: line.title)


def diagnostics(library: Path, article_ids: Collection[int]) -> dict[int, list[Diagnostic]]:
    """What was not understood of articles, in the order of the text."""
    told: dict[int, list[Diagnostic]] = {}
    with files.reading(library), closing(files.connect_to_read(library)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(_DOUBTS_OF, (json.dumps(list(article_ids)),)):
            told.setdefault(row["article_id"], []).append(rows.diagnostic_of(dict(row)))
    return told


def _line(row: Mapping[str, Any], diagnostics: int) -> ArticleLine:
    return ArticleLine(
        article_id=row["id"],
        title=row["title"] or row["source_title"],
        campaign=row["campaign"],
        source=rows.source_of(row),
        read_on=row["imported_at"][:10],
        events=row["event_count"],
        units=row["unit_count"],
        diagnostics=diagnostics,
        program=row["program"],
    )
