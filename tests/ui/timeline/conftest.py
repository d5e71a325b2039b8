"""What the tests of the timeline share: one that shows events and answers its own wishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pytestqt.qtbot import QtBot
from tests.timeline.making import headlines
from tests.ui.timeline.viewing import ROWS, START, TRACKS

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.tracks import Track
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.view import TimelineView

Showing = Callable[[Sequence[object], Sequence[Track]], TimelineView]


@pytest.fixture
def showing(qtbot: QtBot, theme: Theme) -> Showing:
    """Makes timelines of rows and tracks, without motion."""

    def made(rows: Sequence[object], tracks: Sequence[Track]) -> TimelineView:
        view = TimelineView(theme)
        qtbot.addWidget(view)
        view.resize(1100, 500)
        view.reduced_motion = True
        view.set_labels(headlines)
        places = {track.article_id: place for place, track in enumerate(tracks)}
        view.set_events(EventColumns.from_rows(rows, places), tracks)
        view.viewport_requested.connect(view.set_viewport)
        view.set_viewport(START)
        view.show()
        qtbot.waitExposed(view)
        return view

    return made


@pytest.fixture
def view(showing: Showing) -> TimelineView:
    """Two campaigns of five events."""
    return showing(ROWS, TRACKS)
