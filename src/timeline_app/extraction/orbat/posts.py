"""Who commands what: posts read from a line of an order of battle or from a sentence.

The reader walks over the tokens of a stretch and tries the constructs of ``post_rules`` where each
begins.  It remembers the unit the stretch is about and the office that was last filled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.aboard import CAPTAINS, is_ship, ship_spoken_of
from timeline_app.extraction.orbat.apart_rules import apart
from timeline_app.extraction.orbat.facts import Facts, Post
from timeline_app.extraction.orbat.office_units import (
    Around,
    Filled,
    head_of_list,
    is_of,
    is_of_place,
    last_spoken,
    stem_of,
)
from timeline_app.extraction.orbat.offices import Holder, Office, Told, note_behind, told_by
from timeline_app.extraction.orbat.post_rules import (
    BESIDE_NAME,
    LISTED_NEXT,
    Rule,
    Whose,
    in_lines,
    in_prose,
)
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import Shape, construct
from timeline_app.extraction.units import vocabulary

_FIELD_ARMY = 90
_THEATRE, _BRIGADE = 100, 50
_ARMY = 70
"""The rank from which on a man before a chain has its first: 甲之第5军第200师, 乙之第4纵队第10旅."""
_UPU = construct("UPU")
_OFFICE_BEHIND = construct("R(?:K|:)?P")
"""甲部第181团第4连连长乙: the smaller unit is another man's."""


@dataclass(slots=True)
class PostReader:
    """Reads the posts of one stretch into ``facts``.

    ``line`` is set in an order of battle's list, with ``siblings`` the units the line is about;
    ``context`` is the unit that the sentences before were last about;
    ``above`` is the squadron of a ship's line, which a flag officer commands;
    ``subject`` is the person a biography is about; ``linked`` are units by where a role begins.
    """

    scan: Scan
    facts: Facts
    source: UnitSource
    line: bool = False
    subject: str | None = None
    siblings: tuple[int, ...] = ()
    above: int | None = None
    context: int | None = None
    linked: Mapping[int, int] = field(default_factory=dict)
    unit: int | None = None
    filled: Filled | None = None
    seen: list[int] = field(default_factory=list)

    def read(self, shape: Shape) -> None:
        """Adds the posts that a stretch tells."""
        rules = in_lines() if self.line else in_prose()
        if self.subject is None:
            rules = tuple(rule for rule in rules if rule.whose is not Whose.SUBJECT)
        number = 0
        while number < len(shape.tokens):
            number = self._step(shape, number, rules)
        self._apart(shape)

    def _step(self, shape: Shape, number: int, rules: Sequence[Rule]) -> int:
        """Tries the constructs at a token; the number of the token to go on with."""
        token, place = shape.tokens[number], shape.places[number]
        if token.kind is Kind.UNIT and self._in_bracket(shape, number):
            self.seen.append(token.unit)
            return number + 1 + self._own_posts(shape, number)
        for rule in rules:
            if rule.pattern.match(shape.text, place) is None:  # as nearly all
                continue
            match = rule.match(shape.text, place)
            told = told_by(shape, match) if match else None
            if told and self._take(shape, rule.whose, told, place):
                return shape.number_at(told.end)
        self._pass(token)
        return number + 1

    def _own_posts(self, shape: Shape, number: int) -> int:
        """How many roles follow a man's other unit in the bracket behind his name; ``apart`` has them."""
        match = None if self.line else BESIDE_NAME.match(shape.text, shape.places[number])
        return len(match[1]) if match else 0

    def _in_bracket(self, shape: Shape, number: int) -> bool:
        """Whether a unit stands in a bracket behind the line's own, or behind a name."""
        if not self.line or self.unit is None:
            return BESIDE_NAME.match(shape.text, shape.places[number]) is not None
        start = shape.tokens[number].span.start
        opened = self.scan.words(self.scan.units[self.unit].span.end, start)
        return opened.count("(") > opened.count(")")

    def _pass(self, token: Token) -> None:
        """A token that begins no construct; a unit is what the stretch is about from here on."""
        if token.kind is Kind.UNIT:
            self.seen.append(token.unit)
            self.unit = token.unit
        elif token.kind is Kind.OTHER_ROLE:
            self.unit = self.unit if self.line else None
        if token.kind not in (Kind.SIDE, Kind.CAMP, Kind.RANK):
            self.filled = None

    def _take(self, shape: Shape, whose: Whose, told: Told, place: int) -> bool:
        """Adds what a construct that begins at a place tells; False where it does not hold here."""
        if whose is Whose.OWN and self._is_of_service(shape, told):
            return False
        if whose is Whose.OWN and self._is_of_part(shape, told, place):
            self._pass(shape.tokens[shape.number_at(place)])
            return True
        if whose is Whose.SUBJECT and self.subject is not None:
            told.people.append(Holder(Token(Kind.PERSON, Span(0, 0), self.subject)))
        if not told.units:
            told.offices = told.offices or [Office()]
            told.offices[0].unit = self._unit_of(whose, shape, told, place)
            if not told.units and whose in (Whose.HEAD, Whose.BESIDE, Whose.NEXT):
                return False
        else:
            self.seen += told.units
            self.unit = told.units[-1]
        self._hold(shape, whose, told)
        self.filled = Filled(told.offices[-1].unit, told.end)
        return True

    def _is_of_service(self, shape: Shape, told: Told) -> bool:
        """八路军王震部, 晋冀鲁豫野战军陈赓部: troops of a whole army, which the man does not command."""
        if (
            len(told.units) != 1
            or told.offices[0].roles
            or not shape.text.startswith("部", told.end)
        ):
            return False
        word = self.scan.units[told.units[0]]
        whole = not word.number and word.rank >= _FIELD_ARMY
        return whole or word.span.of(self.scan.folded) in vocabulary.people().communist

    def _is_of_part(self, shape: Shape, told: Told, place: int) -> bool:
        """第一师李正先第一旅: the man has the part behind him, unless he has another unit."""
        behind = _UPU.match(shape.text, place)
        if behind is None or told.end != behind.end() - 1:
            return False
        tokens = shape.within(place, behind.end())
        one, other = tokens[0].unit, tokens[2].unit
        smaller = self.scan.units[other].rank < self.scan.units[one].rank < _THEATRE
        if smaller:
            self.facts.chiefs.setdefault(tokens[1].value, []).append(other)
        return smaller

    def _unit_of(self, whose: Whose, shape: Shape, told: Told, place: int) -> int | None:
        """The unit of an office that names none."""
        if whose is Whose.HEAD:
            first = self.seen[0] if self.line and self.seen else None
            return head_of_list(self.scan, self.seen) or first
        if whose is Whose.SENTENCE:
            return None if is_of_place(told.offices[0], self.scan, self.unit) else self.unit
        if whose is Whose.NEXT:
            number = shape.number_at(told.end)
            column = self.scan.units[shape.tokens[number].unit].rank < _ARMY
            unit = shape.tokens[self._chain_end(shape, number) if column else number].unit
            return None if is_ship(self.scan, unit) else unit
        line = self.unit if self.line else None
        around = Around(self.scan, shape, self.seen, self.filled, line, self.above, self.linked)
        return around.unit_of(told.offices[0].roles[0], place)

    def _hold(self, shape: Shape, whose: Whose, told: Told) -> None:
        """Everybody named holds every office named; a line's units share the roles of the first."""
        first = told.offices[0]
        if first.unit is None:
            if whose is not Whose.SUBJECT:
                self._file(shape, told)
            return
        offices = told.offices
        if offices[-1].unit in self.siblings and offices[-1].roles:
            last = offices[-1]
            offices = [
                Office(unit, [last.roles[min(number, len(last.roles) - 1)]], last.rank)
                for number, unit in enumerate(self.siblings)
            ]
        shared = next((office.roles for office in offices if office.roles), [])
        for holder in told.people:
            for office in offices:
                office.roles = office.roles or shared
                if office.unit is not None:
                    self.facts.posts.append(self._post(holder, office, office.unit))

    def _post(self, holder: Holder, office: Office, unit: int) -> Post:
        person = holder.person
        note = note_behind(self.scan, person.span.end) if len(person.span) else None
        role = office.roles[0] if office.roles else None
        return Post(person.value, unit, role, office.rank or holder.rank, note, self.source)

    def _file(self, shape: Shape, told: Told) -> None:
        """An officer whose unit is not named again is filed under the one spoken of before him."""
        office = told.offices[0]
        spoken = [self.context] if self.context is not None else []
        sided = any(token.kind is Kind.SIDE for token in shape.within(0, told.end))
        if sided and told.behind:
            spoken = []  # 川军…,以甲为总指挥: of other troops than the sentence before
        unit = last_spoken(self.scan, self.seen or spoken)
        captain = bool(office.roles) and stem_of(office.roles[0]) in CAPTAINS
        if captain and told.people:
            unit = ship_spoken_of(self.scan, told.people[0].person.span.start)
        if unit is not None and office.roles and (captain or is_of(self.scan, office, unit, told)):
            for holder in told.people:
                self.facts.filed.append(self._post(holder, office, unit))

    def _apart(self, shape: Shape) -> None:
        """The constructs that are looked for anywhere."""
        for rule in apart():
            if self.line and rule.whose is not Whose.LIKE:
                continue
            for match in rule.pattern.finditer(shape.text):
                told = told_by(shape, match)
                if rule.whose is Whose.LED:
                    self._lead(shape, told)
                elif rule.whose is Whose.OWN:
                    self._hold(shape, rule.whose, told)
                elif rule.whose is Whose.LIKE:
                    self._succeed(*told.people[:2])
                else:
                    self._divide(shape, match.start(), told)

    def _chain_end(self, shape: Shape, number: int) -> int:
        """The last of the smaller units that follow one without a sign: 第5军第200师."""
        units, mark = self.scan.units, shape.text[shape.places[number]]
        while shape.text.startswith(mark, shape.places[number] + 1) and (
            units[shape.tokens[number + 1].unit].rank < units[shape.tokens[number].unit].rank
        ):
            number += 1
        return number

    def _succeed(self, first: Holder, second: Holder) -> None:
        """军长甲(后由乙接任): the second has the post that was last told of the first."""
        held = [post for post in self.facts.posts if post.person == first.person.value]
        for post in held[-1:]:
            successor = replace(post, person=second.person.value, rank=second.rank, note=None)
            self.facts.posts.append(successor)

    def _lead(self, shape: Shape, told: Told) -> None:
        """甲率领的第5军第200师: the last of a chain is his; of a list of equals (第3、第8纵队) none."""
        units = self.scan.units
        number = self._chain_end(shape, shape.number_at(told.end))
        unit = shape.tokens[number].unit
        ranked = {one.person.value: one.rank for one in told.people if one.rank}
        self.facts.ranks.update(ranked)
        if _OFFICE_BEHIND.match(shape.text, shape.places[number] + 1):
            return
        if (
            shape.text.startswith("部", told.end - 1)
            and units[shape.tokens[number].unit].rank < _BRIGADE
        ):
            return
        group = [token.unit for token in shape.tokens if token.kind is Kind.UNIT]
        group = [one for one in group if units[one].group == units[unit].group >= 0]
        if len(told.people) == len(group) > 1:
            for holder, one in zip(told.people, group, strict=True):
                self.facts.chiefs.setdefault(holder.person.value, []).append(one)
            return
        following = LISTED_NEXT.match(shape.text, shape.places[number])
        if following:
            beside = shape.tokens[shape.number_at(following.end() - 1)].unit
            if units[beside].rank == units[unit].rank:
                if len(told.people) == 2 and not units[unit].number:
                    for holder, one in zip(told.people, (unit, beside), strict=True):
                        self.facts.chiefs.setdefault(holder.person.value, []).append(one)
                return
        for holder in told.people:
            self.facts.chiefs.setdefault(holder.person.value, []).append(unit)

    def _divide(self, shape: Shape, place: int, told: Told) -> None:
        """Each person of a construct has one unit of the list that stands before it, in order."""
        before = shape.within(0, place)
        units = [token.unit for token in before if token.kind is Kind.UNIT]
        if not units and self.context is not None:
            units = [self.context]
        group = self.scan.units[units[-1]].group if units else -1
        near = range(units[-1] - len(told.people) + 1, units[-1] + 1) if units else ()
        listed = [unit for unit in near if unit >= 0 and self.scan.units[unit].group == group >= 0]
        office = told.offices[0] if told.offices else Office()
        people = told.people[-len(listed) :]
        for holder, unit in zip(people, listed, strict=False):
            self.facts.posts.append(self._post(holder, office, unit))
