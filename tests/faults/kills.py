"""Processes that are killed at a random moment, or that write at the same time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import IO

from outcome import WHOLE, Outcome

from timeline_app.domain.document import Document
from timeline_app.domain.own import Entry, Note, Target, TargetKind
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.worker import build_record

ARTICLES = 12
NOTES = 20
UNIT = Target(TargetKind.UNIT, "", "CN:88:师")
TEXT = "'''{name}'''發生於1937年。12月13日，日軍第16師團攻占{name}的城門。次日，守軍第88師撤退。"

Say = Callable[[str], None]
Action = Callable[[Path, Say], None]
"""What a process does with a library; it tells in lines what is done."""


@dataclass(frozen=True, slots=True)
class Child:
    """A process that was started, and the lines that it tells."""

    number: int
    lines: IO[str]

    def end(self) -> int:
        """Wait for it; its exit code, or the signal that ended it."""
        self.lines.close()
        status = os.waitpid(self.number, 0)[1]
        return os.WTERMSIG(status) or os.WEXITSTATUS(status)


def documents() -> list[Document]:
    """Small articles, no two alike."""
    names = [f"第{number}號城" for number in range(ARTICLES)]
    return [Document(name, TEXT.format(name=name), SourceInfo(name), name) for name in names]


@cache
def read(document: Document) -> ArticleRecord:
    """What is read out of one."""
    return build_record(document)


def import_all(path: Path, say: Say) -> None:
    """Store the articles, and tell each that is there."""
    with Library(path) as library:
        for document in documents():
            library.update(read(document), document)
            say(f"{document.title}")


def _remove(path: Path, say: Say) -> None:
    with Library(path) as library:
        say("begun")
        while True:
            library.put_back(library.remove([1, 2, 3]))


def _note(name: str, path: Path, say: Say) -> None:
    with Library(path) as library:
        for number in range(NOTES):
            library.change_own("note", [Entry(f"{name} {number}", UNIT, Note("疑"))])
            say(f"{number}")


def _watch(path: Path, say: Say) -> None:
    while True:
        with LibraryReader(path) as reader:
            for row in reader.campaigns():
                stored = reader.article(row.article_id)
                shown = stored and [
                    event for event in stored.record.events if event.same_as is None
                ]
                assert shown is None or len(shown) == row.event_count, row.title
            reader.own.entries()


def while_importing(folder: Path, chance: random.Random) -> Outcome:
    """Whole articles only, and every one that was told to be there."""
    path = folder / "library.db"
    told = killed(import_all, path, chance.uniform(0, 0.1))
    if not path.exists():
        return Outcome("an article that was told is gone") if told else WHOLE
    return _articles(path, told)


def while_importing_by_command(folder: Path, chance: random.Random) -> Outcome:
    """The same of the command line, which reads in processes of their own."""
    path, articles = folder / "library.db", folder / "articles"
    articles.mkdir()
    for document in documents():
        text = document.text
        (articles / f"{document.name}.wikitext").write_text(text, encoding="utf-8")
    command = ["-m", "timeline_app", "--library", str(path), "import", str(articles)]
    process = subprocess.Popen([sys.executable, *command], stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not path.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 1.5))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    if path.exists():
        outcome = _articles(path, ())
        if outcome.lost:
            return outcome
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    with LibraryReader(path) as reader:
        count = len(reader.campaigns())
    if done.returncode or count != ARTICLES:
        return Outcome(f"the second run made {count} articles of {ARTICLES}")
    return Outcome(
        told=done.stdout.strip().splitlines()[-1] if "unchanged" not in done.stdout else ""
    )


def while_removing(folder: Path, chance: random.Random) -> Outcome:
    """Articles are removed and put back: they are all there, or all kept to be put back."""
    path = folder / "library.db"
    import_all(path, lambda line: None)
    killed(_remove, path, chance.uniform(0, 0.1))
    with LibraryReader(path) as reader:
        gone = ARTICLES - len(reader.campaigns())
    with Library(path) as library:
        if gone not in (0, 3):
            return Outcome(f"{gone} articles are gone")
        kept = [row[0] for row in library._db.conn.execute("SELECT id FROM removed_articles")]
        library.put_back(kept[-3:] if gone else ())
    return _articles(path, [document.title or "" for document in documents()])


def _articles(path: Path, told: Sequence[str]) -> Outcome:
    with Library(path) as library:
        faults = library.check()
    if faults:
        return Outcome(faults[0])
    with LibraryReader(path) as reader:
        rows = {row.title: row.article_id for row in reader.campaigns()}
        for document in documents():
            title = read(document).campaign.title
            stored = reader.article(rows[title]) if title in rows else None
            if stored is None and document.title in told:
                return Outcome(f"{document.title} is gone")
            if stored is not None and stored.record.events != read(document).events:
                return Outcome(f"{document.title} is not whole")
    return WHOLE


def second_writer(folder: Path, chance: random.Random) -> Outcome:
    """Two programs write notes and a third imports, while a fourth reads: all of it is there."""
    path = folder / "library.db"
    Library(path).close()
    watcher = start(_watch, path)
    actions = (partial(_note, "one"), partial(_note, "other"), import_all)
    writers = [start(action, path) for action in actions]
    told = [(writer.lines.read(), writer.end()) for writer in writers]
    os.kill(watcher.number, signal.SIGTERM)
    watched, end = watcher.lines.read(), watcher.end()
    for said, status in told:
        if status:
            return Outcome(f"a writer ended: {said.splitlines()[-1]}")
    if end != signal.SIGTERM:
        return Outcome(f"the reader ended: {watched}")
    with LibraryReader(path) as opened:
        count = len(opened.own.entries())
    if count != 2 * NOTES:
        return Outcome(f"{2 * NOTES - count} notes are missing")
    return _articles(path, [document.title or "" for document in documents()])


def start(action: Action, path: Path) -> Child:
    """A process that does something with a library."""
    reading, writing = os.pipe()
    number = os.fork()
    if number:
        os.close(writing)
        return Child(number, os.fdopen(reading))
    os.close(reading)
    status = 1
    with os.fdopen(writing, "w") as out:
        try:
            action(path, lambda line: print(line, file=out, flush=True))
            status = 0
        except BaseException as error:  # noqa: BLE001  (told to the parent, whatever it is)
            print(f"{type(error).__name__}: {error}", file=out, flush=True)
    os._exit(status)


def killed(action: Action, path: Path, after: float) -> list[str]:
    """The lines that a process told until it was killed, ``after`` seconds behind the first."""
    child = start(action, path)
    first = child.lines.readline()
    time.sleep(after)
    os.kill(child.number, signal.SIGKILL)
    whole = first + child.lines.read()
    child.end()
    return [line for line in whole.split("\n")[:-1] if line]
