"""The one selection, shown by every pane."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from timeline_app.domain.refs import Locator


class Selection(QObject):
    """What is selected: a locator only, each pane looks up what it needs."""

    selection_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected: Locator | None = None

    @property
    def selected(self) -> Locator | None:
        """The selected thing, None where nothing is."""
        return self._selected

    def select(self, locator: Locator | None, *, again: bool = False) -> None:
        """Select a thing, or nothing; ``again`` announces what is selected already, too."""
        if again or locator != self._selected:
            self._selected = locator
            self.selection_changed.emit(locator)
