"""The chosen span of time and the events gathered, as every pane shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from timeline_app.domain.refs import LocatorKind
from timeline_app.timeline.span import TimeSpan
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session


class Gathering(QObject):
    """Shows what the owner of the selection announces beside the one thing selected."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        session.selection.several_changed.connect(self.show_several)
        session.selection.span_changed.connect(self.show_span)

    @Slot()
    def show_several(self) -> None:
        """Outline the selected events, the one that every pane shows first."""
        selection = self._session.selection
        first = selection.selected
        one = (int(first.id),) if first is not None and first.kind is LocatorKind.EVENT else ()
        self._window.timeline.set_selected((*one, *selection.several))

    @Slot(object)
    def show_span(self, span: TimeSpan | None) -> None:
        """Shade the chosen span of time."""
        self._window.timeline.canvas.band.show_span(span)
        self._window.actions_table.fit_span.setEnabled(span is not None)
