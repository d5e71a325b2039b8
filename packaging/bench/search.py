"""Searching a library of ten thousand articles: two hundred queries, each asked once."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import many
from measuring import Figure

from timeline_app.library import files
from timeline_app.library.query import parse
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

ARTICLES, SHORT = 10_000, 300
QUERIES = 200
TARGET = 20.0
KEPT = "TIMELINE_BENCH_LIBRARY"
"""Names a library file that is measured, and made first where there is none: making it takes minutes."""
COMMON = ("南京", "日军", "日軍", "攻占", "攻佔", "撤退", "師團", "司令", "中國", "战役")
SINGLE = ("軍", "日", "南", "城", "攻", "師", "渡", "港", "橋", "炮")
UNITS = ("第16師團", "廿一师", "八十八師", "第10軍", "第六师团", "七十四军", "51師", "第3飞行师团")
ABSENT = ("滑鐵盧", "拿破崙", "龘", "斯大林格勒保衛戰", "第999師")
MIXED = ("南京 攻", "日軍 -南京", "唐生智 撤退", "“下午 五時”", "軍 城", "攻 -日")


def measure(short: bool) -> Iterator[Figure]:
    """Milliseconds until the first page is there: median, 95th percentile, worst; beside them those of
    the bare index for fifty entries that hold the same.
    """
    kept = os.environ.get(KEPT)
    if kept and not short:
        path = Path(kept)
        if files.is_missing(path):
            _fill(path, ARTICLES)
        yield from _figures(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        _fill(path, SHORT if short else ARTICLES)
        yield from _figures(path)


def _fill(path: Path, articles: int) -> None:
    """A library of very many articles whose copies can be searched for, too."""
    many.fill(path, articles)
    with closing(sqlite3.connect(path)) as connection, connection:
        entries = connection.execute("SELECT max(id) FROM search_entries").fetchone()[0]
        events = connection.execute(
            "SELECT max(id) FROM events WHERE article_id <= ?", (many.READ,)
        ).fetchone()[0]
        for copy in range(1, articles // many.READ):
            connection.execute(
                "INSERT INTO search_entries SELECT id + :entries, article_id + :ids, kind,"
                " event_id + :events, unit_key,"
                " CASE kind WHEN 'article' THEN text || '之' || :copy ELSE text END,"
                " span_start, span_end, NULL FROM search_entries WHERE article_id <= :read",
                {
                    "entries": entries * copy,
                    "ids": many.READ * copy,
                    "events": events * copy,
                    "copy": copy,
                    "read": many.READ,
                },
            )
    with Library(path) as library:
        library.rebuild_search()


PROGRAM = """
import json, sys, time
from pathlib import Path
from timeline_app import qt_guard
qt_guard.load_plainly()
from PySide6.QtCore import QEventLoop, QTimer
from timeline_app.app import create_application, create_window
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Settings
settings = Settings(Path(sys.argv[2]))
app = create_application(settings)
window = create_window(Path(sys.argv[1]), settings)
window.resize(1600, 900)
waiting = QEventLoop()
window.completed.connect(waiting.quit)
window.show()
waiting.exec()
QTimer.singleShot(1000, waiting.quit)
waiting.exec()
box, searching, taken = window.top_bar.search, window.findChild(Session).searching, []
box.focus()
box.search_for(sys.argv[3])
searching.found.connect(waiting.quit)
for words in sys.argv[3:]:
    begun = time.perf_counter()
    box.search_for(words)
    waiting.exec()
    box.list.repaint()
    taken.append((time.perf_counter() - begun) * 1000)
assert box.list.isVisible()
print(json.dumps(taken))
window.close()
"""
TYPED = (
    "日",
    "日軍",
    "日軍攻",
    "第",
    "第1",
    "第16",
    "第16師",
    "第16師團",
    "南",
    "南京",
    "南京城",
    "唐生智 撤",
)
AT_ONCE = 50.0
"""Milliseconds from a key to the list: what follows sooner is felt to be at once."""


def _typing(path: Path, group: str) -> Iterator[Figure]:
    """Milliseconds from a letter until the list is painted, in a window of its own."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                PROGRAM,
                str(path),
                f"{folder}/settings.ini",
                *TYPED[:1],
                *TYPED,
            ],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    taken = sorted(json.loads(done.stdout.splitlines()[-1])[1:])
    yield Figure(group, "from key to list, median", taken[len(taken) // 2], "ms")
    yield Figure(group, "from key to list, worst", taken[-1], "ms", target=AT_ONCE)


def _figures(path: Path) -> Iterator[Figure]:
    with LibraryReader(path) as reader:
        count = sum(row.event_count for row in reader.campaigns())
        asked = queries(reader)
        reader.searcher.search("渡江")
        bare = _times(asked, lambda words: _bare(reader, words))
        found = _times(asked, lambda words: reader.searcher.search(words))
    group = f"search of {count:,} events"
    last = round(0.95 * len(asked)) - 1
    for name, place in (("median", len(asked) // 2), ("95th percentile", last), ("worst", -1)):
        target = TARGET if place == last else None
        yield Figure(
            group, f"{name} of {len(asked)} queries", found[place], "ms", bare[place], target
        )
    yield Figure(group, "mean", statistics.mean(found), "ms", statistics.mean(bare))
    yield from _typing(path, group)


def queries(reader: LibraryReader) -> list[str]:
    """The queries, always the same for the same library: most have two characters of its text."""
    chance = random.Random(1)
    stored = reader.article(1)
    assert stored is not None
    text = "".join(char for char in stored.record.article.text if "一" <= char <= "鿿")
    found = [*COMMON, *SINGLE, *UNITS, *ABSENT, *MIXED]
    sizes = [2] * 120 + [3] * 20 + [4] * 15 + [6] * 10
    for size in sizes[: QUERIES - len(found)]:
        start = chance.randrange(len(text) - size)
        found.append(text[start : start + size])
    chance.shuffle(found)
    return found


def _times(asked: Sequence[str], ask: Callable[[str], object]) -> list[float]:
    """Milliseconds, ascending."""
    taken = []
    for words in asked:
        begun = time.perf_counter()
        ask(words)
        taken.append((time.perf_counter() - begun) * 1000)
    return sorted(taken)


def _bare(reader: LibraryReader, words: str) -> object:
    part = parse(words).parts()[0]
    query = f"SELECT rowid FROM {part.table} WHERE {part.table} MATCH ? LIMIT 50"
    return reader._connection.execute(query, (part.expression,)).fetchall()
