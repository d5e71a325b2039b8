"""The list as a tree of two levels that Qt's views can show; lines are asked for when they are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor

from timeline_app.ui.i18n import translatable
from timeline_app.ui.widgets.groups_model import GROUP_ROLE, GroupsModel, of_heading
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import plain_tip
from timeline_app.ui.widgets.own_marks import OwnMark

_READER = {"corrected": translatable("corrected"), "own": translatable("your own event")}
CHUNK = 100
"""So many lines are asked for at once."""


@dataclass(frozen=True, slots=True)
class Group:
    """A campaign of the list: its events in order, and which of them began before the span."""

    article_id: int
    title: str
    colour: QColor
    event_ids: tuple[int, ...]
    earlier: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of an event: when, of which kind (the name of its sign or ""), what; ``reader`` is
    "corrected" or "own" where it is not as an article has it.
    """

    date: str
    sign: str
    headline: str
    reader: str = ""


class ListRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    GROUP = GROUP_ROLE
    LINE = Qt.ItemDataRole.UserRole + 1
    EARLIER = Qt.ItemDataRole.UserRole + 2
    EVENT = Qt.ItemDataRole.UserRole + 3
    OWN = Qt.ItemDataRole.UserRole + 4


class EventListModel(GroupsModel):
    """Holds the numbers of events; ``lines_wanted`` asks for what is said of those in view."""

    lines_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._lines: dict[int, Line] = {}
        self._asked: set[tuple[int, int]] = set()
        self._own: Callable[[int], OwnMark | None] = lambda event_id: None

    def set_own(self, of_event: Callable[[int], OwnMark | None]) -> None:
        """How to find what the reader has put down about an event, by its id."""
        self._own = of_event
        self.tell_lines()

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show another list; what is known of its events is kept."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self._sizes = tuple(len(group.event_ids) for group in self._groups)
        self._asked.clear()
        self.endResetModel()

    def forget_lines(self) -> None:
        """Ask for all lines anew: the script or the language is another."""
        self._lines.clear()
        self._asked.clear()
        self.tell_lines()

    def add_lines(self, lines: Iterable[tuple[int, Line]]) -> None:
        """What is said of some events."""
        self._lines.update(lines)
        self.tell_lines()

    def groups(self) -> tuple[Group, ...]:
        """The campaigns of the list."""
        return self._groups

    def event_at(self, index: Index) -> int | None:
        """The event at an index, None at a campaign's heading."""
        group = self.group_of(index)
        return None if group is None else self._groups[group].event_ids[index.row()]

    def index_of(self, event_id: int | None) -> QModelIndex:
        """Where an event stands, an invalid index where it does not."""
        for number, group in enumerate(self._groups):
            if event_id is not None and event_id in group.event_ids:
                return self.line(number, group.event_ids.index(event_id))
        return QModelIndex()

    def heading_data(self, group: int, role: int) -> object:
        """A campaign's title and how many events it has."""
        shown = self._groups[group]
        return of_heading(shown, shown.title, len(shown.event_ids), role)

    def line_data(self, group: int, row: int, role: int) -> object:
        """What is said of an event; it is asked for where it is not known."""
        event_id = self._groups[group].event_ids[row]
        line = self._lines.get(event_id)
        if line is None:
            self._ask(group, row)
            line = Line("…", "", "")
        words, own = f"{line.date} {line.headline}".strip(), self._own(event_id)
        told = words if own is None else f"{words}\n{own.tip()}"
        if line.reader:
            told += f"\n{self.tr(_READER[line.reader])}"
        found: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.AccessibleTextRole: told,
            Qt.ItemDataRole.ToolTipRole: plain_tip(told),
            ListRole.OWN: own,
            ListRole.LINE: line,
            ListRole.EARLIER: event_id in self._groups[group].earlier,
            ListRole.EVENT: event_id,
        }
        return found.get(role)

    def _ask(self, group: int, row: int) -> None:
        chunk = (group, row // CHUNK)
        if chunk not in self._asked:
            self._asked.add(chunk)
            first = chunk[1] * CHUNK
            self.lines_wanted.emit(list(self._groups[group].event_ids[first : first + CHUNK]))
