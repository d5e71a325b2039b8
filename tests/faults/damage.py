"""Files that are not as this program wrote them."""

from __future__ import annotations

import random
from pathlib import Path

import kills
from outcome import Outcome

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Note
from timeline_app.library import backups, schema
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

ARTICLES = 4


def library(folder: Path) -> Path:
    """A library with articles, notes and a backup."""
    path = folder / "library.db"
    with Library(path) as opened:
        for document in kills.documents()[:ARTICLES]:
            opened.update(kills.read(document), document)
        opened.change_own("note", [Entry("a", kills.UNIT, Note("疑"))])
    backups.back_up(path, "day")
    return path


def is_whole(path: Path) -> bool:
    """Whether such a library is in order and has what was put into it."""
    try:
        with Library(path) as opened:
            faults = opened.check()
        with LibraryReader(path) as reader:
            return not faults and len(reader.campaigns()) == ARTICLES and bool(reader.own.entries())
    except ExpectedError:
        return False


def newer(folder: Path, chance: random.Random) -> Outcome:
    """It is refused in a sentence and left as it is."""
    path = library(folder)
    with Library(path) as opened:
        opened._db.conn.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    told = ""
    for opening in (Library, LibraryReader):
        try:
            opening(path).close()
        except ExpectedError as error:
            if error.code != "newer-library":
                return Outcome(f"told as {error.code}")
            told = error.sentence
        else:
            return Outcome("it was opened")
    return Outcome("" if path.read_bytes() == before else "it was changed", told)


def flipped(folder: Path, chance: random.Random) -> Outcome:
    """One to fifty bytes anywhere are others."""
    path = library(folder)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    path.write_bytes(data)
    return _way_on(path)


def truncated(folder: Path, chance: random.Random) -> Outcome:
    """The file ends anywhere."""
    path = library(folder)
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(1, len(data))])
    return _way_on(path)


def _way_on(path: Path) -> Outcome:
    """Whatever is wrong is told in a sentence, and the backup brings everything back."""
    told = ""
    try:
        found = _use(path)
    except ExpectedError as error:
        told = error.sentence
    except Exception as error:  # noqa: BLE001  anything else is what this looks for
        return Outcome(f"{type(error).__name__}: {error}")
    else:
        told = found[0] if found else ""
    good = backups.backups(path)[-1].path
    if not told and _shown(path) != _shown(good):
        told = "(nothing, though a stored text is another one)"  # SQLite keeps no checksums
    damaged = path.read_bytes()
    backups.restore(path, good)
    if not is_whole(path):
        return Outcome("the backup did not bring everything back", told)
    kept = [each.read_bytes() for each in backups.folder_of(path).iterdir()]
    if damaged not in kept and len(kept) < 2:
        return Outcome("what was damaged is not kept", told)
    return Outcome("", told)


def _use(path: Path) -> list[str]:
    _shown(path)
    with Library(path) as opened:
        return opened.check()


def _shown(path: Path) -> object:
    """Whatever a reader sees of a library."""
    with LibraryReader(path) as reader:
        articles = [reader.article(row.article_id) for row in reader.campaigns()]
        hits = reader.searcher.search("日軍").hits
        return articles, reader.packed_events(), hits, reader.own.entries(), reader.own.steps()
