"""The places named in some words: by their links and by what is taken, reached or left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from timeline_app.domain.article import Article, Link
from timeline_app.domain.record import Mention
from timeline_app.domain.spans import Span
from timeline_app.extraction.lexicon import alternatives, words
from timeline_app.zhtext.variants import fold


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(alternatives(words("places", "endings")) + "$")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(alternatives(words("places", "not")) + "$")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        alternatives(words("places", "verbs")) + r"(?:了|至|于)?[「『“]?$|[、和及与]$"
    )


def named(
    article: Article, folded: str, told: Span, mentions: Sequence[Mention]
) -> tuple[str, ...]:
    """Names of places in the article's own characters, in order, each once."""
    found: dict[str, None] = {}
    for link in article.links:
        if link.external or not told.contains(link.span) or not 2 <= len(link.span) <= 12:
            continue
        if is_place(link, folded) and not any(m.span.overlaps(link.span) for m in mentions):
            found.setdefault(link.span.of(article.text))
    return tuple(found)


def is_place(link: Link, folded: str) -> bool:
    """Whether a link names a place: by the ending of its target, or as what is taken or left."""
    target = re.sub(r"[ _]?[（(].*[）)]$", "", fold(link.target))
    if _others().search(target):
        return False
    if _endings().search(target):
        return True
    return _verbs().search(folded[max(0, link.span.start - 6) : link.span.start]) is not None
