"""A library of very many articles for measurements: real paragraphs, read once and saved again and again
under titles, in years and with event keys of their own.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

from timeline_app.domain.document import Document
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.library.store import Library
from timeline_app.worker import build_record

sys.path.append(str(Path(__file__).parents[2] / "tests"))
import big_export

ARTICLES, LENGTH, DISTINCT = 10_000, 14_200, 64
"""Articles, the characters of one, and how many are read: a hundred events each come out."""


def fill(path: Path, articles: int = ARTICLES) -> None:
    """Make the library; the same for the same number."""
    texts = islice(big_export.texts(DISTINCT, LENGTH), DISTINCT)
    records = [
        build_record(Document(f"{i}.txt", text, SourceInfo(f"第{i}號戰役")))
        for i, text in enumerate(texts)
    ]
    with Library(path) as library:
        for number in range(articles):
            library.save(renamed(records[number % DISTINCT], number))


def renamed(record: ArticleRecord, number: int) -> ArticleRecord:
    """The same article under another title, up to thirty years earlier or later."""
    title, days = f"第{number}號戰役", 365 * (number % 61 - 30)
    events = tuple(
        replace(
            event,
            key=f"{number:06x}{event.key[6:]}",
            same_as=f"{number:06x}{event.same_as[6:]}" if event.same_as else event.same_as,
            when=replace(event.when, start=event.when.start + days, end=event.when.end + days),
        )
        for event in record.events
    )
    return replace(
        record,
        events=events,
        article=replace(record.article, title=title),
        source=replace(record.source, title=title),
        campaign=replace(record.campaign, title=title),
    )


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES)
