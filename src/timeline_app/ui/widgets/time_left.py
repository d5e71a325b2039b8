"""How long a task will still take, told no finer than it is known."""

from __future__ import annotations

import math
from collections.abc import Callable

_FIRST = 3.0
"""Seconds before anything is told: the first steps are no measure."""
_SHARE = 0.02
"""Of the task that must be done before anything is told."""
_MINUTE = 60
_ROUGH = 10
"""Seconds to which what is under a minute is rounded."""


class TimeLeft:
    """Reckons from how far a task has come; times are seconds of any clock."""

    def __init__(self, now: float) -> None:
        self._start = now
        self._held = 0.0
        self._held_since: float | None = None

    def hold(self, held: bool, now: float) -> None:
        """What passes while the task is held does not count."""
        if held and self._held_since is None:
            self._held_since = now
        elif not held and self._held_since is not None:
            self._held += now - self._held_since
            self._held_since = None

    def seconds(self, share: float, now: float) -> float | None:
        """What is left where ``share`` (0 to 1) is done; None where that cannot be told yet."""
        passed = now - self._start - self._held
        if self._held_since is not None or passed < _FIRST or share < _SHARE:
            return None
        return passed * (1 - share) / share


def left_words(seconds: float | None, tr: Callable[[str], str]) -> str:
    """The time left in words, "" where it is not known."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        count = max(_ROUGH, math.ceil(seconds / _ROUGH) * _ROUGH)
        return tr("about {count} s left").format(count=count)
    return tr("about {count} min left").format(count=math.ceil(seconds / _MINUTE))
