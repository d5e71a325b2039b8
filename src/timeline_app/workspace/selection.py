"""The one selection, shown by every pane."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from timeline_app.domain.refs import Locator


class Selection(QObject):
    """What is selected and what is hovered: locators only, each pane looks up what it needs."""

    selection_changed = Signal(object)
    hover_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected: Locator | None = None
        self._hovered: Locator | None = None

    @property
    def selected(self) -> Locator | None:
        """The selected thing, None where nothing is."""
        return self._selected

    @property
    def hovered(self) -> Locator | None:
        """The thing under the pointer, None where there is none."""
        return self._hovered

    def select(self, locator: Locator | None, *, again: bool = False) -> None:
        """Select a thing, or nothing; ``again`` announces what is selected already, too."""
        if again or locator != self._selected:
            self._selected = locator
            self.selection_changed.emit(locator)

    def hover(self, locator: Locator | None) -> None:
        """Say what is under the pointer."""
        if locator != self._hovered:
            self._hovered = locator
            self.hover_changed.emit(locator)
