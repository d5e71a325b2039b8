"""Of which sides an event is: those of its units and its people, and those that its label names."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from timeline_app import assets
from timeline_app.domain.events import Rank
from timeline_app.domain.orbat import UnitKey
from timeline_app.library import facets
from timeline_app.zhtext.variants import fold

NAME = (3, 4)
"""Characters of a person's name that is looked for anywhere in a label; shorter ones are parts of
words but at its beginning.
"""


def sides(path: Path) -> Iterator[tuple[int, str]]:
    """Each event's id with each of its sides, some several times.

    ExpectedError where the library cannot be read.
    """
    known = _known(path)
    of_key = cache(side_of)
    units = ((event_id, of_key(key)) for event_id, key in facets.pairs(path, facets.UNITS))
    told = facets.rows(path, facets.TOLD)
    named = ((row[0], side) for row in told for side in known.of(*row[1:]))
    return chain(units, named)


def side_of(key: str) -> str:
    """The side that a unit key names; "" where it names none."""
    try:
        return UnitKey.parse(key).side
    except ValueError:
        return ""


Reader = tuple[re.Pattern[str] | None, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that tell a side, folded: ``of_side`` by the side's code.  Those of ``nations`` tell
    it as the first of a label alone: elsewhere they are what something is done about.  A word of
    ``guards`` tells nothing right after one of its first characters, or right before one of its second.
    """

    of_side: Mapping[str, tuple[str, ...]]
    nations: frozenset[str]
    guards: Mapping[str, tuple[str, str]]

    def told_by(self, chosen: Collection[str]) -> Mapping[str, str]:
        """The words that tell one of the chosen sides from the others."""
        sides_of = defaultdict(set)
        for side in chosen:
            for word in self.of_side.get(side, ()):
                sides_of[word].add(side)
        return {word: min(found) for word, found in sides_of.items() if len(found) == 1}

    def pattern(self, words: Iterable[str]) -> re.Pattern[str] | None:
        """Finds the words where they tell something, the longest first."""
        longest = sorted(words, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(self._guarded, longest))) if longest else None

    def _guarded(self, word: str) -> str:
        if word in self.nations:
            return f"^{re.escape(word)}"
        before, after = self.guards.get(word, ("", ""))
        behind = f"(?<![{re.escape(before)}])" if before else ""
        return f"{behind}{re.escape(word)}" + (f"(?![{re.escape(after)}])" if after else "")

    def reader(self, chosen: frozenset[str]) -> Reader:
        """How the words of the chosen sides are found, and which side each of them tells."""
        told = self.told_by(chosen)
        return self.pattern(told), told


@cache
def words() -> Words:
    """Those of the lexicon."""
    table = tomllib.loads(assets.text("lexicon/people.toml"))
    guards = {
        entry["word"]: (entry["before"], entry["after"]) for entry in table["guards"]["guarded"]
    }
    of_side = {
        side: (*entry["force"], *entry.get("leaders", ()), *entry["nation"])
        for side, entry in table["sides"].items()
    }
    nations = frozenset(word for entry in table["sides"].values() for word in entry["nation"])
    return Words(of_side, nations, guards)


_NONE = "[]"
"""No people, as a row has it."""
_NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Known:
    """What a library knows of sides: of each article those that have units in it, and whose people
    are (by folded names), in an article and anywhere.
    """

    fighting: Mapping[int, Collection[str]]
    people: Mapping[int, Mapping[str, str]]
    anyone: Mapping[str, str]
    parties: Mapping[int, Collection[str]]
    _chosen: dict[int, frozenset[str]] = field(default_factory=dict)
    _readers: dict[frozenset[str], Reader] = field(default_factory=dict)
    _starts: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = _starts_of(chain(self.anyone, *self.people.values()))

    def of(self, article_id: int, headline: str, people: str, rank: str) -> set[str]:
        """The sides of an event as its row has it: of the campaign as a whole those of the infobox."""
        label = fold(headline)
        own, anyone = self.people.get(article_id, _NOBODY), self.anyone
        found = {own.get(label[: NAME[0] - 1], "")}
        if people != _NONE:
            found.update(_side(own, anyone, fold(name)) for name in json.loads(people))
        for start in self._starts.finditer(label):
            place = start.start()
            found.update(_side(own, anyone, label[place : place + length]) for length in NAME)
        pattern, told = self._reader(article_id)
        if pattern is not None:
            found.update(told[match.group()] for match in pattern.finditer(label))
        parties = self.parties.get(article_id, ())
        if rank == Rank.INFOBOX and len(parties) > 1:
            found.update(parties)
        return found - {""}

    def _reader(self, article_id: int) -> Reader:
        chosen = self._chosen.get(article_id)
        if chosen is None:
            chosen = self._chosen[article_id] = frozenset(self.fighting.get(article_id, ()))
        reader = self._readers.get(chosen)
        if reader is None:
            reader = self._readers[chosen] = words().reader(chosen)
        return reader


def _side(own: Mapping[str, str], anyone: Mapping[str, str], name: str) -> str:
    side = own.get(name)
    return anyone.get(name, "") if side is None else side


def _starts_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds every place of a label where a name may begin, by the first two of three characters or
    more: most places are none.
    """
    after = defaultdict(set)
    for name in names:
        if len(name) in NAME:
            after[name[0]].add(name[1])
    first, second = (
        re.escape("".join(sorted(chars))) for chars in (after, set().union(*after.values()))
    )
    return re.compile(f"[{first}](?=[{second}].)" if after else "(?!)", re.DOTALL)


def _known(path: Path) -> Known:
    of_key, reader = cache(side_of), cache(words().reader)
    fighting: dict[int, set[str]] = defaultdict(set)
    for article_id, key in facets.pairs(path, facets.UNITS_OF_ARTICLES):
        fighting[article_id].add(of_key(key))
    people: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    anyone: dict[str, set[str]] = defaultdict(set)

    def note(article_id: int, name: str, side: str) -> None:
        for of_name in (people[article_id], anyone):
            of_name[fold(name)].add(side)

    for article_id, name, key in facets.rows(path, facets.COMMANDERS):
        note(article_id, name, of_key(key))
    parties: dict[int, set[str]] = defaultdict(set)
    for article_id, party, commanders in facets.rows(path, facets.PARTIES):
        pattern, told = reader(frozenset(fighting.get(article_id, ())))
        sides = {told[word] for word in pattern.findall(fold(party))} if pattern else set()
        if len(sides) == 1:
            parties[article_id] |= sides
            for name in json.loads(commanders):
                note(article_id, name, min(sides))
    return Known(
        fighting,
        {article_id: _sure(names) for article_id, names in people.items()},
        _sure(anyone),
        parties,
    )


def _sure(of_name: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Those who are on one side; "" for who is found on several."""
    return {name: min(sides) if len(sides) == 1 else "" for name, sides in of_name.items()}
