"""The field in which units of an event are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from timeline_app.ui.theme import STEP

_UNIT_LINES = 3


class _UnitLine(QLineEdit):
    """Enter takes the unit that is written; on an empty line it is the dialog's."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps Enter to itself while there is something to take."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class UnitsField(QWidget):
    """Units of the library by name, completed while one is typed; Enter adds one, and in the list takes it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: Mapping[str, str] = {}
        self._chosen: dict[str, str] = {}
        self.line = _UnitLine(self)
        self.line.setPlaceholderText(self.tr("Name of a unit, then Enter"))
        self.list = QListWidget(self)
        self.line.setAccessibleName(self.tr("Units"))
        self.list.setAccessibleName(self.tr("Units"))
        self.list.setFixedHeight(_UNIT_LINES * 6 * STEP)
        self.list.hide()
        self.unknown = QLabel(self.tr("The library knows no unit of this name."), self)
        self.unknown.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.unknown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.line)
        column.addWidget(self.unknown)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.line.taken.connect(self._take)
        self.line.textChanged.connect(self._look)
        self.list.itemActivated.connect(lambda item: self._drop(item.text()))
        self.list.setToolTip(self.tr("Enter takes a unit away"))

    def value(self) -> tuple[str, ...]:
        """The keys of the units chosen, and of the one that is just written."""
        written_one = self._keys.get(self.line.text().strip())
        return tuple(dict.fromkeys((*self._chosen.values(), *filter(None, [written_one]))))

    def set_units(self, keys: Mapping[str, str], chosen: Iterable[str] = ()) -> None:
        """Know the units of the library by name, and have some chosen by key."""
        self._keys = keys
        names = {key: name for name, key in keys.items()}
        self._chosen |= {names.get(key, key): key for key in chosen}
        completer = QCompleter(list(keys), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self._show()

    def _take(self) -> None:
        name = self.line.text().strip()
        if name in self._keys:
            self._chosen[name] = self._keys[name]
            self.line.clear()
            self._show()

    def _look(self) -> None:
        """Say where nothing is called as it is written."""
        words = self.line.text().strip().casefold()
        known = any(words in name.casefold() for name in self._keys)
        self.unknown.setVisible(bool(words) and bool(self._keys) and not known)

    def _drop(self, name: str) -> None:
        self._chosen.pop(name, None)
        self._show()

    def _show(self) -> None:
        self.list.clear()
        self.list.addItems(list(self._chosen))
        self.list.setVisible(bool(self._chosen))
