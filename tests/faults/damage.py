"""Files that are not as this program wrote them."""

from __future__ import annotations

import random
from pathlib import Path

import kills

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Note, Target, TargetKind
from timeline_app.library import backups, schema
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library


def _library(folder: Path) -> Path:
    """A library with articles, notes and a backup."""
    path = folder / "library.db"
    with Library(path) as library:
        for document in kills.documents()[:4]:
            library.update(kills.read(document), document)
        library.change_own(
            "note", [Entry("a", Target(TargetKind.UNIT, "", "CN:88:师"), Note("疑"))]
        )
    backups.back_up(path, "day")
    return path


def newer(folder: Path, chance: random.Random) -> str:
    """It is refused in a sentence and left as it is."""
    path = _library(folder)
    with Library(path) as library:
        library._db.conn.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    for opened in (Library, LibraryReader):
        try:
            opened(path).close()
        except ExpectedError as error:
            if error.code != "newer-library":
                return f"told as {error.code}"
        else:
            return "it was opened"
    return "" if path.read_bytes() == before else "it was changed"


def flipped(folder: Path, chance: random.Random) -> str:
    """One to fifty bytes anywhere are others."""
    path = _library(folder)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    path.write_bytes(data)
    return _way_on(path)


def truncated(folder: Path, chance: random.Random) -> str:
    """The file ends anywhere."""
    path = _library(folder)
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(1, len(data))])
    return _way_on(path)


def _way_on(path: Path) -> str:
    """Whatever is wrong is told in a sentence, and the backup brings everything back."""
    damaged = path.read_bytes()
    try:
        _use(path)
    except ExpectedError:
        pass
    except Exception as error:  # noqa: BLE001  anything else is what this looks for
        return f"{type(error).__name__}: {error}"
    aside = path.with_name("kept")
    aside.write_bytes(damaged)
    backups.restore(path, backups.backups(path)[0].path)
    with LibraryReader(path) as reader:
        whole = len(reader.campaigns()) == 4 and len(reader.own.entries()) == 1
    return "" if whole else "the backup did not bring everything back"


def _use(path: Path) -> None:
    with LibraryReader(path) as reader:
        for row in reader.campaigns():
            reader.article(row.article_id)
        reader.packed_events()
        reader.searcher.search("日軍")
        reader.own.entries()
    with Library(path) as library:
        library.check()
