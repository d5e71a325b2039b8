"""Who led a side whose units have no names: people told of as its officers, or as leading it.

A person is a side's where its word stands before the name with nothing but posts between (`明军主帅
某`), where what the person leads is called by it (`某率明军`), or where a list under a heading of the
side gives the person a post (`总指挥：某`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

from timeline_app.domain.article import BlockKind
from timeline_app.domain.record import Mention, MentionKind
from timeline_app.domain.spans import Span
from timeline_app.extraction.campaign.armies import Armies
from timeline_app.extraction.lexicon import alternatives, words

_POST = re.compile("[长令官帅将带督员][:：]$")
_NEAR = 14
"""Characters between a side's word and a person that can join them."""


def led_by(armies: Armies, mentions: Sequence[Mention], side: str) -> tuple[str, ...]:
    """The people who are told to lead the side, the most often named first."""
    people = [mention for mention in mentions if mention.kind is MentionKind.PERSON]
    named = Counter(mention.key for mention in people)
    leaders = {mention.key for mention in people if _leads(armies, mention.span, side)}
    leaders |= {mention.key for mention in people if _listed(armies, mention.span, side)}
    return tuple(name for name, _ in named.most_common() if name in leaders)


def _leads(armies: Armies, person: Span, side: str) -> bool:
    folded = armies.folded
    before = Span(max(0, person.start - _NEAR), person.start)
    for span, other in armies.within(before):
        if other == side and _posts().fullmatch(folded, span.end, person.start):
            return True
    behind = _leading().match(folded, person.end)
    if behind is None:
        return False
    ahead = Span(behind.end(), min(len(folded), behind.end() + _NEAR))
    return any(
        other == side and span.start - behind.end() <= 3 for span, other in armies.within(ahead)
    )


def _listed(armies: Armies, person: Span, side: str) -> bool:
    """Whether a list under a heading of the side gives the person a post."""
    if _POST.search(armies.folded, max(0, person.start - 3), person.start) is None:
        return False
    starts = [block.span.start for block in armies.article.blocks]
    block = armies.article.blocks[bisect_right(starts, person.start) - 1]
    return block.kind is BlockKind.ITEM and armies.homes.get(block.section) == side


@cache
def _posts() -> re.Pattern[str]:
    posts = alternatives(words("campaign", "leaders", "posts"))
    return re.compile(rf"(?:的|之|在|由|[:：])?(?:{posts}|的|[:：])+")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(alternatives(words("campaign", "leaders", "leading")))
