"""Where in the library the things stand that the reader's own work hangs on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from timeline_app.domain.dates import When
from timeline_app.domain.own import Target, TargetKind
from timeline_app.library import files
from timeline_app.library.event_lines import line_of
from timeline_app.library.layout import names_from
from timeline_app.zhtext.variants import fold

_OF_KEYS = "(SELECT value FROM json_each(?))"
_EVENTS = f"""SELECT key, article_id, id, start_day, end_day, precision, time, open, approximate,
  headline, kind, people FROM events WHERE key IN {_OF_KEYS} ORDER BY id DESC"""
_TELLING = f"""SELECT a.title_key, e.sentence, e.article_id, e.id, e.start_day, e.end_day, e.precision,
  e.time, e.open, e.approximate, e.headline, e.kind, e.people
FROM articles a JOIN events e ON e.article_id = a.id WHERE a.title_key IN {_OF_KEYS}
ORDER BY e.position DESC"""
_UNITS = f"""SELECT key, article_id, names FROM units WHERE key IN {_OF_KEYS}
ORDER BY article_id DESC"""
_ARTICLES = f"SELECT title_key, id, title FROM articles WHERE title_key IN {_OF_KEYS}"


@dataclass(frozen=True, slots=True)
class Standing:
    """The article in which a thing is found, and what it is called there, as it is written: an
    event's headline, a unit's name, an article's title; "" for a sentence.

    ``when`` is the time of an event, or of the first one that a sentence tells; ``people`` are the
    names in a headline.
    """

    article_id: int
    name: str = ""
    when: When | None = None
    event_id: int | None = None
    people: tuple[str, ...] = ()


def read_standing(path: Path, targets: Iterable[Target]) -> dict[Target, Standing]:
    """Where these things stand; what the library does not hold is left out.

    ExpectedError where the file cannot be read.
    """
    by_kind: dict[TargetKind, list[Target]] = {kind: [] for kind in TargetKind}
    for target in targets:
        by_kind[target.kind].append(target)
    found: dict[Target, Standing] = {}
    with files.reading(path), closing(files.connect_to_read(path)) as connection:
        for kind, read in (
            (TargetKind.EVENT, _events),
            (TargetKind.UNIT, _units),
            (TargetKind.ARTICLE, _articles),
            (TargetKind.SENTENCE, _sentences),
        ):
            if by_kind[kind]:
                found |= read(connection, by_kind[kind])
    return found


def _events(connection: sqlite3.Connection, targets: Collection[Target]) -> dict[Target, Standing]:
    rows = connection.execute(_EVENTS, (_json(target.key for target in targets),))
    of_key = {key: _standing(article_id, row) for key, article_id, *row in rows}
    return {target: of_key[target.key] for target in targets if target.key in of_key}


def _units(connection: sqlite3.Connection, targets: Collection[Target]) -> dict[Target, Standing]:
    rows = connection.execute(_UNITS, (_json(target.key for target in targets),))
    of_key = {
        key: Standing(article_id, next(iter(names_from(names)), key))
        for key, article_id, names in rows
    }
    return {target: of_key[target.key] for target in targets if target.key in of_key}


def _articles(
    connection: sqlite3.Connection, targets: Collection[Target]
) -> dict[Target, Standing]:
    rows = connection.execute(_ARTICLES, (_json(target.page for target in targets),))
    of_page = {page: Standing(article_id, title) for page, article_id, title in rows}
    return {target: of_page[target.page] for target in targets if target.page in of_page}


def _sentences(
    connection: sqlite3.Connection, targets: Collection[Target]
) -> dict[Target, Standing]:
    pages = _json({target.page for target in targets})
    wanted = {(target.page, target.key) for target in targets}
    told: dict[tuple[str, str], Standing] = {}
    for page, sentence, article_id, *row in connection.execute(_TELLING, (pages,)):
        place = (page, fold(sentence))
        if place in wanted:
            when = line_of(*row).when
            told[place] = Standing(article_id, when=when)
    articles = _articles(connection, targets)
    return {
        target: told.get((target.page, target.key), Standing(standing.article_id))
        for target, standing in articles.items()
    }


def _standing(article_id: int, row: list[object]) -> Standing:
    line = line_of(*row)
    return Standing(article_id, line.headline, line.when, line.id, line.people)


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values))
