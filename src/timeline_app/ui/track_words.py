"""What the tracks are called and coloured where they are not campaigns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from timeline_app.domain.events import EventKind
from timeline_app.timeline.grouping import OTHERS, Group, Grouping
from timeline_app.timeline.tracks import Track
from timeline_app.ui.i18n import translatable
from timeline_app.ui.orbat.sides import SIDE_NAMES
from timeline_app.ui.orbat.tree import signs
from timeline_app.zhtext.variants import Script, convert

KIND_NAMES = {
    EventKind.ATTACK: translatable("Attack"),
    EventKind.ADVANCE: translatable("Advance"),
    EventKind.CAPTURE: translatable("Capture"),
    EventKind.DEFENCE: translatable("Defence"),
    EventKind.WITHDRAWAL: translatable("Withdrawal"),
    EventKind.BOMBARDMENT: translatable("Bombardment"),
    EventKind.AIR: translatable("Air operation"),
    EventKind.NAVAL: translatable("Naval operation"),
    EventKind.ORDER: translatable("Order"),
    EventKind.CONFERENCE: translatable("Conference"),
    EventKind.DIPLOMACY: translatable("Diplomacy"),
    EventKind.APPOINTMENT: translatable("Appointment"),
    EventKind.ORGANISATION: translatable("Organisation"),
    EventKind.CASUALTIES: translatable("Casualties"),
    EventKind.ATROCITY: translatable("Atrocity"),
    EventKind.SURRENDER: translatable("Surrender"),
    EventKind.OTHER: translatable("Other events"),
}
_REST = {
    Grouping.SIDE: translatable("No side named"),
    Grouping.COMMANDER: translatable("Others"),
    Grouping.UNIT: translatable("Others"),
}
_REST_COLOUR = 11


def group_tracks(groups: Sequence[Group], script: Script) -> list[Track]:
    """The tracks of groups; sides in the colours that they have in the order of battle."""
    sides = signs([group.name for group in groups])
    return [
        Track(None, title(group, script), _colour(group, place, sides[place]), key=group.key)
        for place, group in enumerate(groups)
    ]


def title(group: Group, script: Script) -> str:
    """The name of a track; a person's is left as it is written."""
    if group.name == OTHERS:
        return _tr(_REST.get(group.grouping, "Others"))
    if group.grouping is Grouping.SIDE:
        return _tr(SIDE_NAMES.get(group.name, group.title))
    if group.grouping is Grouping.KIND:
        return _tr(KIND_NAMES[EventKind(group.name)])
    return group.title if group.grouping is Grouping.COMMANDER else convert(group.title, script)


def _colour(group: Group, place: int, sign: int) -> int:
    if group.name == OTHERS:
        return _REST_COLOUR
    return -1 - sign if group.grouping is Grouping.SIDE else place


def _tr(words: str) -> str:
    return QCoreApplication.translate("Tracks", words)
