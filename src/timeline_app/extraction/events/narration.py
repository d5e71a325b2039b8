"""Who tells what stands in a quotation, and how the teller is named in a label."""

from __future__ import annotations

import re

from timeline_app.domain.article import Article, BlockKind
from timeline_app.domain.spans import Span
from timeline_app.extraction.events.naming import MASK
from timeline_app.extraction.events.wording import Words

_SAYS = "(?:回忆|日记|说|称|曰|电|写道|记载|报告|报称|口述|自述|手记|遗书|家书)"
_TELLER = re.compile(
    r"(?<![^\s,，。；：:“”「」、])(?P<who>[^\s,，。；：:“”「」、的]{2,8}?)(?:在|于)?[^,，。\n]{0,8}?"
    rf"{_SAYS}[^。\n]{{0,8}}[:：]\s*[“「『]"
)
_BEFORE_QUOTE = re.compile(
    rf"(?P<who>{MASK}{{2,8}})[^,，。\n]{{0,10}}{_SAYS}[^。\n]{{0,8}}[:：]\s*$"
)
_QUOTED = re.compile(r"[:：]\s*[“「『]")
_REACH = 400
"""Characters before a quotation in which its teller is looked for."""
_NEAR = 60
"""Characters before a block of quotation in which it is introduced."""
_MOST = 40
"""Blocks of one quotation."""
_DIARY = re.compile(f"(?P<who>{MASK}{{2,8}})(?:在|于|的)?[^,，。\n]{{0,6}}日记")
_DIARY_REACH = 1200
_SELF = re.compile(
    "[“「『]?(?:(?:我|本)(?P<unit>[军师旅团部营连])(?![长团力部委])|(?:我|余)(?![们方国军师旅团等]))"
)


def teller(article: Article, folded: str, block: int, position: int) -> Words | None:
    """Who tells what stands at a position: 王耀武回憶：「我於12日…."""
    if article.blocks[block].kind is BlockKind.QUOTE:
        start = _opening(article, block)
        match = _BEFORE_QUOTE.search(folded, max(0, start - _NEAR), start)
        if match is not None:
            return Words.at(article.text, folded, Span(*match.span("who")))
    floor = max(0, position - _REACH)
    if _QUOTED.search(folded, floor, position) is None:
        return None
    found = None
    for match in _TELLER.finditer(folded, floor, position):
        found = Words.at(article.text, folded, Span(*match.span("who")))
    return found


def _opening(article: Article, block: int) -> int:
    """Where the quotation of several blocks begins, of a long one its last blocks."""
    first = block
    while first and block - first < _MOST and article.blocks[first - 1].kind is BlockKind.QUOTE:
        first -= 1
    return article.blocks[first].span.start


def diarist(article: Article, folded: str, position: int) -> Words | None:
    """Whose diary was quoted last before a position."""
    found = None
    for match in _DIARY.finditer(folded, max(0, position - _DIARY_REACH), position):
        found = match
    return None if found is None else Words.at(article.text, folded, Span(*found.span("who")))


def in_third_person(label: Words, narrator: Words | None) -> Words:
    """我於長官部開會, 本師渡江: the narrator, or the narrator's troops, by name."""
    if narrator is None:
        return label
    if label.folded.startswith("日记"):
        return narrator + label
    match = _SELF.match(label.folded)
    if match is None:
        return label
    troops = Words("部", "部") if match["unit"] else Words("", "")
    return narrator + troops + label[match.end() :]
