"""Links that name people: what their words, their pages and their surroundings tell.

A link is a person's where a role or a rank stands beside it, a verb that only people do behind it,
years of life in a bracket, or where its page is called by a foreign name that it is a part of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from timeline_app.domain.article import Article
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.name_shapes import RUN
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.chinese_names import BODY_ENDINGS
from timeline_app.zhtext.variants import fold

_LIFE = re.compile(r"\s*\([^)]{0,12}(?:年|\d{4}|\?)\s*[-–—~]")
_POST_BEHIND = re.compile(r"(?:为|任|当|是|兼任?|担任|充任|时任|出任|,|\()?")
_BRACKET = re.compile(r"[ _]*\([^()]*\)$")
_OTHER_PAGE = re.compile("[:/#]")
_BROUGHT = re.compile(r"(?:任命|改派|委任)$")
_PLACED = re.compile(r"[驻在于至到抵占克陷向入经赴自从取]$")
_PLACE = re.compile(
    "阵地|附近|一带|方向|高地|地区|地方|防线|车站|以[东西南北]|[东西南北][部侧郊面]"
)
_OWNS = re.compile("(?:所?部|的|之)?")
_UNDER_HIM = re.compile(f"的?(?:统一|亲自)?{vocabulary.people().leads}下")
_LEADS = re.compile(rf"(?:\([^()]*\))?{vocabulary.people().leads}")
_DEED = re.compile("被俘|被捕|阵亡|战死|自杀|殉国|亲自|率领|率部|命令|下令|致电|回忆|认为")


@dataclass(frozen=True, slots=True)
class Places:
    """Where roles and ranks begin, where units end and begin, and where no name can begin."""

    roles: Collection[int]
    ranks: Collection[int]
    unit_ends: Collection[int]
    unit_starts: Collection[int]
    stops: Collection[int]


class PersonLinks:
    """The links of one article that can name people; ``by_start`` has them by where they begin."""

    def __init__(self, article: Article, folded: str, places: Places) -> None:
        self._folded = folded
        self._places = places
        self._often: dict[str, bool] = {}
        self._bold = {span.start: span for span in article.bold}
        self.by_start = {
            link.span.start: link
            for link in article.links
            if not link.external and not _OTHER_PAGE.search(link.target)
        }

    def persons(self) -> Iterator[Span]:
        """The links that something around them vouches for."""
        for link in self.by_start.values():
            span = link.span
            placed = (
                span.start in self._places.unit_ends
                or span.end in self._places.ranks
                or self._acts(span)
            )
            if self.could_be_name(span, expected=placed) and self._vouched(span):
                yield span

    def could_be_name(self, span: Span, expected: bool = False) -> bool:
        """Whether a link's words have the form of a name; ``expected``: its place calls for one."""
        words = span.of(self._folded)
        if (
            not 2 <= len(words) <= 16
            or not RUN.fullmatch(words)
            or span.start in self._places.stops
        ):
            return False
        if "·" in words or self._is_part_of_name(span):
            return True
        lexicon = vocabulary.people()
        single = lexicon.surnames - lexicon.loose
        native = words[0] in single and words[:2] not in lexicon.compound
        led = self._folded.startswith("由", span.start - 1) and _LEADS.match(self._folded, span.end)
        ranked = led or span.end in self._places.ranks
        if native and len(words) > 3 and not ranked and words[-1] not in lexicon.given_ends:
            return False
        if expected:
            return len(words) <= 6 and words[-1] not in BODY_ENDINGS
        usual = not words.startswith(lexicon.not_names) and words[-1] not in lexicon.not_person
        return usual and len(words) <= 8

    def _acts(self, span: Span) -> bool:
        """Whether a verb behind a short link is one that only people do."""
        return 2 <= len(span) <= 3 and _DEED.match(self._folded, span.end) is not None

    def _is_part_of_name(self, span: Span) -> bool:
        """Whether a link leads to the page of someone whose name has this part: 詹姆斯·隆史崔特."""
        target = fold(self.by_start[span.start].target)
        return "·" in target and f"·{span.of(self._folded)}" in target and "号" not in target

    def _led(self, span: Span) -> bool:
        """Whether a name directly behind a unit ends there: a sign, 部, or the line's end."""
        ended = self._folded[span.end : span.end + 1] in ("", "\n")
        if ended and self._folded[span.end - 1] in vocabulary.people().given_ends:
            return True
        return self._folded.startswith(("部", "等", "、", ",", ")", "。"), span.end)

    def _is_often_named(self, words: str) -> bool:
        """Whether a link is a Chinese name of the usual length that the text has again."""
        compound = words[:2] in vocabulary.people().compound
        if len(words) != 3 + compound:
            return False
        if words not in self._often:
            self._often[words] = self._folded.count(words) > 1
        return self._often[words]

    def _before_unit(self, span: Span, words: str) -> bool:
        """汤恩伯第20军团, 谢富治的太岳兵团: a link to a page of its own name, with a unit behind."""
        owned = _OWNS.match(self._folded, span.end)
        end = owned.end() if owned else span.end
        lexicon = vocabulary.people()
        japanese = words.startswith(tuple(lexicon.japanese)) and words[-1] in lexicon.given_ends
        usual = (
            len(words) == 3
            or japanese
            or (len(words) == 2 and self._folded.startswith(("部", "第"), span.end))
        )
        page = _BRACKET.sub("", fold(self.by_start[span.start].target))
        if not usual or page != words or words.startswith(lexicon.not_names):
            return False
        named = japanese or words[0] in lexicon.surnames
        return named and end in self._places.unit_starts

    def _commands(self, span: Span, before: str) -> bool:
        """由宋时轮（10纵）、…指挥: brought in by 由, with the verb or the unit behind."""
        if not before.endswith(("由", "归")):
            return False
        if _LEADS.match(self._folded, span.end):
            return True
        if len(span) > 4:
            return False
        behind = self._folded[span.end : span.end + 24].partition("。")[0]
        return "指挥" in behind or "率领" in behind

    def _vouched(self, span: Span) -> bool:
        """Whether what stands around a link says that it is a person."""
        lexicon = vocabulary.people()
        words = span.of(self._folded)
        native = words[:2] in lexicon.compound or words[0] in lexicon.surnames
        if "·" in words or self._is_part_of_name(span):
            return True
        if span.end in self._places.ranks and fold(self.by_start[span.start].target) == words:
            return True
        before = self._folded[max(0, span.start - 4) : span.start]
        if before.endswith("在") and _UNDER_HIM.match(self._folded, span.end):
            return native
        if _PLACED.search(before) and not self._before_unit(span, words):
            return False
        if not native and len(words) < 3:
            return self._acts(span)
        behind = _POST_BEHIND.match(self._folded, span.end)
        bold = self._bold.get(span.start)
        return (
            self._folded.startswith(lexicon.verbs, span.end)
            or span.end in self._places.ranks
            or (behind is not None and behind.end() in self._places.roles)
            or _LIFE.match(self._folded, span.end) is not None
            or (bold is not None and len(bold) <= len(span) + 2)
            or (
                span.start in self._places.unit_ends
                and ((native and len(words) <= 3) or self._led(span))
                and not _PLACE.match(self._folded, span.end)
            )
            or (native and len(words) <= 3 and _BROUGHT.search(before) is not None)
            or self._before_unit(span, words)
            or self._commands(span, before)
            or (native and self._is_often_named(words))
        )
