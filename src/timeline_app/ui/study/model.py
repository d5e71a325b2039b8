"""The reader's own work as a tree of two levels that Qt's views can show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import overload

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from timeline_app.domain.own import Target
from timeline_app.ui.widgets.groups_model import GROUP_ROLE, GroupsModel, of_heading
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import plain_tip


class Sign(StrEnum):
    """What there is about a thing; each has a drawing of this name."""

    BOOKMARK = "bookmark"
    NOTE = "note"
    CORRECTED = "corrected"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Line:
    """A thing: what it is called, and below softly its date, its tags and how its note begins.

    ``signs`` say in words, too, what there is about it; ``gone`` things are in no text any more.
    """

    target: Target
    title: str
    date: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    signs: tuple[tuple[Sign, str], ...] = ()
    gone: bool = False

    @property
    def detail(self) -> str:
        """The second line."""
        tags = " ".join(f"#{tag}" for tag in self.tags)
        return "\u2003".join(part for part in (self.date, tags, self.note) if part)


class Lines(Sequence[Line]):
    """The lines of things, each ``made`` by its place when it is asked for: of thousands few are seen."""

    def __init__(self, targets: Sequence[Target], made: Callable[[int], Line]) -> None:
        self.targets, self._made = targets, made

    def __len__(self) -> int:
        return len(self.targets)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...

    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        if isinstance(place, slice):
            return [self._made(one) for one in range(*place.indices(len(self)))]
        return self._made(range(len(self))[place])


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the things under a heading, with the colour of its campaign where it is of one."""

    title: str
    lines: Sequence[Line]
    colour: QColor | None = None


class StudyRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    GROUP = GROUP_ROLE
    LINE = Qt.ItemDataRole.UserRole + 1


class StudyModel(GroupsModel):
    """Holds the groups that it is given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show other things; where there are as many as before, in groups of the same sizes, the
        view stays as it is.
        """
        sizes = tuple(len(group.lines) for group in groups)
        if sizes == self._sizes:
            self._groups = tuple(groups)
            self._tell_change()
            return
        self.beginResetModel()
        self._groups, self._sizes = tuple(groups), sizes
        self.endResetModel()

    def groups(self) -> tuple[Group, ...]:
        """What is listed."""
        return self._groups

    def line_at(self, index: Index) -> Line | None:
        """The thing at an index, None at a heading."""
        group = self.group_of(index)
        return None if group is None else self._groups[group].lines[index.row()]

    def index_of(self, target: Target | None) -> QModelIndex:
        """Where a thing stands first, an invalid index where it does not."""
        for number, group in enumerate(self._groups):
            for row, own in enumerate(_targets(group.lines)):
                if own == target:
                    return self.line(number, row)
        return QModelIndex()

    def heading_data(self, group: int, role: int) -> object:
        """A heading's title and count."""
        shown = self._groups[group]
        return of_heading(shown, shown.title, len(shown.lines), role)

    def line_data(self, group: int, row: int, role: int) -> object:
        """A thing, and what is spoken of it."""
        return _of_line(self._groups[group].lines[row], role)

    def _tell_change(self) -> None:
        if not self._groups:
            return
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._groups) - 1, 0))
        self.tell_lines()


def _targets(lines: Sequence[Line]) -> Sequence[Target]:
    return lines.targets if isinstance(lines, Lines) else [line.target for line in lines]


def _of_line(line: Line, role: int) -> object:
    told = [words for _, words in line.signs]
    spoken = ", ".join(part for part in (line.title, line.detail, *told) if part)
    found: dict[int, object] = {
        Qt.ItemDataRole.DisplayRole: line.title,
        Qt.ItemDataRole.AccessibleTextRole: spoken,
        Qt.ItemDataRole.ToolTipRole: plain_tip(
            "\n".join(part for part in (line.title, line.detail, " · ".join(told)) if part)
        ),
        StudyRole.LINE: line,
    }
    return found.get(role)
