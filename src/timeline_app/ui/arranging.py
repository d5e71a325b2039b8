"""The menu of the tracks: what each stands for, and all folded or unfolded at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from timeline_app.timeline.grouping import Grouping
from timeline_app.ui.actions import Actions
from timeline_app.workspace.tracks import Tracks


class Arranging(QObject):
    """Joins the actions of the tracks to their owner."""

    def __init__(self, table: Actions, tracks: Tracks, parent: QObject) -> None:
        super().__init__(parent)
        self._tracks = tracks
        self._groupings: dict[Grouping, QAction] = {
            Grouping.CAMPAIGN: table.by_campaign,
            Grouping.SIDE: table.by_side,
            Grouping.KIND: table.by_kind,
            Grouping.COMMANDER: table.by_commander,
            Grouping.UNIT: table.by_unit,
        }
        for grouping, action in self._groupings.items():
            action.triggered.connect(lambda _, chosen=grouping: tracks.set_grouping(chosen))
        table.fold_all.triggered.connect(lambda: tracks.fold_all(True))
        table.unfold_all.triggered.connect(lambda: tracks.fold_all(False))
        self._hide_empty = table.hide_empty
        table.hide_empty.triggered.connect(tracks.set_hide_empty)
        tracks.tracks_changed.connect(self.show_wishes)
        self.show_wishes()

    @Slot()
    def show_wishes(self) -> None:
        """Tick what is chosen."""
        self._groupings[self._tracks.wishes.grouping].setChecked(True)
        self._hide_empty.setChecked(self._tracks.wishes.hide_empty)
