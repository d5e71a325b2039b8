"""Whether an event belongs to the campaign: by the heading it stands under, and by its day."""

from __future__ import annotations

from functools import cache

from timeline_app.domain.article import Article, Block
from timeline_app.domain.dates import When
from timeline_app.domain.events import Scope
from timeline_app.extraction.lexicon import table
from timeline_app.zhtext.variants import fold

_TEN_DAYS = 11
_MONTH = 31
_LONG_BEFORE = 400
_LONG_AFTER = 200


@cache
def _of_title(title: str) -> Scope | None:
    folded = fold(title)
    for name, words in table("sections").items():
        if any(word in folded for word in words):
            return Scope(name)
    return None


def section_scopes(article: Article) -> tuple[Scope | None, ...]:
    """For each section what its heading (or the nearest telling one above) says; None if nothing."""
    scopes: list[Scope | None] = []
    for section in article.sections:
        own = _of_title(section.title) if section.level else None
        if own is None and section.parent is not None and section.parent < len(scopes):
            own = scopes[section.parent]
        scopes.append(own)
    return tuple(scopes)


def scope_of(when: When, heading: Scope | None, campaign: When | None, biography: bool) -> Scope:
    """The scope of an event: days within the campaign belong to it, whatever the heading says.

    Where the campaign is known by its years alone, or the event by its month, the heading decides.
    """
    if biography:
        return Scope.BIOGRAPHY
    if campaign is None:
        return heading if heading is not None and heading is not Scope.BIOGRAPHY else Scope.CAMPAIGN
    if when.start <= campaign.end and when.end >= campaign.start and when.length <= _LONG_BEFORE:
        coarse = campaign.length > _LONG_AFTER or when.length > _TEN_DAYS
        by_heading = coarse and heading in (Scope.BACKGROUND, Scope.AFTERMATH)
        return heading if heading and by_heading else Scope.CAMPAIGN
    if heading is Scope.BIOGRAPHY:
        near = campaign.start - _LONG_AFTER <= when.end and when.start <= campaign.end + _MONTH
        return Scope.CAMPAIGN if near else Scope.BIOGRAPHY
    if when.end < campaign.start:
        near = heading is None and when.end >= campaign.start - _MONTH
        return Scope.CAMPAIGN if near else Scope.BACKGROUND
    near = heading is None and when.start <= campaign.end + _MONTH
    return Scope.CAMPAIGN if near else Scope.AFTERMATH


def is_plot(heading: Scope | None) -> bool:
    """Whether a section tells the campaign itself, so that its dates are at home there."""
    return heading is None or heading is Scope.BIOGRAPHY


def block_scope(block: Block, scopes: tuple[Scope | None, ...]) -> Scope | None:
    """The scope of the section that a block stands in."""
    return scopes[block.section] if 0 <= block.section < len(scopes) else None
