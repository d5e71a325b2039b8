"""Who commands what: posts read from a line of an order of battle or from a sentence.

The reader walks over the tokens of a stretch and remembers the unit it is about, the roles and the
rank that wait for a name, and the people who share a role (副司令长官罗卓英、刘兴).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from timeline_app.domain.orbat import UnitSource
from timeline_app.extraction import unit_lexicon
from timeline_app.extraction.orbat_facts import Facts, Post
from timeline_app.extraction.orbat_scan import Kind, Scan, Token
from timeline_app.extraction.unit_lexicon import alternatives

_OFFICE = "(?:总司令部|司令长官部|司令部|指挥部|总部|长官部|本部|部)?"
_TO_ROLE = re.compile(
    rf"{_OFFICE}[\s、:(]*(?:的|之|其|部队)?(?:代理|代|前|原|时任|兼|正|中方|国军)?[\s:]*"
)
_TO_ROLE_IN_LINE = re.compile(rf"{_OFFICE}[\s、:(,\-–—]*(?:的|之)?(?:代理|代|前|兼)?[\s:]*")
_TO_PERSON = re.compile(r"[\s:]*(?:是|为|由|,)?[\s:]*")
_BARE = re.compile(r"[\s(]*")
_BARE_IN_LINE = re.compile(r"[\s:\-–—(,|]*")
_CHAIN = re.compile(r"\s*(?:兼|兼任|、|及|暨|/|兼代|暨兼|,兼|\)|和)\s*(?:代理|代)?")
_ANOTHER = re.compile(r"(?:\([^()]*\))?(?:兼)?\s*(?:、|和|与|及|暨|→|/)\s*")
_AFTER = re.compile(r"\s*(?:[(:]|是|任|时任|为|担任|,?时任|为其)?\s*")
_BEHIND_UNIT = re.compile(r"(?:等?部|[、,。;)(/]|等|率|的|\s|$)")
_NOTE = re.compile(r"\s*\(([^()]{1,14})\)|(兼)(?![任并且并顾])")
_MADE = re.compile(r"(?:以|任命|派|由|令|委任)\s*$")


@dataclass(slots=True)
class _Office:
    """Roles that wait for a name; ``unit`` is the mention they are held in."""

    roles: list[str]
    unit: int | None
    rank: str | None
    end: int
    filled: bool = False


@dataclass(slots=True)
class PostReader:
    """Reads the posts of one stretch into ``facts``; ``line`` is set in an order of battle's list."""

    scan: Scan
    facts: Facts
    source: UnitSource
    line: bool = False
    subject: str | None = None
    siblings: tuple[int, ...] = ()
    unit: int | None = None
    anchor: int = -1
    rank: str | None = None
    office: _Office | None = None
    last: Token | None = None
    person: Token | None = None
    held: list[int] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> None:
        """Adds the posts that the tokens tell."""
        for token in tokens:
            if token.kind is Kind.SIDE:
                continue
            if token.kind is Kind.UNIT:
                self._unit(token)
            elif token.kind is Kind.RANK:
                self._rank(token)
            elif token.kind is Kind.ROLE:
                self._role(token)
            elif token.kind is Kind.PERSON:
                self._person(token)
            else:
                self._close()
                self.office, self.unit = None, self.unit if self.line else None
            self.last = token
        self._close()

    def _between(self, start: int, end: int) -> str:
        return self.scan.folded[start:end]

    def _unit(self, token: Token) -> None:
        self._close()
        self.office = None
        self.unit = token.unit
        self.anchor = token.span.end
        self.rank = None

    def _rank(self, token: Token) -> None:
        if (
            self.last is not None
            and self.last.kind is Kind.PERSON
            and self.last.span.end == token.span.start
        ):
            for index in self.held:
                post = self.facts.posts[index]
                if post.person == self.last.value and post.rank is None:
                    self.facts.posts[index] = replace(post, rank=token.value)
            return
        self.rank = token.value
        if self.unit is not None and self._joins(token.span.start):
            self.anchor = token.span.end
        if self.office is not None and self.office.end == token.span.start:
            self.office.end = token.span.end
            self.office.rank = token.value

    def _joins(self, start: int) -> bool:
        pattern = _TO_ROLE_IN_LINE if self.line else _TO_ROLE
        return pattern.fullmatch(self._between(self.anchor, start)) is not None

    def _role(self, token: Token) -> None:
        gap_before = self._between(self.office.end, token.span.start) if self.office else ""
        if self.office and not self.office.filled and _CHAIN.fullmatch(gap_before):
            self.office.roles.append(token.value)
            self.office.end = token.span.end
            return
        if self._follows_person(token):
            self._complete(token)
            return
        self._close()
        joined = self.unit is not None and self.anchor >= 0 and self._joins(token.span.start)
        unit = self.unit if joined or (self.line and self._same_line(token)) else None
        rank = self.rank if joined else None
        self.office = _Office([token.value], unit, rank, token.span.end)

    def _same_line(self, token: Token) -> bool:
        return self.unit is not None and "\n" not in self._between(self.anchor, token.span.start)

    def _follows_person(self, token: Token) -> bool:
        person = self.person
        if person is None or self.last is not person:
            return False
        gap = self._between(person.span.end, token.span.start)
        return _AFTER.fullmatch(gap) is not None and not (gap.strip() == "" and gap and self.line)

    def _complete(self, token: Token) -> None:
        """A role behind a name (刘英旅长, 以X为司令官) goes to the post the name has, or makes one."""
        assert self.person is not None
        open_posts = [index for index in self.held if self.facts.posts[index].role is None]
        for index in open_posts:
            self.facts.posts[index] = replace(self.facts.posts[index], role=token.value)
        made = _MADE.search(
            self._between(max(0, self.person.span.start - 3), self.person.span.start)
        )
        directly = self.anchor == self.person.span.start
        if (
            not open_posts
            and self.unit is not None
            and not self.held
            and (made or directly or self.line)
        ):
            self._post(self.person, self.unit, token.value, None)
        self.office = _Office([token.value], self.unit, None, token.span.end, filled=True)

    def _person(self, token: Token) -> None:
        office, previous = self.office, self.person
        if (
            office
            and _TO_PERSON.fullmatch(self._between(office.end, token.span.start))
            and not office.filled
        ):
            self.held = []
            self._fill(office, token)
        elif office and office.filled and previous and self._listed(previous, token):
            self._fill(office, token)
        elif self._behind_unit(token):
            assert self.unit is not None
            self.held = []
            self._post(token, self.unit, None, self.rank)
            self.office = _Office([], self.unit, None, token.span.end, filled=True)
        else:
            self._close()
            self.office, self.held = None, []
        self.person = token

    def _listed(self, previous: Token, token: Token) -> bool:
        gap = self._between(previous.span.end, token.span.start)
        ranks = alternatives(unit_lexicon.people().ranks)
        gap = re.sub(f"^(?:{ranks})", "", gap)
        return _ANOTHER.fullmatch(gap) is not None

    def _fill(self, office: _Office, token: Token) -> None:
        office.filled = True
        office.end = token.span.end
        if office.unit is None:
            return
        if office.unit in self.siblings and office.roles:
            for number, unit in enumerate(self.siblings):
                role = office.roles[min(number, len(office.roles) - 1)]
                self._post(token, unit, role, office.rank)
            return
        self._post(token, office.unit, office.roles[0] if office.roles else None, office.rank)

    def _behind_unit(self, token: Token) -> bool:
        if self.unit is None or self.anchor < 0:
            return False
        gap = self._between(self.anchor, token.span.start)
        if self.line:
            return _BARE_IN_LINE.fullmatch(gap) is not None
        following = self._between(token.span.end, token.span.end + 2)
        return _BARE.fullmatch(gap) is not None and _BEHIND_UNIT.match(following) is not None

    def _post(self, person: Token, unit: int, role: str | None, rank: str | None) -> None:
        note = _NOTE.match(self.scan.folded, person.span.end)
        words = (note[1] or note[2]) if note else None
        acting = unit_lexicon.people().acting
        held = words if words and any(word in words for word in acting) else None
        self.facts.posts.append(Post(person.value, unit, role, rank, held, self.source))
        self.held.append(len(self.facts.posts) - 1)

    def _close(self) -> None:
        """A role that no name followed belongs to the person the paragraph is about."""
        office = self.office
        if office and not office.filled and office.unit is not None and self.subject is not None:
            post = Post(self.subject, office.unit, office.roles[0], office.rank, None, self.source)
            self.facts.posts.append(post)
            office.filled = True
