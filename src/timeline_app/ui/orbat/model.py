"""The order of battle as a tree that Qt's views can show: sides, units, sub-units."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from timeline_app.domain.orbat import Commander, Unit
from timeline_app.ui.orbat.sides import side_words
from timeline_app.ui.orbat.tree import Node, forest
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import plain_tip
from timeline_app.ui.widgets.own_marks import OwnMark
from timeline_app.zhtext.variants import Script, convert


class OrbatRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    NODE = Qt.ItemDataRole.UserRole
    LIT = Qt.ItemDataRole.UserRole + 1
    LATER = Qt.ItemDataRole.UserRole + 3
    COMMANDERS = Qt.ItemDataRole.UserRole + 2
    OWN = Qt.ItemDataRole.UserRole + 4


class OrbatModel(QAbstractItemModel):
    """Nodes by number; the number is what an index carries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[Node] = []
        self._sides: list[int] = []
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._officers: list[str] = []
        self._lit: frozenset[str] = frozenset()
        self._later: frozenset[str] = frozenset()
        self._own: Callable[[str], OwnMark | None] = lambda key: None

    def set_units(self, units: Sequence[Unit], script: Script) -> None:
        """Shows other units; their names are converted to the script, persons' names are not."""
        self.beginResetModel()
        self._nodes = forest(units)
        self._sides = [node.number for node in self._nodes if node.unit is None]
        self._numbers = {node.unit.key: node.number for node in self._nodes if node.unit}
        self._names = _converted([_name(node) for node in self._nodes], script)
        self._officers = [_officers(node, script) for node in self._nodes]
        self._lit = frozenset()
        self.endResetModel()

    def set_lit(self, keys: Collection[str]) -> None:
        """Which units light up."""
        self._lit = frozenset(keys)
        if self._nodes:
            for side in self._sides:
                at = self._index(side)
                self.dataChanged.emit(at, at)

    def set_own(self, of_unit: Callable[[str], OwnMark | None]) -> None:
        """How to find what the reader has put down about a unit, by its key."""
        self._own = of_unit

    def set_later(self, keys: Collection[str]) -> bool:
        """Which units are named only later; whether these are others than before."""
        before, self._later = self._later, frozenset(keys)
        return before != self._later

    def index_of(self, key: str | None) -> QModelIndex:
        """The index of a unit; an invalid one where it is not shown."""
        number = self._numbers.get(key) if key is not None else None
        return QModelIndex() if number is None else self._index(number)

    def node(self, index: Index) -> Node | None:
        """The node at an index, None at the root."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a child; an invalid one where there is none."""
        children = self._children(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        """The index of what a unit stands under."""
        node = self.node(child)
        return QModelIndex() if node is None or node.parent is None else self._index(node.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many stand directly under an index."""
        return 0 if parent.column() > 0 else len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, commanders, whether it is lit, and words for tooltips and screen readers."""
        node = self.node(index)
        if node is None:
            return None
        name, officers = self._names[node.number], self._officers[node.number]
        if node.unit is None:
            name = side_words(node.side)
        own = None if node.unit is None else self._own(node.unit.key)
        tip = "" if own is None else own.tip()
        found: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleTextRole: f"{name} {officers}\n{tip}".strip(),
            OrbatRole.OWN: own,
            OrbatRole.NODE: node,
            OrbatRole.COMMANDERS: officers,
            OrbatRole.LATER: node.unit is not None and node.unit.key in self._later,
            OrbatRole.LIT: node.unit is not None and node.unit.key in self._lit,
        }
        if role == Qt.ItemDataRole.ToolTipRole and node.unit is not None:
            words = dict.fromkeys((name, *node.unit.names, *officers.split(" · "), tip))
            return plain_tip("\n".join(words).strip())
        return found.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Units can be chosen; sides can be walked over."""
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _children(self, parent: Index) -> list[int]:
        node = self.node(parent)
        return self._sides if node is None else node.children

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, 0, number)


def _name(node: Node) -> str:
    if node.unit is None:
        return node.side
    return node.unit.names[0] if node.unit.names else node.unit.key


def _converted(names: list[str], script: Script) -> list[str]:
    """Each name by itself in the script; all in one go, for a call costs more than a name."""
    plain = [name.replace("\n", " ") for name in names]
    return convert("\n".join(plain), script).split("\n") if plain else []


def _officers(node: Node, script: Script) -> str:
    commanders = node.unit.commanders if node.unit is not None else ()
    return " · ".join(_officer(commander, script) for commander in commanders)


def _officer(commander: Commander, script: Script) -> str:
    """Role, name and rank: ``軍長 張治中（中將）``."""
    role = convert(commander.role, script) + " " if commander.role else ""
    rank = f"（{convert(commander.rank, script)}）" if commander.rank else ""
    return f"{role}{commander.name}{rank}"
