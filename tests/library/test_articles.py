from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from timeline_app import __version__
from timeline_app.domain.document import Document
from timeline_app.library import articles, rows
from timeline_app.library.store import Library

from .records import record


def test_every_article_is_a_line(library_path: Path) -> None:
    first, second = record(), record("淞滬會戰", diagnostics=())
    with Library(library_path) as library:
        library.update(first, Document("a", "markup", first.source))
        library.save(second)
    old, new = articles.article_lines(library_path)
    assert (old.title, old.campaign, old.source) == ("南京保卫战", "南京保卫战", first.source)
    assert (old.events, old.units, old.diagnostics) == (4, 2, 1)
    assert (old.program, new.program) == (__version__, None)
    assert len(old.read_on) == len("2026-11-20")
    assert articles.diagnostics(library_path, [1, 2]) == {1: list(first.diagnostics)}


def test_the_texts_are_not_touched_to_list_articles(library_path: Path) -> None:
    Library(library_path).close()
    with closing(sqlite3.connect(library_path)) as connection:
        for query in (rows.SOURCES, articles._LINES.format(articles=articles._ARTICLES)):
            plan = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
            touched = [row[3] for row in plan if "article" in row[3] or "markups" in row[3]]
            assert any("COVERING INDEX articles_listing" in step for step in touched)
