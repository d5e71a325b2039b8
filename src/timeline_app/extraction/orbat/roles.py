"""Roles (军长) and ranks (少将) in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_LED_BY_DIRECTORS = ("绥署", "公署", "行辕", "行营")
"""Headquarters whose head is called 主任."""
_DIRECTORS = ("主任", "副主任")


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A role or a rank; ``command`` where the role is that of a commander or chief of staff."""

    span: Span
    rank: bool
    command: bool


@cache
def _pattern() -> re.Pattern[str]:
    lexicon = vocabulary.people()
    roles = alternatives([*lexicon.roles, *lexicon.other_roles])
    return re.compile(
        rf"(?P<role>(?:代理|代)?(?:{roles}))(?!部|们|官|长官|员)"
        rf"|(?P<rank>(?:[陆海空]军)?(?:{alternatives(lexicon.ranks)}))(?!区|级|衔)"
    )


def find_roles(folded: str, units: Sequence[UnitWord]) -> list[RoleWord]:
    """Every role and rank, in order; 长 behind a unit shares the echelon (233联队长)."""
    found = [_word(match) for match in _pattern().finditer(folded)]
    found = [word for word in found if not _is_part(folded, word)]
    for unit in units:
        end = unit.span.end
        own = unit.number or unit.within is not None
        if folded[end : end + 1] == "长" and own and folded[end : end + 2] != "长官":
            start = max(end - (len(unit.echelon) if unit.number else 1), 0)
            found.append(RoleWord(Span(start, end + 1), False, True))
        director = next((word for word in _DIRECTORS if folded.startswith(word, end)), "")
        if director and unit.span.of(folded).endswith(_LED_BY_DIRECTORS):
            found = [word for word in found if word.span.start != end]
            found.append(RoleWord(Span(end, end + len(director)), False, True))
    return _outside(sorted(found, key=lambda word: word.span), [unit.span for unit in units])


def _word(match: re.Match[str]) -> RoleWord:
    lexicon = vocabulary.people()
    role = match["role"]
    command = bool(role) and (role in lexicon.roles or role.lstrip("代理") in lexicon.roles)
    return RoleWord(Span(match.start(), match.end()), role is None, command)


def _is_part(folded: str, word: RoleWord) -> bool:
    """Whether a role is the rest of another word: 部队长, 各军长."""
    start = word.span.start
    before = folded[start - 1 : start] if start else ""
    return before == "部" and word.span.of(folded) == "队长"


def _outside(roles: list[RoleWord], covered: Sequence[Span]) -> list[RoleWord]:
    """Roles that do not lie inside a unit's name (南京卫戍司令部)."""
    kept = []
    index = 0
    for role in roles:
        while index < len(covered) and covered[index].end <= role.span.start:
            index += 1
        if index < len(covered) and covered[index].contains(role.span):
            continue
        kept.append(role)
    return kept
