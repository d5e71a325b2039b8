"""Models of two levels: headings, and lines below each; who derives from one says what they are."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import plain_tip

GROUP_ROLE = Qt.ItemDataRole.UserRole
"""The role under which a heading gives the group that it is of."""


class GroupsModel(QAbstractItemModel):
    """A heading has the internal id 0, a line the number of its heading from 1.

    A model of this kind keeps in ``_sizes`` how many lines there are below each heading.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[int, ...] = ()

    def group_of(self, index: Index) -> int | None:
        """The number, from 0, of the group that a line is of; None at a heading and nowhere."""
        number = index.internalId() if index.isValid() else 0
        return number - 1 if number else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words to be read and spoken, and the values that a delegate paints."""
        if not index.isValid():
            return None
        group = self.group_of(index)
        if group is None:
            return self.heading_data(index.row(), role)
        return self.line_data(group, index.row(), role)

    def heading_data(self, group: int, role: int) -> object:
        """What there is of a heading."""
        raise NotImplementedError

    def line_data(self, group: int, row: int, role: int) -> object:
        """What there is of a line."""
        raise NotImplementedError

    def tell_lines(self) -> None:
        """What there is of the lines is other than it was; the headings are as they were."""
        for group, size in enumerate(self._sizes):
            if size:
                self.dataChanged.emit(self.line(group, 0), self.line(group, size - 1))

    def line(self, group: int, row: int) -> QModelIndex:
        """The index of a line."""
        return self.createIndex(row, 0, group + 1)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 (Qt's signature)
        """A heading below the root, a line below its heading."""
        if not 0 <= row < self.rowCount(parent) or column != 0:
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """A line's heading."""
        number = child.internalId() if child.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """How many headings, or lines of one."""
        if not parent.isValid():
            return len(self._sizes)
        heading = parent.internalId() == 0 and parent.column() == 0
        return self._sizes[parent.row()] if heading else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be chosen; headings only fold."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.group_of(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able | Qt.ItemFlag.ItemNeverHasChildren


def of_heading(group: object, title: str, count: int, role: int) -> object:
    """What a heading gives: its title, with how many lines are below it, and the group itself."""
    words = f"{title} ({count})"
    found: dict[int, object] = {
        Qt.ItemDataRole.DisplayRole: words,
        Qt.ItemDataRole.AccessibleTextRole: words,
        Qt.ItemDataRole.ToolTipRole: plain_tip(title),
        GROUP_ROLE: group,
    }
    return found.get(role)
