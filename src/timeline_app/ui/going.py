"""The menu “Go”: from event to event, in the track, in time, of the same unit or kind."""

from __future__ import annotations

from PySide6.QtCore import QObject

from timeline_app.domain.refs import LocatorKind
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session


class Going(QObject):
    """Joins the actions of the menu to the timeline's walker."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._followed: str | None = None
        table, walker = window.actions_table, window.timeline.walker
        for before, after, go in (
            (table.previous_in_track, table.next_in_track, walker.in_track),
            (table.previous_in_time, table.next_in_time, walker.in_time),
            (table.previous_of_kind, table.next_of_kind, walker.same_kind),
            (table.previous_of_unit, table.next_of_unit, self.same_unit),
        ):
            before.triggered.connect(lambda _, go=go: go(-1))
            after.triggered.connect(lambda _, go=go: go(1))

    def same_unit(self, by: int) -> None:
        """The next event of the selected unit, or of the first that the selected event names.

        A unit is followed for as long as the events gone to name it.
        """
        self._followed = key = self._unit()
        if key is None:
            self._window.selection_label.setText(self.tr("No unit is named here."))
            return
        self._window.timeline.walker.among(self._session.workspace.events_of_unit(key), by)

    def _unit(self) -> str | None:
        selected = self._session.selection.selected
        if selected is None or selected.kind is LocatorKind.ARTICLE:
            return None
        if selected.kind is LocatorKind.UNIT:
            return str(selected.id)
        stored = self._session.workspace.stored_event(int(selected.id))
        units = () if stored is None else stored.event.units
        return self._followed if self._followed in units else next(iter(units), None)
