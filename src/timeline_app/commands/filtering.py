"""The events that a command line asks for: options and saved searches to a filter, filters to events."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.event_filter import EventFilter, Facet
from timeline_app.export.asked_span import asked_span
from timeline_app.library import facets
from timeline_app.zhtext.variants import fold

OPTIONS = {
    Facet.KIND: "kind",
    Facet.SCOPE: "scope",
    Facet.PRECISION: "precision",
    Facet.TEXT: "text",
}
"""The options whose values are those of a facet as they stand."""


def wanted_events(arguments: argparse.Namespace) -> tuple[EventFilter, str]:
    """The filter that a command line asks for, and the words of the saved search that it names.

    ExpectedError for a unit, a time or a saved search that there is none of.
    """
    wanted, words = _saved(arguments.library, arguments.saved)
    for facet, name in OPTIONS.items():
        if getattr(arguments, name):
            wanted = wanted.wanting(facet, getattr(arguments, name))
    if arguments.side:
        wanted = wanted.wanting(Facet.SIDE, (side.upper() for side in arguments.side))
    if arguments.person:
        wanted = wanted.wanting(Facet.PERSON, map(fold, arguments.person))
    if arguments.unit:
        wanted = wanted.wanting(Facet.UNIT, _units(arguments.library, arguments.unit))
    if arguments.subordinates:
        wanted = replace(wanted, subordinates=True)
    return wanted, words


def within(wanted: EventFilter, first: str | None, last: str | None) -> EventFilter:
    """The same in a stretch of time, where dates are given; ExpectedError for what is no date."""
    span = asked_span(first or "", last or "")
    return wanted if span is None else replace(wanted, span=span)


def fitting_events(library: Path, wanted: EventFilter) -> list[int]:
    """The ids of the shown events that fit, campaign by campaign in order of time.

    ExpectedError ``nothing-fits`` where there is none.
    """
    from timeline_app.workspace.filtering import Known, filtered
    from timeline_app.workspace.workspace import load_contents

    contents = load_contents(library)
    left = filtered(Known(library, contents), wanted)
    found: list[int] = contents.columns.ids[left.matching].tolist()
    if not found:
        raise ExpectedError(
            "nothing-fits", "No event of the library fits this filter.", "Ask for less at a time."
        )
    return found


def _saved(library: Path, name: str | None) -> tuple[EventFilter, str]:
    if name is None:
        return EventFilter(), ""
    from timeline_app.workspace.saved_searches import saved_in
    from timeline_app.workspace.settings import Settings

    saved = saved_in(Settings(), library)
    found = next((one for one in saved if one.name == name), None)
    if found is None:
        there = ", ".join(one.name for one in saved)
        raise ExpectedError(
            "no-such-search",
            f"No search is saved as {name} for this library.",
            f"There are: {there}." if there else "Ctrl+S saves one in the window.",
        )
    return found.wanted, found.words


def _units(library: Path, asked: list[str]) -> set[str]:
    """The keys of units that are told by their keys or by any article's name of them."""
    keys: set[str] = set()
    names = [(key, fold(name)) for key, name in facets.pairs(library, facets.UNIT_NAMES)]
    for unit in map(fold, asked):
        found = {key for key, name in names if unit in (key, name)}
        if not found:
            sentence = f"The library has no unit {unit}."
            remedy = "“export --format csv --table orbat” lists them with their keys."
            raise ExpectedError("no-such-unit", sentence, remedy)
        keys |= found
    return keys
