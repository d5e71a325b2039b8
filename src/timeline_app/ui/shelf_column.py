"""The column at the left: the shelf, or the reader's own work, chosen by the segments at its top."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.segments import SegmentedControl

SHELF, STUDY = "campaigns", "study"
PAGES = {SHELF: translatable("Campaigns"), STUDY: translatable("My work")}
"""The pages and their words."""
_HEIGHT = 34


class _Head(QWidget):
    """The segments, and softly at the right how much there is on the page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.count = 0
        self.segments = SegmentedControl(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, 0, 2 * STEP, 1)
        row.addWidget(self.segments)
        row.addStretch(1)
        self.setFixedHeight(_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The count and the thin line below; no count where there is no room for it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.line)
        room = self.rect().adjusted(self.segments.geometry().right() + STEP, 0, -3 * STEP, -1)
        words, small = f"{self.count:,}" if self.count else "", sized(self.font(), SIZE_SMALL)
        write_line(painter, room, words, small, self.theme.text_soft, Qt.AlignmentFlag.AlignRight)
        painter.end()


class ShelfColumn(QWidget):
    """Shows one page at a time; ``page_requested`` says which is wanted."""

    page_requested = Signal(str)

    def __init__(self, theme: Theme, shelf: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes: dict[str, QWidget] = {}
        self._counts: dict[str, int] = {}
        self._head = _Head(theme, self)
        self.segments = self._head.segments
        self.segments.chosen.connect(self.page_requested)
        self._pages = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._pages, 1)
        self._retranslate()
        self.add_page(SHELF, shelf)
        self.show_page(SHELF)

    def add_page(self, page: str, pane: QWidget) -> None:
        """Give a page its pane."""
        self._panes[page] = pane
        self._pages.addWidget(pane)

    def show_page(self, page: str) -> None:
        """Show a page that has its pane."""
        self._pages.setCurrentWidget(self._panes[page])
        self.segments.set_current(page)
        self._tell_count()

    def page(self) -> str:
        """The page that is shown."""
        return self.segments.current() or SHELF

    def set_count(self, page: str, count: int) -> None:
        """How much there is on a page."""
        self._counts[page] = count
        self._tell_count()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours; the panes are given them by others."""
        self._head.theme = theme
        self.segments.set_theme(theme)
        self._head.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are for the pane; as its proxy this would keep Tab from the segments."""
        super().focusInEvent(event)
        self._panes[self.page()].setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for page, words in PAGES.items():
            self.segments.add_segment(page, self.tr(words), self.tr(words))

    def _tell_count(self) -> None:
        self._head.count = self._counts.get(self.page(), 0)
        self._head.update()
