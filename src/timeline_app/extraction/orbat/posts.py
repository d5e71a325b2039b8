"""Who commands what: posts read from a line of an order of battle or from a sentence.

The reader walks over the tokens of a stretch and remembers the unit it is about, the roles and the
rank that wait for a name, and the people who share a role (副司令长官罗卓英、刘兴).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline_app.domain.orbat import UnitSource
from timeline_app.extraction.orbat.facts import Facts, Post
from timeline_app.extraction.orbat.offices import (
    LENT,
    TO_ROLE,
    TO_ROLE_IN_LINE,
    Office,
    is_behind,
    is_double,
    is_of,
    last_spoken,
    leader_of,
    note_behind,
    stem_of,
)
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives

_TO_PERSON = re.compile(r"[\s:]*(?:是|为|由|,)?[\s:]*")
_CHAIN = re.compile(r"\s*(?:兼|兼任|、|及|暨|/|兼代|暨兼|,兼|\)|和)?\s*(?:代理|代)?")
_ANOTHER = re.compile(r"(?:\([^()]*\))?(?:兼)?[†\s]*(?:、|和|与|及|暨|→|/)\s*")
_GOES_ON = re.compile(r"(?:\([^()]*\))*[†\s]*(?:兼)?[、,]?\s*(?:并|及|和)?")
_AFTER = re.compile(r"\s*(?:[(:]|是|任|时任|为|担任|,?时任|为其)?\s*")
_MADE = re.compile(r"(?:以|任命|派|由|令|委任)\s*$|由[^,。;]{2,8}$")


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
    anchor: int = -1
    rank: str | None = None
    office: Office | None = None
    last: Token | None = None
    person: Token | None = None
    double: tuple[Office, ...] = ()
    seen: list[int] = field(default_factory=list)
    held: list[int] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> None:
        """Adds the posts that the tokens tell."""
        steps = {
            Kind.UNIT: self._unit,
            Kind.RANK: self._rank,
            Kind.ROLE: self._role,
            Kind.OTHER_ROLE: self._other_role,
            Kind.PERSON: self._person,
        }
        for token in tokens:
            if token.kind in steps:
                steps[token.kind](token)
                self.last = token
        self._close()

    def _unit(self, token: Token) -> None:
        self.seen.append(token.unit)
        if self._in_bracket(token):
            return
        last = self.last
        if last is not None and self._is_behind(last, token):
            self._post(last, token.unit, None, None)
        office = self.office
        if office and self.subject is None and is_double(self.scan, office, token):
            self.double = (*self.double, office)
        else:
            self.double = ()
            self._close()
        self.office = None
        self.unit = token.unit
        self.anchor = token.span.end
        self.rank = None

    def _is_behind(self, last: Token, token: Token) -> bool:
        """汤恩伯第20军团: a unit right behind a name that has followed no other unit."""
        if self.line or self.held or last.kind is not Kind.PERSON:
            return False
        return last.span.end == token.span.start

    def _in_bracket(self, token: Token) -> bool:
        """X（10纵）: his own unit; in a line, what a bracket names is not the line's unit."""
        if self.line:
            opened = self.scan.words(self.anchor, token.span.start)
            return self.unit is not None and opened.count("(") > opened.count(")")
        if self.last is None or self.last.kind is not Kind.PERSON:
            return False
        around = self.scan.words(self.last.span.end, token.span.start) == "("
        if not around or self.scan.words(token.span.end, token.span.end + 1) != ")":
            return False
        self._post(self.last, token.unit, None, None)
        return True

    def _rank(self, token: Token) -> None:
        last = self.last
        if last and last.kind is Kind.PERSON and not self.scan.gap(last, token).strip(" "):
            for index in self.held:
                post = self.facts.posts[index]
                if post.person == last.value and post.rank is None:
                    self.facts.posts[index] = replace(post, rank=token.value)
            return
        self.rank = token.value
        led = self.scan.words(self.anchor, token.span.start).endswith("在")
        if self.unit is not None and not led and self._joins(token.span.start):
            self.anchor = token.span.end
        if self.office is not None and self.office.end == token.span.start:
            self.office.end = token.span.end
            self.office.rank = token.value

    def _joins(self, start: int) -> bool:
        """Whether nothing but signs and particles stands between the unit and a place."""
        if self.unit is None or self.anchor < 0:
            return False
        pattern = TO_ROLE_IN_LINE if self.line else TO_ROLE
        return pattern.fullmatch(self.scan.words(self.anchor, start)) is not None

    def _other_role(self, token: Token) -> None:
        """The role of a staff officer or civilian: ends what went before, or stands beside it."""
        office = self.office
        if office and not office.filled:
            gap = self.scan.words(office.end, token.span.start)
            if _CHAIN.fullmatch(gap) or (len(gap) <= 6 and "兼" in gap):
                office.end = token.span.end
                return
        self._close()
        self.office = None
        self.anchor = -1
        self.unit = self.unit if self.line else None

    def _role(self, token: Token) -> None:
        office = self.office
        if office and not office.filled:
            gap = self.scan.words(office.end, token.span.start)
            if _CHAIN.fullmatch(gap) or (len(gap) <= 10 and gap.startswith("兼")):
                office.roles.append(token.value)
                office.end = token.span.end
                return
        if self._follows_person(token):
            self._complete(token)
            return
        self._close()
        joined = self._joins(token.span.start)
        unit = self.unit if joined else self._holder(token)
        self.office = Office([token.value], unit, self.rank if joined else None, token.span.end)

    def _holder(self, token: Token) -> int | None:
        """The unit of a role that does not follow one: by its word (旅长), or as the list goes on."""
        if token.span.start in self.linked:
            return self.linked[token.span.start]
        lexicon = vocabulary.units()
        stem = stem_of(token.value)
        office = self.office
        if office and office.filled and office.unit is not None:
            person = self.person if self.last is self.person else None
            gap = self.scan.words(office.end, person.span.start if person else token.span.start)
            fits = stem not in lexicon.ranks or self.scan.units[office.unit].echelon == stem
            if fits and _GOES_ON.fullmatch(gap):
                return office.unit
        if self.above is not None and stem.startswith(("司令", "提督", "指挥官")):
            return self.above
        for unit in reversed(self.seen):
            if self.scan.units[unit].echelon == stem:
                return unit
        if token.value in vocabulary.people().staff and len(set(self.seen)) == 1:
            return self.seen[0]
        return self.unit if self.line and stem not in ("", "司令部") else None

    def _follows_person(self, token: Token) -> bool:
        person = self.person
        if person is None or self.last is not person:
            return False
        gap = self.scan.words(person.span.end, token.span.start)
        return _AFTER.fullmatch(gap) is not None and not (self.line and gap.isspace())

    def _complete(self, token: Token) -> None:
        """A role behind a name (刘英旅长, 以X为司令官) goes to the post the name has, or makes one."""
        person = self.person
        if person is None or (
            self.line and LENT.search(self.scan.words(0, person.span.start)[-4:])
        ):
            return
        waiting = [index for index in self.held if self.facts.posts[index].role is None]
        for index in waiting:
            self.facts.posts[index] = replace(self.facts.posts[index], role=token.value)
        beside = self._holder(token) if self._goes_on(person) else None
        if beside is not None and not self.held:
            self._post(person, beside, token.value, None)
        made = _MADE.search(self.scan.words(person.span.start - 9, person.span.start))
        directly = self.anchor == person.span.start
        if self.unit is not None and not self.held and (made or directly or self.line):
            self._post(person, self.unit, token.value, None)
        self.office = Office([token.value], self.unit, None, token.span.end, filled=True)
        if made and self.unit is None and not self.held:
            self._file(self.office, person)

    def _goes_on(self, person: Token) -> bool:
        """第二战区司令长官是阎锡山，卫立煌是前敌总司令: the second is of the same unit."""
        office = self.office
        if office is None or not office.filled:
            return False
        return self.scan.words(office.end, person.span.start) in (",", "、")

    def _person(self, token: Token) -> None:
        office = self.office
        if office and not office.filled and self._named(office, token):
            self.held = []
            self._fill(office, token)
        elif office and office.filled and self._is_next(token):
            self._fill(office, token)
        elif not self.line and (led := leader_of(self.scan, self.seen, token)) is not None:
            self.held = []
            self._post(token, led, None, self.rank)
        elif self.unit is not None and is_behind(self.scan, self.anchor, token, self.line):
            self.held = []
            self._post(token, self.unit, None, self.rank)
            self.office = Office([], self.unit, None, token.span.end, filled=True)
        else:
            self._close()
            self.held = []
            if not self._goes_on(token):
                self.office = None
        self.person = token

    def _named(self, office: Office, token: Token) -> bool:
        return _TO_PERSON.fullmatch(self.scan.words(office.end, token.span.start)) is not None

    def _is_next(self, token: Token) -> bool:
        """Whether a name follows another of the same role: 罗卓英、刘兴."""
        if self.person is None:
            return False
        gap = self.scan.words(self.person.span.end, token.span.start)
        ranks = alternatives(vocabulary.people().ranks)
        return _ANOTHER.fullmatch(re.sub(f"^(?:{ranks})", "", gap)) is not None

    def _fill(self, office: Office, token: Token) -> None:
        office.filled = True
        office.end = token.span.end
        for other in self.double:
            if other.unit is not None:
                self._post(token, other.unit, other.roles[0], other.rank)
        self.double = ()
        if office.unit is None:
            self._file(office, token)
            return
        if office.unit in self.siblings and office.roles:
            for number, unit in enumerate(self.siblings):
                role = office.roles[min(number, len(office.roles) - 1)]
                self._post(token, unit, role, office.rank)
            return
        self._post(token, office.unit, office.roles[0] if office.roles else None, office.rank)

    def _file(self, office: Office, token: Token) -> None:
        """An officer whose unit is not named again is filed under the one spoken of before him."""
        spoken = [self.context] if self.context is not None else []
        unit = last_spoken(self.scan, self.seen or spoken)
        if unit is not None and is_of(self.scan, office, unit, token):
            post = Post(token.value, unit, office.roles[0], office.rank, None, self.source)
            self.facts.filed.append(post)

    def _post(self, person: Token, unit: int, role: str | None, rank: str | None) -> None:
        said = note_behind(self.scan, person.span.end)
        self.facts.posts.append(Post(person.value, unit, role, rank, said, self.source))
        self.held.append(len(self.facts.posts) - 1)

    def _close(self) -> None:
        """A role that no name followed belongs to the person the paragraph is about."""
        office = self.office
        if office and not office.filled and office.unit is not None and self.subject is not None:
            post = Post(self.subject, office.unit, office.roles[0], office.rank, None, self.source)
            self.facts.posts.append(post)
            office.filled = True
