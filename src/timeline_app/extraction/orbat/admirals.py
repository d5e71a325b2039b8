"""The fleet that a side has: its commander, its columns, and whether the article means a certain one.

A nation's fleet (德国舰队) is a unit where its side has no other fleet in the article; otherwise the words
only describe that one.  Where it is the side's one fleet, the columns that are called after men are
under it, and it is commanded by the side's chief (英军主帅纳尔逊), by whom the article calls the fleet's
without naming it (舰队的指挥官为吕特晏斯), or by the first officer that the infobox names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts, Post, Under
from timeline_app.extraction.orbat.numbering import Identity
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import construct, shape_of
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.zhtext.variants import fold

_FLEETS = ("舰队", "水师", "机动部队")
_COLUMNS = ("分舰队", "舰队", "纵队", "支队", "分队")
_CHIEF_OF_FLEET = construct(r"(?<!U)舰队的?(?P<role>R)(?:是|为|由|:)?(?P<rank>K)?P *K?")
_CHIEF_OF_SIDE = construct(r"S(?P<role>R)(?:是|为|:)?K?P *K?")
_CHIEFS_OF_SIDES = ("主帅", "统帅", "主将")


@dataclass(frozen=True, slots=True)
class Admirals:
    """Adds to ``facts`` what follows from the fleets of the sides; ``identities`` by mention."""

    scan: Scan
    facts: Facts
    identities: Sequence[Identity]

    def read(self) -> None:
        """Leaves fleets that are mere descriptions out, and tells the rest of the sides' only ones."""
        for side, fleets in self._fleets().items():
            named = [unit for unit in fleets if not self._is_national(fleets[unit])]
            if named:
                self._leave_out(fleets.keys() - set(named))
            elif len(fleets) == 1:
                ((fleet, mention),) = fleets.items()
                self._columns(fleet, mention)
                self._commander(side, fleet, mention)

    def _fleets(self) -> dict[str, dict[Identity, int]]:
        """The fleets of each side, with the first mention of each; not those called after men."""
        fleets: dict[str, dict[Identity, int]] = defaultdict(dict)
        for index, (unit, word) in enumerate(zip(self.identities, self.scan.units, strict=True)):
            if unit.echelon.endswith(_FLEETS) and not _is_mans(word):
                fleets[unit.side].setdefault(unit, index)
        return fleets

    def _is_national(self, mention: int) -> bool:
        return self.scan.units[mention].rank == vocabulary.units().national_fleet

    def _leave_out(self, units: set[Identity]) -> None:
        self.facts.history.update(
            index for index, unit in enumerate(self.identities) if unit in units
        )

    def _columns(self, fleet: Identity, mention: int) -> None:
        """Columns called after men are under the only fleet of their side."""
        for index, (unit, word) in enumerate(zip(self.identities, self.scan.units, strict=True)):
            if unit.side == fleet.side and unit != fleet and _is_mans(word):
                self.facts.place(Under(index, mention, UnitSource.PROSE, 1))

    def _commander(self, side: str, fleet: Identity, mention: int) -> None:
        posts = [post for post in self.facts.posts if self.identities[post.unit] == fleet]
        if posts:
            return
        chief = next((post for owner, post in self._chiefs(mention) if owner == side), None)
        if chief is None:
            held = {post.person for post in self.facts.posts}
            first = [name for name, owner in self._of_infobox().items() if owner == side]
            if first and first[0] not in held:
                chief = Post(first[0], mention, None, None, None, UnitSource.INFOBOX)
        if chief is not None:
            self.facts.posts.append(chief)

    def _chiefs(self, mention: int) -> Iterator[tuple[str, Post]]:
        """The commanders of sides and of fleets without a name, each with the side."""
        for sentence in self.scan.article.sentences:
            if "舰队" not in (words := sentence.span.of(self.scan.folded)) and not any(
                role in words for role in _CHIEFS_OF_SIDES
            ):
                continue
            shape = shape_of(self.scan, sentence.span)
            for pattern in (_CHIEF_OF_SIDE, _CHIEF_OF_FLEET):
                for match in pattern.finditer(shape.text):
                    tokens = list(shape.within(match.start(), match.end()))
                    side = self._side(tokens, pattern is _CHIEF_OF_SIDE)
                    if side:
                        yield side, _post(tokens, mention)

    def _side(self, tokens: Sequence[Token], told: bool) -> str | None:
        """Whose chief somebody is: the word before tells, or the unit last spoken of."""
        if told:
            role = next(token for token in tokens if token.kind is Kind.ROLE)
            return tokens[0].value if fold(role.value) in _CHIEFS_OF_SIDES else None
        person = next(token for token in tokens if token.kind is Kind.PERSON)
        block = self.scan.block_at(person.span.start)
        before = self.scan.within(Span(block.start, tokens[0].span.start))
        units = [token.unit for token in before if token.kind is Kind.UNIT]
        near = self.identities[units[-1]].side if units else None
        return self.facts.people.get(person.value, near)

    def _of_infobox(self) -> dict[str, str]:
        """The officers that the infobox names, in order, with their sides."""
        found: dict[str, str] = {}
        for field in self.scan.article.infobox:
            for token in self.scan.within(field.span):
                if token.kind is Kind.PERSON and token.value in self.facts.people:
                    found.setdefault(token.value, self.facts.people[token.value])
        return found


def _is_mans(word: UnitWord) -> bool:
    """Whether a unit is a man's column or fleet: those have the rank of their echelon."""
    ranks = vocabulary.units().ranks
    ending = next((end for end in _COLUMNS if word.echelon.endswith(end)), "")
    return not word.number and word.echelon != ending and word.rank == ranks.get(ending)


def _post(tokens: Sequence[Token], mention: int) -> Post:
    role = next(token.value for token in tokens if token.kind is Kind.ROLE)
    person = next(token.value for token in tokens if token.kind is Kind.PERSON)
    rank = next((token.value for token in tokens if token.kind is Kind.RANK), None)
    return Post(person, mention, role, rank, None, UnitSource.PROSE)
