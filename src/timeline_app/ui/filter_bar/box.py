"""The box in which filters are chosen: facets at the left, the values of one at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from timeline_app.domain.event_filter import Facet
from timeline_app.ui.filter_bar.lists import Line, LineList
from timeline_app.ui.filter_bar.pages import SEARCHED, ChoicesPage, TimePage
from timeline_app.ui.filter_bar.saved_page import SavedPage
from timeline_app.ui.filter_bar.values import Choices, Saved
from timeline_app.ui.theme import STEP, Theme

SAVED = "saved"
"""The key of the saved searches among the facets."""
_WIDTH, _HEIGHT, _FACETS = 580, 440, 176
_LOW = 100


class FilterBox(QFrame):
    """Lies over its window while it is open, below what it was opened from.

    Arrows walk, Left and Right lead from the facets to the values and back, Escape closes; then the
    keys go back to where they were.
    """

    facet_opened = Signal(object)
    """The values of a facet are wanted."""
    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("filter-box")
        self._window = window
        self._before: QWidget | None = None
        self._words: Mapping[Facet, str] = {}
        self.facets = LineList(theme, self)
        self.facets.setFixedWidth(_FACETS)
        self.values = ChoicesPage(theme, self)
        self.time = TimePage(self)
        self.saved = SavedPage(theme, self)
        self.pages = QStackedWidget(self)
        for page in (self.values, self.time, self.saved):
            self.pages.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self.facets)
        row.addWidget(self.pages, 1)
        self.facets.currentRowChanged.connect(self._turn)
        self.facets.line_chosen.connect(lambda: self.go_in())
        self.facets.right_wanted.connect(self.go_in)
        for page_list in (self.values.list, self.saved.list):
            page_list.left_wanted.connect(self._go_out)
        self._retranslate()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)
        window.installEventFilter(self)
        self.hide()

    @property
    def facet(self) -> Facet | None:
        """The facet whose values are shown; None while it is the saved searches."""
        key = self.facets.current_key()
        return None if key in (None, SAVED) else Facet(str(key))

    def open_at(self, key: Facet | str, anchor: QWidget) -> None:
        """Show the box below a widget, turned to a facet or to the saved searches."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        # Below a bar or button; of what is higher the upper edge is meant.
        below = anchor.height() if anchor.height() < _LOW else 0
        self._place(anchor.mapTo(self._window, QPoint(0, below + STEP)))
        self.show()
        self.raise_()
        if self.facets.current_key() == str(key):
            self._turn()
        else:
            self.facets.go_to(str(key))
        self.go_in()

    def keep_below(self, bar: QWidget) -> None:
        """Give way to a bar that has become higher."""
        low = bar.mapTo(self._window, QPoint(0, bar.height() + STEP)).y()
        if self.isVisible() and bar.isVisible() and self.y() < low:
            self._place(QPoint(self.x(), low))

    def close_box(self) -> None:
        """Hide the box and give the keys back."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def show_facets(
        self, words: Mapping[Facet, str], counts: Mapping[Facet, int], saved: str
    ) -> None:
        """Name the facets, each with how many of its values are wanted, and the saved searches."""
        self._words = words
        told = (Line(facet, name, _count(counts.get(facet, 0))) for facet, name in words.items())
        self.facets.show_lines([*told, Line(SAVED, saved)])

    def show_choices(self, found: Choices) -> None:
        """List the values of a facet, if they are still wanted."""
        self.values.show_choices(found)

    def show_saved(self, saved: Sequence[Saved]) -> None:
        """List the saved searches."""
        self.saved.show_saved(saved)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        for part in (
            self.facets,
            self.values.list,
            self.values.subordinates,
            self.saved.list,
            self.saved.view,
        ):
            part.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place(self.pos())
        return False

    def event(self, event: QEvent) -> bool:
        """Escape closes, before it is the window's."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self.close_box()
            return True
        return super().event(event)

    @Slot()
    def go_in(self) -> None:
        """Give the keys to the values of the facet."""
        page = self.pages.currentWidget()
        target: QWidget = self.values.list
        if page is self.time:
            target = self.time.first
        elif page is self.saved:
            target = self.saved.list if self.saved.list.count() else self.saved.line
        elif self.facet in SEARCHED and self.facet is not Facet.CAMPAIGN:
            target = self.values.line
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Filters"))
        self.facets.setAccessibleName(self.tr("What to filter by"))

    @Slot()
    def _go_out(self) -> None:
        self.facets.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _turn(self) -> None:
        facet = self.facet
        if self.pages.isAncestorOf(QApplication.focusWidget() or self):
            self._go_out()  # the page that has the keys may go, and they would leave the box
        if facet is None:
            self.pages.setCurrentWidget(self.saved)
        elif facet is Facet.TIME:
            self.pages.setCurrentWidget(self.time)
        else:
            self.pages.setCurrentWidget(self.values)
            self.values.open(facet, self._words[facet])
        self.facet_opened.emit(facet)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Who goes to work elsewhere is done here; a menu or another window is no elsewhere."""
        if not self.isVisible() or new is None or new.window() is not self._window:
            return
        if new is not self and not self.isAncestorOf(new):
            self._before = None
            self.close_box()

    def _place(self, corner: QPoint) -> None:
        window, gap = self._window, 2 * STEP
        width = min(_WIDTH, window.width() - 2 * gap)
        height = min(_HEIGHT, window.height() - corner.y() - gap)
        x = max(gap, min(corner.x(), window.width() - width - gap))
        self.setGeometry(QRect(x, corner.y(), width, max(height, 240)))


def _count(number: int) -> str:
    return str(number) if number else ""
