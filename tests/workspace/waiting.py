"""Waiting for what a session does beside the test."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from timeline_app.workspace.session import Session


def wait_for(condition: Callable[[], bool]) -> None:
    """Let Qt work until a condition holds; a failure where it does not within 5 s."""
    end = time.monotonic() + 5
    while not condition() and time.monotonic() < end:
        QCoreApplication.processEvents()
    assert condition()


def idle(session: Session) -> None:
    """Let Qt work until nothing is left to be done."""
    wait_for(lambda: not session.tasks.busy)
