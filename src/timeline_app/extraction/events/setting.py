"""What stands around the words that a date governs, and those words with the date taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.events import naming
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
        whole = Words.at(self.text, self.folded, span).without(_LASTING)
        return whole.without(_dates())


@cache
def _dates() -> re.Pattern[str]:
    """Dates that were blanked, with the particles that belong to them."""
    before = (
        alternatives(words("headlines", "before-date"))
        + "|(?<![激苦血恶鏖奋])战至|(?<![决确商])定[于在]"
    )
    behind = alternatives(words("headlines", "behind-date"))
    joints = "(?:[、,，]?(?:即|和|及|与|以及|或|至|到)|[、,，])"
    row = f"{BLANK}+(?:{joints}?{BLANK}+)*"
    joint = f"^{joints}(?={BLANK})"
    held = f"(?!{row}[^,，。在于至到]{{2,12}}(?:会议上|大会|会上|发言))"
    planned = "(?<=计划|预定|打算|准备|约定|商定|决定|命令|下令|要求)"
    return re.compile(
        f"{planned}[在于]?{row}[,，]|{joint}|(?:(?:{before}){held})?{row}(?:{behind})?|^(?:起(?![始义飞火草兵程航初用])|止|以后|之后|后|间)(?!方|卫|勤)"
    )


def blanked(folded: str, spans: Iterable[Span], filler: str) -> str:
    """The text with every character of the spans replaced; its length stays."""
    parts, position = [], 0
    for span in sorted(spans):
        if span.start >= position:
            parts += [folded[position : span.start], filler * len(span)]
            position = span.end
    return "".join([*parts, folded[position:]])


def masked(folded: str, names: Iterable[Span]) -> str:
    """The text with its names covered: 張自忠, 陳布雷 hold no preposition and no verb."""
    return blanked(folded, names, naming.MASK)
