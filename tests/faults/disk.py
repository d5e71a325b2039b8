"""Disks that are full, files that may not be written, folders that vanish."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
from pathlib import Path

from outcome import Outcome

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Note, Target, TargetKind
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

_UNIT = Target(TargetKind.UNIT, "", "CN:88:师")


def _note(uid: str) -> Entry:
    return Entry(uid, _UNIT, Note("疑" * 2000))


def full(folder: Path, chance: random.Random) -> Outcome:
    """A disk of a few megabytes fills up while notes are written."""
    place = folder / "small"
    place.mkdir()
    size = chance.randint(1000, 3000)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        return Outcome("not tried: a small disk can be made by root alone")
    try:
        return _fill(place / "library.db")
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def _fill(path: Path) -> Outcome:
    acknowledged: list[str] = []
    code = told = ""
    try:
        with Library(path) as library:
            for number in range(2000):
                library.change_own("note", [_note(f"{number}")])
                acknowledged.append(f"{number}")
    except ExpectedError as error:
        code, told = error.code, error.sentence
    if code not in ("disk-full", "disk-error"):
        return Outcome(f"the full disk was told as {code or 'nothing'}")
    with LibraryReader(path) as reader:
        there = {entry.uid for entry in reader.own.entries()}
    lost = "" if set(acknowledged) <= there else "acknowledged notes are gone"
    return Outcome(lost, told)


def read_only(folder: Path, chance: random.Random) -> Outcome:
    """A library that may only be read is read, and refuses to be written in a sentence."""
    path = folder / "library.db"
    with Library(path) as library:
        library.change_own("note", [_note("a")])
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    before = path.read_bytes()
    # Root may write everywhere, so the file system itself has to refuse.
    bound = subprocess.run(
        ["mount", "--bind", "-o", "ro", folder, folder], check=False, capture_output=True
    )
    if bound.returncode:
        return Outcome("not tried: a read-only disk can be made by root alone")
    try:
        with LibraryReader(path) as reader:
            if len(reader.own.entries()) != 1:
                return Outcome("it cannot be read")
        try:
            with Library(path) as library:
                library.change_own("note", [_note("b")])
            return Outcome("it was written to")
        except ExpectedError as error:
            told = error.sentence
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
    return Outcome("" if path.read_bytes() == before else "it was changed", told)


def vanishing(folder: Path, chance: random.Random) -> Outcome:
    """The folder is taken away while the library is open, and comes back."""
    place, aside = folder / "usb", folder / "aside"
    path = place / "library.db"
    with Library(path) as library:
        library.change_own("note", [_note("a")])
    shutil.copytree(place, aside)
    with LibraryReader(path) as reader:
        place.rename(folder / "gone")
        try:
            reader.own.entries()
            LibraryReader(path).close()
            return Outcome("a library that is not there was opened")
        except ExpectedError as error:
            code, told = error.code, error.sentence
    (folder / "gone").rename(place)
    with LibraryReader(path) as reader:
        there = len(reader.own.entries())
    lost = "" if code == "no-library" and there == 1 else f"told as {code}, {there} notes"
    return Outcome(lost, told)
