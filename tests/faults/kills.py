"""Processes that are killed at a random moment, or that write at the same time."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

from timeline_app.domain.document import Document
from timeline_app.domain.record import SourceInfo
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.worker import build_record

ARTICLES = 12
_TEXT = "'''{name}'''發生於1937年。12月13日，日軍第16師團攻占{name}的城門。次日，守軍第88師撤退。"

_IMPORT = """
import sys; sys.path.insert(0, {here!r})
from pathlib import Path
import kills
from timeline_app.library.store import Library
with Library(Path({path!r})) as library:
    for document in kills.documents():
        library.update(kills.read(document), document)
        print(document.title, flush=True)
"""
_EDIT = """
import sys
from pathlib import Path
from timeline_app.domain.own import Entry, Note, Target, TargetKind
from timeline_app.library.store import Library
with Library(Path({path!r})) as library:
    for number in range(100_000):
        entry = Entry(f"{{number}}", Target(TargetKind.UNIT, "", "CN:88:师"), Note("疑"))
        library.change_own("note", [entry])
        print(number, flush=True)
"""


def documents() -> list[Document]:
    """Small articles, no two alike."""
    names = [f"第{number}號城" for number in range(ARTICLES)]
    return [Document(name, _TEXT.format(name=name), SourceInfo(name), name) for name in names]


@cache
def read(document: Document):  # type: ignore[no-untyped-def]
    """What is read out of one."""
    return build_record(document)


def while_importing(folder: Path, chance: random.Random) -> str:
    """Whole articles only, and every one that was told to be there."""
    path = folder / "library.db"
    here = str(Path(__file__).parent)
    told = _killed(_IMPORT.format(here=here, path=str(path)), chance.uniform(0.05, 0.5))
    if not path.exists():
        return "an article that was told is gone" if told else ""
    with Library(path) as library:
        faults = library.check()
    if faults:
        return faults[0]
    with LibraryReader(path) as reader:
        rows = {row.title: row for row in reader.campaigns()}
        for document in documents():
            stored = (
                reader.article(rows[document.name].article_id) if document.name in rows else None
            )
            if stored is None and document.title in told:
                return f"{document.title} is gone"
            if stored is not None and stored.record != read(document):
                return f"{document.title} is not whole"
    return ""


def while_editing(folder: Path, chance: random.Random) -> str:
    """Every note that was acknowledged."""
    path = folder / "library.db"
    Library(path).close()
    told = _killed(_EDIT.format(path=str(path)), chance.uniform(0.02, 0.3))
    with Library(path) as library:
        faults = library.check()
    with LibraryReader(path) as reader:
        there = {entry.uid for entry in reader.own.entries()}
        undoable = reader.own.steps().undo
    lost = set(told) - there
    if lost:
        return f"{len(lost)} notes are gone"
    if there and undoable is None:
        return "the last step cannot be undone"
    return faults[0] if faults else ""


def second_writer(folder: Path, chance: random.Random) -> str:
    """Two programs write notes at once: those of both are there."""
    path = folder / "library.db"
    Library(path).close()
    program = _EDIT.format(path=str(path)).replace("100_000", "20")
    other = program.replace('f"{number}"', 'f"other {number}"')
    running = [_start(program), _start(other)]
    for process in running:
        process.wait(timeout=60)
    with LibraryReader(path) as reader:
        count = len(reader.own.entries())
    return "" if count == 40 else f"{40 - count} notes are missing"


def _start(program: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def _killed(program: str, after: float) -> list[str]:
    """The lines a program wrote until it was killed, ``after`` seconds behind the first."""
    process = _start(program)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    whole = first + rest
    lines = whole.split("\n")
    return [line for line in lines[:-1] if line]
