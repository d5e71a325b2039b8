"""Roles that wait for a name, what a role says of its unit, and the note behind a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.scan import Scan, Token
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.grammar import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives
from timeline_app.zhtext.variants import fold

_OFFICE = "(?:总司令部|司令长官部|司令部|指挥部|总部|长官部|本部|部)?"
_HOW = "(?:在|由)?(?:代理|代|前|原|时任|兼|正|中方|国军|侵华)?"
_SHARE = r"(?:(?:大部|主力|一部|残部|余部)?\d*[多余]?[名人]?\((?:包括|含|其)?)?"
TO_ROLE = re.compile(rf"{_OFFICE}(?:第\d+小队)?{_SHARE}[\s、:(]*(?:的|之|其|部队)?{_HOW}[\s:]*")
TO_ROLE_IN_LINE = re.compile(rf"{_OFFICE}[\s、:(,\-–—]*(?:的|之)?{_HOW}[\s:]*")
"""What may stand between a unit and a role of its officers, in a sentence and in a line."""
_NOTE = re.compile(r"\s*\(([^()]{1,14})\)|(兼)(?![任并且顾])")

_BARE = re.compile(r"[\s(]*")
_BARE_IN_LINE = re.compile(
    r"(?:司令部|军部|师部|旅部|总部)?(?:\s?\([^()]*\))?(?:\s?\d+[名人])?[\s:\-–—(,|]*由?"
)
LENT = re.compile("[归受向][^,。;]{0,2}$")
_BEHIND_UNIT = re.compile(r"(?:等?部|[、,。;)(/第]|等|率|的|\s|$)")
_LED_BY = re.compile(r"[^。;]{0,40}?指挥(?!的)|[^。;,]{0,6}(?:率领|统率)(?!的)")
_UNDER_HIM = re.compile("的?(?:统一)?(?:指挥|率领|领导|统率)下")
_ANY_UNIT = ("司令官", "司令", "总司令", "指挥官", "总指挥")
_HEADS = re.compile("(?:包括|包含|下辖|辖|编有|由)")
_LED_BY_HIM = re.compile(
    r"(?:\([^()]*\))?(?:统一|负责)?(?:指挥|率领|统率)(?!的|[\u3400-\u9fff]{0,3}第)"
)


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


def last_spoken(scan: Scan, units: Sequence[int]) -> int | None:
    """The unit that a sentence is about for an officer: the last, or the one it makes the core."""
    core = [unit for unit in units if scan.folded.startswith("为主", scan.units[unit].span.end)]
    return next(iter((*core[-1:], *units[-1:])), None)


def is_of(scan: Scan, office: Office, unit: int, person: Token) -> bool:
    """Whether an office that names no unit is of, or inside, the unit spoken of before.

    A 师长 is a division's; who is made 司令, or under whose lead it acts, is any unit's.
    """
    word = scan.units[unit]
    role = office.roles[0]
    if stem_of(role) == word.echelon or is_inside(role, word):
        return True
    under = _UNDER_HIM.match(scan.folded, person.span.end)
    return fold(role) in _ANY_UNIT and (under is not None or office.end > person.span.end)


def note_behind(scan: Scan, position: int) -> str | None:
    """How a post is held, from the bracket behind a name: 代理, 兼, 阵亡."""
    match = _NOTE.match(scan.folded, position)
    if match is None or match.lastindex is None:
        return None
    span = Span(*match.span(match.lastindex))
    words = span.of(scan.folded)
    acting = vocabulary.people().acting
    return span.of(scan.article.text) if any(word in words for word in acting) else None


def is_double(scan: Scan, office: Office, unit: Token) -> bool:
    """第9战区副司令长官兼第19集团军总司令甲: an office that the man of the next unit holds too."""
    if office.filled or office.unit is None:
        return False
    return scan.words(office.end, unit.span.start) in ("兼", "兼任", "暨", "暨兼", "、兼")


def leader_of(scan: Scan, seen: Sequence[int], person: Token) -> int | None:
    """第一分队包括…,由中将甲指挥: the unit of which a man at the end of a sentence has the lead."""
    heads = [unit for unit in seen if _HEADS.match(scan.folded, scan.units[unit].span.end)]
    if not heads:
        return None
    unit = seen[-1]
    gap = scan.words(scan.units[unit].span.end, person.span.start)
    for rank in vocabulary.people().ranks:
        gap = gap.removesuffix(rank)
    behind = _LED_BY_HIM.match(scan.folded, person.span.end)
    return heads[-1] if gap.endswith(",由") and "。" not in gap and behind else None


def is_behind(scan: Scan, anchor: int, person: Token, line: bool) -> bool:
    """Whether a name stands behind a unit (which ends at ``anchor``) as its commander's, no role said."""
    if anchor < 0:
        return False
    gap = scan.words(anchor, person.span.start)
    if line:
        return _BARE_IN_LINE.fullmatch(gap) is not None and not LENT.search(gap)
    following = scan.words(person.span.end, person.span.end + 48)
    if gap == "由":
        alone = scan.words(anchor - 12, anchor)
        if re.search(r"[、和及与](?:第)?[^、和及与,。]{1,8}$", alone):
            return False
        return _LED_BY.match(following) is not None
    if _BARE.fullmatch(gap) is None:
        return False
    ranked = _ranks().match(following)
    return ranked is not None or _BEHIND_UNIT.match(following) is not None


@cache
def _ranks() -> re.Pattern[str]:
    return re.compile(f" ?(?:{alternatives(vocabulary.people().ranks)})")
