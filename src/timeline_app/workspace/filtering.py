"""What a filter leaves of a library, and what each facet could be filtered by."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from timeline_app.domain.coding import CORRECTED, OWN
from timeline_app.domain.event_filter import NO_SIDE, EventFilter, Facet, Mark
from timeline_app.library import facets
from timeline_app.timeline import filtering
from timeline_app.timeline.events import EventColumns, Flags, Ints
from timeline_app.timeline.filtering import NAMES, Traits
from timeline_app.timeline.grouping import Grouping
from timeline_app.workspace.facets import Stopped, gathered, never, read_facets, until
from timeline_app.workspace.subordinates import ANY, Superiors, with_subordinates
from timeline_app.workspace.workspace import Contents
from timeline_app.zhtext.variants import fold

MOST = 200
"""Values of a facet that are offered at a time; a search finds the others."""
_GROUPINGS = {
    Facet.SIDE: Grouping.SIDE,
    Facet.UNIT: Grouping.UNIT,
    Facet.PERSON: Grouping.COMMANDER,
}


IN_COLUMNS = frozenset((Facet.CAMPAIGN, Facet.TIME, *NAMES))
"""The facets for which nothing is read from the library."""


@dataclass(frozen=True, eq=False)
class Filtered:
    """What a filter leaves of the contents it was evaluated on.

    ``matching`` says of each event whether it fits; ``columns`` are those that fit all facets but
    the campaign's, and ``of_campaign`` how many of these each campaign has.  ``titles`` are how the
    wanted values are written, as far as the library knows them.
    """

    contents: Contents
    wanted: EventFilter
    fitting: Mapping[Facet, Flags]
    matching: Flags
    columns: EventColumns
    of_campaign: Ints
    titles: Mapping[Facet, Mapping[str, str]]

    @property
    def count(self) -> int:
        """How many events fit."""
        return int(self.matching.sum())


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a facet can have: how it is written, and how many events have it among those that
    fit all other facets.
    """

    name: str
    title: str
    count: int
    wanted: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """The values of a facet, those wanted first; ``left_out`` others were not told.

    ``query`` is what they were looked through for.
    """

    facet: Facet
    values: tuple[Value, ...]
    left_out: int = 0
    query: str = ""


@dataclass(frozen=True, eq=False)
class Known:
    """What was read from the library to tell the events of some contents apart; read when it is first
    asked for, by one thread at a time.
    """

    path: Path
    contents: Contents
    _traits: dict[tuple[Facet, Collection[str]], Traits] = field(default_factory=dict)
    _superiors: list[Superiors] = field(default_factory=list)

    def traits(self, facet: Facet, wanted: EventFilter, stopped: Stopped = never) -> Traits:
        """Which events have which values; ExpectedError where the library cannot be read,
        StoppedError where they are not wanted any more.
        """
        key = (facet, wanted.texts if facet is Facet.TEXT else ())
        if key not in self._traits:
            self._traits[key] = _read(self.path, self.contents.columns, wanted, facet, stopped)
        return self._traits[key]

    def without_marks(self) -> Known:
        """The same, where the reader has marked other events since."""
        own = (Facet.MARK, Facet.TAG)
        kept = {key: traits for key, traits in self._traits.items() if key[0] not in own}
        return replace(self, _traits=kept)

    def units_with_subordinates(self, wanted: EventFilter, stopped: Stopped = never) -> Traits:
        """The same for the units of a filter with all that is under them, in the articles that say so."""
        if not self._superiors:
            self._superiors.append(Superiors.of_rows(facets.rows(self.path, facets.SUPERIORS)))
        under = self._superiors[0].under(wanted.units)
        tracks = {row.article_id: place for place, row in enumerate(self.contents.campaigns)}
        units = self.traits(Facet.UNIT, wanted, stopped)
        return with_subordinates(self.contents.columns, units, wanted.units, under, tracks)


def filtered(known: Known, wanted: EventFilter, stopped: Stopped = never) -> Filtered:
    """Evaluate a filter; ExpectedError where what it needs cannot be read, StoppedError where it is
    not wanted any more.
    """
    contents = known.contents
    columns, length = contents.columns, len(contents.columns)
    campaigns = [row.article_id for row in contents.campaigns]
    traits = {
        facet: known.traits(facet, wanted, stopped)
        for facet in wanted.facets
        if facet not in IN_COLUMNS
    }
    titles = {facet: _titles(own, wanted.values(facet)) for facet, own in traits.items()}
    asked = wanted
    if wanted.subordinates and wanted.units:
        traits[Facet.UNIT] = known.units_with_subordinates(wanted, stopped)
        asked = replace(wanted, units=frozenset((ANY,)))
    fitting = filtering.flags(columns, asked, traits, campaigns)
    kept = filtering.all_of(fitting, length, Facet.CAMPAIGN)
    return Filtered(
        contents,
        wanted,
        fitting,
        kept & fitting[Facet.CAMPAIGN] if Facet.CAMPAIGN in fitting else kept,
        columns.where(kept) if wanted.within_campaigns else columns,
        filtering.in_tracks(columns, kept, len(campaigns)),
        titles,
    )


def offer(
    known: Known, left: Filtered, facet: Facet, query: str = "", stopped: Stopped = never
) -> Offer:
    """What a facet can be filtered by: the commonest first, campaigns in order of time, those of a
    closed list in its own; of many values those in whose names the query stands.
    """
    contents, wanted = known.contents, left.wanted
    among = filtering.all_of(left.fitting, len(contents.columns), facet)
    if facet is Facet.CAMPAIGN:
        names = tuple(str(row.article_id) for row in contents.campaigns)
        titles = tuple(row.title for row in contents.campaigns)
        counts = filtering.in_tracks(contents.columns, among, len(names))
        chosen = frozenset(names) - set(map(str, wanted.hidden))
    elif facet in NAMES:
        names = titles = NAMES[facet]
        counts = filtering.counts(contents.columns, facet, {}, among)
        chosen = wanted.values(facet)
    else:
        traits = known.traits(facet, wanted, stopped)
        names, titles = traits.names, traits.titles
        counts = filtering.counts(contents.columns, facet, {facet: traits}, among)
        chosen = wanted.values(facet)
    every = list(map(Value, names, titles, counts.tolist(), (name in chosen for name in names)))
    every += [Value(name, name, 0, True) for name in sorted(chosen - set(names))]
    return _told(facet, [value for value in every if value.wanted or value.count], query)


def _titles(own: Traits, names: Collection[str]) -> dict[str, str]:
    listed = zip(own.names, own.titles, strict=True)
    return {name: title for name, title in listed if name in names}


def _told(facet: Facet, values: list[Value], query: str) -> Offer:
    if query:
        from timeline_app.library.query import parse  # the first picture is of no search

        titles = fold("\n".join(value.title for value in values)).lower().split("\n")
        told = zip(values, titles, strict=True)
        terms = parse(query).wanted or ((fold(query.strip()).lower(),),)
        values = [one for one, title in told if _fits(terms, title) or _fits(terms, one.name)]
    if facet not in NAMES and facet is not Facet.CAMPAIGN:
        values.sort(key=lambda value: (-value.count, value.name))
    far = [value for value in values[MOST:] if value.wanted]
    return Offer(facet, (*far, *values[:MOST]), max(0, len(values) - MOST - len(far)), query)


def _fits(terms: Iterable[Iterable[str]], text: str) -> bool:
    return all(any(spelling in text for spelling in term) for term in terms)


def _read(
    path: Path, columns: EventColumns, wanted: EventFilter, facet: Facet, stopped: Stopped
) -> Traits:
    if facet in _GROUPINGS:
        own = Traits.of(columns, read_facets(path, columns, _GROUPINGS[facet], stopped))
        return _with_none(columns, own) if facet is Facet.SIDE else own
    pairs = {
        Facet.MARK: lambda: _marks(path, columns),
        Facet.TAG: lambda: _tags(path),
        Facet.TEXT: lambda: _texts(path, wanted.texts),
    }
    return Traits.of(columns, gathered(until(stopped, pairs[facet]()), str))


def _with_none(columns: EventColumns, own: Traits) -> Traits:
    """With one more value, of what has no other."""
    has = np.zeros(len(columns), dtype=bool)
    has[own.places] = True
    rest = np.flatnonzero(~has)
    code = np.full(len(rest), len(own.names))
    return Traits(
        np.concatenate([own.places, rest]),
        np.concatenate([own.codes, code]),
        (*own.names, NO_SIDE),
        (*own.titles, NO_SIDE),
    )


def _marks(path: Path, columns: EventColumns) -> Iterator[tuple[int, str]]:
    yield from facets.pairs(path, facets.MARKED)
    for event_id, kind, _ in _on_sentences(path):
        if kind in (Mark.NOTE, Mark.BOOKMARK):
            yield event_id, kind
    for bit, mark in ((CORRECTED, Mark.CORRECTED), (OWN, Mark.OWN)):
        for event_id in columns.ids[(columns.flags & bit) > 0].tolist():
            yield event_id, mark


def _tags(path: Path) -> Iterator[tuple[int, str]]:
    yield from facets.pairs(path, facets.TAGGED)
    for event_id, kind, body in _on_sentences(path):
        if kind == "tag":
            yield event_id, str(json.loads(body)["name"])


def _on_sentences(path: Path) -> Iterator[tuple[int, str, str]]:
    for event_id, kind, body, wanted, sentence in facets.rows(path, facets.ON_SENTENCES):
        if fold(sentence) == wanted:
            yield event_id, kind, body


def _texts(path: Path, texts: Collection[str]) -> Iterator[tuple[int, str]]:
    return ((event_id, text) for text in texts for event_id in facets.events_with(path, text))
