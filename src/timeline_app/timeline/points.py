"""How the time of a narrow mark is known, as a drawing: by its shape, never by colour alone.

A disc is a day, half a disc a part of it, a square a stretch too short for a bar, a capsule a vague
time (a third full for ten days, empty for a month, barred for a season, open for a year).  A core
within a ring says that the date comes from another sentence, a broken outline that it is
approximate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from timeline_app.domain import coding
from timeline_app.timeline.outlines import (
    Outline,
    Points,
    arc,
    box,
    circle,
    closed,
    dashed,
    dashed_circle,
)

SIZE, ASIDE_SIZE = 12.0, 9.0
"""Width and height of a drawing, px; of one that is background or a life."""
AFTER, BEFORE, CORRECTED, OWN = "open-after", "open-before", "corrected", "own"
BOOKMARK, NOTE = "bookmark", "note"

_RING = 3.5
_CORE = 1.4
_CAPSULE = (
    *arc((6.0, 4.0), 3.2, 180, 360, 8),
    *arc((6.0, 8.0), 3.2, 0, 180, 8),
)
_DAYS = ("day", "early", "late")
_VAGUE = ("ten-day", "month", "season", "year")


def name(precision: int, flags: int) -> str:
    """The drawing for a precision and flags, as ``EventColumns`` holds them."""
    base = coding.PRECISIONS[precision]
    if flags & coding.TIMED:
        base = "late" if flags & coding.LATE else "early"
    return _NAMES[base, flags & (coding.APPROXIMATE | coding.INHERITED)]


def _named(base: str, flags: int) -> str:
    about = "-approximate" if flags & coding.APPROXIMATE else ""
    return f"at-{base}{about}{'-inherited' if flags & coding.INHERITED else ''}"


def _ring(approximate: bool) -> tuple[Points, ...]:
    return dashed_circle(6, 6, _RING, 8, 0.5) if approximate else (circle(6, 6, _RING),)


def _day(base: str, approximate: bool, inherited: bool) -> Outline:
    if base == "day":
        if not (approximate or inherited):
            return Outline(areas=(circle(6, 6, 4),))
        core: tuple[Points, ...] = (circle(6, 6, _CORE),) if inherited else ()
    else:
        reach = 2.2 if inherited else _RING
        core = (arc((6, 6), reach, *((90, 270) if base == "early" else (-90, 90))),)
    return Outline(core, _ring(approximate), rounded=not approximate)


def _range(approximate: bool, inherited: bool) -> Outline:
    side = box(2.9, 2.9, 9.1, 9.1)
    if not (approximate or inherited):
        return Outline(areas=(box(2.3, 2.3, 9.7, 9.7),))
    lines = dashed(closed(side), 1.4, 1.2) if approximate else (closed(side),)
    core = (box(4.6, 4.6, 7.4, 7.4),) if inherited else ()
    return Outline(core, lines, rounded=not approximate)


def _vague(base: str, approximate: bool, inherited: bool) -> Outline:
    sides: tuple[Points, ...] = (closed(_CAPSULE),)
    if base == "year":
        sides = (
            ((5.0, 1.2), (2.8, 1.2), (2.8, 10.8), (5.0, 10.8)),
            ((7.0, 1.2), (9.2, 1.2), (9.2, 10.8), (7.0, 10.8)),
        )
    if approximate:
        sides = tuple(dash for side in sides for dash in _coarse(side, base))
    if base == "season":
        sides += (((2.8, 6.8), (9.2, 6.8)),)
    full = (*arc((6.0, 8.0), 3.2, 0, 180, 8), (2.8, 7.2), (9.2, 7.2))
    areas: tuple[Points, ...] = (full,) if base == "ten-day" else ()
    if inherited:
        middle = {"ten-day": 4.2, "season": 3.9}.get(base, 6.0)
        areas += (circle(6, middle, 1.4),)
    return Outline(areas, sides, rounded=not approximate)


def _coarse(side: Points, base: str) -> tuple[Points, ...]:
    """A broken outline: every other piece of a round one, dashes of a straight one."""
    if base == "year":
        return dashed(side, 1.5, 1.3)
    return tuple((side[n], side[n + 1]) for n in range(0, len(side) - 1, 2)) + dashed(
        ((2.8, 4.0), (2.8, 8.0)), 1.3, 1.3
    )


def _made() -> Iterator[tuple[str, int, Outline]]:
    for approximate, inherited in product((False, True), repeat=2):
        flags = approximate * coding.APPROXIMATE | inherited * coding.INHERITED
        for base in _DAYS:
            yield base, flags, _day(base, approximate, inherited)
        yield "range", flags, _range(approximate, inherited)
        for base in _VAGUE:
            yield base, flags, _vague(base, approximate, inherited)


_SHEET = ((1.6, 0.9), (10.4, 0.9), (10.4, 7.4), (7.0, 11.1), (1.6, 11.1))
_HEAD = ((6.6, 2.2), (11.4, 6.0), (6.6, 9.8))
_SHAFT: tuple[Points, ...] = (((0.4, 6.0), (1.6, 6.0)), ((3.2, 6.0), (5.8, 6.0)))


def _mirrored(points: Points) -> Points:
    return tuple((12.0 - x, y) for x, y in points)


_NAMES: Mapping[tuple[str, int], str] = {
    (base, flags): _named(base, flags) for base, flags, _ in _made()
}
POINTS: Mapping[str, Outline] = {_named(base, flags): made for base, flags, made in _made()} | {
    AFTER: Outline((_HEAD,), _SHAFT, 1.6, rounded=False),
    BEFORE: Outline((_mirrored(_HEAD),), tuple(map(_mirrored, _SHAFT)), 1.6, rounded=False),
    CORRECTED: Outline(areas=(((5.0, 0.5), (11.5, 0.5), (11.5, 7.0)),)),
    OWN: Outline(lines=(circle(6, 6, 5.4),), stroke=0.9),
    BOOKMARK: Outline(areas=(((2.6, 0.6), (9.4, 0.6), (9.4, 11.6), (6.0, 8.4), (2.6, 11.6)),)),
    NOTE: Outline(lines=(closed(_SHEET), ((4.0, 4.1), (8.0, 4.1)), ((4.0, 6.8), (8.0, 6.8)))),
}
"""All drawings by name: the points, the heads of open ends, and what the reader has done."""
