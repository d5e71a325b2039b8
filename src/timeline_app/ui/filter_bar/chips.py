"""A chip: what is filtered by one facet; a click edits it, a cross takes it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from timeline_app.ui import icons
from timeline_app.ui.filter_bar.values import Chip
from timeline_app.ui.theme import SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.focus import paint_focus
from timeline_app.ui.widgets.lines import plain_tip, sized, write_line

_HEIGHT = 26
_WIDEST, _NARROWEST = 320, 64
_CROSS = 12
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ChipLabel(QAbstractButton):
    """Words that are cut with … where there is no room for them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the words, up to a limit."""
        self.ensurePolished()
        metrics = QFontMetrics(sized(self.font(), SIZE_SMALL))
        width = metrics.horizontalAdvance(self.text()) + 4 * STEP
        return QSize(min(width, _WIDEST), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few characters of the words."""
        return QSize(min(_NARROWEST, self.sizeHint().width()), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and a frame where the keys are."""
        painter = QPainter(self)
        room = self.rect().adjusted(2 * STEP, 0, -STEP, 0)
        colour = self.theme.accent if self.underMouse() else self.theme.text
        write_line(painter, room, self.text(), sized(self.font(), SIZE_SMALL), colour)
        if self.hasFocus():
            paint_focus(painter, self.rect().adjusted(1, 1, -1, -1), self.theme)
        painter.end()


class ChipView(QFrame):
    """One chip; the Delete key takes it away, too."""

    edit_requested = Signal(object)
    """The facet shall be chosen anew."""
    remove_requested = Signal(object)
    """Nothing shall be left out by the facet."""

    def __init__(self, chip: Chip, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.chip = chip
        self.label = ChipLabel(theme, self)
        self.cross = QToolButton(self)
        self.cross.setAutoRaise(True)
        self.cross.setIconSize(QSize(_CROSS, _CROSS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.setSpacing(0)
        row.addWidget(self.label)
        row.addWidget(self.cross)
        self.setFixedHeight(_HEIGHT + 2)
        self.label.clicked.connect(lambda: self.edit_requested.emit(self.chip.facet))
        self.cross.clicked.connect(lambda: self.remove_requested.emit(self.chip.facet))
        self.set_theme(theme)
        self.show_chip(chip)

    def show_chip(self, chip: Chip) -> None:
        """Tell other values of the facet."""
        self.chip = chip
        self.label.setText(chip.words)
        self.label.setToolTip(plain_tip(chip.tip))
        self.label.setAccessibleName(chip.tip)
        words = self.tr("Remove {filter}").format(filter=chip.tip)
        self.cross.setAccessibleName(words)
        self.cross.setToolTip(self.tr("Remove (Delete)"))
        self.label.updateGeometry()
        self.label.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self.label.theme = theme
        self.cross.setIcon(icons.icon("close", theme, _CROSS))
        self.label.update()

    def event(self, event: QEvent) -> bool:
        """The chip's own keys come before the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _REMOVING)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the chip away."""
        if event.key() in _REMOVING:
            self.remove_requested.emit(self.chip.facet)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_chip(self.chip)
        super().changeEvent(event)
