"""What is fuzzed: how a sample is made, and what is done with it.

Trying a sample returns codes of what happened, and raises where the program would have failed:
anything but an ExpectedError, and an AssertionError where a promise is broken.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))

import bundles
import libraries
import promises
import texts

from timeline_app.domain.article import ArticleFormat
from timeline_app.domain.document import LARGEST, Document
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.own import Entry, Note, TargetKind
from timeline_app.domain.own import Target as OwnTarget
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.export.record_json import record_text
from timeline_app.extraction.record import extract
from timeline_app.library import backups
from timeline_app.library.event_lines import read_lines
from timeline_app.library.own_file import entries_from, own_text
from timeline_app.library.reader import LibraryReader
from timeline_app.library.rows import record_rows
from timeline_app.library.store import Library
from timeline_app.reading import reader
from timeline_app.sources.choosing import EVERY_PAGE, PageChoice
from timeline_app.sources.files import ArticleFile
from timeline_app.timeline.grouping import Grouping
from timeline_app.workspace.facets import read_facets
from timeline_app.workspace.workspace import load_contents

Codes = list[str]


@dataclass(frozen=True)
class Target:
    """A reader: ``make`` draws a sample, ``attempt`` has it read."""

    name: str
    make: Callable[[random.Random], bytes]
    attempt: Callable[[bytes], Codes]


def _markup(dialect: ArticleFormat, sample: bytes) -> Codes:
    """What a text goes through, read as one of the dialects whichever it looks like."""
    text = sample.decode("utf-8", "replace")
    try:
        with mock.patch.object(reader, "sniff", return_value=dialect):
            article = reader.read_article(text)
    except ExpectedError as error:
        return [error.code]
    promises.check(article)
    record = extract(article, SourceInfo("某"))
    _check_record(record)
    record_rows(record)
    record_text(record)
    return ["read", *(diagnostic.code for diagnostic in record.diagnostics)]


def _check_record(record: ArticleRecord) -> None:
    text = record.article.text
    for event in record.events:
        assert event.span.of(text) == event.date_text
        assert 0 < len(event.headline) <= HEADLINE_LIMIT
        assert event.when.start <= event.when.end
        assert 0 <= event.sentence.start <= event.sentence.end <= len(text)
    for each in (*record.mentions, *record.diagnostics):
        assert 0 <= each.span.start <= each.span.end <= len(text)
    keys = [unit.key for unit in record.units]
    assert len(keys) == len(set(keys))


def _files(sample: bytes) -> Codes:
    """A file given to the program, as it is and as a dump with an index beside it."""
    with _folder() as folder:
        path = folder / "a.xml"
        path.write_bytes(sample)
        codes = _found(path, EVERY_PAGE)
        codes += _found(path, PageChoice((), ("战役",), ("infobox",)))
        if sample.startswith(b"BZh"):
            dump = path.rename(folder / "a-multistream.xml.bz2")
            index = folder / "a-multistream-index.txt"
            index.write_text(_index(sample), encoding="utf-8")
            codes += _found(dump, PageChoice(("第1號戰役", "南京保衛戰")))
        return codes


def _index(dump: bytes) -> str:
    """An index that is right in part."""
    places = [place for place in range(len(dump)) if dump.startswith(b"BZh", place)]
    numbered = enumerate([*places, len(dump) // 2, len(dump) + 9])
    return "".join(f"{place}:{number}:第{number}號戰役\n" for number, place in numbered)


def _found(path: Path, choice: PageChoice) -> Codes:
    codes = []
    for found in ArticleFile(path, choice).found():
        if isinstance(found, Document):
            assert len(found.text.encode()) <= LARGEST
            assert found.name and found.source.title
        codes.append(getattr(found, "code", type(found).__name__))
    return codes


def _library(sample: bytes) -> Codes:
    """Whatever the program does with a library, one thing after another."""
    with _folder() as folder:
        path = folder / "library.db"
        libraries.unpack(sample, path)
        codes = [_tried(step, path) for step in (_read, _show, _keep, _write, _merge, _put_back)]
        return sorted(set(codes))


def _tried(step: Callable[[Path], None], path: Path) -> str:
    try:
        step(path)
    except ExpectedError as error:
        return error.code
    return "used"


def _read(path: Path) -> None:
    with LibraryReader(path) as opened:
        rows = opened.campaigns()
        for row in rows:
            opened.article(row.article_id)
        for event_id in range(1, 20):
            opened.event(event_id)
        opened.sources()
        for words in ("日軍", "城", "88師 撤退"):
            opened.searcher.search(words)
            opened.searcher.events(words)
        opened.find_article("甲城")
        opened.events_of_unit("CN:88:师")
        opened.own.entries()
        opened.own.orphans()
        opened.own.steps()


def _show(path: Path) -> None:
    contents = load_contents(path)
    for grouping in Grouping:
        read_facets(path, contents.columns, grouping)
    read_lines(path, contents.columns.ids.tolist())


def _keep(path: Path) -> None:
    backups.back_up_daily(path)
    with Library(path) as library:
        library.check()


def _write(path: Path) -> None:
    with Library(path) as library:
        for number in (0, 5):
            library.holds(libraries.document(number))
            library.update(libraries.record(number), libraries.document(number))
        library.undo_own()
        library.redo_own()
        library.change_own("note", [Entry("n", _UNIT, Note("疑"))], ["1"])
        library.put_back([1, *library.remove([1])])
        library.rebuild_search()


def _merge(path: Path) -> None:
    with LibraryReader(path) as opened:
        entries = opened.own.entries()
    entries_from(own_text(entries), "own.json")
    with Library(path) as library:
        library.merge_own("merged", [*entries, Entry("m", _UNIT, Note("又"), changed="2999")])


def _put_back(path: Path) -> None:
    """A backup takes the place of whatever there is."""
    good = path.with_name("good.db")
    libraries.unpack(libraries.sound(), good)
    backups.restore(path, good)
    with LibraryReader(path) as opened:
        assert len(opened.campaigns()) >= libraries.ARTICLES


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder in memory, where there is one: the disk is not what is tried."""
    shared = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _drawn(pieces: Sequence[str], drawing: random.Random) -> bytes:
    return texts.text(drawing, pieces).encode("utf-8", "replace")


_UNIT = OwnTarget(TargetKind.UNIT, "", "CN:88:师")
TARGETS = {
    target.name: target
    for target in (
        Target(
            "wikitext",
            partial(_drawn, texts.WIKITEXT_PIECES),
            partial(_markup, ArticleFormat.WIKITEXT),
        ),
        Target(
            "markdown",
            partial(_drawn, texts.MARKDOWN_PIECES),
            partial(_markup, ArticleFormat.WIKI_MARKDOWN),
        ),
        Target("files", bundles.data, _files),
        Target("library", libraries.data, _library),
    )
}
