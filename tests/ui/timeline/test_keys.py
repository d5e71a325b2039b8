from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from tests.timeline.making import DAY0, headlines, row

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.keys import KEYS
from timeline_app.ui.timeline.view import TimelineView

HELD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def test_the_table_tells_every_key_that_the_timeline_takes_and_no_other(qtbot, theme) -> None:
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.reduced_motion = True
    view.set_labels(headlines)
    view.set_events(EventColumns.from_rows([row(1, DAY0)], {7: 0}), [Track(7, "南京戰役", 0)])
    view.set_viewport(Viewport(DAY0 - 5.0, 20.0))
    told = {QKeySequence(key)[0].key() for line in KEYS for key in (*line.keys, *line.also)}
    taken = set()
    for key in Qt.Key:
        for held in HELD:
            event = QKeyEvent(QEvent.Type.KeyPress, key, held)
            view.canvas.keyPressEvent(event)
            if event.isAccepted():
                taken.add(key)
    assert taken == told
