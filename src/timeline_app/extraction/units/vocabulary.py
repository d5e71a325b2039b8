"""The vocabularies of units, officers and sides, read once from resources/lexicon.

All words are in simplified characters and half-width forms; the texts they are looked for in are
folded (``zhtext.variants.fold``) first.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline_app import assets
from timeline_app.extraction.lexicon import alternatives as alternatives
from timeline_app.extraction.units.entries import Ending as Ending
from timeline_app.extraction.units.entries import Named as Named
from timeline_app.extraction.units.entries import Ships as Ships


@dataclass(frozen=True, slots=True)
class UnitLexicon:
    """Words that name units; see units.toml for what each table means."""

    ranks: Mapping[str, int]
    nations: Mapping[str, str]
    leanings: Mapping[str, str]
    qualifier_nations: Mapping[str, str]
    stops: Mapping[str, str]
    variants: Mapping[str, str]
    letters: Mapping[str, str]
    native: Mapping[str, Mapping[str, str]]
    alike: Mapping[str, str]
    alike_sides: frozenset[str]
    drop: frozenset[str]
    omit: frozenset[str]
    qualifiers: tuple[str, ...]
    same_qualifiers: Mapping[str, str]
    named_arms: tuple[str, ...]
    regions: Mapping[str, tuple[str, ...]]
    honours: Mapping[str, Mapping[str, str]]
    short: Mapping[str, str]
    services: Mapping[str, str]
    contrasts: tuple[tuple[frozenset[str], Mapping[str, str]], ...]
    share: tuple[str, ...]
    share_pattern: re.Pattern[str]
    count_before: frozenset[str]
    count_after: tuple[str, ...]
    named: Mapping[str, Named]
    endings: tuple[Ending, ...]
    line_endings: tuple[str, ...]
    transparent: frozenset[str]
    groupings: frozenset[str]
    offices: frozenset[str]
    kinds: frozenset[str]
    boundary_characters: frozenset[str]
    boundary_words: tuple[str, ...]
    empty_bodies: frozenset[str]
    compass: tuple[str, ...]
    compass_endings: tuple[str, ...]
    ships: Ships
    national_fleet: int


@dataclass(frozen=True, slots=True)
class PeopleLexicon:
    """Words about officers and sides; see people.toml for what each table means.

    ``leads`` is a pattern: a verb of command.
    """

    roles: frozenset[str]
    staff: frozenset[str]
    other_roles: frozenset[str]
    leads: str
    ranks: tuple[str, ...]
    titles: tuple[str, ...]
    acting: tuple[str, ...]
    compound: frozenset[str]
    surnames: frozenset[str]
    stop: frozenset[str]
    hard_stop: frozenset[str]
    never_given: frozenset[str]
    loose: frozenset[str]
    given_ends: frozenset[str]
    japanese: frozenset[str]
    sounds: str
    inner_sounds: str
    not_names: tuple[str, ...]
    verbs: tuple[str, ...]
    not_person: frozenset[str]
    force: Mapping[str, tuple[str, ...]]
    nation: Mapping[str, tuple[str, ...]]
    all_forces: frozenset[str]
    all_nations: frozenset[str]
    side_of_nation: Mapping[str, str]
    generic: frozenset[str]
    only_with: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    camps: Mapping[str, str]
    allies: Mapping[str, tuple[str, ...]]
    communist: frozenset[str]
    alike: frozenset[frozenset[str]]
    same_nation: tuple[tuple[str, str], ...]
    short_sides: Mapping[str, str]
    guards: Mapping[str, tuple[str, str]]
    targets: Mapping[str, tuple[str, ...]]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(assets.text(f"lexicon/{name}.toml"))


def _named(data: dict[str, Any]) -> dict[str, Named]:
    table = {}
    for entry in data["named"]:
        name = entry["names"][0]
        for form in entry["names"]:
            table[form] = Named(
                name, name, entry.get("side"), entry["rank"], needs=entry.get("needs", "")
            )
    ranks = {entry["word"]: entry["rank"] for entry in data["echelon"]}
    for entry in data["alias"]:
        echelon = entry["echelon"]
        for form in entry["names"]:
            needs = entry.get("needs", "")
            table[form] = Named("", echelon, entry["side"], ranks[echelon], entry["number"], needs)
    return table


def _endings(data: dict[str, Any]) -> Iterator[Ending]:
    for entry in data["ending"]:
        for word in entry["words"]:
            yield Ending(word, entry["rank"], entry["min"], entry["max"], entry.get("nation"))


def _stops(data: dict[str, Any]) -> dict[str, str]:
    entries = [*data["echelon"], *data["variant"]]
    return {entry["word"]: entry.get("stop", "") for entry in entries}


def _contrast(entry: dict[str, Any]) -> tuple[frozenset[str], dict[str, str]]:
    sides = frozenset(entry["sides"])
    return sides, {word: side for side in sides for word in entry[side]}


def _sets(table: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: frozenset(table[key]) for key in keys}


def _tuples(table: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: tuple(table[key]) for key in keys}


def _lists(table: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(sides) for word, sides in table.items()}


def _ships(data: dict[str, Any]) -> Ships:
    prefixes = {word.lower(): side for word, side in data["prefix"].items()}
    lists = ("kinds", "marks", "hulls", "before", "not_names", "not_ships")
    return Ships(
        rank=data["rank"],
        prefixes=prefixes,
        known={name: side for side, names in data["known"].items() for name in names.split()},
        **{key: tuple(data[key]) for key in lists},
    )


@cache
def units() -> UnitLexicon:
    """The words of units.toml."""
    data = _load("units")
    words, kinds = data["words"], data["qualifiers"]
    return UnitLexicon(
        ranks={entry["word"]: entry["rank"] for entry in data["echelon"]},
        nations={entry["word"]: entry["nation"] for entry in data["echelon"] if "nation" in entry},
        leanings={e["word"]: e["leaning"] for e in data["echelon"] if "leaning" in e},
        qualifier_nations=kinds["nation"],
        stops=_stops(data),
        variants={entry["word"]: entry["echelon"] for entry in data["variant"]},
        letters=data["letters"],
        native=data["native"],
        alike=data["alike"]["echelons"],
        alike_sides=frozenset(data["alike"]["sides"]),
        drop=frozenset(kinds["drop"]),
        omit=frozenset(kinds["omit"]),
        qualifiers=tuple(kinds["drop"] + kinds["omit"] + kinds["keep"]),
        same_qualifiers=kinds["same"],
        named_arms=tuple(data["named_arms"]["words"]),
        regions=_lists(data["regions"]),
        honours=data["honours"],
        short=data["short"],
        services={word: side for side, forms in data["service"].items() for word in forms},
        contrasts=tuple(_contrast(entry) for entry in data["contrast"]),
        share=tuple(words["share"]),
        share_pattern=re.compile(f"(?:{alternatives(words['share'])})$"),
        count_before=frozenset(words["count_before"]),
        count_after=tuple(words["count_after"]),
        named=_named(data),
        endings=tuple(_endings(data)),
        line_endings=tuple(data["line"]["endings"]),
        **_sets(data["line"], _LINE),
        boundary_characters=frozenset(data["boundary"]["characters"]),
        boundary_words=tuple(data["boundary"]["words"]),
        empty_bodies=frozenset(data["boundary"]["empty"]),
        **_tuples(data["boundary"], ("compass", "compass_endings")),
        ships=_ships(data["ships"]),
        national_fleet=data["fleets"]["rank"],
    )


_LINE = ("transparent", "groupings", "kinds", "offices")
_NAMES = ("compound", "stop", "hard_stop", "never_given", "loose", "given_ends", "not_person")


def _only_with(
    entries: Sequence[Mapping[str, Any]],
) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((entry["side"], tuple(entry["needs"]), tuple(entry["words"])) for entry in entries)


def _side_of_nation(sides: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, str]:
    """The side of each word for a nation that only one side has."""
    told = [(nation, side) for side, words in sides.items() for nation in words["nation"]]
    often = Counter(nation for nation, _ in told)
    return {nation: side for nation, side in told if often[nation] == 1}


@cache
def people() -> PeopleLexicon:
    """The words of people.toml."""
    data = _load("people")
    roles, names, sides = data["roles"], data["names"], data["sides"]
    return PeopleLexicon(
        roles=frozenset([*roles["command"], *roles["deputy"], *roles["staff"]]),
        staff=frozenset(roles["staff"]),
        other_roles=frozenset(roles["other"]),
        leads=f"(?:{alternatives(data['command']['verbs'])})(?![{data['command']['guard']}])",
        ranks=tuple(data["ranks"]["words"]),
        titles=tuple(data["ranks"]["titles"]),
        acting=tuple(data["notes"]["acting"]),
        **_sets(names, _NAMES),
        surnames=frozenset(names["single"]),
        japanese=frozenset(names["japanese"].split()),
        sounds=names["sounds"],
        inner_sounds=names["sounds"] + names["inner_sounds"],
        not_names=tuple(names["not_names"]),
        verbs=tuple(names["verbs"]),
        force={side: tuple(words["force"]) for side, words in sides.items()},
        nation={side: tuple(words["nation"]) for side, words in sides.items()},
        guards={
            entry["word"]: (entry["before"], entry["after"]) for entry in data["guards"]["guarded"]
        },
        short_sides=data["war"]["short"],
        communist=frozenset(data["war"]["communist"]),
        alike=frozenset(frozenset(pair) for pair in data["war"]["alike"]),
        allies={side: tuple(group) for group in data["war"]["allies"] for side in group},
        generic=frozenset(data["war"]["generic"]),
        only_with=_only_with(data["war"]["only"]),
        camps=data["war"]["camp"],
        same_nation=tuple((one, other) for one, other in data["war"]["same_nation"]),
        targets={side: tuple(words) for side, words in data["targets"].items()},
        all_forces=frozenset(word for words in sides.values() for word in words["force"]),
        all_nations=frozenset(word for words in sides.values() for word in words["nation"]),
        side_of_nation=_side_of_nation(sides),
    )
