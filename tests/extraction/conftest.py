"""Articles for the tests of extraction: the bundled ones, and short ones written for a case."""

from __future__ import annotations

from functools import cache

import pytest

from timeline_app import assets
from timeline_app.domain.article import Article
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.extraction.record import extract
from timeline_app.reading.reader import read_article


@cache
def _record(number: str) -> ArticleRecord:
    (path,) = assets.seeds().glob(f"{number}_*.txt")
    return extract(read_article(path.read_text("utf-8")), SourceInfo(number))


@pytest.fixture(scope="session")
def seed_record():
    """The record of a bundled article by its number: ``seed_record("000")``."""
    return _record


@pytest.fixture
def article_of():
    """An article of running text: ``article_of("…", "桂柳會戰")``."""

    def build(text: str, title: str = "某戰役") -> Article:
        return read_article(text, title)

    return build
