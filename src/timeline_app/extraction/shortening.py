"""Makes a clause short enough for a label by dropping what can be spared, least needed first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.spans import Span
from timeline_app.extraction.event_kind import verbs
from timeline_app.extraction.lexicon import alternatives, words


@dataclass(frozen=True, slots=True)
class Words:
    """Words as written and folded, always cut alike."""

    text: str
    folded: str

    @classmethod
    def at(cls, text: str, folded: str, span: Span) -> Words:
        """The words at a span of an article."""
        return cls(span.of(text), span.of(folded))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Words:
        return Words(self.text[part], self.folded[part])

    def __add__(self, other: Words) -> Words:
        return Words(self.text + other.text, self.folded + other.folded)

    def without(self, pattern: re.Pattern[str], count: int = 0) -> Words:
        """The words less every stretch that the pattern matches."""
        kept, position = Words("", ""), 0
        for number, match in enumerate(pattern.finditer(self.folded), start=1):
            kept += self[position : match.start()]
            position = match.end()
            if number == count:
                break
        return kept + self[position:]


_BRACKETS = re.compile(r"[（(][^（）()]*[）)]?|\[[^\]]*\]?")
_BLANKS = re.compile(r"[\s　]+")
_ENDS = re.compile(r"^[\s、,，.．·的之]+|[\s、,，：:；;（(「『“《\-—·]+$")
_SIZE = re.compile(
    r"[、,，]?共?计?约?\d[\d,，.]*(?:余|多)?万?(?:多|余)?(?:名|人|枚|架|辆|门)(?:兵力|左右|以上)?"
)
_WITH = re.compile(
    r"(?<=.)(?:以|由|沿|自|从|按|依|经|乘|趁|用)[^,，、]{1,24}?(?=向|对|进|攻|突|撤|占|推|前|登|抵|西|东|南|北|包|渡|退)"
)
_UNDER = re.compile(
    r"在[^,，]{1,20}?(?:之下|下|中|后|时|期间|之前|以前|之际|配合下|附近|一带|方面)"
)
_OF = re.compile(r"[^,，、]{1,14}的(?=[^,，])")
_LIST = re.compile(
    r"(?<=[^、和及与])(?:、[^、,，。和及与]{1,12})+(?:(?:和|及|与|以及|暨)[^、,，]{1,8}?(?=$|等|分别|相继|方向|一线|地区|进攻))?"
)
_REST = re.compile(r"(?:以便|以期|以|从而|企图|意图|借以|为目标|，).*$")


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(f"^(?:{alternatives(words('headlines', 'openers'))}[,，]?)+(?=..)")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(alternatives(words("headlines", "adverbs")))


def opened(clause: Words) -> Words:
    """A clause less its blanks, its brackets and the conjunctions before it."""
    bare = clause.without(_BRACKETS).without(_BLANKS).without(_ENDS)
    match = _openers().match(bare.folded)
    if match and not verbs().match(bare.folded):
        bare = bare[match.end() :]
    return bare.without(_ENDS)


def _listed(clause: Words) -> Words:
    return clause.without(_LIST)


_STEPS: tuple[Callable[[Words], Words], ...] = (
    lambda clause: clause.without(_SIZE),
    lambda clause: clause.without(_adverbs()),
    lambda clause: clause.without(_WITH),
    lambda clause: clause.without(_UNDER),
    _listed,
    lambda clause: clause.without(_REST),
    lambda clause: clause.without(_OF),
)


def fitted(clause: Words) -> Words:
    """The clause shortened until it fits; cut behind its first verb and object at the last."""
    clause = clause.without(_BRACKETS).without(_BLANKS).without(_ENDS)
    for step in _STEPS:
        if len(clause) <= HEADLINE_LIMIT:
            return clause
        shorter = step(clause).without(_ENDS)
        if len(shorter) >= 4:
            clause = shorter
    return clause if len(clause) <= HEADLINE_LIMIT else _cut(clause)


def _cut(clause: Words) -> Words:
    for match in reversed(list(verbs().finditer(clause.folded))):
        if 6 <= match.end() <= HEADLINE_LIMIT:
            return clause[: match.end()]
    return clause[:HEADLINE_LIMIT].without(_ENDS)
