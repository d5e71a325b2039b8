"""What happened, as a sign of 12 px before the label: one for each kind of event."""

from __future__ import annotations

from collections.abc import Mapping

from timeline_app.domain.coding import KINDS
from timeline_app.domain.events import EventKind
from timeline_app.timeline.outlines import Outline, arc, box, circle, closed, star
from timeline_app.timeline.points import POINTS

SIZE = 12.0
"""Width and height of a sign before a label, px."""
ROOM = 16.0
"""What a sign and the gap after it take of a label, px."""

_POLE = ((2.5, 0.9), (2.5, 11.3))
_SHIELD = ((1.7, 1.9), (6.0, 0.8), (10.3, 1.9), (10.0, 6.2), (8.5, 9.0), (6.0, 11.2), (3.5, 9.0), (2.0, 6.2))  # fmt: skip
_PLANE = (
    (6.0, 0.3), (6.9, 1.7), (7.0, 4.2), (11.6, 7.1), (11.6, 8.4), (7.0, 7.2), (6.8, 9.3),
    (8.5, 10.5), (8.5, 11.6), (6.0, 10.9), (3.5, 11.6), (3.5, 10.5), (5.2, 9.3), (5.0, 7.2),
    (0.4, 8.4), (0.4, 7.1), (5.0, 4.2), (5.1, 1.7),
)  # fmt: skip
_DROP = (*arc((6.0, 7.7), 3.5, -35, 215, 20), (6.0, 0.6))

SIGNS: Mapping[str, Outline] = {
    EventKind.ATTACK: Outline(
        lines=(
            ((1.2, 1.2), (10.6, 10.6)), ((10.8, 1.2), (1.4, 10.6)),
            ((6.4, 9.9), (9.9, 6.4)), ((5.6, 9.9), (2.1, 6.4)),
        )
    ),
    EventKind.ADVANCE: Outline(
        areas=(((6.2, 1.6), (11.4, 6.0), (6.2, 10.4)), box(0.8, 4.8, 6.6, 7.2))
    ),
    EventKind.CAPTURE: Outline(
        areas=(((2.6, 1.0), (11.2, 1.0), (9.2, 4.0), (11.2, 7.0), (2.6, 7.0)),), lines=(_POLE,)
    ),
    EventKind.DEFENCE: Outline(
        areas=((*_SHIELD[:2], *_SHIELD[5:], _SHIELD[0]),), lines=(closed(_SHIELD),)
    ),
    EventKind.WITHDRAWAL: Outline(
        areas=(((5.4, 0.4), (0.6, 3.9), (5.4, 7.4)),),
        lines=(((4.6, 3.9), (7.5, 3.9), *arc((7.5, 7.2), 3.3, -90, 90, 10), (3.0, 10.5)),),
        stroke=1.7,
    ),
    EventKind.BOMBARDMENT: Outline(areas=(star(8, 5.9, 2.7),)),
    EventKind.AIR: Outline(areas=(_PLANE,)),
    EventKind.NAVAL: Outline(
        areas=(((0.3, 7.0), (11.7, 7.0), (9.7, 10.8), (2.3, 10.8)), box(3.2, 4.2, 7.8, 6.6)),
        lines=(((5.5, 1.2), (5.5, 4.2)), ((7.8, 5.2), (10.9, 4.0))),
    ),
    EventKind.ORDER: Outline(
        lines=(
            closed(((2.0, 0.9), (7.2, 0.9), (10.0, 3.7), (10.0, 11.1), (2.0, 11.1))),
            ((4.2, 5.2), (7.8, 5.2)), ((4.2, 7.9), (7.8, 7.9)),
        )
    ),
    EventKind.CONFERENCE: Outline(
        areas=(
            *(circle(x, y, 1.3) for y in (1.9, 10.1) for x in (2.2, 6.0, 9.8)),
            box(0.7, 4.5, 11.3, 7.5),
        )
    ),
    EventKind.DIPLOMACY: Outline(
        lines=(closed(box(0.9, 2.2, 11.1, 9.9)), ((1.2, 2.7), (6.0, 6.8), (10.8, 2.7)))
    ),
    EventKind.APPOINTMENT: Outline(areas=(star(5, 6.0, 2.5),)),
    EventKind.ORGANISATION: Outline(
        areas=(box(4.1, 0.7, 7.9, 4.0), box(0.5, 7.9, 4.3, 11.2), box(7.7, 7.9, 11.5, 11.2)),
        lines=(((6.0, 4.0), (6.0, 6.0)), ((2.4, 7.9), (2.4, 6.0), (9.6, 6.0), (9.6, 7.9))),
        stroke=1.1,
    ),
    EventKind.CASUALTIES: Outline(areas=(box(5.0, 0.6, 7.0, 11.4), box(2.2, 3.2, 9.8, 5.2))),
    EventKind.ATROCITY: Outline(areas=(_DROP,)),
    EventKind.SURRENDER: Outline(
        lines=(_POLE, closed(((2.5, 1.3), (10.9, 1.3), (10.9, 7.0), (2.5, 7.0))))
    ),
}  # fmt: skip
"""By kind; ``other`` has none."""


def outline(name: str) -> Outline:
    """The drawing of a name, a kind's or one of ``points``; KeyError where there is none."""
    return SIGNS[name] if name in SIGNS else POINTS[name]


OF_KIND: tuple[str, ...] = tuple(kind if kind in SIGNS else "" for kind in KINDS)
"""The sign's name by an event's kind as a number, "" where it has none."""
