"""Python's cyclic garbage, collected on the window's thread alone.

Python collects on whatever thread makes an object at the wrong moment; a widget in a cycle that a
job's thread destroyed in this way would crash the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL = 300
"""Milliseconds between two looks: what has come together meanwhile is gone through in no time."""


class GarbageCollector(QObject):
    """Stands in for Python's own for as long as it lives; created on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_INTERVAL)

    @Slot()
    def collect(self) -> None:
        """Collect the generations that are full, as Python itself would have."""
        full = [
            count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
        ]
        if full[0]:
            gc.collect(2 if full[2] else 1 if full[1] else 0)
