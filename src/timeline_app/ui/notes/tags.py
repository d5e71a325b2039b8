"""The tags of a thing as a row of small words, and a line to add one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.flow import FlowLayout
from timeline_app.ui.widgets.lines import plain_tip
from timeline_app.zhtext.variants import fold

_WIDEST, _LINE = 180, 120
"""Of a tag's words, and of the line for another, px."""
_FOLDED = Qt.ItemDataRole.UserRole


class TagCompleter(QCompleter):
    """Offers the tags there are, whichever script is typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these."""
        self._items.clear()
        for name in names:
            item = QStandardItem(name)
            item.setData(_folded(name), _FOLDED)
            self._items.appendRow(item)

    def splitPath(self, path: str) -> list[str]:
        """What is typed, as it is compared."""
        return [_folded(path)]

    def pathFromIndex(self, index: object) -> str:
        """What is written where one is chosen: the tag as it is."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))  # type: ignore[attr-defined]


class TagRow(QWidget):
    """A click on a tag takes it away; Enter in the line adds one."""

    add_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._chips: list[QToolButton] = []
        self._flow = FlowLayout(self, STEP)
        self.line = QLineEdit(self)
        self.line.setObjectName("tag-line")
        self.line.setFixedWidth(_LINE)
        self._completer = TagCompleter(self)
        self.line.setCompleter(self._completer)
        self._flow.addWidget(self.line)
        # Both may come of one key, and the line is filled in between: look at it after both.
        self.line.returnPressed.connect(self._soon)
        self._completer.activated.connect(self._soon)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._retranslate()

    def set_tags(self, names: Sequence[str], known: Sequence[str]) -> None:
        """Show the tags of a thing; ``known`` are all there are, to be offered."""
        self._completer.offer([name for name in known if name not in names])
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(name) for name in self._names]
        for place, chip in enumerate(self._chips):
            self._flow.insert_widget(place, chip)
            chip.show()
        for before, after in pairwise((*self._chips, self.line)):
            QWidget.setTabOrder(before, after)
        if had_focus:
            self.line.setFocus()
        self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        for chip in self._chips:
            chip.setIcon(icons.icon("close", theme))

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _chip(self, name: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("tag")
        chip.setIcon(icons.icon("close", self._theme))
        chip.setIconSize(QSize(10, 10))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross comes last
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        shown = QFontMetrics(chip.font()).elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
        chip.setText(shown.replace("&", "&&"))
        words = self.tr("Remove the tag “{name}”").format(name=name)
        chip.setToolTip(plain_tip(words))
        chip.setAccessibleName(words)
        chip.clicked.connect(lambda: self.remove_requested.emit(name))
        return chip

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._add)

    def _add(self) -> None:
        name = self.line.text().strip()
        self.line.clear()
        if name:
            self.add_requested.emit(name)

    def _retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Add a tag…"))
        self.line.setAccessibleName(self.tr("Add a tag"))
        names, self._names = self._names, ()
        if names:
            self.set_tags(names, ())


def _folded(name: str) -> str:
    return fold(name).casefold()
