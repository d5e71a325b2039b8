"""What the timeline draws of an event, as a few numbers: its entry in the columns and in the library.

Libraries keep entries (``library/packed_events.py``): whoever changes which number stands for what adds
a step to ``library/migrations.py`` that packs the events anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from struct import Struct
from typing import NamedTuple

from timeline_app.domain.dates import Open, Precision
from timeline_app.domain.events import EventKind, Rank, Scope

ENTRY = Struct("<qdd5B")
"""An entry in bytes: the fields of ``Entry`` in their order, the lowest byte first, without gaps."""

OPEN_AFTER, OPEN_BEFORE, APPROXIMATE, INHERITED, TIMED, LATE = 1, 2, 4, 8, 16, 32
CORRECTED, OWN = 64, 128
"""Bits of ``flags``: ``TIMED`` marks a known time of day, ``LATE`` one after noon; ``CORRECTED`` what the
reader has changed, ``OWN`` what he has added.
"""

PRECISIONS: tuple[str, ...] = tuple(Precision)
KINDS: tuple[str, ...] = tuple(EventKind)
SCOPES: tuple[str, ...] = tuple(Scope)
RANKS: tuple[str, ...] = tuple(Rank)

PARTS_OF_DAY: Mapping[str, tuple[float, float]] = {
    "early morning": (0.0, 5.0),
    "dawn": (4.0, 7.0),
    "morning": (6.0, 12.0),
    "noon": (11.0, 13.0),
    "afternoon": (12.0, 18.0),
    "evening": (18.0, 22.0),
    "night": (20.0, 24.0),
}
"""Hours from and to of what is said of the time of day (凌晨, 拂曉, 上午, 中午, 下午, 傍晚, 夜)."""

NOON = 12.25
"""The hour from which on a time, by its middle, counts as after noon: noon itself does not."""


class Entry(NamedTuple):
    """An event in numbers.

    ``start`` and ``end`` are float days, ``end`` exclusive, the time of day applied; ``precision``,
    ``kind``, ``scope`` and ``rank`` are indices into the tuples of the same names above.
    """

    id: int
    start: float
    end: float
    precision: int
    flags: int
    kind: int
    scope: int
    rank: int


class Traits(NamedTuple):
    """What an event looks like besides its days; texts as the domain's enumerations write them.

    ``inherited`` counts where the month or the day is: that of the year is the rule.
    """

    precision: str
    time: str | None
    open: str | None
    approximate: int
    inherited: int
    scope: str
    rank: str
    kind: str
    reader: int = 0
    """1 where the reader has corrected it, 2 where he has added it, or the sum."""


class Coded(NamedTuple):
    """Traits in numbers: precision, flags, kind, scope, rank; and the hours from and to, if known."""

    codes: tuple[int, int, int, int, int]
    hours: tuple[float, float] | None


def coded(traits: Traits) -> Coded:
    """Traits in numbers; ValueError where one is none of those there are."""
    hours = part_of_day(traits.time) if traits.time else None
    flags = (
        (OPEN_AFTER if traits.open == Open.AFTER else 0)
        | (OPEN_BEFORE if traits.open == Open.BEFORE else 0)
        | (APPROXIMATE if traits.approximate else 0)
        | (INHERITED if traits.inherited else 0)
        | (TIMED if hours else 0)
        | (LATE if hours and sum(hours) / 2 > NOON else 0)
        | traits.reader * CORRECTED
    )
    precision, kind = PRECISIONS.index(traits.precision), KINDS.index(traits.kind)
    scope, rank = SCOPES.index(traits.scope), RANKS.index(traits.rank)
    return Coded((precision, flags, kind, scope, rank), hours)


def entry(event_id: int, first: int, last: int, traits: Coded) -> Entry:
    """The entry of an event from its first day to its last; single days alone have a time of day."""
    start, end = float(first), last + 1.0
    if traits.hours is not None and first == last:
        start, end = start + traits.hours[0] / 24, start + traits.hours[1] / 24
    return Entry(event_id, start, end, *traits.codes)


def part_of_day(time: str) -> tuple[float, float] | None:
    """Hours from and to of ``HH:MM`` (a quarter of an hour) or a word; None where it is neither."""
    if time in PARTS_OF_DAY:
        return PARTS_OF_DAY[time]
    hours, colon, minutes = time.partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit()):
        return None
    start = min(int(hours) + int(minutes) / 60, 23.75)
    return start, start + 0.25
