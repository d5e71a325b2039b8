"""Headlines and how wide they are, asked for once and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from timeline_app.timeline import signs
from timeline_app.timeline.events import EventColumns, Floats, Ints
from timeline_app.timeline.ticks import Measure

Provider = Callable[[Sequence[int]], Mapping[int, str]]
"""Headlines by event id, in the reader's script."""

LEAST_CUT = 3
"""Characters that a headline cut short keeps at least."""

_SIGN_ROOM = np.array([signs.ROOM if sign else 0.0 for sign in signs.OF_KIND])


def no_headlines(ids: Sequence[int]) -> Mapping[int, str]:
    """A provider that knows none."""
    return {}


class Texts:
    """The headlines of an ``EventColumns`` by index; fetched in bulk when first asked for.

    A label is an event's headline with the sign of its kind before it.
    """

    def __init__(self, columns: EventColumns, provider: Provider, measure: Measure) -> None:
        self._columns = columns
        self._provider = provider
        self.measure = measure
        self._known: dict[int, str] = {}
        self._widths: Floats = np.full(len(columns), np.nan)

    def clear(self) -> None:
        """Forget all: the script or the font changed."""
        self._known.clear()
        self._widths.fill(np.nan)

    def widths(self, indices: Ints) -> Floats:
        """Widths in px of the labels at the indices, 0 where there is no headline."""
        found = self._widths[indices]
        missing = indices[np.isnan(found)]
        if len(missing):
            self._fetch(missing)
            found = self._widths[indices]
        return found

    def of(self, indices: Iterable[int]) -> list[str]:
        """The headlines at the indices, "" where there is none."""
        known = self._known
        wanted = list(indices)
        missing = [index for index in wanted if index not in known]
        if missing:
            self._fetch(np.array(missing, dtype=np.int64))
        return [known[index] for index in wanted]

    def leads(self, indices: Ints) -> Floats:
        """What the signs before the headlines take, px."""
        leads: Floats = _SIGN_ROOM[self._columns.kind[indices]]
        return leads

    def cut(self, text: str, room: float) -> str:
        """As much of a headline as ``room`` px hold, cut at a character with ``…``; "" where that
        would leave too little to read.
        """
        room -= self.measure("…")
        size, used = 0, 0.0
        for char in text:
            used += self.measure(char)
            if used > room:
                break
            size += 1
        return f"{text[:size]}…" if size >= LEAST_CUT else ""

    def _fetch(self, indices: Ints) -> None:
        ids = self._columns.ids[indices].tolist()
        found = self._provider(ids)
        leads = self.leads(indices).tolist()
        for index, event_id, lead in zip(indices.tolist(), ids, leads, strict=True):
            text = found.get(event_id, "")
            self._known[index] = text
            self._widths[index] = lead + self.measure(text) if text else 0.0


def wrapped(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """All of the text, in as many lines of ``width`` px as it takes."""
    lines, used = [""], 0.0
    for character in text:
        used += measure(character)
        if used > width and lines[-1]:
            lines.append("")
            used = measure(character)
        lines[-1] += character
    return tuple(lines)


def broken(text: str, width: float, lines: int, measure: Measure) -> tuple[str, ...]:
    """The text in at most ``lines`` lines of ``width`` px, the last cut short with ``…``.

    Han text breaks anywhere; a bracket that explains the title begins a line of its own.
    """
    made: list[str] = []
    rest = text
    while rest:
        if measure(rest) <= width:
            made.append(rest)
            break
        last = len(made) + 1 == lines
        room = width - measure("…") if last else width
        size = next((n for n in range(len(rest), 1, -1) if measure(rest[:n]) <= room), 1)
        bracket = max(rest.find("（"), rest.find(" ("))
        if not last and 0 < bracket < size:
            size = bracket
        made.append(rest[:size] + ("…" if last else ""))
        if last:
            break
        rest = rest[size:].lstrip()
    return tuple(made)
