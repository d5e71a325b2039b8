"""Which campaigns are shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot


class Filters(QObject):
    """Owner of what is left out of the timeline."""

    filters_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden: frozenset[int] = frozenset()

    @property
    def hidden(self) -> frozenset[int]:
        """The articles whose campaigns are not shown."""
        return self._hidden

    @Slot(int)
    def hide(self, article_id: int) -> None:
        """Leave a campaign out."""
        self.set_shown(article_id, False)

    def set_shown(self, article_id: int, shown: bool) -> None:
        """Show a campaign or leave it out."""
        hidden = self._hidden - {article_id} if shown else self._hidden | {article_id}
        if hidden != self._hidden:
            self._hidden = hidden
            self.filters_changed.emit()
