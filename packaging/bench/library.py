"""Extraction, import and search, on the bundled articles."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import mwparserfromhell
from measuring import Figure, median_seconds

from timeline_app.domain.document import Document
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.sources import seeds
from timeline_app.worker import build_record

COPIES = 25
MEGABYTE = 1_000_000
WORDS = ("南京", "第六師團", "唐生智", "撤退", "軍")


def measure_extraction(short: bool) -> Iterator[Figure]:
    """Seconds for 100,000 characters, beside mwparserfromhell's parse of the same text."""
    documents = seeds.documents()
    characters = sum(len(document.text) for document in documents)
    times = 2 if short else 5
    ours = median_seconds(lambda: [build_record(document) for document in documents], times)
    parse = median_seconds(
        lambda: [mwparserfromhell.parse(document.text) for document in documents], times
    )
    share = 100_000 / characters
    yield Figure("extraction", "100,000 characters", ours * share, "s", parse * share, 1.0)


def measure_large(short: bool) -> Iterator[Figure]:
    """Seconds for the longest texts that can be: a megabyte, full of dates, and without any."""
    dated = "12月12日，日軍[[第6師團]]攻佔雨花臺，守軍於同日夜突圍，次日上午九時許渡江。\n\n"
    plain = "日軍[[第6師團]]攻佔雨花臺，守軍突圍渡江，退往浦口，餘部死守城門。\n\n"
    for name, paragraph in (("full of dates", dated), ("without dates", plain)):
        copies = (MEGABYTE // 10 if short else MEGABYTE) // len(paragraph.encode())
        document = Document(
            "large", "1937年12月1日，會戰開始。\n\n" + paragraph * copies, SourceInfo("large")
        )
        seconds = median_seconds(partial(build_record, document), 1)
        yield Figure("extraction", f"1 MB {name}", seconds * (10 if short else 1), "s", target=20)


def measure_library(short: bool) -> Iterator[Figure]:
    """Rows a second on import, and milliseconds a search."""
    records = [build_record(document) for document in seeds.documents()]
    copies = 3 if short else COPIES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        library = Library(path)
        many = [_copy(record, copy) for copy in range(copies) for record in records]
        seconds = median_seconds(lambda: [library.save(record) for record in many], 1)
        library.close()
        rows = sum(len(r.events) + len(r.units) + len(r.mentions) + 1 for r in many)
        yield Figure("import", f"{len(many)} articles", rows / seconds, "rows/s")
        reader = LibraryReader(path)
        for words in WORDS:
            taken = median_seconds(partial(reader.searcher.search, words), 3 if short else 15)
            yield Figure("search", words, taken * 1000, "ms")
        reader.close()


def _copy(record: ArticleRecord, copy: int) -> ArticleRecord:
    """The same article under another title; keys of events are made unique with it."""
    events = tuple(
        replace(event, key=f"{copy:04x}{event.key[4:]}", same_as=None) for event in record.events
    )
    title = f"{record.article.title} {copy}"
    return replace(
        record,
        events=events,
        article=replace(record.article, title=title),
        source=replace(record.source, title=title),
    )
