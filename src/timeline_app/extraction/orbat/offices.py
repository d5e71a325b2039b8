"""Roles that wait for a name, what a role says of its unit, and the note behind a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.scan import Scan
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.grammar import UnitWord
from timeline_app.zhtext.variants import fold

_NOTE = re.compile(r"\s*\(([^()]{1,14})\)|(兼)(?![任并且顾])")


@dataclass(slots=True)
class Office:
    """Roles that wait for a name; ``unit`` is the mention they are held in."""

    roles: list[str]
    unit: int | None
    rank: str | None
    end: int
    filled: bool = False


def stem_of(role: str) -> str:
    """What a role is the head of: 旅 of 副旅长, 师团 of 师团长; the role itself for others."""
    return re.sub("^(?:代理|代|副)+", "", fold(role)).removesuffix("长")


def is_inside(role: str, word: UnitWord) -> bool:
    """Whether a role's unit can be a part of a numbered one: 营长 in a division of its own army."""
    lexicon = vocabulary.units()
    stem = stem_of(role)
    if stem not in lexicon.ranks or not word.number:
        return False
    alike = (lexicon.nations.get(stem) == "JP") == (lexicon.nations.get(word.echelon) == "JP")
    return alike and lexicon.ranks[stem] < word.rank


def note_behind(scan: Scan, position: int) -> str | None:
    """How a post is held, from the bracket behind a name: 代理, 兼, 阵亡."""
    match = _NOTE.match(scan.folded, position)
    if match is None or match.lastindex is None:
        return None
    span = Span(*match.span(match.lastindex))
    words = span.of(scan.folded)
    acting = vocabulary.people().acting
    return span.of(scan.article.text) if any(word in words for word in acting) else None
