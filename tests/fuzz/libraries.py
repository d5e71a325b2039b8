"""Library files to be opened, of damaged bytes and of values that nobody wrote.

A sample is the library and its write-ahead log in one: the length of the first in eight bytes, then
both.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

import bundles

from timeline_app.domain.document import Document, Redirect
from timeline_app.domain.own import Bookmark, Entry, NewHeadline, Note, OwnCampaign, Tag, Target
from timeline_app.domain.own import TargetKind as Kind
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.library.store import Library
from timeline_app.worker import build_record

ARTICLES = 4
_TEXT = (
    "'''{name}'''發生於1937年。12月13日，[[日軍]]第16師團攻占{name}的城門。次日，守軍第88師師長孫元良撤退。\n\n== 經過 ==\n"
    "{{|\n|-\n| 第5軍 || 杜聿明\n|}}\n同日夜，教導總隊<ref>某書</ref>渡江。\n"
)
_ODD_VALUES: Sequence[object] = (
    None, 0, -1, 1, 2**63 - 1, -(2**63), 0.5, float("inf"), "", "x", "[]", "{}", "null", '[["a"]]', '{"text": 1}', "1|2|3", "\x00", b"", b"\xff\xfe", b"\x00" * 9, "南京" * 500,
    "[" * 3000, "1937-13-45", "day|||0|0|campaign|body|other", "day|x|y|z|w|v|u|t", "CN:88:师", "note", "event", "headline",
)  # fmt: skip
_OFFSETS = (16, 18, 19, 20, 21, 22, 23, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 92, 96, 100)
"""Where the fields of the header stand: https://www.sqlite.org/fileformat.html#the_database_header"""


def document(number: int) -> Document:
    """A small article."""
    name = f"第{number}號城"
    return Document(name, _TEXT.format(name=name), SourceInfo(name), name)


@cache
def record(number: int) -> ArticleRecord:
    """What is read out of it."""
    return build_record(document(number))


@cache
def whole() -> bytes:
    """A library with articles, redirects and the reader's own work, part of it in its log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library(path) as library:
            for number in range(ARTICLES + 1):
                saved = library.update(record(number), document(number))
            library.remove([saved.article_id])
            library.add_redirects([Redirect("甲城", "第1號城")])
            library.settle_redirects()
        with Library(path) as library:
            for entry in _entries():
                library.change_own("note", [entry])
            library.change_own("drop", drop=["0"])
            library.undo_own()
            return packed(path)


@cache
def sound() -> bytes:
    """The same with nothing in its log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        unpack(whole(), path)
        Library(path).close()
        return packed(path)


def _entries() -> list[Entry]:
    key = record(1).events[0].key
    event, unit = Target(Kind.EVENT, "第1号城", key), Target(Kind.UNIT, "", "CN:88:师")
    contents = (Note("疑"), Tag("要"), Bookmark(), NewHeadline("城破"))
    found = [Entry(f"{n}", event, content, "词") for n, content in enumerate(contents)]
    found += [Entry(f"u{n}", unit, content) for n, content in enumerate(contents[:3])]
    return [*found, Entry("c", Target(Kind.LIBRARY), OwnCampaign("我的戰役"))]


def packed(path: Path) -> bytes:
    """The library at that path as a sample."""
    main, log = path.read_bytes(), path.with_name(path.name + "-wal")
    more = log.read_bytes() if log.exists() else b""
    return len(main).to_bytes(8, "big") + main + more


def unpack(sample: bytes, path: Path) -> None:
    """Write a sample to a path."""
    size = int.from_bytes(sample[:8], "big")
    path.write_bytes(sample[8 : 8 + size])
    if log := sample[8 + size :]:
        path.with_name(path.name + "-wal").write_bytes(log)


def data(drawing: random.Random) -> bytes:
    """One sample to be tried."""
    if drawing.random() < 0.4:
        sample = _other_values(drawing)
        if drawing.random() < 0.8:
            return sample
    else:
        sample = whole()
    size = int.from_bytes(sample[:8], "big")
    main, log = sample[8 : 8 + size], sample[8 + size :]
    if log and drawing.random() < 0.3:
        log = bundles.spoilt(drawing, log, ())
    elif drawing.random() < 0.3:
        main = _other_header(drawing, main)
    else:
        main = bundles.spoilt(drawing, main, ())
    return len(main).to_bytes(8, "big") + main + log


def _other_header(drawing: random.Random, main: bytes) -> bytes:
    made = bytearray(main)
    for _ in range(drawing.randint(1, 3)):
        start = drawing.choice(_OFFSETS)
        value = drawing.choice((0, 1, 2, 255, 65535, 2**32 - 1, drawing.getrandbits(32)))
        made[start : start + 4] = value.to_bytes(4, drawing.choice(("big", "little")))
    return bytes(made)


def _other_values(drawing: random.Random) -> bytes:
    """A sound file of SQLite whose rows and tables are not those that the program wrote."""
    shared = "/dev/shm"
    with tempfile.TemporaryDirectory(dir=shared if Path(shared).is_dir() else None) as folder:
        path = Path(folder) / "library.db"
        unpack(whole(), path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("PRAGMA journal_mode = DELETE")
            for _ in range(drawing.choice((1, 1, 1, 2, 5))):
                with suppress(sqlite3.Error):
                    _change(drawing, connection)
        return packed(path)


def _change(drawing: random.Random, connection: sqlite3.Connection) -> None:
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    table = drawing.choice(sorted(names))
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    column, value = drawing.choice(columns), drawing.choice(_ODD_VALUES)
    wish = drawing.random()
    if wish < 0.75:
        where = (
            "" if drawing.random() < 0.3 else f" WHERE abs(random()) % {drawing.randint(1, 5)} = 0"
        )
        connection.execute(f"UPDATE OR REPLACE {table} SET {column} = ?{where}", (value,))
    elif wish < 0.8:
        connection.execute(f"DELETE FROM {table} WHERE abs(random()) % 2 = 0")
    elif wish < 0.85:
        connection.execute(f"DROP TABLE {table}")
    elif wish < 0.9:
        connection.execute(f"ALTER TABLE {table} RENAME COLUMN {column} TO other")
    elif wish < 0.95:
        connection.execute(f"PRAGMA user_version = {drawing.choice((0, 1, 2, 3, 4, 5, 7, -1))}")
    else:
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', ?) WHERE name = ?",
            (drawing.choice(("", "UNIQUE", "(", "\x00")), table),
        )
