"""The bar above the timeline while anything is filtered: a chip for each facet, and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from timeline_app.domain.event_filter import Facet
from timeline_app.ui.filter_bar.chips import ChipView
from timeline_app.ui.filter_bar.values import Chip
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.flow import FlowLayout

_ROW = 28
"""Height of everything in the bar, px; the chips may take several rows."""


class FilterBar(QWidget):
    """Hidden while there are no chips; everything it emits is a wish."""

    edit_requested = Signal(object)
    """The values of a facet shall be chosen; None for whichever the reader likes."""
    remove_requested = Signal(object)
    """Nothing shall be left out by a facet."""
    clear_requested = Signal()
    save_requested = Signal()
    resized = Signal()
    """It takes other room than before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("filter-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chips: list[ChipView] = []
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self._flow = QWidget(self)
        self._chips = FlowLayout(self._flow, 2 * STEP)
        self.add = QToolButton(self._flow)
        self.save = QPushButton(self)
        self.clear = QPushButton(self)
        self._chips.addWidget(self.add)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * STEP, 6, 3 * STEP, 6)
        row.setSpacing(2 * STEP)
        row.addWidget(self._flow, 1)
        for widget in (self.add, self.count, self.save, self.clear):
            widget.setFixedHeight(_ROW)
        for widget in (self.count, self.save, self.clear):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self.save, self.clear):
            button.setFlat(True)
        self.add.clicked.connect(lambda: self.edit_requested.emit(None))
        self.save.clicked.connect(self.save_requested)
        self.clear.clicked.connect(self.clear_requested)
        self._retranslate()
        self.hide()

    def show_filter(self, chips: Sequence[Chip], count: str) -> None:
        """Tell what is filtered by, and how many events that leaves; hide where there is nothing."""
        if [view.chip.facet for view in self.chips] == [chip.facet for chip in chips]:
            for view, chip in zip(self.chips, chips, strict=True):
                view.show_chip(chip)
        else:
            self._make(chips)
        told = count != self.count.text() and bool(chips)
        self.count.setText(count)
        self.setVisible(bool(chips))
        if told and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, count))

    def anchor(self, facet: Facet | None) -> QWidget:
        """Beside what the values of a facet are chosen: its chip, else the button that adds one."""
        return next((view for view in self.chips if view.chip.facet is facet), self.add)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        for view in self.chips:
            view.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so: what lies below gives way."""
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _make(self, chips: Sequence[Chip]) -> None:
        held = next((n for n, view in enumerate(self.chips) if _has_keys(view)), None)
        for view in self.chips:
            self._chips.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.chips = [ChipView(chip, self._theme, self._flow) for chip in chips]
        before: QWidget | None = None
        for place, view in enumerate(self.chips):
            view.edit_requested.connect(self.edit_requested)
            view.remove_requested.connect(self.remove_requested)
            self._chips.insert_widget(place, view)
            view.show()
            if before is not None:
                QWidget.setTabOrder(before, view.label)
            QWidget.setTabOrder(view.label, view.cross)
            before = view.cross
        if before is not None:
            QWidget.setTabOrder(before, self.add)
        if held is not None and self.chips:
            self.chips[min(held, len(self.chips) - 1)].label.setFocus()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Filters"))
        self.add.setText(self.tr("+ Filter"))
        self.add.setToolTip(self.tr("Filter events (Ctrl+Shift+F)"))
        self.add.setAccessibleName(self.tr("Filter events…").rstrip("…"))
        self.save.setText(self.tr("Save…"))
        self.save.setAccessibleName(self.tr("Save this search…").rstrip("…"))
        self.save.setToolTip(self.tr("Save this search (Ctrl+S)"))
        self.clear.setText(self.tr("Clear all"))
        self.clear.setAccessibleName(self.tr("Clear all filters"))


def _has_keys(view: ChipView) -> bool:
    return view.label.hasFocus() or view.cross.hasFocus()
