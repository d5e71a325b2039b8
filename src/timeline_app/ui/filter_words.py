"""Filters in words: the names of facets and of their values, and what a chip says."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from timeline_app.domain.event_filter import Days, EventFilter, Facet, Mark
from timeline_app.domain.events import Scope
from timeline_app.timeline.filtering import NAMES
from timeline_app.timeline.grouping import Group, Grouping
from timeline_app.ui import presenting
from timeline_app.ui.date_words import PRECISION_NAMES, plain_day
from timeline_app.ui.filter_bar.values import Chip, Choice, Choices
from timeline_app.ui.i18n import translatable
from timeline_app.ui.track_words import title
from timeline_app.workspace.filtering import Offer
from timeline_app.workspace.workspace import Contents
from timeline_app.zhtext.variants import Script, convert

FACET_NAMES: Mapping[Facet, str] = {
    Facet.CAMPAIGN: translatable("Campaign"),
    Facet.TIME: translatable("Time"),
    Facet.SIDE: translatable("Side"),
    Facet.UNIT: translatable("Unit"),
    Facet.PERSON: translatable("Person"),
    Facet.KIND: translatable("Kind of event"),
    Facet.SCOPE: translatable("Part of the story"),
    Facet.PRECISION: translatable("How well it is dated"),
    Facet.MARK: translatable("Marked by me"),
    Facet.TAG: translatable("Tag"),
    Facet.TEXT: translatable("Words in the text"),
}
_VALUES: Mapping[Facet, Mapping[str, str]] = {
    Facet.SCOPE: {
        Scope.CAMPAIGN: translatable("The campaign itself"),
        Scope.BACKGROUND: translatable("What came before"),
        Scope.AFTERMATH: translatable("What came after"),
        Scope.BIOGRAPHY: translatable("Lives of people"),
    },
    Facet.PRECISION: PRECISION_NAMES,
    Facet.MARK: {
        Mark.NOTE: translatable("With a note"),
        Mark.BOOKMARK: translatable("With a bookmark"),
        Mark.CORRECTED: translatable("Corrected"),
        Mark.OWN: translatable("Added by me"),
    },
}
_GROUPINGS = {
    Facet.SIDE: Grouping.SIDE,
    Facet.UNIT: Grouping.UNIT,
    Facet.PERSON: Grouping.COMMANDER,
    Facet.KIND: Grouping.KIND,
}
_NAMED = 3
"""Values that a chip names; of more it gives the number."""

Titles = Mapping[Facet, Mapping[str, str]]
"""How values are written, as far as the library knows them."""


def facet_words(facet: Facet) -> str:
    """The name of a facet."""
    return _tr(FACET_NAMES[facet])


def value_words(facet: Facet, name: str, written: str, script: Script) -> str:
    """A value of a facet; ``written`` is how the library writes it, "" where that is not known."""
    if facet in _VALUES:
        return _tr(_VALUES[facet][name])
    if facet in _GROUPINGS:
        if facet is Facet.UNIT and not written:
            written = presenting.unit_name(name, ())
        return title(Group(_GROUPINGS[facet], name, written or name), script)
    return convert(written, script) if facet is Facet.CAMPAIGN else name


def choices(offered: Offer, script: Script) -> Choices:
    """The values of a facet as the box lists them."""
    facet = offered.facet
    listed = tuple(
        Choice(one.name, value_words(facet, one.name, one.title, script), one.count, one.wanted)
        for one in offered.values
    )
    note = ""
    if offered.left_out:
        note = _tr("{count} more: type to look for them").format(count=offered.left_out)
    elif not listed:
        note = "" if facet is Facet.TEXT else _tr("Nothing to choose from")
    return Choices(facet, listed, offered.query, note)


def chips(wanted: EventFilter, titles: Titles, contents: Contents, script: Script) -> list[Chip]:
    """A chip for each facet that leaves anything out."""
    there = wanted.hidden.intersection(row.article_id for row in contents.campaigns)
    wanted = replace(wanted, hidden=there)  # others were removed from the library
    return [_chip(wanted, facet, titles, contents, script) for facet in wanted.facets]


def search_name(told: Sequence[Chip], words: str) -> str:
    """A name for a search: its words, and what it is filtered by."""
    parts = [words, *(chip.words for chip in told)]
    return " · ".join(part for part in parts if part)[:80]


def picture_title(contents: Contents, wanted: EventFilter, titles: Titles, script: Script) -> str:
    """The campaigns of a picture by name, and by what else its events were chosen."""
    within = wanted.without(Facet.CAMPAIGN)
    told = [chip.words for chip in chips(within, titles, contents, script)]
    return " · ".join([presenting.picture_title(contents, wanted.hidden, script), *told])


def span_words(span: Days) -> str:
    """From when to when."""
    start, end = span
    first = "" if start is None else plain_day(math.floor(start))
    last = "" if end is None else plain_day(math.ceil(end) - 1)
    if first and last:
        return first if first == last else f"{first} – {last}"
    words = _tr("from {day} on") if first else _tr("until {day}")
    return words.format(day=first or last)


def _chip(
    wanted: EventFilter, facet: Facet, titles: Titles, contents: Contents, script: Script
) -> Chip:
    name = facet_words(facet)
    if facet is Facet.CAMPAIGN:
        few, every = _campaigns(wanted, contents, script)
    elif facet is Facet.TIME:
        few = every = span_words(wanted.span or (None, None))
    else:
        written = titles.get(facet, {})
        values = sorted(wanted.values(facet), key=_order(facet))
        told = [value_words(facet, one, written.get(one, ""), script) for one in values]
        few, every = _some(told), _tr(", ").join(told)
        if facet is Facet.UNIT and wanted.subordinates:
            few, every = (_tr("{units} and under them").format(units=one) for one in (few, every))
    words = _tr("{facet}: {values}")
    return Chip(facet, words.format(facet=name, values=few), words.format(facet=name, values=every))


def _order(facet: Facet) -> Callable[[str], tuple[int, str]]:
    """Values of a closed list stand in its own order."""
    names = list(NAMES.get(facet, _VALUES.get(facet, ())))
    return lambda value: (names.index(value) if value in names else 0, value)


def _campaigns(wanted: EventFilter, contents: Contents, script: Script) -> tuple[str, str]:
    shown = [row.title for row in contents.campaigns if row.article_id not in wanted.hidden]
    if 0 < len(shown) <= _NAMED:
        told = _tr(", ").join(convert(title, script) for title in shown)
        return told, told
    words = _tr("{shown} of {count}").format(shown=len(shown), count=len(contents.campaigns))
    return words, words


def _some(told: Sequence[str]) -> str:
    few = _tr(", ").join(told[:_NAMED])
    return few if len(told) <= _NAMED else f"{few} +{len(told) - _NAMED}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("Filters", words)
