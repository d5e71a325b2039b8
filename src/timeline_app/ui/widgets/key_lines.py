"""Keys that a pane answers to while it has the focus: what they do, told beside the code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Keys, as ``QKeySequence`` writes them, and what they do in English; ``also`` do the same but
    are not worth telling.
    """

    keys: tuple[str, ...]
    words: str
    also: tuple[str, ...] = ()
