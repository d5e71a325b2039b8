"""Library files: where the reader's own lies, whether a file is one, and what went wrong with it."""

from __future__ import annotations

import logging
import os
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import platformdirs

from timeline_app import FOLDER
from timeline_app.domain.errors import ExpectedError, filled, template
from timeline_app.library import schema

_log = logging.getLogger(__name__)
BUSY_SECONDS = 5.0
"""How long to wait for another program that is writing to the file."""

_FAULTS = {
    sqlite3.SQLITE_FULL: (
        "disk-full",
        template("There is no room left on the disk for the library {path}."),
        template("Free some space and try again; nothing of the library was lost."),
    ),
    sqlite3.SQLITE_READONLY: (
        "read-only",
        template("The library {path} cannot be written to."),
        template("Allow writing to the file and its folder, or choose another with --library."),
    ),
    sqlite3.SQLITE_BUSY: (
        "locked",
        template("Another program is writing to the library {path}."),
        template("Close it, or wait a moment, and try again."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot-open",
        template("The library {path} cannot be opened."),
        template("See that its folder exists and that you may read and write there."),
    ),
    sqlite3.SQLITE_PERM: (
        "cannot-open",
        template("The library {path} may not be opened."),
        template("See that you may read and write the file and its folder."),
    ),
    sqlite3.SQLITE_NOTADB: (
        "not-a-library",
        template("{path} is not a Campaign Timeline library."),
        template("Choose another file; this one was left as it is."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        "damaged",
        template("The library {path} is damaged."),
        template("Go back to a backup, or move the file away and import the articles again."),
    ),
    sqlite3.SQLITE_IOERR: (
        "disk-error",
        template("The disk failed while the library {path} was in use."),
        template("See that the disk is still connected and has room, then try again."),
    ),
}
_SPOILT = re.compile(r"Could not decode to UTF-8|malformed database schema")
"""What SQLite says of damage without a code of its own: text or tables that are none."""
_NOT_OURS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    zlib.error,
    sqlite3.OperationalError,
    sqlite3.IntegrityError,
)
"""What comes of stored values and tables that this program did not write."""
_SAME_FAULT = {sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY, sqlite3.SQLITE_AUTH: sqlite3.SQLITE_PERM}


def default_library_path() -> Path:
    """Where the reader's own library lies on this system."""
    return platformdirs.user_data_path(FOLDER, appauthor=False) / "library.sqlite"


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turn the world's faults (full disk, locked file …) into ExpectedErrors; bugs pass."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite quotes what is damaged in its own complaint
        raise _damaged(path) from error
    except OSError as error:
        name, _, remedy = _FAULTS[sqlite3.SQLITE_CANTOPEN]
        told = filled(
            "The library {path} cannot be opened: {reason}.", path=path, reason=error.strerror
        )
        raise ExpectedError(name, told, remedy) from error
    except sqlite3.Error as error:
        # The low byte is the primary result code: https://www.sqlite.org/rescode.html
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if _SPOILT.match(str(error)):
            raise _damaged(path) from error
        fault = _FAULTS.get(_SAME_FAULT.get(code, code))
        if fault is None:
            raise
        name, sentence, remedy = fault
        raise ExpectedError(name, filled(sentence, path=path), remedy) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """The same, where stored values are made into those of the domain: what cannot be was damaged,
    and so were tables that are not those that were made.

    The log tells the trace, for a fault of the program would look the same.
    """
    try:
        with faults_of(path):
            yield
    except _NOT_OURS as error:
        _log.exception("a stored value of %s cannot be read", path)
        raise _damaged(path) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """The same, where stored values are changed, in a transaction that is then taken back."""
    try:
        with faults_of(path):
            yield
    except _NOT_OURS as error:
        _log.exception("%s cannot be written to", path)
        raise ExpectedError(
            "not-written",
            filled(
                "The library {path} was not changed: something in it is not as this program writes it.",
                path=path,
            ),
            "Check the library, and go back to a backup where it is damaged; the log tells more.",
        ) from error


def _damaged(path: Path) -> ExpectedError:
    name, sentence, remedy = _FAULTS[sqlite3.SQLITE_CORRUPT]
    return ExpectedError(name, filled(sentence, path=path), remedy)


def is_missing(path: Path) -> bool:
    """Whether there is no library yet: no file, or one of no bytes."""
    with faults_of(path):
        return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def require_library(path: Path) -> int:
    """The schema version of a library of ours, without touching it.

    ExpectedError ``no-library``, ``not-a-library`` or ``newer-library`` where it is none that
    this program can use.
    """
    if is_missing(path):
        raise ExpectedError(
            "no-library",
            filled("There is no library {path}.", path=path),
            "Import some articles first.",
        )
    # The raw header, because SQLite itself may write beside a file that it only looks at.
    if not has_our_mark(path):
        name, sentence, remedy = _FAULTS[sqlite3.SQLITE_NOTADB]
        raise ExpectedError(name, filled(sentence, path=path), remedy)
    with faults_of(path), closing(connect_to_read(path)) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.VERSION:
        raise ExpectedError(
            "newer-library",
            filled(
                "The library {path} was written by a newer version of Campaign Timeline.", path=path
            ),
            "Install the newest version to open it; the file was left as it is.",
        )
    return version


def has_our_mark(path: Path) -> bool:
    """Whether the file says in its header that it is a library of ours.

    SQLite is asked, which neither locks what is immutable nor writes beside it: whoever opens the file
    himself takes this process's locks away when he closes it, and another process then removes the
    log that is still being read (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """
    with faults_of(path):
        if not path.is_file():
            if path.is_dir():
                path.open("rb")  # tells that it is one
            return False  # a pipe would be waited for
        address = f"{path.absolute().as_uri()}?immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            try:
                mark = connection.execute("PRAGMA application_id").fetchone()[0]
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN:
                    raise
                return False
    return bool(mark == schema.APPLICATION_ID)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, also where the folder itself may not be written to."""
    address = path.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        connection.close()
        refused = error.sqlite_errorcode & 0xFF in (
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_READONLY,
        )
        if not refused or path.with_name(path.name + "-wal").exists():
            raise
        # In WAL mode SQLite wants a file of its own beside the library; nobody can be writing
        # where that cannot be made, so the file may be taken as unchanging.
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True)
        connection.execute("PRAGMA schema_version")
    return connection


def draft_of(path: Path) -> Path:
    """Where this process may make a file that will take the place of another."""
    return path.with_name(f"{path.name}.{os.getpid()}.new")


def publish(draft: Path, path: Path) -> None:
    """Give a finished draft its name, unless another program was faster: its library is as good."""
    if not is_missing(path):
        return
    drop_leftovers(path)
    try:
        path.hardlink_to(draft)
    except OSError:
        if is_missing(path):  # no hard links here
            draft.replace(path)


def drop_leftovers(path: Path) -> None:
    """Remove what a library that is gone left beside it; SQLite would add it to the next one."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
