"""Which of the two dialects a text is written in."""

from __future__ import annotations

import re

from timeline_app.domain.article import ArticleFormat

_WIKITEXT = re.compile(
    r"\[\[|\{\{|^\{\||^==+[^=\n]+==+\s*$|<ref[ >]|'''", re.MULTILINE | re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"\]\((?:\.\./Page/|https?:|<)|\"wikilink\"\)|^#{1,6} \S|\*\*[^*\n]+\*\*|\\\[\d+\\\]|^>? ?本文内容由\[",
    re.MULTILINE,
)
_LOOKED_AT = 200_000


def sniff(text: str) -> ArticleFormat:
    """The dialect whose marks are the more frequent; text without any is taken as wikitext."""
    head = text[:_LOOKED_AT]
    wikitext = sum(1 for _ in _WIKITEXT.finditer(head))
    markdown = sum(1 for _ in _MARKDOWN.finditer(head))
    return ArticleFormat.WIKI_MARKDOWN if markdown > wikitext else ArticleFormat.WIKITEXT
