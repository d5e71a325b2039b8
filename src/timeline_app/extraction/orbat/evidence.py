"""What the words around one mention of a unit tell of its side.

Evidence, strongest first: the table's column or heading, the unit's own words (国民革命军第…, 关东军), a
word of a side right before it (日军第10军, 美9军) or in a bracket behind it, a ship's prefix (HMS), the target of its link
(第11軍_(日本陸軍)), a well-known unit that begins its name, its echelon (师团), a coalition's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.scan import Scan
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.ships import usual_side
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives
from timeline_app.zhtext.variants import fold

_CLOSE = re.compile(
    r"(?:的|之|部|部队|皇家|帝国)?(?:陆军|海军|空军|方面|所属|第)? *|,?(?:包括|计有|即|有):?"
)
_SERVICE = re.compile("(?:皇家|帝国)?(?:海军|空军|陆军)?")
_PREFIX = re.compile(r" ?\( ?(H[A-Z][A-Za-z]{0,2}S|[A-Z]{3,4}) [A-Za-z]")
_NAME_IN_QUOTES = re.compile('[“「『"‘]')
_OFTEN_OTHER = "日法意波德"
_WORDY = re.compile(r"[\w]")
_TWINS = {"CN": ("ROC",), "ROC": ("CN",), "PLA": ("CN",), "RU": ("SU",), "SU": ("RU",)}
"""Sides whose words another war's article uses: CN's are ROC's in the civil war."""


@cache
def _close_to_ship() -> re.Pattern[str]:
    kinds = alternatives(vocabulary.units().ships.kinds)
    return re.compile(
        rf"(?:的|海军|皇家海军|方面)?(?:[\w-]{{1,6}}级)?(?:旗舰)?(?:{kinds})?\s*[(:]?"
    )


@cache
def _short_kind() -> re.Pattern[str]:
    kinds = alternatives(vocabulary.units().ships.kinds)
    return re.compile(rf"([{''.join(vocabulary.people().short_sides)}])(?:{kinds})$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Reads the evidence of single mentions; ``stated`` are sides that structure tells."""

    scan: Scan
    stated: Mapping[int, str]
    sides: Sequence[str]

    def home(self, side: str) -> str:
        """The side of this war that a word of another war's means: CN's are ROC's in the civil war."""
        if side in self.sides:
            return side
        usual = "CN" if side == "PLA" and "JP" in self.sides else side
        return next((twin for twin in _TWINS.get(side, ()) if twin in self.sides), usual)

    def told(self, index: int, word: UnitWord) -> str | None:
        """The side that the strongest evidence tells, None where there is none."""
        return next((side for side in self._evidence(index, word) if side is not None), None)

    def _evidence(self, index: int, word: UnitWord) -> Iterator[str | None]:
        """All that may tell a side, the strongest first; each is asked where no other told it."""
        yield self._joined(word)
        yield self.stated.get(index)
        yield self.home(word.side) if word.side else None
        yield self._before(word, self.scan.forces)
        yield self._bracketed(word.span.end)
        yield self._prefixed(word.span.end) if word.rank == self._ship else None
        yield self._linked(word.span)
        yield self._by_ships_name(word)
        yield self._begun(word)
        yield self._by_echelon(word)
        yield self._by_surname(word)
        yield self._by_contrast(word)
        yield self._by_region(word)
        yield self._before(word, self.scan.camps)

    def _by_echelon(self, word: UnitWord) -> str | None:
        """What the echelon tells in a war with Japan, and the qualifier in one inside China."""
        lexicon = vocabulary.units()
        if word.echelon == "纵队" and word.number and "PLA" in self.sides and not word.qualifier:
            return "PLA"
        spoken = self.scan.forces.values()
        nation = None if self.is_civil else lexicon.qualifier_nations.get(word.qualifier)
        if "JP" in spoken or lexicon.nations.get(word.echelon) == "QING":
            nation = lexicon.nations.get(word.echelon) or nation
        side = self.home(nation) if nation else None
        return side if side in spoken else None

    def _by_surname(self, word: UnitWord) -> str | None:
        """A force called by a Japanese surname, in a war with Japan: 户田支队."""
        named = not word.number and word.echelon.endswith(("支队", "兵团", "部队"))
        japanese = named and word.echelon[:-2] in vocabulary.people().japanese
        return "JP" if japanese and "JP" in self.sides else None

    def _by_contrast(self, word: UnitWord) -> str | None:
        """What only one of two enemies has: 近卫 and 方面军 in a war of Soviets and Germans."""
        for sides, table in vocabulary.units().contrasts:
            if not sides <= frozenset(self.sides[:2]):
                continue
            ends = [side for end, side in table.items() if word.echelon.endswith(end)]
            named = next(iter(ends), None) if not word.number else table.get(word.echelon)
            return _longest(table, word.qualifier) or named
        return None

    def _by_region(self, word: UnitWord) -> str | None:
        """The side that raises units in a region: 第一高加索军."""
        if not word.qualifier:
            return None
        regions = vocabulary.units().regions
        region = next((name for name in regions if word.qualifier.startswith(name)), "")
        return next((side for side in regions.get(region, ()) if side in self.sides), None)

    def _joined(self, word: UnitWord) -> str | None:
        """The ally whose whole name a number follows, also in a list of another side's."""
        start = word.span.start
        for match in self.scan.spoken.finditer(self.scan.folded, max(0, start - 8), start):
            side = self.scan.forces.get(match.group())
            service = _SERVICE.fullmatch(self.scan.folded, match.end(), start)
            if service and word.number and side not in self.sides[:2]:
                return side
        return None

    def _before(self, word: UnitWord, words: Mapping[str, str]) -> str | None:
        """The side whose word stands right before a mention, or begins its name (英国远征军)."""
        start = word.span.start
        ship = word.rank == self._ship
        short = self._of_kind(word) if ship else self._short(start) if word.number else None
        if short is not None:
            return short
        begins = self.scan.spoken.match(self.scan.folded, start)
        if begins and begins.group() in words and not word.number and not ship:
            return words[begins.group()]
        close = _close_to_ship() if ship else _CLOSE
        for match in self.scan.spoken.finditer(self.scan.folded, max(0, start - 12), word.span.end):
            side = words.get(match.group())
            gap = self.scan.folded[match.end() : start]
            if side and match.start() < start and close.fullmatch(gap):
                return side
        return None

    def _bracketed(self, end: int) -> str | None:
        """The side whose word stands alone in a bracket behind a mention: 第一旅(南军)."""
        if not self.scan.forces or not self.scan.folded.startswith("(", end):
            return None
        match = self.scan.spoken.match(self.scan.folded, end + 1)
        alone = match is not None and self.scan.folded.startswith(")", match.end())
        return self.scan.forces.get(match.group()) if match and alone else None

    def _begun(self, word: UnitWord) -> str | None:
        """The side of a unit whose name begins with a well-known one: 八路军总部特务团."""
        known = vocabulary.units().named
        for size in range(len(word.echelon) - 1, 2, -1):
            named = known.get(word.echelon[:size])
            if named and named.side:
                return self.home(named.side)
        return None

    def _by_ships_name(self, word: UnitWord) -> str | None:
        """The side whose ships have such names: 赤城, U-47."""
        side = usual_side(word.echelon) if word.rank == self._ship else None
        home = self.home(side) if side else None
        return home if home in self.sides else None

    def _of_kind(self, word: UnitWord) -> str | None:
        """One character before the kind of a ship: 英巡洋舰“欧亚拉斯”号."""
        start, mention = word.span.start, word.span.of(self.scan.folded)
        kind = _NAME_IN_QUOTES.split(mention, maxsplit=1)[0]
        end = start + (len(kind) if len(kind) < len(mention) else 0)
        match = _short_kind().search(self.scan.words(start - 8, end))
        side = vocabulary.people().short_sides[match[1]] if match else None
        return side if side in self.sides else None

    @property
    def is_civil(self) -> bool:
        """Whether both sides are China's: either may have a new division then (新四旅)."""
        return "PLA" in self.sides[:2] and "ROC" in self.sides[:2]

    @property
    def _ship(self) -> int:
        return vocabulary.units().ships.rank

    def _prefixed(self, end: int) -> str | None:
        """The side of a ship whose prefix stands in a bracket behind it: 诺福克号(HMS Norfolk)."""
        match = _PREFIX.match(self.scan.folded, end)
        side = vocabulary.units().ships.prefixes.get(match[1].lower()) if match else None
        return side and self.home(side)

    def _short(self, start: int) -> str | None:
        """One character before a number: 美第9军; one that is often another word, after a sign."""
        sign, before = (
            self.scan.folded[max(0, start - 1) : start],
            self.scan.folded[max(0, start - 2) : max(0, start - 1)],
        )
        side = vocabulary.people().short_sides.get(sign)
        if side not in self.sides or (sign in _OFTEN_OTHER and _WORDY.match(before)):
            return None
        return side

    def _linked(self, span: Span) -> str | None:
        """What the title of a link's page tells: 朝鲜人民军第918炮兵团, 第11军_(日本陆军), (CV-5)."""
        target = self.scan.targets.get(span.start)
        if target is None:
            return None
        folded = fold(target)
        begins = self.scan.spoken.match(folded) if self.scan.forces else None
        if begins and begins.group() in self.scan.forces:
            return self.scan.forces[begins.group()]
        nation = _of_nation().match(folded)
        if nation:
            return self.home(vocabulary.people().side_of_nation[nation["nation"]])
        told = [side for side, words in vocabulary.people().targets.items() if _any(words, folded)]
        if not told and _hull().search(folded):
            told = ["US"]
        home = self.home(told[0]) if told else None
        return home if home in self.sides else None


def _longest(table: Mapping[str, str], qualifier: str) -> str | None:
    """What the longest word that a qualifier begins with tells: 党卫队 of 党卫队装甲掷弹兵."""
    begins = [word for word in table if word and qualifier.startswith(word)]
    return table[max(begins, key=len)] if begins else None


def _any(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)


@cache
def _of_nation() -> re.Pattern[str]:
    """A nation's unit, by the title of its page: 新西兰皇家空军第488中队."""
    nations = alternatives(vocabulary.people().side_of_nation)
    return re.compile(rf"(?P<nation>{nations})(?:皇家|帝国)?(?:空军|海军|陆军)?第?\d")


@cache
def _hull() -> re.Pattern[str]:
    return re.compile(rf"\((?:{alternatives(vocabulary.units().ships.hulls)})-\d+\)")
