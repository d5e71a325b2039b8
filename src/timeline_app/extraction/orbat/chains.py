"""Who is under whom, as a sentence tells it.

A unit is under another where it follows it without a sign (第104师团先头第161联队), behind a word of
command (下辖, 指挥, 编组为, 配属, 以), or in a bracket behind it (第111旅团（步兵第113联队…）).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts, Under
from timeline_app.extraction.orbat.lines import BELONGS
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives

NESTED, SAID, REACHED = 3, 2, 1
"""Weights of a superior: by direct chain, by a word of command, by the reach of such a word."""

_NEST = re.compile(
    r"\s*(?:\.|之|的|中的|内的|所属|所辖|下属|属下|麾下|先头|先头部队|(?:所)?下辖的|所辖的|主力|一部|部|所部|辖下)*\s*"
)
_REACHING = re.compile(
    r"(?:下辖|统辖|管辖|辖有|辖|统一指挥|指挥|率领|统率)(?!下|官|所|部|权|系统|的|中心|人|[,;。)])"
)
_COUPLED = re.compile(
    r"(?:包括|包含|编有|编组为|编组成|编为|改编为|分为|编成|组成|配属|亲率|统领|率)(?!先|部|军|众|队|残|下|[,;。)])"
)
_NEAR = 12
"""How many names back a battalion's regiment is looked for."""
_SERVICE, _DIVISION, _REGIMENT, _BATTALION = 98, 60, 40, 30
_PART_OF = re.compile("(?:的)?(?:一部|主力|大部|各一部|抽调)")
_THAT = re.compile("该(战区|集团军|兵团|军|师团|师|旅团|旅|联队|团)(?:的|之|所属|所辖)?$")
_GATHERED = re.compile(r"(?:集结|集中|布置|部署|展开|控制)[了着]?$")
_PASSIVE = re.compile(r"(?:归|受|由|在|于|被)[^,。;]{0,4}$")
_LIST_GAP = re.compile(
    r"(?:\([^()]*\))?(?:等部|等|一部|各一部|主力|部)?\s*(?:[、,;]|和|及|与|以及|暨|并|附)\s*(?:第)?"
)
_AGAINST = re.compile("(?:突破|击败|击退|击溃|歼灭|围歼|包围|攻击|进攻|重创|抗击|阻击|迎击)了?$")
_COUNTED = re.compile(
    r"(?:的|所属)?(?:[\d一二两三四五六七八九十]+个(?:军|师|旅|团|营|纵队|师团|联队|大队))?"
    r"\((?:(?:军部|师部|旅部|团部|司令部|本部)[、及和与])?"
)
_ITS = re.compile(r"其(?:所属|下属|所辖|属下|麾下)?的?$")
_WHILE = re.compile(r"[^。;]*[,;](?:而|而其|另|及其)")
_BY = re.compile(r"(?:仅|只|即|决定|遂)?以")


@cache
def _ship_words() -> re.Pattern[str]:
    kinds = alternatives(vocabulary.units().ships.kinds)
    return re.compile(
        rf"(?:的)?(?:[^\W和与及]{{1,6}}级)?(?:{kinds})|\([^()]*\)|海军|还有|以及|\s|\d艘|[一二两三四五六七八九十]艘"
    )


@dataclass(slots=True)
class _Command:
    """A word of command in force: whose it is, how far it reaches, what it last took."""

    person: str | None
    unit: int | None
    reaching: bool
    last: Token | None = None
    echelon: str | None = None


@dataclass(slots=True)
class ChainReader:
    """Reads superiors into ``facts``; ``latest`` is the last unit spoken of by its echelon."""

    scan: Scan
    facts: Facts
    latest: dict[str, int] = field(default_factory=dict)

    def read(self, tokens: Sequence[Token]) -> None:
        """Adds the superiors that the units and people of one sentence tell."""
        command: _Command | None = None
        previous: Token | None = None
        person: Token | None = None
        inner: int | None = None
        for place, token in enumerate(tokens):
            if token.kind is Kind.PERSON:
                if person and self._commands(self.scan.gap(person, token)):
                    command = _Command(person.value, None, True)
                person = token
                continue
            if previous is not None and self._belongs(previous, token):
                previous, person, inner = token, None, None
                continue
            if previous is not None and self._nested(previous, token):
                self._under(token.unit, previous.unit, NESTED)
                inner = previous.unit
            elif (named := self._said_before(previous, token)) is not None:
                self._under(token.unit, named, SAID)
                inner = named
            elif previous is not None and inner is not None and self._coupled(previous, token):
                alike = self._echelon(previous) == self._echelon(token)
                self._under(token.unit, inner, SAID if alike else REACHED)
            elif (
                regiment := self._regiment(tokens[max(0, place - _NEAR) : place], token)
            ) is not None:
                self._under(token.unit, regiment, NESTED)
                inner = regiment
            else:
                inner = None
                command = self._command(command, previous, person, token)
            previous, person = token, None
            self.latest[self.scan.units[token.unit].echelon] = token.unit

    def _belongs(self, previous: Token, token: Token) -> bool:
        """第5团(隶属第2师): the second is above the first."""
        one, other = self.scan.units[previous.unit], self.scan.units[token.unit]
        if other.rank <= one.rank or not BELONGS.fullmatch(self.scan.gap(previous, token)):
            return False
        self._under(previous.unit, token.unit, NESTED)
        return True

    def _said_before(self, previous: Token | None, token: Token) -> int | None:
        """该师五九九团: the unit last spoken of by that echelon; 其第3团: the sentence's last."""
        before = self.scan.words(token.span.start - 6, token.span.start)
        match = _THAT.search(before)
        unit = self.latest.get(match[1]) if match else None
        if previous is not None and _ITS.search(before):
            unit = previous.unit
        if unit is None or self.scan.units[unit].rank <= self.scan.units[token.unit].rank:
            return None
        return unit

    def _regiment(self, before: Sequence[Token], token: Token) -> int | None:
        """The only regiment that a sentence names before a battalion, on the side it speaks of."""
        units = self.scan.units
        if not units[token.unit].number or units[token.unit].rank != _BATTALION:
            return None
        earlier = [item for item in before if item.kind is Kind.UNIT]
        place = next(
            (at for at, item in enumerate(earlier) if units[item.unit].rank == _REGIMENT), None
        )
        if place is None or any(
            units[item.unit].rank >= _REGIMENT for item in earlier[place + 1 :]
        ):
            return None
        end, start = token.span.start, before[0].span.start
        start = max(start - 8, self.scan.folded.rfind("。", max(start - 8, 0), start) + 1)
        sides = {item.value for item in self.scan.within(Span(start, end))} & {
            *self.scan.forces.values()
        }
        return earlier[place].unit if len(sides) < 2 else None

    def _commands(self, gap: str) -> bool:
        """X指挥Y的第6集团军: the first of two officers is over what the second has."""
        return "," not in gap and _REACHING.search(gap) is not None

    def _coupled(self, previous: Token, token: Token) -> bool:
        """A之B、C: a third unit of the second's echelon is under the first as well."""
        one, other = self.scan.units[previous.unit], self.scan.units[token.unit]
        if one.group >= 0 and one.group == other.group:
            return True
        gap = self.scan.folded[previous.span.end : token.span.start]
        for item in self.scan.within(Span(previous.span.end, token.span.start)):
            if item.kind is Kind.PERSON:
                gap = gap.replace(item.span.of(self.scan.folded), "")
        before = self.scan.words(previous.span.start - 6, previous.span.start)
        if one.echelon == other.echelon and _ITS.search(before) and _WHILE.fullmatch(gap):
            return True  # 其第3团(团长某)在东岸,而第4团: the second is the division's as well
        alike = one.echelon == other.echelon or (
            one.rank == other.rank and "" not in (one.number, other.number)
        )
        return alike and gap in ("、", "和", "及", "与", "以及")

    def _nested(self, previous: Token, token: Token) -> bool:
        one, other = self.scan.units[previous.unit], self.scan.units[token.unit]
        if one.group >= 0 and one.group == other.group:
            return self._like_group(previous, token)
        gap = self.scan.bare(self.scan.gap(previous, token))
        people = [
            item
            for item in self.scan.within(Span(previous.span.end, token.span.start))
            if item.kind is Kind.PERSON
        ]
        if people:
            gap = gap.replace(people[0].span.of(self.scan.folded), "")
            if len(people) > 1 or gap not in ("", "部"):
                return False
        if gap == "(" and not other.number and self.scan.folded.startswith(")", token.span.end):
            self.facts.same.append((previous.unit, token.unit))
            return False
        if not (0 < other.rank < one.rank):
            return gap in ("一部(", "(") and not other.number and other.rank < one.rank
        if _COUNTED.fullmatch(gap) and _PART_OF.match(self.scan.folded, token.span.end):
            return False
        opened = bool(_COUNTED.fullmatch(gap)) or (gap == "一部(" and not other.number)
        return bool(_NEST.fullmatch(gap)) or (opened and other.rank < one.rank)

    def _like_group(self, previous: Token, token: Token) -> bool:
        """A further number of a list has the superior of the one before it."""
        for under in reversed(self.facts.unders):
            if under.child == previous.unit:
                self._under(token.unit, under.parent, under.weight)
                break
        return False

    def _command(
        self, command: _Command | None, previous: Token | None, person: Token | None, token: Token
    ) -> _Command | None:
        start = person.span.end if person else previous.span.end if previous else -1
        if start < 0:
            return None
        gap = self._without_kinds(self.scan.bare(self.scan.folded[start : token.span.start]), token)
        said = self._said(gap, person, previous, token)
        if command is not None and person is None and _GATHERED.search(gap):
            self._take(command, token, REACHED)
            return command
        if said is not None:
            command = said
        elif command is not None and not self._goes_on(command, previous, token):
            return None
        if command is None or self._is_above(command, token):
            return None
        if self.scan.folded.startswith(("除外", "以外", ")除外"), token.span.end):
            return command
        self._take(command, token, SAID if said is not None else REACHED)
        return command

    def _is_above(self, command: _Command, token: Token) -> bool:
        """Whether a unit is no smaller than the one in command: the sentence turns to it."""
        if command.unit is None:
            return False
        return self.scan.units[token.unit].rank >= self.scan.units[command.unit].rank

    def _said(
        self, gap: str, person: Token | None, previous: Token | None, token: Token
    ) -> _Command | None:
        """The word of command in the gap before a unit, None where there is none."""
        if "。" in gap or len(gap) > 60:
            return None
        clause = re.split(r"[,;]", gap)[-1] if gap.count(",") > 1 else gap
        reaching, coupled = _REACHING.search(gap), _COUPLED.search(clause)
        if person is not None and (reaching or coupled):
            before = self.scan.folded[max(0, person.span.start - 5) : person.span.start]
            if _PASSIVE.search(before) and "的" in gap:
                return None
            owner = self._owner(previous, person)
            return _Command(None if owner is not None else person.value, owner, bool(reaching))
        if previous is None:
            return None
        if (
            _BY.fullmatch(gap)
            and self.scan.units[token.unit].rank < self.scan.units[previous.unit].rank
        ):
            return _Command(None, previous.unit, True, echelon=self.scan.units[token.unit].echelon)
        if reaching or coupled or _GATHERED.search(gap):
            return _Command(None, previous.unit, bool(reaching))
        return None

    def _owner(self, previous: Token | None, person: Token) -> int | None:
        """军团的甲率其左师: a man of a unit leads what is under it."""
        if previous is None or self.scan.gap(previous, person) != "的":
            return None
        return previous.unit

    def _goes_on(self, command: _Command, previous: Token | None, token: Token) -> bool:
        if previous is None:
            return command.reaching
        gap = self._without_kinds(self.scan.bare(self.scan.gap(previous, token)), token)
        if ",在" in gap or _AGAINST.search(gap) or gap.startswith("在"):
            return False
        return command.reaching or bool(_LIST_GAP.fullmatch(gap)) or gap in ("", "、", ",")

    def _without_kinds(self, gap: str, token: Token) -> str:
        """A gap before a ship without the words for its kind: 、轻巡洋舰 is a 、."""
        if self.scan.units[token.unit].rank != vocabulary.units().ships.rank:
            return gap
        return _ship_words().sub("", gap).strip(" (")

    def _take(self, command: _Command, token: Token, weight: int) -> None:
        word = self.scan.units[token.unit]
        if command.echelon is not None and word.echelon != command.echelon:
            return
        if command.unit is not None:
            if word.rank < self.scan.units[command.unit].rank:
                self._under(token.unit, command.unit, weight)
        elif command.person is not None:
            self.facts.led.append((command.person, token.unit, weight))

    def _echelon(self, token: Token) -> str:
        return self.scan.units[token.unit].echelon

    def _under(self, child: int, parent: int, weight: int) -> None:
        one, other = self.scan.units[child], self.scan.units[parent]
        if not other.number and other.rank >= _SERVICE and one.rank < _DIVISION:
            return  # 志愿军第9团 says whose regiment it is, not whom it is directly under
        self.facts.unders.append(Under(child, parent, UnitSource.PROSE, weight))
