"""Clauses that begin with what only describes who acts: 參加首波攻勢的｜11軍集結."""

from __future__ import annotations

import re

from timeline_app.extraction.events import actors
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import words

_HANDLED = frozenset("把将")
_TOWARD = re.compile("(?:可以|能够|可|能|准备|打算|计划|开始|继续)?[向对]")
_BESIDE = frozenset("与同")
"""與｜由信陽北上之｜第11軍會師: somebody else acts, too."""
_AIMED = re.compile("[^,，]{0,4}?(?:发动|发起|展开|进行|实施|采取|进攻|攻击|反击|开火|射击)")
"""向已擊退敵軍的第7師｜發動側擊: what is aimed at does not act."""


def _governs(clause: Words, end: int) -> bool:
    """發現了敵將的｜艦隊駛來, 協助甲地的｜守軍撤離: whether what stands before 的 is an act of its own."""
    told = [verb.end() for verb in verbs().finditer(clause.folded, 0, end)]
    if not told or verbs().match(clause.folded) is None:
        return False
    return clause.folded.startswith("了", told[0]) or (len(told) > 1 and told[-1] < end)


def undescribed(clause: Words) -> Words:
    """參加首波攻勢的｜11軍集結: a clause less the words before it that only describe who acts."""
    first = actors.predicate().match(clause.folded)
    if first is None or clause.folded.startswith(("除", "当", "随")):
        return clause
    if first.group() in _HANDLED or first.group() in words("headlines", "orders"):
        return clause
    toward = _TOWARD.match(clause.folded) is not None
    for match in re.finditer("的|之(?!后|前|间|际|下|中)", clause.folded[:40]):
        rest = clause[match.end() :]
        who = actors.subject_of(rest)
        if who is not None and actors.names_actor(who) and not _governs(clause, match.start()):
            aimed = toward and _AIMED.match(rest.folded, len(who)) is not None
            beside = clause[:1] if first.group() in _BESIDE else clause[:0]
            return clause if aimed else beside + rest
    return clause
