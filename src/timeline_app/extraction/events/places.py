"""The places named in some words: by their links and by what is taken, reached or left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Link
from timeline_app.domain.spans import Span
from timeline_app.extraction.lexicon import alternatives, table, words
from timeline_app.zhtext.variants import fold

_LONGEST = 12


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
    text: str, folded: str, told: Span, links: Sequence[Link], others: Sequence[Span]
) -> tuple[str, ...]:
    """Names of places in the article's own characters, in order, each once.

    ``links`` are those within the words, ``others`` the units and people named there.
    """
    fitting = [link for link in links if 2 <= len(link.span) <= _LONGEST]
    spans = [link.span for link in fitting if is_place(link, folded)]
    spans += [span for span in _taken(folded, told) if not any(map(span.overlaps, spans))]
    kept = [span for span in sorted(spans) if not any(map(span.overlaps, others))]
    return tuple(dict.fromkeys(span.of(text) for span in kept))


@cache
def _taking() -> re.Pattern[str]:
    verbs = alternatives(words("places", "taking"))
    return re.compile(
        rf"{verbs}(?:了|至|到)?(?P<objects>[\u3400-\u9fff、]{{2,30}})(?=[,，。；;(（]|$)"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(alternatives(words("places", "behind")) + "$")


def _taken(folded: str, told: Span) -> Iterator[Span]:
    """The objects of 攻占, 抵达 …: short names in a row that hold nothing but a name."""
    never = set(table("places")["never"])
    for match in _taking().finditer(folded, told.start, told.end):
        for item in re.finditer("[^、和及与]+", match["objects"]):
            name = _behind().sub("", item.group())
            if 2 <= len(name) <= 4 and not never & set(name):
                start = match.start("objects") + item.start()
                yield Span(start, start + len(name))


def is_place(link: Link, folded: str) -> bool:
    """Whether a link names a place: by the ending of its target, or as what is taken or left."""
    if link.external:
        return False
    target = re.sub(r"[ _]?[（(].*[）)]$", "", fold(link.target))
    if _others().search(target):
        return False
    if _endings().search(target):
        return True
    return _verbs().search(folded[max(0, link.span.start - 6) : link.span.start]) is not None
