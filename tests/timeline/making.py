"""Small sets of events for the tests of the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from timeline_app.domain import days
from timeline_app.domain.coding import Traits
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.frame import Frame
from timeline_app.timeline.labels import Texts
from timeline_app.timeline.scene import SceneBuilder
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import Viewport

DAY0 = days.to_day(1937, 12, 1)
FRAME = Frame(1100.0, 600.0)
TALL = replace(FRAME, tall=True, height=1e6)


def view(span: float, offset: float = 0.0) -> Viewport:
    """So many days about the first weeks of the events."""
    return Viewport(DAY0 + 8 - span / 2 + offset, span)


def overlapping(spans: Iterable[tuple[float, float, float]]) -> bool:
    """Whether any two of the (row, x0, x1) overlap by more than a rounding error."""
    last: dict[float, float] = {}
    for y, x0, x1 in sorted(spans):
        if x0 < last.get(y, -1e9) - 1e-3:
            return True
        last[y] = x1
    return False


def measure(text: str) -> float:
    """13 px a character, digits a half."""
    return sum(7.0 if character.isascii() else 13.0 for character in text)


def headlines(ids: Sequence[int]) -> Mapping[int, str]:
    """Labels of 2 to 14 characters, by the event's number."""
    return {event_id: "日軍攻佔中華門城垣守軍撤往下關"[: 2 + event_id % 13] for event_id in ids}


def row(event_id: int, start: int, **other: object) -> tuple[object, ...]:
    """A row as the library gives it."""
    values = {
        "article": 1, "start": start, "end": start, "precision": "day", "time": None, "open": None,
        "approximate": 0, "inherited": 0, "scope": "campaign", "rank": "body", "kind": "other",
    } | other  # fmt: skip
    article, first, last, *traits = values.values()
    return (event_id, article, first, last, Traits(*traits))


def builder(rows: Sequence[Sequence[object]], tracks: int = 2) -> SceneBuilder:
    """A builder of these rows; article 1 is track 0 and so on."""
    places = {number + 1: number for number in range(tracks)}
    columns = EventColumns.from_rows(rows, places)
    named = [Track(number + 1, f"第{number + 1}戰役", number) for number in range(tracks)]
    return SceneBuilder(columns, named, Texts(columns, headlines, measure))


@st.composite
def some_rows(draw: st.DrawFn, most: int = 60) -> list[tuple[object, ...]]:
    """Rows of two articles, mostly days within some weeks, as articles tell them."""
    made = []
    for event_id in range(draw(st.integers(1, most))):
        start = DAY0 + draw(st.one_of(st.integers(0, 20), st.integers(-400, 400)))
        precision = draw(st.sampled_from(["day", "day", "day", "range", "month", "year"]))
        length = {"day": 0, "range": draw(st.integers(1, 30)), "month": 29, "year": 364}[precision]
        made.append(
            row(
                event_id, start, article=draw(st.integers(1, 2)), end=start + length,
                precision=precision, time=draw(st.sampled_from([None, None, "02:00", "evening"])),
                open=draw(st.sampled_from([None, None, "after", "before"])),
                scope=draw(st.sampled_from(["campaign", "campaign", "background", "biography"])),
                rank=draw(st.sampled_from(["body", "body", "lead", "infobox"])),
            )
        )  # fmt: skip
    return made


SPANS = st.sampled_from([0.2, 1.0, 3.0, 8.0, 30.0, 100.0, 400.0, 3000.0])
