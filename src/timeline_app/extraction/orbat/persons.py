"""Officers and other people in running text, found by roles, ranks, links and surnames.

A name is read where something says that a person stands there: behind a role (军长…) or a rank, as
a link next to one, in a list of such names, behind a unit in a line of an order of battle, or in
the infobox.  A name found once is then found wherever the text has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.article import Article, BlockKind, Role
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.name_shapes import BODY_ENDINGS, HAN, RUN, NameShapes
from timeline_app.extraction.orbat.roles import RoleWord
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.grammar import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives


@dataclass(frozen=True, slots=True)
class Person:
    """A stretch that names a person; ``key`` is the name in its most frequent written form."""

    span: Span
    key: str


_TO_NAME = re.compile(r"[\s:]*(?:是|为)?[\s:]*")
_NEXT_NAME = re.compile(r"(?:\([^()]*\))?[†\s]*(?:、|和|与|及|暨|→)\s*")
_LIFE = re.compile(r"\s*\([^)]{0,12}(?:年|\d{4}|\?)\s*[-–—~]")
_LINE_GAP = re.compile(r"(?:\([^()]*\))?[\s:\-–—(,]{1,4}")
_POST_BEHIND = re.compile(r"(?:为|任|是|兼任?|担任|时任|出任|,|\()?")
_OTHER_PAGE = re.compile("[:/#]")
_BROUGHT = re.compile(r"(?:任命|改派|委任)$")
_DEED = re.compile("被俘|被捕|阵亡|战死|自杀|殉国|亲自|率领|率部|命令|下令|致电|回忆|认为")
_PLURAL = re.compile(r"[各诸每几名多]$")
_PLACED = re.compile(r"[驻在于至到抵占克陷向入经赴自从取]$")


def find_people(
    article: Article, folded: str, units: Sequence[UnitWord], roles: Sequence[RoleWord]
) -> list[Person]:
    """Every stretch of the article that names a person, in order."""
    names = {span.of(folded) for span in _NameReader(article, folded, units, roles).names()}
    return list(_occurrences(article.text, folded, names, units))


def _occurrences(
    text: str, folded: str, names: set[str], units: Sequence[UnitWord]
) -> Iterator[Person]:
    if not names:
        return
    covered = {offset for word in units for offset in range(word.span.start, word.span.end)}
    found: list[tuple[Span, str]] = []
    forms: dict[str, Counter[str]] = {}
    for match in re.finditer(alternatives(names), folded):
        if match.start() in covered or match.end() - 1 in covered:
            continue
        span = Span(match.start(), match.end())
        found.append((span, match.group()))
        forms.setdefault(match.group(), Counter())[span.of(text)] += 1
    for span, name in found:
        yield Person(span, forms[name].most_common(1)[0][0])


@cache
def _leading() -> re.Pattern[str]:
    """A name that begins a clause and leads troops: 朱德率领第十八集团军."""
    surnames = "".join(vocabulary.people().surnames)
    verbs = "率领|亲率|统率|率部|急令|致电|下令"
    return re.compile(rf"(?:^|(?<=[。,;\n]))([{surnames}][{HAN}]{{1,2}})(?={verbs})", re.MULTILINE)


class _NameReader:
    """Reads the names of one article at the places where a person is expected."""

    def __init__(
        self, article: Article, folded: str, units: Sequence[UnitWord], roles: Sequence[RoleWord]
    ) -> None:
        self._article = article
        self._folded = folded
        self._units = units
        self._roles = roles
        self._links = {
            link.span.start: link
            for link in article.links
            if not link.external and not _OTHER_PAGE.search(link.target)
        }
        self._bold = {span.start: span for span in article.bold}
        self._unit_ends = {word.span.end for word in units}
        self._ranks = {role.span.start: role for role in roles if role.rank}
        self._role_starts = {role.span.start for role in roles}
        self._shapes = NameShapes(folded, frozenset(self._ranks))
        self._stops = self._role_starts | {word.span.start for word in units}

    def names(self) -> Iterator[Span]:
        """The spans of all names that a place in the text vouches for."""
        for role in self._roles:
            if _PLURAL.search(self._folded[max(0, role.span.start - 1) : role.span.start]):
                continue
            position = self._after(role.span.end)
            if role.rank and role.span.start not in self._unit_ends:
                link = self._links.get(position)
                if link is None or len(link.span) > 8:
                    continue
            yield from self._listed(position, sure=role.command)
        for position in self._line_positions():
            yield from self._listed(position, sure=True, bare=True)
        for match in _leading().finditer(self._folded):
            yield Span(match.start(1), match.end(1))
        yield from self._between_unit_and_role()
        yield from self._behind_units()
        yield from self._linked()

    def _after(self, position: int) -> int:
        match = _TO_NAME.match(self._folded, position)
        position = match.end() if match else position
        rank = self._ranks.get(position)
        return self._after(rank.span.end) if rank else position

    def _listed(self, position: int, sure: bool = False, bare: bool = False) -> Iterator[Span]:
        """The name at a position, and those that follow it in a list.

        ``sure``: a commander's name must stand here; ``bare``: with no role before it.
        """
        while True:
            span = self._name_at(position, sure, bare)
            if span is None:
                return
            yield span
            gap = _NEXT_NAME.match(self._folded, span.end)
            if gap is None or gap.end() in self._stops:
                return
            position = gap.end()

    def _name_at(self, position: int, sure: bool, bare: bool) -> Span | None:
        link = self._links.get(position)
        if link is not None and self._could_be_name(link.span, expected=True):
            return link.span
        if position in self._stops:
            return None
        run = RUN.match(self._folded, position)
        if run is None:
            return None
        end = run.end()
        for stop in range(position + 1, end):
            if stop in self._stops:
                end = stop
                break
        return self._shapes.cut(Span(position, end), sure, bare)

    def _could_be_name(self, span: Span, expected: bool = False) -> bool:
        words = span.of(self._folded)
        if not 2 <= len(words) <= 16 or not RUN.fullmatch(words) or span.start in self._stops:
            return False
        if "·" in words:
            return True
        lexicon = vocabulary.people()
        single = lexicon.surnames - lexicon.loose
        native = words[0] in single and words[:2] not in lexicon.compound
        if native and len(words) > 3 and words[-1] not in lexicon.given_ends:
            return False
        if expected:
            return len(words) <= 6 and words[-1] not in BODY_ENDINGS
        usual = not words.startswith(lexicon.not_names) and words[-1] not in lexicon.not_person
        return usual and len(words) <= 8

    def _line_positions(self) -> Iterator[int]:
        """Places behind a unit in a line of a list or table (``第30师：…``), and infobox lines."""
        blocks = self._article.blocks
        lines = [
            block.span
            for block in blocks
            if block.kind is BlockKind.ITEM or block.role is Role.TABLE
        ]
        index = 0
        for word in self._units:
            while index < len(lines) and lines[index].end <= word.span.start:
                index += 1
            if index == len(lines) or not lines[index].contains(word.span):
                continue
            gap = _LINE_GAP.match(self._folded, word.span.end, lines[index].end)
            if gap and gap.end() not in self._stops:
                yield gap.end()
        yield from self._infobox_positions()

    def _infobox_positions(self) -> Iterator[int]:
        for field in self._article.infobox:
            if field.name.lower().startswith("commander"):
                yield field.span.start
                for match in re.finditer("\n", field.span.of(self._folded)):
                    yield field.span.start + match.end()

    def _between_unit_and_role(self) -> Iterator[Span]:
        """第108旅刘英旅长: what stands between a unit and a role."""
        lexicon = vocabulary.people()
        for role in self._roles:
            for size in (2, 3):
                start = role.span.start - size
                words = self._folded[max(start, 0) : role.span.start]
                if (
                    start in self._unit_ends
                    and words[0] in lexicon.surnames
                    and RUN.fullmatch(words)
                ):
                    yield Span(start, role.span.start)

    def _behind_units(self) -> Iterator[Span]:
        """第四军欧震、第八军李玉堂等部: a name right behind a unit, before a sign or 部."""
        lexicon = vocabulary.people()
        surnames = "".join(lexicon.surnames - lexicon.loose)
        given = "".join(lexicon.stop | lexicon.hard_stop | set(BODY_ENDINGS))
        pattern = re.compile(rf"[{surnames}](?:(?![{given}])[{HAN}]){{1,2}}(?=等?部|等|[、,。)])")
        for end in self._unit_ends:
            match = pattern.match(self._folded, end)
            if match and not match.group().startswith(lexicon.not_names):
                yield Span(match.start(), match.end())

    def _linked(self) -> Iterator[Span]:
        for link in self._links.values():
            span = link.span
            placed = span.start in self._unit_ends or span.end in self._ranks or self._acts(span)
            if self._could_be_name(span, expected=placed) and self._vouched(span):
                yield from self._listed(span.start)

    def _acts(self, span: Span) -> bool:
        """Whether a verb behind a link of three characters is one that only people do."""
        return len(span) == 3 and _DEED.match(self._folded, span.end) is not None

    def _led(self, span: Span) -> bool:
        return self._folded.startswith(("部", "等", "、", ",", ")", "。"), span.end)

    def _is_often_named(self, words: str) -> bool:
        """Whether a link is a Chinese name of the usual length that the text has again."""
        compound = words[:2] in vocabulary.people().compound
        return len(words) == 3 + compound and self._folded.count(words) > 1

    def _commands(self, span: Span, before: str) -> bool:
        """由宋时轮（10纵）、…指挥: brought in by 由, with the verb or the unit behind."""
        if not before.endswith(("由", "归")) or len(span) > 4:
            return False
        behind = self._folded[span.end : span.end + 24].partition("。")[0]
        return "指挥" in behind or "率领" in behind

    def _vouched(self, span: Span) -> bool:
        """Whether what stands around a link says that it is a person."""
        lexicon = vocabulary.people()
        words = span.of(self._folded)
        native = words[:2] in lexicon.compound or words[0] in lexicon.surnames
        if "·" in words:
            return True
        if not native and len(words) < 3:
            return False
        before = self._folded[max(0, span.start - 4) : span.start]
        if _PLACED.search(before):
            return False
        behind = _POST_BEHIND.match(self._folded, span.end)
        bold = self._bold.get(span.start)
        return (
            self._folded.startswith(lexicon.verbs, span.end)
            or span.end in self._ranks
            or (behind is not None and behind.end() in self._role_starts)
            or _LIFE.match(self._folded, span.end) is not None
            or (bold is not None and len(bold) <= len(span) + 2)
            or (span.start in self._unit_ends and ((native and len(words) <= 3) or self._led(span)))
            or (native and len(words) <= 3 and _BROUGHT.search(before) is not None)
            or self._commands(span, before)
            or (native and self._is_often_named(words))
        )
