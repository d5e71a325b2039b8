"""The same article in either dialect is read to the same thing, but for what the dialect loses."""

from collections import Counter
from difflib import SequenceMatcher

import pytest

from timeline_app.domain.article import ArticleFormat, BlockKind, Role
from timeline_app.reading.reader import read_article


@pytest.fixture(scope="module")
def both(seeds, seed_articles, to_markdown):
    return seed_articles["002"], read_article(to_markdown(seeds["002"]))


def _sentences(article, left_out=frozenset()):
    return [
        sentence.span.of(article.text)
        for sentence in article.sentences
        if article.blocks[sentence.block].role is Role.NARRATIVE
        and sentence.span.of(article.text) not in left_out
    ]


def _table(article):
    return [
        (block.kind, block.depth, block.cell, block.span.of(article.text))
        for block in article.blocks
        if block.role is Role.TABLE
    ]


def test_formats(both):
    assert [article.format for article in both] == [
        ArticleFormat.WIKITEXT,
        ArticleFormat.WIKI_MARKDOWN,
    ]


def test_sections_and_categories(both):
    wikitext, markdown = both
    assert [(each.title, each.level, each.parent) for each in wikitext.sections] == [
        (each.title, each.level, each.parent) for each in markdown.sections
    ]
    assert wikitext.categories == markdown.categories


def test_narrative(both):
    """Quotations written as templates are lost in the conversion; the rest is the same."""
    wikitext, markdown = both
    quoted = {
        sentence.span.of(wikitext.text)
        for sentence in wikitext.sentences
        if wikitext.blocks[sentence.block].kind is BlockKind.QUOTE
    }
    kept = set(_sentences(markdown))
    one, other = _sentences(wikitext, quoted - kept), _sentences(markdown)
    assert SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.98


def test_order_of_battle(both):
    wikitext, markdown = both
    assert len(_table(wikitext)) == 64
    assert _table(wikitext) == _table(markdown)


def test_links_reach_as_far(both):
    wikitext, markdown = (
        Counter((link.span.of(article.text), link.target) for link in article.links)
        for article in both
    )
    assert (markdown & wikitext).total() >= 0.98 * markdown.total()
