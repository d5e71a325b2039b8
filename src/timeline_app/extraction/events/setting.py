"""What stands around the words that a date governs, and those words with the date taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline_app.domain.spans import IN_ORDER, Span
from timeline_app.extraction.events import naming, seams
from timeline_app.extraction.events.at_verbs import AtVerbs
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import alternatives, words

BLANK = "\u3000"
"""Stands for every character of a date, so that labels are read without it."""
_READ = 120
"""Characters of a clause that are read: a label needs no more."""
_LASTING = re.compile(
    f"^[^,，]{{0,6}}(?:持续|延续|坚持)(?:至|到)?{BLANK}+(?=[^,，]{{2,8}}?[军方][^,，]{{4,}})"
)
"""一直持續至｜23日｜美軍控制全島為止."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the governed words: the article, and who acted before the date."""

    text: str
    folded: str
    sentence: Span
    subject: Words | None = None
    narrator: Words | None = None

    def words(self, span: Span) -> Words:
        """The words at a span, of a clause without end the first ones; dates and particles gone."""
        span = Span(span.start, min(span.end, span.start + _READ))
        return _without_dates(Words.at(self.text, self.folded, span))


@lru_cache(maxsize=256)
def _without_dates(whole: Words) -> Words:
    """A clause is asked for again and again while its label is made."""
    if BLANK not in whole.folded:
        return whole.without(_BEHIND)
    return _undated(whole.without(_LASTING).without(_PLANNED)).without(_BEHIND)


_JOINTS = "(?:[、,，]?(?:即|和|及|与|以及|或|至|到)|[、,，])"
_ROW = f"{BLANK}++(?:{_JOINTS}{BLANK}++)*+"
"""Dates in a row, read once: possessive, for a run of blanks can be parted in many ways."""
_PLANNED = re.compile(
    f"(?<=计划|预定|打算|准备|约定|商定|决定|命令|下令|要求)(?=[在于{BLANK}])[在于]?{_ROW}[,，]"
)
"""計劃在｜9月8日｜，在海上會合."""
_BEHIND = re.compile(
    "^(?:起(?![始义飞火草兵程航初用])|止|以后|之后|后|间)(?![方卫勤备援续来继路翼金汉梁唐晋周燕秦赵凉蜀])"
)


_LATE = f"[（(](?:按[:：])?{BLANK}+[^（）()]{{0,2}}[）)][末底初]|"
"""昭和十七年（按：1942年）末."""


@cache
def _dates() -> AtVerbs:
    """Dates that were blanked, with the particles that belong to them."""
    listed = words("headlines", "before-date")
    plain = alternatives(word for word in listed if not word.startswith("约"))
    about = alternatives(word for word in listed if word.startswith("约"))
    met_with = f"并?与(?={BLANK}++(?=VERB))"  # 并与｜17时｜夺取, written for 于
    whose = "(?:[在于](?:当日|当地)?)?(?:日本|美国|英国|德国|北京|东京|华盛顿|夏威夷|伦敦|柏林|莫斯科|格林[尼威]治|当地|本地|世界|标准)(?:当地|标准)?时间"
    before = f"{whose}|{met_with}|{plain}|(?<![条合公和契盟密])(?:{about})|(?<![激苦血恶鏖奋])战至|(?<![决确商预原拟规约指固])定[于在]"
    first = "".join(
        sorted(
            {word[0] for word in listed}
            | set("在于战定、,，即和及与以或至到日美英德北东华夏伦柏莫格当本世标")
        )
    )
    behind = _LATE + (
        alternatives(words("headlines", "behind-date")) + "|之(?=[^,，]{1,8}[战役])|开始(?!的|$)"
    )
    joint = f"^{_JOINTS}(?={BLANK})"
    met = "[^,，。在于至到]{2,12}(?:会议上|大会|会上|发言)"
    held = f"(?!{_ROW}(?:{met}|的(?=[^,，的是则]{{0,10}}[战役会中里报《])))"
    later = "[在于][^,，在于]{1,6}[后前]的"
    return AtVerbs(
        f"(?=[{first}{BLANK}])(?:{joint}|(?:(?:{later}|{before}){held})?{_ROW}(?:{behind})?)"
    )


def _undated(clause: Words) -> Words:
    """The clause less its dates and their particles, except those that end or begin a word."""
    kept, position = Words("", ""), 0
    for match in _dates().finditer(clause.folded):
        start, end = match.span()
        while seams.cuts_word(clause.folded, start):
            start += 1
        while seams.cuts_word(clause.folded, end):
            end -= 1
        kept += clause[position:start]
        position = end
    return kept + clause[position:]


def blanked(folded: str, spans: Iterable[Span], filler: str) -> str:
    """The text with every character of the spans replaced; its length stays."""
    parts, position = [], 0
    for span in sorted(spans, key=IN_ORDER):
        if span.start >= position:
            parts += [folded[position : span.start], filler * len(span)]
            position = span.end
    return "".join([*parts, folded[position:]])


def masked(folded: str, names: Iterable[Span]) -> str:
    """The text with its names covered: 張自忠, 陳布雷 hold no preposition and no verb."""
    return blanked(folded, names, naming.MASK)
