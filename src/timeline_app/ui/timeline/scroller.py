"""Vertical scrolling of the tracks, with a bar where they exceed the height."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QScrollBar

from timeline_app.timeline.tracks import ROW
from timeline_app.ui.timeline.stage import Stage


class Scroller(QObject):
    """Keeps the bar and the stage in step; ``scrolled`` says that another part is in view."""

    scrolled = Signal()

    def __init__(self, stage: Stage, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._stage, self.bar = stage, bar
        bar.setSingleStep(ROW)
        bar.hide()
        bar.valueChanged.connect(self.scroll_to)

    @Slot(float)
    def scroll_by(self, by: float) -> None:
        """Scroll on by px."""
        if by:
            self.scroll_to(self._stage.frame.scroll + by)

    @Slot(int)
    def scroll_to(self, scroll: float) -> None:
        """Scroll to px from the top."""
        before = self._stage.frame.scroll
        self._stage.scroll_to(scroll)
        if self._stage.frame.scroll != before:
            self.sync()
            self.scrolled.emit()

    @Slot()
    def sync(self) -> None:
        """The height or the arrangement has changed: show it on the bar."""
        limit, frame = int(self._stage.scroll_limit), self._stage.frame
        bar = self.bar
        blocked = bar.blockSignals(True)
        bar.setRange(0, limit)
        bar.setPageStep(max(int(frame.height - frame.top), 1))
        bar.setValue(int(frame.scroll))
        bar.blockSignals(blocked)
        bar.setVisible(limit > 0)
