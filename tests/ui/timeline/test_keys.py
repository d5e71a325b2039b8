from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from tests.timeline.making import DAY0, headlines, row

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.keys import KEYS, OVERVIEW_KEYS
from timeline_app.ui.timeline.view import TimelineView

HELD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def view(qtbot, theme) -> TimelineView:
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.reduced_motion = True
    view.set_labels(headlines)
    view.set_events(
        EventColumns.from_rows([row(1, DAY0, article=7)], {7: 0}), [Track(7, "南京戰役", 0)]
    )
    view.set_viewport(Viewport(DAY0 - 5.0, 20.0))
    return view


@pytest.mark.parametrize(("name", "lines"), [("canvas", KEYS), ("overview", OVERVIEW_KEYS)])
def test_the_table_tells_every_key_that_is_taken_and_no_other(view, name, lines) -> None:
    told = {QKeySequence(key)[0].key() for line in lines for key in (*line.keys, *line.also)}
    taken = set()
    for key in Qt.Key:
        for held in HELD:
            event = QKeyEvent(QEvent.Type.KeyPress, key, held)
            event.setAccepted(True)
            getattr(view, name).keyPressEvent(event)
            if event.isAccepted():
                taken.add(key)
    assert taken == told
