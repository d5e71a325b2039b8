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
    units = ((event_id, side_of(key)) for event_id, key in facets.pairs(path, facets.UNITS))
    told = facets.rows(path, facets.TOLD)
    named = ((row[0], side) for row in told for side in known.of(*row[1:]))
    return chain(units, named)


def side_of(key: str) -> str:
    """The side that a unit key names; "" where it names none."""
    try:
        return UnitKey.parse(key).side
    except ValueError:
        return ""


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


@dataclass(slots=True)
class Known:
    """What a library knows of sides: of each article those that have units in it, and whose people
    are (by folded names), in an article and anywhere.
    """

    fighting: Mapping[int, Collection[str]]
    people: Mapping[int, Mapping[str, str]]
    anyone: Mapping[str, str]
    parties: Mapping[int, Collection[str]]
    _readers: dict[int, tuple[re.Pattern[str] | None, Mapping[str, str]]] = field(
        default_factory=dict
    )

    def of(self, article_id: int, headline: str, people: str, rank: str) -> set[str]:
        """The sides of an event as its row has it: of the campaign as a whole those of the infobox."""
        label = fold(headline)
        found = {self._side(article_id, fold(name)) for name in json.loads(people)}
        found.update(self._side(article_id, name) for name in _pieces(label))
        found.add(self.people.get(article_id, {}).get(label[: NAME[0] - 1], ""))
        pattern, told = self._reader(article_id)
        if pattern is not None:
            found.update(told[match.group()] for match in pattern.finditer(label))
        parties = self.parties.get(article_id, ())
        if rank == Rank.INFOBOX and len(parties) > 1:
            found.update(parties)
        return found - {""}

    def _side(self, article_id: int, name: str) -> str:
        own = self.people.get(article_id, {}).get(name)
        return self.anyone.get(name, "") if own is None else own

    def _reader(self, article_id: int) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
        reader = self._readers.get(article_id)
        if reader is None:
            told = words().told_by(self.fighting.get(article_id, ()))
            reader = self._readers[article_id] = (words().pattern(told), told)
        return reader


def _pieces(label: str) -> Iterator[str]:
    """All stretches of a label that may be a name."""
    for length in range(NAME[0], NAME[1] + 1):
        for start in range(len(label) - length + 1):
            yield label[start : start + length]


def _known(path: Path) -> Known:
    fighting: dict[int, set[str]] = defaultdict(set)
    for article_id, key in facets.pairs(path, facets.UNITS_OF_ARTICLES):
        fighting[article_id].add(side_of(key))
    people: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    anyone: dict[str, set[str]] = defaultdict(set)

    def note(article_id: int, name: str, side: str) -> None:
        for of_name in (people[article_id], anyone):
            of_name[fold(name)].add(side)

    for article_id, name, key in facets.rows(path, facets.COMMANDERS):
        note(article_id, name, side_of(key))
    parties: dict[int, set[str]] = defaultdict(set)
    for article_id, party, commanders in facets.rows(path, facets.PARTIES):
        told = words().told_by(fighting.get(article_id, ()))
        pattern = words().pattern(told)
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
