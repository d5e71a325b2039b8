"""Officers and other people in running text, found by roles, ranks, links and surnames.

A name is read where something says that a person stands there: behind a role (军长…) or a rank, as
a link next to one, in a list of such names, or behind a unit in a line of an order of battle.  A
name found once is then found wherever the text has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.article import Article, BlockKind, Role
from timeline_app.domain.spans import Span
from timeline_app.extraction import unit_lexicon
from timeline_app.extraction.unit_grammar import UnitWord
from timeline_app.extraction.unit_lexicon import alternatives
from timeline_app.zhtext.variants import fold


@dataclass(frozen=True, slots=True)
class Person:
    """A stretch that names a person; ``key`` is the name in its most frequent written form."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A role (军长) or a rank (少将); ``command`` where the role is that of a commander."""

    span: Span
    rank: bool
    command: bool


_HAN = "\u3400-\u9fff"
_RUN = re.compile(rf"[{_HAN}]+(?:[·・][{_HAN}]+)*")
_TO_NAME = re.compile(r"[\s:：]*(?:是|为)?[\s:]*")
_NEXT_NAME = re.compile(r"\s*(?:、|和|与|及|暨|→|,(?=[^,。]{2,3}[、,。)]))\s*")
_LIFE = re.compile(r"\s*[(（][^)）]{0,12}(?:年|\d{4}|[？?])\s*[-－—–~～]")
_LINE_GAP = re.compile(r"[\s:\-–—－(,]{1,4}")


@cache
def _roles_pattern() -> re.Pattern[str]:
    lexicon = unit_lexicon.people()
    return re.compile(
        rf"(?P<role>(?:代理|代)?(?:{alternatives([*lexicon.roles, *lexicon.other_roles])}))(?!部|长?们)"
        rf"|(?P<rank>{alternatives(lexicon.ranks)})(?!团|区|级|衔)"
    )


def find_roles(folded: str, units: Sequence[UnitWord]) -> list[RoleWord]:
    """Every role and rank, in order; 长 behind a unit shares the echelon (233联队长)."""
    lexicon = unit_lexicon.people()
    found = []
    taken = {word.span.end: word for word in units}
    covered = [word.span for word in units]
    for match in _roles_pattern().finditer(folded):
        span = Span(match.start(), match.end())
        if (
            match["role"]
            and folded[span.start - 1 : span.start] == "部"
            and match["role"] == "队长"
        ):
            continue
        is_rank = match["rank"] is not None
        role = (match["role"] or "").removeprefix("代理").removeprefix("代")
        command = role in lexicon.roles or match["role"] in lexicon.roles
        found.append(RoleWord(span, is_rank, command and not is_rank))
    for end, word in taken.items():
        if folded[end : end + 1] == "长" and word.number and folded[end : end + 2] != "长官":
            size = len(word.echelon)
            found.append(RoleWord(Span(max(end - size, 0), end + 1), False, True))
    return _outside(sorted(found, key=lambda role: role.span), covered)


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


def find_people(
    article: Article, folded: str, units: Sequence[UnitWord], roles: Sequence[RoleWord]
) -> list[Person]:
    """Every stretch of the article that names a person, in order."""
    spans = set(_NameReader(article, folded, units, roles).names())
    forms: dict[str, Counter[str]] = {}
    for span in spans:
        written = span.of(article.text)
        forms.setdefault(fold(written), Counter())[written] += 1
    return list(_occurrences(article.text, folded, forms, units))


def _occurrences(
    text: str, folded: str, forms: Mapping[str, Counter[str]], units: Sequence[UnitWord]
) -> Iterator[Person]:
    if not forms:
        return
    covered = {offset for word in units for offset in range(word.span.start, word.span.end)}
    found: list[tuple[Span, str]] = []
    counts: dict[str, Counter[str]] = {}
    for match in re.finditer(alternatives(forms), folded):
        if match.start() in covered or match.end() - 1 in covered:
            continue
        span = Span(match.start(), match.end())
        found.append((span, match.group()))
        counts.setdefault(match.group(), Counter())[span.of(text)] += 1
    for span, name in found:
        yield Person(span, counts[name].most_common(1)[0][0])


class _NameReader:
    """Reads the names of one article at the places where a person is expected."""

    def __init__(
        self, article: Article, folded: str, units: Sequence[UnitWord], roles: Sequence[RoleWord]
    ) -> None:
        self._article = article
        self._folded = folded
        self._units = units
        self._roles = roles
        self._links = {link.span.start: link for link in article.links if not link.external}
        self._stops = {word.span.start for word in units} | {role.span.start for role in roles}
        self._rank_starts = {role.span.start for role in roles if role.rank}

    def names(self) -> Iterator[Span]:
        """The spans of all names that a place in the text vouches for."""
        for role in self._roles:
            if not role.rank or self._folded[role.span.start - 1 : role.span.start] in "师团旅军 ":
                yield from self._listed(self._after(role.span.end))
        for position in self._line_positions():
            yield from self._listed(position, line=True)
        yield from self._linked()

    def _after(self, position: int) -> int:
        match = _TO_NAME.match(self._folded, position)
        position = match.end() if match else position
        for role in self._roles_at(position):
            return self._after(role.span.end)
        return position

    def _roles_at(self, position: int) -> list[RoleWord]:
        if position not in self._stops:
            return []
        return [role for role in self._roles if role.span.start == position and role.rank]

    def _listed(self, position: int, line: bool = False) -> Iterator[Span]:
        while True:
            span = self._name_at(position, line)
            if span is None:
                return
            yield span
            gap = _NEXT_NAME.match(self._folded, span.end)
            if gap is None or gap.end() in self._stops:
                return
            position = gap.end()

    def _name_at(self, position: int, line: bool) -> Span | None:
        link = self._links.get(position)
        if link is not None and self._could_be_name(link.span):
            return link.span
        if position in self._stops:
            return None
        run = _RUN.match(self._folded, position)
        if run is None:
            return None
        end = min(
            [run.end(), *(stop for stop in range(position + 1, run.end()) if stop in self._stops)]
        )
        return self._cut(position, end, line)

    def _cut(self, start: int, end: int, line: bool) -> Span | None:
        """The name at the start of a run of characters that ends at ``end``."""
        lexicon = unit_lexicon.people()
        run = self._folded[start:end]
        if "·" in run:
            return Span(start, end)
        for index, char in enumerate(run):
            if (index >= 2 and char in lexicon.stop) or (index == 1 and char in lexicon.hard_stop):
                run = run[:index]
                break
        bounded = start + len(run) == end or line
        if len(run) < 2 or len(run) > 12 or (run[-1] in lexicon.not_person and len(run) != 2):
            return None if len(run) < 2 or run[-1] in "部队军处" else self._short(start, run)
        compound = run[:2] in lexicon.compound
        most = 4 if compound else 3
        if len(run) <= most and (compound or run[0] in lexicon.surnames):
            return Span(start, start + len(run))
        if bounded and 2 <= len(run) <= 6 and (len(run) > 2 or line):
            return Span(start, start + len(run))
        return self._short(start, run)

    def _short(self, start: int, run: str) -> Span | None:
        lexicon = unit_lexicon.people()
        if run[:2] in lexicon.compound:
            return Span(start, start + min(len(run), 4))
        if run[0] in lexicon.surnames and len(run) >= 2:
            return Span(start, start + min(len(run), 3))
        return None

    def _could_be_name(self, span: Span) -> bool:
        words = span.of(self._folded)
        if not 2 <= len(words) <= 16 or not _RUN.fullmatch(words):
            return False
        lexicon = unit_lexicon.people()
        return "·" in words or (len(words) <= 8 and words[-1] not in lexicon.not_person)

    def _line_positions(self) -> Iterator[int]:
        """Places behind a unit in a line of a list or table: ``第30师：…``, ``30军（…``."""
        lines = [
            block.span
            for block in self._article.blocks
            if block.kind is BlockKind.ITEM or block.role in (Role.TABLE, Role.INFOBOX)
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

    def _linked(self) -> Iterator[Span]:
        lexicon = unit_lexicon.people()
        verbs = lexicon.verbs
        for link in self._links.values():
            if not self._could_be_name(link.span) or link.span.start in self._stops:
                continue
            words = link.span.of(self._folded)
            after = self._folded[link.span.end : link.span.end + 4]
            vouched = (
                after.startswith(verbs)
                or link.span.end in self._rank_starts
                or _LIFE.match(self._folded, link.span.end) is not None
                or any(
                    bold.contains(link.span) and len(bold) <= len(link.span) + 2
                    for bold in self._article.bold
                )
            )
            native = words[:2] in lexicon.compound or words[0] in lexicon.surnames
            if (
                "·" in words
                or (vouched and (native or len(words) >= 3))
                or self._behind_unit(link.span, native)
            ):
                yield from self._listed(link.span.start)

    def _behind_unit(self, span: Span, native: bool) -> bool:
        if not native and len(span) < 3:
            return False
        return any(word.span.end == span.start for word in self._units_near(span.start))

    def _units_near(self, position: int) -> Iterable[UnitWord]:
        return (word for word in self._units if word.span.end == position)
