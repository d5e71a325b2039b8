"""The campaigns of the shelf as a list that Qt's views can show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import plain_tip


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """A campaign on the shelf; ``years`` is ready to be read, ``checked`` is whether it is shown.

    ``kept_count`` is how many of its events a filter leaves, None where there is none.
    """

    article_id: int
    title: str
    years: str
    event_count: int
    colour: QColor
    checked: bool = True
    unit_count: int = 0
    kept_count: int | None = None


class ShelfItems:
    """The campaigns of the shelf by their articles' ids, each ``made`` by its place when it is first
    asked for: of thousands few are ever seen.
    """

    def __init__(self, ids: Sequence[int], made: Callable[[int], ShelfItem]) -> None:
        self.ids = ids
        self._made = made
        self._known: dict[int, ShelfItem] = {}

    @classmethod
    def of(cls, items: Sequence[ShelfItem]) -> ShelfItems:
        """Campaigns that are made already."""
        return cls([item.article_id for item in items], items.__getitem__)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, place: int) -> ShelfItem:
        item = self._known.get(place)
        if item is None:
            item = self._known[place] = self._made(place)
        return item


class ShelfRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    ITEM = Qt.ItemDataRole.UserRole
    CURRENT = Qt.ItemDataRole.UserRole + 1


class ShelfModel(QAbstractListModel):
    """Holds what it is given; a tick set by a view is a wish and changes nothing here."""

    visibility_requested = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items = ShelfItems.of(())
        self._current: int | None = None

    def set_items(self, items: ShelfItems) -> None:
        """Shows other campaigns; the same ones in the same order are only shown anew."""
        if items.ids == self._items.ids:
            self._items = items
            self._all_changed()
            return
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def set_current(self, article_id: int | None) -> None:
        """Which campaign's article is open."""
        self._current = article_id
        self._all_changed()

    def item(self, index: Index) -> ShelfItem | None:
        """The campaign at an index, None where there is none."""
        row = index.row() if index.isValid() else -1
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, article_id: int | None) -> int:
        """The row of a campaign, -1 where it is not on the shelf."""
        ids = self._items.ids
        return ids.index(article_id) if article_id in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """How many campaigns there are; a list has no rows below its rows."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the tick, words for a screen reader, and the item itself."""
        item = self.item(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if item.checked else Qt.CheckState.Unchecked
        found: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: item.title,
            Qt.ItemDataRole.ToolTipRole: plain_tip(item.title),
            Qt.ItemDataRole.AccessibleTextRole: f"{item.title} {item.years}".strip(),
            ShelfRole.ITEM: item,
            ShelfRole.CURRENT: item.article_id == self._current,
        }
        return found.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Campaigns can be chosen and ticked."""
        if self.item(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Passes a wished-for tick on; the owner answers with other items."""
        item = self.item(index)
        if item is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        if wanted != item.checked:
            self.visibility_requested.emit(item.article_id, wanted)
        return True

    def _all_changed(self) -> None:
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))
