"""Officers and other people in running text, found by roles, ranks, links and surnames.

A name is read where something says that a person stands there: behind a role (军长…) or a rank, as
a link next to one, in a list of such names, behind a unit in a line of an order of battle, or in
the infobox.  A name found once is then found wherever the text has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.article import Article, BlockKind, Role
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.name_neighbours import by_neighbours
from timeline_app.extraction.orbat.name_places import admirals, everywhere
from timeline_app.extraction.orbat.name_shapes import (
    LATIN,
    RUN,
    NameShapes,
    plain,
)
from timeline_app.extraction.orbat.names_beside_units import beside_units
from timeline_app.extraction.orbat.person_links import PersonLinks, Places
from timeline_app.extraction.orbat.roles import RoleWord
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives


@dataclass(frozen=True, slots=True)
class Person:
    """A stretch that names a person; ``key`` is the name in its most frequent written form."""

    span: Span
    key: str


_TO_NAME = re.compile(r"[\s:]*(?:是|为)?[\s:]*")
_NEXT_NAME = re.compile(r"(?:\([^()]*\))?[†\s]*(?:、|和|与|及|暨|→)\s*")
_LINE_GAP = re.compile(r"(?:\([^()]*\))?[\s:\-–—(,]{1,4}")
_LINE_BRACKET = re.compile(r"\s?\((?=[^()]*\)[\s:\-–—,])")
"""A bracket behind a line's unit, before which and behind which a name may stand: 第9军(甲):第3师."""
_HELD = re.compile(r"(?:兼任?|任|代理?|代)$")
"""How a post is held, between a name and a role: 徐源泉兼任总司令."""
_RANKS = 3
"""How many ranks at most stand between a role and its holder's name."""
_LONGEST = 60
"""So many characters of a run are looked at: no name is as long."""
_PLURAL = re.compile(r"[各诸每几名多]$")


def find_people(
    article: Article, folded: str, units: Sequence[UnitWord], roles: Sequence[RoleWord]
) -> list[Person]:
    """Every stretch of the article that names a person, in order."""
    spans = _NameReader(article, folded, units, roles).names()
    nations = vocabulary.people().all_nations
    found = {plain(span, folded).of(folded) for span in spans}
    names = {name for name in found if name not in nations and name[1:] not in nations}
    names.update(span.of(folded) for span in by_neighbours(article, folded, units, names))
    return list(_occurrences(article.text, folded, names, units))


def _occurrences(
    text: str, folded: str, names: set[str], units: Sequence[UnitWord]
) -> Iterator[Person]:
    if not names:
        return
    covered = {offset for word in units for offset in range(word.span.start, word.span.end)}
    found: list[tuple[Span, str]] = []
    forms: dict[str, Counter[str]] = {}
    short = _short_names(names)
    pattern = f"{alternatives(names)}|{_standing_alone(short)}" if short else alternatives(names)
    for match in re.finditer(pattern, folded):
        if match.start() in covered or match.end() - 1 in covered:
            continue
        span = Span(match.start(), match.end())
        name = short.get(match.group(), match.group())
        found.append((span, name))
        if name == match.group():
            forms.setdefault(name, Counter())[span.of(text)] += 1
    for span, name in found:
        written = forms.get(name)
        yield Person(span, written.most_common(1)[0][0] if written else span.of(text))


def _short_names(names: set[str]) -> dict[str, str]:
    """The last parts of foreign names, where they are one person's and no name by themselves."""
    sounds = frozenset(vocabulary.people().sounds)
    last: dict[str, list[str]] = {}
    for name in names:
        if "·" in name:
            last.setdefault(name.rpartition("·")[2], []).append(name)
    return {
        part: full[0]
        for part, full in last.items()
        if len(full) == 1 and len(part) > 1 and (part not in names or sounds.issuperset(part))
    }


def _standing_alone(words: Iterable[str]) -> str:
    """These words where no other character of a foreign name stands beside them."""
    sounds = f"[·{vocabulary.people().sounds}]"
    return f"(?<!{sounds})(?:{alternatives(words)})(?!{sounds})(?!号|舰)"


@cache
def _officers_head() -> re.Pattern[str]:
    """The head of a column of officers."""
    return re.compile(f"^(?:主官|主将|将领|长官|{alternatives(vocabulary.people().roles)})$")


@cache
def _in_bracket() -> re.Pattern[str]:
    """What stands in a bracket behind a unit, before a rank or alone."""
    ranks = alternatives(vocabulary.people().ranks)
    return re.compile(
        rf"(?:司令部|军部|师部|旅部|总部)? ?(?:\d+[名人])? ?\((?:({RUN.pattern}?) ?(?=(?:{ranks})[,)])|(?=({RUN.pattern})(?:\)|,)))"
    )


class _NameReader:
    """Reads the names of one article at the places where a person is expected."""

    def __init__(
        self, article: Article, folded: str, units: Sequence[UnitWord], roles: Sequence[RoleWord]
    ) -> None:
        self._article = article
        self._folded = folded
        self._units = units
        self._roles = roles
        self._unit_ends = {word.span.end for word in units}
        self._ranks = {role.span.start: role for role in roles if role.rank}
        self._role_starts = {role.span.start for role in roles if len(role.span) > 1}
        opened = (
            role for role in roles if role.command and folded.startswith("(", role.span.start - 1)
        )
        self._shapes = NameShapes(
            folded, frozenset(self._ranks), frozenset(role.span.end for role in opened)
        )
        self._stops = self._role_starts | {word.span.start for word in units}
        unit_starts = {word.span.start for word in units}
        places = Places(self._role_starts, self._ranks, self._unit_ends, unit_starts, self._stops)
        self._links = PersonLinks(article, folded, places)

    def names(self) -> Iterator[Span]:
        """The spans of all names that a place in the text vouches for."""
        for role in self._roles:
            if _PLURAL.search(self._folded[max(0, role.span.start - 1) : role.span.start]):
                continue
            position = self._after(role.span.end)
            if role.rank and role.span.start not in self._unit_ends:
                link = self._links.by_start.get(position)
                if link is None or len(link.span) > 8:
                    continue
            yield from self._listed(position, sure=role.command)
        for position in self._line_positions():
            yield from self._listed(position, sure=True, bare=True)
        for pattern in everywhere():
            for match in pattern.finditer(self._folded):
                span = Span(*match.span(match.lastindex or 1))
                odd = span.of(self._folded).startswith(vocabulary.people().not_names)
                free = span.start not in self._stops or pattern is admirals()
                if not odd and free:
                    yield span
        yield from self._between_unit_and_role()
        yield from beside_units(self._folded, self._units, self._stops)
        yield from self._ranked_in_brackets()
        for span in self._links.persons():
            yield from self._listed(span.start)

    def _after(self, position: int) -> int:
        """Where a name would stand behind a role that ends at a position: behind a rank, if any."""
        for _ in range(_RANKS):
            match = _TO_NAME.match(self._folded, position)
            position = match.end() if match else position
            run = RUN.match(self._folded, position + 1, position + _LONGEST)
            if run and self._folded[position] == "的":
                ranked = any(at in self._ranks for at in range(position + 3, run.end() + 1))
                return position + ranked
            rank = self._ranks.get(position)
            if rank is None:
                break
            position = rank.span.end
        return position

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
        link = self._links.by_start.get(position)
        if link is not None and self._links.could_be_name(link.span, expected=True):
            return link.span
        if position in self._stops:
            return None
        run = RUN.match(self._folded, position, position + _LONGEST)
        if run is None:
            latin = LATIN.match(self._article.text, position) if sure and not bare else None
            return Span(latin.start(), latin.end()) if latin else None
        end = run.end()
        for stop in range(position + 1, end):
            if stop in self._stops:
                end = stop
                break
        held = _HELD.search(self._folded, position + 2, end) if end in self._role_starts else None
        end = held.start() if held else end
        return self._shapes.cut(Span(position, end), sure, bare)

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
            for place in (_LINE_GAP, _LINE_BRACKET):
                gap = place.match(self._folded, word.span.end, lines[index].end)
                ships = vocabulary.units().ships.kinds
                if (
                    gap
                    and gap.end() not in self._stops
                    and not self._folded.startswith(ships, gap.end())
                ):
                    yield gap.end()
        yield from self._infobox_positions()
        yield from self._cell_positions()

    def _cell_positions(self) -> Iterator[int]:
        """The cells of columns whose head is a role (主官, 师长), where they begin."""
        heads: set[tuple[int, int]] = set()
        for block in self._article.blocks:
            if block.cell is None:
                continue
            place = (block.cell.table, block.cell.column)
            if block.cell.header and _officers_head().search(block.span.of(self._folded)):
                heads.add(place)
            elif not block.cell.header and place in heads:
                yield block.span.start

    def _infobox_positions(self) -> Iterator[int]:
        for field in self._article.infobox:
            if field.name.lower().startswith("commander"):
                yield field.span.start
                for match in re.finditer("\n", field.span.of(self._folded)):
                    yield field.span.start + match.end()

    def _between_unit_and_role(self) -> Iterator[Span]:
        """第108旅刘英旅长, 第10军(徐源泉兼任军长): what stands between a unit and a role."""
        lexicon = vocabulary.people()
        for role in self._roles:
            held = _HELD.search(self._folded, max(role.span.start - 3, 0), role.span.start)
            end = held.start() if held else role.span.start
            for size in (2, 3):
                start = end - size
                words = self._folded[max(start, 0) : end]
                bracket = self._folded[start - 1 : start] == "("
                if (
                    (start - 1 if bracket else start) in self._unit_ends
                    and words[0] in lexicon.surnames
                    and not words.startswith(lexicon.not_names)
                    and RUN.fullmatch(words)
                ):
                    yield Span(start, end)

    def _ranked_in_brackets(self) -> Iterator[Span]:
        """第20师团(川岸文三郎中将): what stands in a bracket behind a unit, before a rank; a link."""
        for end in self._unit_ends:
            match = _in_bracket().match(self._folded, end)
            if match is None:
                continue
            if match[1] and len(match[1]) > 1 and match.start(1) not in self._stops:
                yield Span(*match.span(1))
            link = self._links.by_start.get(match.start(2))
            native = link and link.span.of(self._folded)[0] in vocabulary.people().surnames
            if link and self._links.could_be_name(link.span, expected=bool(native)):
                yield link.span
