"""How many men each side had and lost, by the clauses of the narrative that give numbers.

A number belongs to the side named before it in its clause, else behind it (`35000名美军`), else to
the subject of the clauses before, else to the side that the section's heading names.  What a side
destroys is the other's loss.  Of several numbers the largest counts, those of the lead and of the
sections that sum up thrice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.article import Article, BlockKind, Role
from timeline_app.domain.events import Scope
from timeline_app.domain.record import Mention, MentionKind
from timeline_app.domain.spans import Span
from timeline_app.extraction.campaign.armies import Armies
from timeline_app.extraction.events.scope import section_scopes
from timeline_app.extraction.lexicon import alternatives, words
from timeline_app.zhtext.numerals import to_int

_MANY = 1000
"""Men from which on a number is the strength of a side."""
_LONGEST = 80
"""Characters of a clause that is read for numbers."""
_FEWEST = 10
_OPENING = 3
"""Characters that may stand before the subject of a clause: 但是日军."""
_SUMMED_UP = 3
_IN_PART = 4
"""How much less the wounded alone weigh than a side's losses as a whole."""
_DIGITS = "一二三四五六七八九十百千万两"
_NUMBER = rf"(?:\d+(?:,\s?\d{{3}})*(?:\.\d+)?[余多]?[百千万]?[余多]?(?:\d千)?|[{_DIGITS}]{{2,8}}[余多]?|数[百千万]+)"
_MEN = re.compile(
    rf"(?:总共|共计|共约|合计|约|共|近|逾|超过|达)?(?P<number>{_NUMBER})"
    r"(?:余|多)?(?:名|人(?!民)|兵力|大军|士兵|官兵)(?:以上)?"
)
_STRENGTH = re.compile(
    rf"(?:率|领|统)兵约?近?(?P<number>{_NUMBER})"
    rf"|(?:人数|兵力)(?:[约达共为近]|超过|总计|大约){{0,2}}(?P<counted>{_NUMBER})人?(?:以上)?"
)
_CLAUSE = re.compile(r"(?:[^，,。；;！？\n（(]|(?<=\d),(?=\s?\d)|[（(][^()（）\n]{0,60}[)）])+")
_ABOUT = re.compile("[一二三四五六七八](?=[二三四五六七八九][十百千万])")
"""The lower of two figures: 七八千."""
_TOTAL = re.compile("(?:共|总|合)?计|(?:总共|共约)(?=[\\d约近])")
"""What opens a clause that only sums up the one before it."""
_PASSIVE = re.compile(".{0,4}(?:遭到?|被|受到?|为)")
"""Words before the side that acts on the subject: 遭八路军伏击."""
_COUNTED = re.compile(rf"[^对向把将被击歼灭俘]{{0,6}}{_MEN.pattern}")
"""A number of men before their side, as the subject of a clause: 有多达5,000名｜美军上岸."""
_EXCEPT = re.compile("除了?.{0,24}外")
_PLAIN = re.compile(r"[,余多\s]|\.\d+")


@dataclass(frozen=True, slots=True)
class Number:
    """A side's men: those lost or those that fought, where it is said, and how much it weighs."""

    side: str
    lost: bool
    span: Span
    weight: int


def numbers(armies: Armies, mentions: Sequence[Mention]) -> list[Number]:
    """What the narrative says of numbers of men, in order."""
    return list(_Reader(armies, mentions).read())


class _Reader:
    def __init__(self, armies: Armies, mentions: Sequence[Mention]) -> None:
        self._armies = armies
        self._article: Article = armies.article
        self._folded = armies.folded
        units = [mention for mention in mentions if mention.kind is MentionKind.UNIT]
        self._units = sorted(units, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._units]
        self._scopes = section_scopes(self._article)

    def read(self) -> Iterator[Number]:
        for sentence in self._article.sentences:
            block = self._article.blocks[sentence.block]
            if block.role is not Role.NARRATIVE or block.kind is BlockKind.HEADING:
                continue
            if _men(self._folded, sentence.span) is None:
                continue
            scope = self._scopes[block.section]
            summed = block.section == 0 or scope is Scope.AFTERMATH
            summed = summed or _sum_up().search(sentence.span.of(self._folded)) is not None
            times = _SUMMED_UP if summed else 1
            for found in self._sentence(sentence.span, self._armies.homes.get(block.section)):
                elsewhere = Scope.BACKGROUND if found.lost else Scope.AFTERMATH
                if scope is not elsewhere:
                    yield Number(found.side, found.lost, found.span, found.weight * times)

    def _sentence(self, sentence: Span, home: str | None) -> Iterator[Number]:
        subject = home
        before: Span | None = None
        civil = False
        for match in _CLAUSE.finditer(self._folded, sentence.start, sentence.end):
            clause = Span(*match.span())
            if before is not None and _TOTAL.match(self._folded, clause.start):
                clause = Span(before.start, clause.end)
            named = self._named(clause)
            others = _civilians().search(self._folded, clause.start, clause.end)
            civil = others is not None or (civil and not named)
            if len(clause) <= _LONGEST and not civil:
                found = self._clause(clause, named, subject)
                if found is not None and not self._quoted(sentence, found.span):
                    yield found
            if named and self._is_subject(clause, named[0][0], subject):
                subject = named[0][1]
            before = clause

    def _is_subject(self, clause: Span, named: Span, before: str | None) -> bool:
        """Whether the first side named in a clause acts in it: nobody did, or it begins with it."""
        counted = _COUNTED.fullmatch(self._folded, clause.start, named.start) is not None
        if before is not None and named.start - clause.start > _OPENING and not counted:
            return False
        return not _PASSIVE.fullmatch(self._folded, clause.start, named.start)

    def _quoted(self, sentence: Span, said: Span) -> bool:
        """Whether some words are what somebody said."""
        before = self._folded[sentence.start : said.start]
        return any(before.count(left) > before.count(right) for left, right in ("“”", "「」"))

    def _named(self, clause: Span) -> list[tuple[Span, str]]:
        """The sides that a clause names by a word or by a unit, in order."""
        first = bisect_left(self._starts, clause.start)
        units = self._units[first : bisect_left(self._starts, clause.end)]
        told = [(mention.span, mention.key.split(":")[0]) for mention in units]
        two = self._armies.two
        return sorted(
            (span, side) for span, side in (*told, *self._armies.within(clause)) if side in two
        )

    def _clause(
        self, clause: Span, named: Sequence[tuple[Span, str]], subject: str | None
    ) -> Number | None:
        men = _men(self._folded, clause)
        if men is None or _EXCEPT.search(self._folded, clause.start, clause.end):
            return None
        count = _count(_number(men))
        killed = _killing().search(self._folded, clause.start, men.start())
        lost = _losing().search(self._folded, clause.start, clause.end)
        before = [(span, side) for span, side in named if span.end <= men.start()]
        if killed is not None and (lost is None or killed.start() < lost.start()):
            behind = [side for span, side in before if span.start >= killed.end()]
            own = before[0][1] if before else subject
            side = behind[-1] if behind else self._foe(own)
            span = Span(killed.start(), clause.end)
            return Number(side, True, span, 2 * count - 1) if side and count >= _FEWEST else None
        after = [side for span, side in named if span.start == men.end()]
        side = before[-1][1] if before else after[0] if after else subject
        if side is None:
            return None
        if lost is not None:
            span = Span(min(lost.start(), men.start()), clause.end)
            weight = 2 * count if lost.start() < men.start() else count
            if _hurt().fullmatch(lost.group()):
                weight //= _IN_PART
            return Number(side, True, span, weight) if count >= _FEWEST else None
        return Number(side, False, Span(*men.span()), count) if count >= _MANY else None

    def _foe(self, side: str | None) -> str | None:
        others = [other for other in self._armies.two if other != side]
        return others[0] if len(others) == 1 else None


def _men(folded: str, clause: Span) -> re.Match[str] | None:
    """The largest number of men in some words."""
    found = [
        *_MEN.finditer(folded, clause.start, clause.end),
        *_STRENGTH.finditer(folded, clause.start, clause.end),
    ]
    return max(found, key=lambda match: _count(_number(match)), default=None)


def _number(match: re.Match[str]) -> str:
    return next(text for text in match.groupdict().values() if text)


def _count(number: str) -> int:
    plain = _ABOUT.sub("", _PLAIN.sub("", number))
    if plain.startswith("数"):
        plain = "三" + plain[1:]
    return to_int(plain) or 0


@cache
def _losing() -> re.Pattern[str]:
    return re.compile(alternatives(words("campaign", "men", "losing")) + r"|[伤亡死]约?(?=\d)")


@cache
def _hurt() -> re.Pattern[str]:
    return re.compile(alternatives(words("campaign", "men", "in-part")))


@cache
def _killing() -> re.Pattern[str]:
    return re.compile(r"(?<!被)(?<!遭)" + alternatives(words("campaign", "men", "killing")))


@cache
def _civilians() -> re.Pattern[str]:
    return re.compile(alternatives(words("campaign", "men", "civilians")))


@cache
def _sum_up() -> re.Pattern[str]:
    return re.compile(alternatives(words("campaign", "men", "summing-up")))
