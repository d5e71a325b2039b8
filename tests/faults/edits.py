"""The reader's own work, cut off in the middle: what was acknowledged is there, step by step."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import kills
from outcome import WHOLE, Outcome

from timeline_app.domain import days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.events import EventKind
from timeline_app.domain.own import (
    Bookmark,
    Content,
    Entry,
    Hidden,
    NewDate,
    NewHeadline,
    NewKind,
    Note,
    OwnEvent,
    Tag,
    Target,
    TargetKind,
)
from timeline_app.library.own_file import own_text
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

STEPS = 400
Step = Callable[[Library], object]
_DAY = days.to_day(1937, 12, 13)
_MANY = 4
"""Entries of a merged file."""


def while_editing(folder: Path, chance: random.Random) -> Outcome:
    """Notes, tags, corrections, own events, undo, redo and merging: all steps told, and at most one more."""
    path, seed = folder / "library.db", chance.randrange(2**32)
    prepared(path)
    done = len(kills.killed(partial(_edit, seed), path, chance.uniform(0, 0.4)))
    with Library(path) as library:
        faults = library.check()
    if faults:
        return Outcome(faults[0])
    found = _state(path)
    expected = folder / "expected.db"
    prepared(expected)
    with Library(expected) as library:
        for step in steps(seed)[:done]:
            step(library)
    if found == _state(expected):
        return WHOLE
    with Library(expected) as library:
        for step in steps(seed)[done : done + 1]:
            step(library)
    if found == _state(expected):
        return WHOLE
    return Outcome(f"the library is not as it was after {done} or {done + 1} steps")


def while_merging_by_command(folder: Path, chance: random.Random) -> Outcome:
    """Somebody's work taken in by the command line is in whole, or not at all."""
    path, theirs = folder / "library.db", folder / "theirs.json"
    prepared(path)
    entries = [_entry(chance, f"{number}", "2999") for number in range(_MANY * 500)]
    theirs.write_text(own_text(entries), encoding="utf-8")
    with Library(folder / "all.db") as library:
        library.merge_own("merge", entries)
    whole = len(_entries(folder / "all.db"))
    command = [sys.executable, "-m", "timeline_app", "--library", str(path), "notes", "--merge"]
    began = time.monotonic()
    process = subprocess.Popen([*command, str(theirs)], stdout=subprocess.DEVNULL)
    while not path.with_name(path.name + "-wal").exists() and process.poll() is None:
        if time.monotonic() > began + 60:
            return Outcome("the command never opened the library")
    time.sleep(chance.uniform(0, 0.4))
    process.kill()
    process.wait()
    count = len(_entries(path))
    with Library(path) as library:
        faults = library.check()
    if count not in (0, whole) or faults:
        return Outcome(faults[0] if faults else f"{count} entries of {whole} came in")
    return WHOLE


def _entries(path: Path) -> list[Entry]:
    with LibraryReader(path) as reader:
        return reader.own.entries()


def _edit(seed: int, path: Path, say: kills.Say) -> None:
    with Library(path) as library:
        for number, step in enumerate(steps(seed)):
            step(library)
            say(f"{number}")


def prepared(path: Path) -> None:
    """A library of three articles."""
    with Library(path) as library:
        for document in kills.documents()[:3]:
            library.update(kills.read(document), document)


def _state(path: Path) -> object:
    """The reader's entries, what can be undone, and the events as they are shown."""
    with LibraryReader(path) as reader:
        entries = sorted(reader.own.entries(), key=lambda entry: entry.uid)
        shown = [
            [
                (event.headline, event.when, event.kind, event.same_as)
                for event in stored.record.events
            ]
            for row in reader.campaigns()
            if (stored := reader.article(row.article_id)) is not None
        ]
        return entries, reader.own.steps(), shown


def steps(seed: int) -> list[Step]:
    """What a reader does, the same for the same seed: functions that take the library."""
    chance = random.Random(seed)
    return [_step(chance, number) for number in range(STEPS)]


def _step(chance: random.Random, number: int) -> Step:
    wish = chance.random()
    if wish < 0.12:
        return lambda library: library.undo_own()
    if wish < 0.18:
        return lambda library: library.redo_own()
    if wish < 0.25:
        theirs = [_entry(chance, f"m{chance.randrange(20)}", "2999") for _ in range(_MANY)]
        return lambda library: library.merge_own("merge", theirs)
    if wish < 0.32:
        gone = [f"{chance.randrange(number + 1)}"]
        return lambda library: library.change_own("drop", drop=gone)
    put = [_entry(chance, f"{number}", "")]
    return lambda library: library.change_own("change", put)


def _entry(chance: random.Random, uid: str, changed: str) -> Entry:
    document = chance.choice(kills.documents()[:3])
    record = kills.read(document)
    event = chance.choice(record.events)
    page = Target(TargetKind.ARTICLE, "第1号城")
    if chance.random() < 0.4:
        target = chance.choice((page, Target(TargetKind.UNIT, "", "CN:88:师")))
        content: Content = chance.choice((Note(f"疑 {uid}"), Tag("要"), Bookmark()))
    elif chance.random() < 0.2:
        target, content = (
            page,
            OwnEvent(When(_DAY, _DAY, Precision.DAY), f"我的 {uid}", EventKind.ATTACK),
        )
    else:
        target = Target(TargetKind.EVENT, page.page, event.key)
        content = chance.choice(
            (
                NewHeadline(f"城破 {uid}"),
                NewDate(When(_DAY + chance.randrange(30), _DAY + 30, Precision.RANGE)),
                NewKind(EventKind.CAPTURE),
                Hidden(),
                Note("此事可疑"),
            )
        )
    return Entry(uid, target, content, "词", "", changed)
