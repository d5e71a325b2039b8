"""The fields of the export dialog: a choice of words, numbers, and the campaigns."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from timeline_app.ui.theme import STEP
from timeline_app.ui.widgets.lines import plain_tip

Value = TypeVar("Value", bound=StrEnum)
_LINES = 6
_LINE_HEIGHT = 18


class Campaign(NamedTuple):
    """A campaign to choose: its article's id, its name, and whether it is shown now."""

    article_id: int
    title: str
    shown: bool


class Choice(QComboBox):
    """One of a few values, each with its words."""

    def __init__(self, words: Sequence[tuple[StrEnum, str]], parent: QWidget) -> None:
        super().__init__(parent)
        for value, said in words:
            self.addItem(said, value.value)

    def value(self, kind: type[Value]) -> Value:
        """What is chosen."""
        return kind(self.currentData())

    def set_value(self, value: StrEnum) -> None:
        """Choose a value."""
        self.setCurrentIndex(self.findData(value.value))


class CampaignList(QListWidget):
    """Campaigns to be ticked."""

    chosen = Signal()

    def __init__(self, campaigns: Sequence[Campaign], parent: QWidget) -> None:
        super().__init__(parent)
        for campaign in campaigns:
            item = QListWidgetItem(campaign.title, self)
            item.setToolTip(plain_tip(campaign.title))
            item.setData(Qt.ItemDataRole.UserRole, campaign.article_id)
            shown = Qt.CheckState.Checked if campaign.shown else Qt.CheckState.Unchecked
            item.setCheckState(shown)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = max(min(len(campaigns), _LINES), 2)
        self.setFixedHeight(lines * max(self.sizeHintForRow(0), _LINE_HEIGHT) + 2 * STEP)
        if campaigns:
            self.setCurrentRow(0)
        self.itemChanged.connect(self.chosen)

    def ticked(self) -> frozenset[int] | None:
        """The articles' ids, None where all are ticked."""
        items = [self.item(row) for row in range(self.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        if len(ticked) == len(items):
            return None
        return frozenset(int(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)


def number(bounds: tuple[int, int], suffix: str, parent: QWidget, special: str = "") -> QSpinBox:
    """A whole number within bounds; ``special`` is said in place of the least one."""
    box = QSpinBox(parent)
    box.setRange(*bounds)
    box.setSuffix(suffix)
    box.setSpecialValueText(special)
    box.setKeyboardTracking(False)
    box.setGroupSeparatorShown(True)
    return box


def decimal(bounds: tuple[float, float], suffix: str, parent: QWidget) -> QDoubleSpinBox:
    """A number with halves."""
    box = QDoubleSpinBox(parent)
    box.setRange(*bounds)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setSuffix(suffix)
    box.setKeyboardTracking(False)
    return box


def line(placeholder: str, parent: QWidget) -> QLineEdit:
    """A line of text with a hint."""
    edit = QLineEdit(parent)
    edit.setPlaceholderText(placeholder)
    return edit


def side_by_side(parent: QWidget, *parts: QWidget | str) -> QWidget:
    """Fields in one row, words between them."""
    row = QWidget(parent)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2 * STEP)
    for part in parts:
        if isinstance(part, str):
            layout.addWidget(QLabel(part, row))
        else:
            layout.addWidget(part, 1)
    return row
