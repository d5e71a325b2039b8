"""Dates in a row that share out one clause: 於5月5日、6日，甲軍、乙軍分別撤往丙城、丁城."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.events.at_verbs import AtVerbs
from timeline_app.extraction.events.wording import Words

_AND = re.compile("、|以及|[和与及]")


@cache
def _shared_out() -> AtVerbs:
    return AtVerbs(
        "(?P<who>[^,，]{2,40}?)(?:均|都|也|又)?分别(?P<act>VERB[了至到往于]?)(?P<what>[^,，]*)"
    )


def may_share(folded: str) -> bool:
    """Whether a sentence can share out what it tells."""
    return "分别" in folded


def shared(clause: Words, place: tuple[int, int]) -> Words:
    """What the clause tells of the date at a place of the row: `甲軍撤往丙城`."""
    number, count = place
    may = count > 1 and may_share(clause.folded)
    match = _shared_out().fullmatch(clause.folded) if may else None
    if match is None:
        return clause
    who, act, what = (clause[slice(*match.span(name))] for name in ("who", "act", "what"))
    actors, things = _items(who), _items(what)
    if len(actors) != count and len(things) != count:
        return clause
    return _own(actors, who, number, count) + act + _own(things, what, number, count)


def _own(items: list[Words], whole: Words, number: int, count: int) -> Words:
    return items[number] if len(items) == count else whole


def _items(listed: Words) -> list[Words]:
    items, start = [], 0
    for match in _AND.finditer(listed.folded):
        items.append(listed[start : match.start()])
        start = match.end()
    return [*items, listed[start:]]
