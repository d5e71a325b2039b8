"""Words of a clause, always as written and folded alike, and their ends trimmed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.events import seams
from timeline_app.extraction.events.kind import verbs
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

    def without(self, pattern: seams.Finder, count: int = 0) -> Words:
        """The words less every stretch that the pattern matches, where it parts no word."""
        if pattern.search(self.folded) is None:
            return self
        kept, position = Words("", ""), 0
        for number, match in enumerate(seams.wholes(pattern, self.folded), start=1):
            kept += self[position : match.start()]
            position = match.end()
            if number == count:
                break
        return kept + self[position:]


BRACKETS = re.compile(r"[（(][^（）()]*[）)]?|\[[^\]]*\]?")
MODIFIES = re.compile("[^,，在于]{0,4}?(?:的|之(?![前后际间下中]))")
"""What follows a verb that only describes a noun: 防禦｜的指揮官."""
_SHORT = 3
_DASHES = re.compile(r"(?<=[\u3400-\u9fff])\s+[-–—]\s+(?=[\u3400-\u9fff])")
BLANKS = re.compile(r"[\s　]+")
_SPACED = re.compile(r"[（(\[\s　]")
"""Without any of these there is neither a bracket nor a blank."""
ENDS = re.compile(
    r"^(?:[\s、,，.．·的—–\-/／]|之(?![前后间际]))+|[\s、,，。：:；;（(「『“《\-—·]+$|(?<=[\u3400-\u9fff])[.]+$"
)
_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十\d]{1,2}(?:[、)）]|\\.(?!\\d))|[①-⑳])")
_LED_BY = re.compile(
    "^(?:根据|按照|遵照|依照|应)[^,，]{2,14}?的?(?:指示|命令|要求|请求|建议)(?=[^,，的]{3,}[^,，]{3,}$)"
    "|^(?:[但而])?来自[^,，的]{2,16}的(?=[^,，]{4,}$)"
)
"""根據將軍的指示｜第1師前進, 來自第116師的｜突擊隊."""


@cache
def _openers() -> re.Pattern[str]:
    listed = alternatives(words("headlines", "openers"))
    whole = "(?!后[备方卫勤援续来继路翼撤退金汉梁唐晋周燕秦赵凉蜀]|再[次度三]|又[称名]|即[将日便]|而今|便[衣道]|当时[任的在])"
    return re.compile(f"^[“「『]?(?:{whole}(?:{listed}|当(?![地局时场中]))[,，]?)+(?=..)")


@lru_cache(maxsize=256)
def opened(clause: Words) -> Words:
    """A clause less its blanks, its brackets and the conjunctions before it."""
    bare = clause
    if _SPACED.search(clause.folded) is not None:
        bare = bare.without(BRACKETS).without(_DASHES).without(BLANKS)
    bare = bare.without(ENDS).without(_ENUMERATOR)
    bare = _active(bare.without(_LED_BY))
    match = _openers().match(bare.folded)
    if match and not verbs().match(bare.folded) and seams.whole(match):
        bare = bare[match.end() :]
    return bare.without(ENDS)


_SUFFERED = re.compile(
    "被(?P<by>[^,，的被]{1,10}?[军队部])(?P<act>[^,，的]{2,4})的(?P<who>[^,，的]{2,12}[兵军员师团队])"
)


def _active(clause: Words) -> Words:
    """被敵軍俘獲的士兵: the soldiers were captured by the enemy."""
    match = _SUFFERED.fullmatch(clause.folded)
    if match is None or verbs().fullmatch(match["act"]) is None:
        return clause
    return clause[match.start("who") :] + clause[: match.end("act")]


def balanced(clause: Words) -> Words:
    """Less the quotation that is cut off, and less a mark that closes nothing."""
    for opening, closing in ("“”", "「」", "『』", "《》"):
        first, last = clause.folded.rfind(opening), clause.folded.rfind(closing)
        if first > last:
            clause = clause[:first] if first >= _SHORT else clause[first + 1 :]
        elif last >= 0 and opening not in clause.folded[:last]:
            clause = clause[last + 1 :] if len(clause) - last > _SHORT else clause[:last]
    return clause.without(ENDS)


@cache
def _trailing(*keys: str) -> re.Pattern[str]:
    listed = [word for key in keys for word in words("headlines", key)]
    return re.compile(
        f"(?<=...)(?:{alternatives(listed)}|(?<=[战役会])中|(?<![所存现实内潜])在|(?<![合吞兼归裁])并|(?<![介位处属基鉴等限忠善])于|(?<![改简别号合名通统])称)+$"
    )


_IS_SO = re.compile("是[^,，的]{1,8}的$")
"""傷亡卻是巨大的."""
_CUT_COPULA = re.compile("(?<=..)(?<![认称成以作改视])为$")
_CUT_NUMBER = re.compile(r"(?<=...)[为达共约]*\d[\d,.，]*$")


def closed(clause: Words, *, cut: bool = False) -> Words:
    """Less the particles that are left hanging at its end; ``cut`` where it was cut short."""
    keys = ("trailing", "trailing-cut") if cut else ("trailing",)
    clause = clause.without(_CUT_NUMBER) if cut else clause
    bare = balanced(clause)
    if _IS_SO.search(bare.folded):
        return bare
    return bare.without(_trailing(*keys)).without(_CUT_COPULA if cut else ENDS).without(ENDS)
