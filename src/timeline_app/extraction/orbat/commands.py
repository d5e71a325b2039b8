"""Words of command: what they put under whom, and how far into a sentence they reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from timeline_app.extraction.orbat.command_words import WORDS
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.shapes import construct
from timeline_app.extraction.orbat.superiors import REACHED, SAID, Link, record
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_ROUTE = construct("[,;](?:另|又|其)?[一左右中东西南北]路(?:为|由|以|是)[^。;]{0,30}$")
_DIVIDED = construct(
    r"^[^。;,]{0,6}分(?:兵|为|成|作)*[两二三四五\d]+[路支股][^。;]{0,10}?[,:](?:其)?[一左右中东西南北]路(?:为|由|以|是)[^。;]{0,20}$"
)
_GATHERED = WORDS[-1].pattern
_AGAINST = re.compile(
    "(?:夺取|攻占|攻克|占领|夜袭|袭击|伏击|牵制|阻止|打击|俘虏|消灭|全歼|截击|追歼|支援|增援|救援|配合|掩护|接替|协助|策应|追击|追踪|击沉|击伤|命中|击中|炮击|突破|击败|击退|击溃|歼灭|围歼|包围|攻击|进攻|重创|抗击|阻击|迎击)了?$"
)
LISTED = construct(
    r"(?:P *K?)?(?:\([^()]*\))?(?:等部|等|全部|大部|一部|各一部|主力|部)?(?:各?[\d一二两三]个[军师旅团营])?\s*(?:[、,;](?:以及|及|和|与)?|和|及|与|以及|暨|并|附)\s*(?:第|(?:从|由|自)[^,。;UPRK]{1,6}来的)?"
)
_PASSIVE = re.compile(r"(?:归|受|由|在|于|被)[^,。;]{0,4}$")
_PLACED = re.compile(r"(?:在|于)[^,。;、]{1,3}[面路侧翼方线]?(?:、|和|与|及)第?")
"""第50、第66军在西面、第39军在中路: a list that tells where each stands."""
_OWN_MEANS = construct(
    ",以$|(?:指挥部|司令部|总部|军部|师部)(?:亲率|率领|率|急令|命令|令|命|派|以|指挥)[^,。;UPRK]{0,6}$"
)
_ANEW = re.compile("[,;](?:另|并|还|又|同时|也)[^,;。]{0,4}$")
"""辖第1师,另指挥第2师: the second word has the owner of the first."""
_SENT = re.compile("(?:以|令|命|命令|派|派遣)$")
"""甲军以乙率领第1师: the man leads his own troops, for the unit that sends him."""
_ELSEWHEN = re.compile("[,;](?:同日|当日|次日|翌日|当天|同时|此时|当时|随后)$")
"""A clause of its own begins: 下辖第1师,同日第2师到达."""
_IS_LEADERS = construct(f"R(?: *K)?[^。;,]{{0,6}}{vocabulary.people().leads}")
"""辖甲舰,由第3战队司令官指挥: the unit is where the leader comes from."""
_EXCEPT = ("除外", "以外", ")除外")
_PART = construct("之?U")
_REGIMENT = 40
_FARTHEST = 60
"""How many characters may stand between a word's owner and the first unit."""


@cache
def _ship_words() -> re.Pattern[str]:
    """The words for kinds of ships, which stand before the name of each in a list."""
    kinds = alternatives(vocabulary.units().ships.kinds)
    return re.compile(
        rf"(?:[\d一二两三四五六七八九十]+艘)?(?:的)?(?:[^\W和与及]{{1,6}}级)?(?:{kinds})(?:包括)?|(?<=[、和与及])\w{{2,12}}的$|\([^()]*\)|海军|还有|以及|\s|\d艘|[一二两三四五六七八九十]艘"
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands before a unit, as shapes without words of sides.

    ``text`` is all since the person or else the unit before, ``since`` all since the unit (``previous``,
    None for the sentence's first), ``before`` what is right before the person; ``owned`` says that he
    is a man of that unit (军团的甲).
    """

    text: str
    since: str
    previous: int | None
    person: str | None = None
    before: str = ""
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A word of command in force: whose it is, and what it still reaches."""

    person: str | None
    unit: int | None
    far: bool
    echelon: str | None = None
    routes: bool = False


@dataclass(slots=True)
class CommandReader:
    """Reads what the words of command of one sentence reach into ``facts``.

    ``seen`` are the units of the sentence so far.
    """

    units: Sequence[UnitWord]
    facts: Facts
    seen: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    command: Command | None = None

    def overrule(self, person: str) -> None:
        """甲指挥乙的第6集团军: the first of two officers is over what the second has."""
        self.command = Command(person, None, True)

    def read(self, unit: int, gap: Gap, behind: str) -> None:
        """A unit that no construct links to the one before it: in reach of a word, or not."""
        if self.units[unit].rank == vocabulary.units().ships.rank:
            gap = replace(gap, text=_without_ships(gap.text), since=_without_ships(gap.since))
        command = self.command
        if gap.previous is not None and self._is_route(gap):
            self.command = command if command and command.routes else self._divided(gap.previous)
            self._take(self.command, unit, SAID)
            return
        if command and command.routes and "。" not in gap.since:
            return
        if command and gap.person is None and _GATHERED.search(gap.text):
            self._take(command, unit, REACHED)
            return
        said = self._said(gap, unit, behind)
        if said is None and command is not None and not self._goes_on(command, gap):
            command = None
        self.command = command = said or command
        listed = not self.units[unit].number and bool(LISTED.fullmatch(gap.since))
        if command is None or (
            self._is_above(command, unit) and not (listed and self.seen[-1:] == self.taken[-1:])
        ):
            self.command = None
        elif not self._is_left_out(command, unit, gap, behind):
            self._take(command, unit, SAID if said else REACHED)

    def _is_route(self, gap: Gap) -> bool:
        """第2军分兵两路,一路为甲率领的第10师团,另一路为…: one of the ways that a unit takes."""
        going_on = self.command is not None and self.command.routes
        return (_ROUTE if going_on else _DIVIDED).search(gap.since) is not None

    def _divided(self, unit: int) -> Command:
        return Command(None, unit, far=False, routes=True)

    def _said(self, gap: Gap, unit: int, behind: str) -> Command | None:
        """The word of command in the gap before a unit, None where there is none."""
        text = gap.text
        if "。" in text or len(text) > _FARTHEST:
            return None
        if _ELSEWHEN.search(gap.since) or _AGAINST.search(text):
            return None
        clause = re.split(r"[,;]", text)[-1] if text.count(",") > 1 else text
        for word in WORDS:
            place = clause if word.near else text
            found = (word.pattern.fullmatch if word.whole else word.pattern.search)(place)
            if not found or (word.closed and not word.closed.match(behind)):
                continue
            if gap.person is not None and word.anybody:
                if _PASSIVE.search(gap.before) and "的" in text:
                    return None
                owner = gap.previous if gap.owned else self._sender(gap, unit)
                return Command(None if owner is not None else gap.person, owner, word.far)
            if gap.previous is None:
                return None
            if word.alike and self.units[unit].rank >= self.units[gap.previous].rank:
                continue
            echelon = self.units[unit].echelon if word.alike else None
            anew = self.command and _ANEW.search(place[: found.start()])
            owner = self.command.unit if self.command and anew else None
            owner = gap.previous if owner is None else owner
            if self.units[owner].rank <= self.units[unit].rank:
                return self._subject(gap, unit)
            return Command(None, owner, word.far, echelon)
        return self._subject(gap, unit)

    def _sender(self, gap: Gap, unit: int) -> int | None:
        """The last bigger unit of the sentence, which sends a man with a unit of his."""
        if not _SENT.search(gap.before):
            return None
        rank = self.units[unit].rank
        return next((one for one in reversed(self.seen) if self.units[one].rank > rank), None)

    def _subject(self, gap: Gap, unit: int) -> Command | None:
        """第6纵队加强对敌第20旅的攻击,以第16旅…: behind a foe's unit, the subject's troops."""
        word = self.units[unit]
        bigger = [one for one in self.seen if self.units[one].rank > word.rank]
        if gap.person or len(bigger) != 1 or not _OWN_MEANS.search(gap.text):
            return None
        return Command(None, bigger[0], True, word.echelon)

    def _goes_on(self, command: Command, gap: Gap) -> bool:
        """Whether the word in force reaches over the gap to the next unit."""
        text = gap.since
        if gap.previous is None:
            return command.far
        if _PLACED.fullmatch(text):
            return True
        if ",在" in text or _AGAINST.search(text) or text.startswith("在"):
            return False
        if _ELSEWHEN.search(text):
            return False
        return command.far or bool(LISTED.fullmatch(text)) or text in ("", "、", ",")

    def _is_left_out(self, command: Command, unit: int, gap: Gap, behind: str) -> bool:
        """Whether a word does not reach a unit: one excepted, of another echelon, or that lends a part."""
        if gap.since.endswith(",由") and _IS_LEADERS.match(behind):
            return True
        if behind.startswith(_EXCEPT) or (self.taken and self._lends(unit, behind)):
            return True
        if command.echelon in (None, self.units[unit].echelon):
            return False
        return gap.previous not in self.taken or LISTED.fullmatch(gap.since) is None

    def _lends(self, unit: int, behind: str) -> bool:
        """第1师、炮兵第2团第3营: of the regiment only the battalion."""
        return self.units[unit].rank <= _REGIMENT and _PART.match(behind) is not None

    def _is_above(self, command: Command, unit: int) -> bool:
        """Whether a unit is no smaller than the one in command: the sentence turns to it."""
        above = command.unit
        return above is not None and self.units[unit].rank >= self.units[above].rank

    def _take(self, command: Command, unit: int, weight: int) -> None:
        word = self.units[unit]
        if command.unit is not None:
            if word.rank < self.units[command.unit].rank or (self.taken and not word.number):
                self.taken.append(unit)
                record(self.facts, self.units, Link(unit, command.unit, weight))
                if weight < SAID:
                    self.facts.reached.append((command.unit, unit))
        elif command.person is not None:
            self.facts.led.append((command.person, unit, weight))


def _without_ships(text: str) -> str:
    """A gap before a ship without the words for its kind: 、轻巡洋舰 is a 、."""
    return _ship_words().sub("", text).strip(" ()")
