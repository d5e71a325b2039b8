"""Garbage is collected on the window's thread, whatever other threads do."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from timeline_app.ui.garbage import GarbageCollector


class Cycle(QObject):
    """Garbage from the moment it is made, that notes which thread destroys it."""

    ends: list[int] = []  # noqa: RUF012  emptied by the fixture

    def __init__(self) -> None:
        super().__init__()
        self.own = self

    def __del__(self) -> None:
        self.ends.append(threading.get_ident())


@pytest.fixture
def collector(qapp: object) -> Iterator[GarbageCollector]:
    """A collector that is fast to start, and Python's own afterwards."""
    Cycle.ends.clear()
    before, owner = gc.isenabled(), QObject()
    yield GarbageCollector(owner)
    if before:
        gc.enable()


def make_garbage() -> None:
    """More than Python's own collector would let lie."""
    Cycle()
    for _ in range(50_000):
        cycle: list[object] = []
        cycle.append(cycle)


def test_what_another_thread_leaves_is_collected_on_this_one(
    qtbot: QtBot, collector: GarbageCollector
) -> None:
    thread = threading.Thread(target=make_garbage)
    thread.start()
    thread.join()
    assert not Cycle.ends, "the other thread collected"
    for _ in range(3):
        collector.collect()
        make_garbage()
    qtbot.waitUntil(lambda: len(Cycle.ends) > 1)
    assert set(Cycle.ends) == {threading.get_ident()}
