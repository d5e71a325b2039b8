"""Reading: the markup of an article of either dialect to an Article."""

from __future__ import annotations

import re

from timeline_app.domain.article import Article, ArticleFormat, BlockKind, Role
from timeline_app.domain.document import LARGEST
from timeline_app.domain.errors import ExpectedError, template
from timeline_app.reading.builder import build
from timeline_app.reading.draft import Draft
from timeline_app.reading.markdown.reader import read_markdown
from timeline_app.reading.sniff import sniff

_REDIRECT = re.compile(r"\s*#\s*(?:redirect|重定向|重新導向)", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FEWEST_HAN = 4


def read_article(text: str, title: str | None = None) -> Article:
    """The article a text holds; ``title`` is its page title where the source states one.

    Raises ExpectedError: too-large over 2 MiB, no-article where the text holds no Chinese prose.
    """
    if len(text) > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST:
        raise ExpectedError(
            "too-large",
            "The text is longer than 2 MiB, more than any page of the wiki can be.",
            "Give one article a file, or import a whole export file as such.",
        )
    if _REDIRECT.match(text):
        raise _no_article(template("The page only redirects to another one."))
    article = build(_draft(text), title)
    if not _has_prose(article):
        raise _no_article(template("The text holds no article in Chinese."))
    return article


def _draft(text: str) -> Draft:
    if sniff(text) is ArticleFormat.WIKI_MARKDOWN:
        return read_markdown(text)
    # The parser costs 30 ms to import: only who reads wikitext pays for it.
    from timeline_app.reading.wikitext.reader import read_wikitext

    return read_wikitext(text)


def _has_prose(article: Article) -> bool:
    han = 0
    for block in article.blocks:
        if block.role in (Role.NARRATIVE, Role.TABLE) and block.kind is not BlockKind.HEADING:
            han += sum(1 for _ in _HAN.finditer(article.text, block.span.start, block.span.end))
            if han >= _FEWEST_HAN:
                return True
    return False


def _no_article(sentence: str) -> ExpectedError:
    return ExpectedError(
        "no-article", sentence, "Choose the wikitext or Markdown of an encyclopedia article."
    )
