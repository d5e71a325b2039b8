"""What an article's text holds for an order of battle: units, people, roles and words of sides.

A scan is made once and read by everything else; its tokens are in the order of the text and do not
overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from timeline_app.domain.article import Article, Role
from timeline_app.domain.spans import IN_ORDER, Span
from timeline_app.extraction.orbat.belligerents import Belligerents, spoken
from timeline_app.extraction.orbat.persons import find_people
from timeline_app.extraction.orbat.roles import find_roles
from timeline_app.extraction.units.mens_units import linked_men
from timeline_app.extraction.units.names import find_units
from timeline_app.extraction.units.ship_names import ship_names
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.zhtext.variants import fold


class Kind(Enum):
    """What a token is."""

    UNIT = auto()
    PERSON = auto()
    ROLE = auto()
    OTHER_ROLE = auto()
    RANK = auto()
    SIDE = auto()
    CAMP = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A unit (``unit`` is its index), person (``value`` the name), role, rank, or word of a side.

    A camp (联合国军) is a coalition's word: its ``value`` is the side that leads it.
    """

    kind: Kind
    span: Span
    value: str = ""
    unit: int = -1


@dataclass(frozen=True, slots=True)
class Scan:
    """An article with its folded text and its tokens.

    ``forces`` and ``camps`` map words to sides, ``spoken`` finds these words, ``targets`` maps the
    starts of links to their pages, ``named_units`` each unit's words to its first mention.
    """

    article: Article
    folded: str
    units: tuple[UnitWord, ...]
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    forces: dict[str, str]
    targets: dict[int, str]
    block_starts: tuple[int, ...]
    spoken: re.Pattern[str]
    camps: dict[str, str]
    named_units: dict[str, int]

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens that begin inside a stretch, in order."""
        return self.tokens[
            bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
        ]

    def named(self, span: Span) -> list[Token]:
        """The tokens that begin inside a stretch, without the words of sides."""
        return [item for item in self.within(span) if item.kind not in (Kind.SIDE, Kind.CAMP)]

    def bare(self, gap: str) -> str:
        """Some folded text without the words of sides in it."""
        return (self.spoken.sub("", gap) if self.forces else gap).strip()

    def unit_of_page(self, page: str) -> int | None:
        """The first mention of the unit that a linked page is about, None where there is none."""
        return self.named_units.get(fold(page))

    def role_at(self, position: int) -> Role:
        """The role of the block that a position lies in."""
        return self.article.blocks[self.block_index(position)].role

    def block_index(self, position: int) -> int:
        """Which block a position lies in."""
        return max(bisect_right(self.block_starts, position) - 1, 0)

    def block_at(self, position: int) -> Span:
        """The stretch of the block that a position lies in."""
        return self.article.blocks[self.block_index(position)].span

    def words(self, start: int, end: int) -> str:
        """The folded characters from ``start`` (0 where less) to ``end``."""
        return self.folded[max(start, 0) : end]

    def gap(self, left: Token, right: Token) -> str:
        """The folded characters between two tokens."""
        return self.folded[left.span.end : right.span.start]


_FLAT = str.maketrans("〔〕【】[]\u3000\u00a0", "()()()  ")


_LETTER_ONE = re.compile(r"(?<=第)[lI](?=[、\d军师旅团营战兵纵支大集方])")


def flat(text: str) -> str:
    """Folded text with brackets and blanks of one shape; as long as the text.

    Brackets that lost what they held (乔治·佩普洛()上校) are blanks, letters read for a 1 (第l旅) a 1.
    """
    return _LETTER_ONE.sub("1", fold(text).translate(_FLAT).replace("()", "  "))


def scan(article: Article, known: Sequence[str], sides: Belligerents) -> Scan:
    """The scan of an article; ``known`` are names of units that its lists and tables give."""
    folded = flat(article.text)
    units = find_units(folded, known, ship_names(article, folded), linked_men(article))
    roles = find_roles(folded, units)
    people = find_people(article, folded, units, roles)
    tokens = [Token(Kind.UNIT, word.span, unit=index) for index, word in enumerate(units)]
    tokens += [Token(Kind.PERSON, person.span, person.key) for person in people]
    for role in roles:
        kind = Kind.RANK if role.rank else Kind.ROLE if role.command else Kind.OTHER_ROLE
        tokens.append(Token(kind, role.span, role.span.of(article.text)))
    tokens += _side_words(folded, sides)
    chosen = _ordered(tokens)
    starts = tuple(token.span.start for token in chosen)
    blocks = tuple(block.span.start for block in article.blocks)
    targets = {link.span.start: link.target for link in article.links if not link.external}
    return Scan(
        article,
        folded,
        tuple(units),
        tuple(chosen),
        starts,
        sides.forces,
        targets,
        blocks,
        spoken([*sides.forces, *sides.camps]),
        sides.camps,
        _first_mentions(folded, units),
    )


def _first_mentions(folded: str, units: Sequence[UnitWord]) -> dict[str, int]:
    first: dict[str, int] = {}
    for index, word in enumerate(units):
        first.setdefault(word.span.of(folded), index)
    return first


def _side_words(folded: str, sides: Belligerents) -> Iterator[Token]:
    for kind, words in ((Kind.SIDE, sides.forces), (Kind.CAMP, sides.camps)):
        for match in spoken(words).finditer(folded) if words else ():
            yield Token(kind, Span(match.start(), match.end()), words[match.group()])


_PRIORITY = {
    Kind.UNIT: 0,
    Kind.PERSON: 1,
    Kind.ROLE: 2,
    Kind.RANK: 2,
    Kind.OTHER_ROLE: 2,
    Kind.SIDE: 3,
    Kind.CAMP: 4,
}


def _ordered(tokens: list[Token]) -> list[Token]:
    """The tokens in order; where two overlap the more telling kind stays.

    A role that shares a character with the unit before it (233联队长) is cut to the rest.
    """
    taken: dict[int, Token] = {}
    chosen: list[Token] = []
    for token in sorted(tokens, key=lambda token: (_PRIORITY[token.kind], IN_ORDER(token.span))):
        span, value = token.span, token.value
        if token.kind is Kind.ROLE and span.start in taken:
            first = next((at for at in range(span.start, span.end) if at not in taken), span.end)
            span = Span(first, span.end)
            value = value if len(span) < 2 else value[-len(span) :]
        if not len(span):
            continue
        if any(offset in taken for offset in range(span.start, span.end)):
            continue
        settled = Token(token.kind, span, value, token.unit)
        taken.update(dict.fromkeys(range(span.start, span.end), settled))
        chosen.append(settled)
    return sorted(chosen, key=lambda token: IN_ORDER(token.span))
