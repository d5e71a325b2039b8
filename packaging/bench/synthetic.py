"""Synthetic events for measurements: as many as wanted, the same for the same seed.

80 % single days, 15 % ranges of 2 to 40 days, 5 % whole months, within 1931-1945; labels of 8 to
20 Han characters; tracks drawn uniformly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from timeline_app.domain import coding, days
from timeline_app.timeline import events
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.tracks import Track

FIRST, LAST = days.to_day(1931, 1, 1), days.to_day(1945, 12, 31)
WORDS = (
    "第一師",
    "步兵團",
    "炮兵營",
    "教導總隊",
    "警備司令部",
    "海軍陸戰隊",
    "上海",
    "南京",
    "徐州",
    "武漢",
    "長沙",
    "太原",
    "娘子關",
    "盧溝橋",
    "洞庭湖",
    "長江北岸",
    "黃河渡口",
    "津浦鐵路",
    "主力",
    "一部",
    "左翼",
    "右翼",
    "乘夜",
    "再次",
    "分路",
    "協同",
    "增援",
    "渡江",
    "進攻",
    "反擊",
    "固守",
    "轉移",
    "集結",
    "包圍",
    "突破",
    "收復",
    "佔領",
    "撤退",
    "阻擊",
    "轟炸",
    "陣地",
    "高地",
    "城門",
    "車站",
    "機場",
    "防線",
)


def columns(count: int, tracks: int, seed: int = 1) -> EventColumns:
    """``count`` events over ``tracks`` tracks; an event's id is its number."""
    return EventColumns.from_table(table(count, tracks, seed))


def table(count: int, tracks: int, seed: int = 1) -> np.ndarray:
    """The same as rows in no order."""
    random = np.random.default_rng(seed)
    rows = EventColumns.empty_table(count)
    start = random.integers(FIRST, LAST + 1, count)
    length = np.ones(count, dtype=np.int64)
    share = random.random(count)
    ranged = (share >= 0.80) & (share < 0.95)
    length[ranged] = random.integers(2, 41, int(ranged.sum()))
    months = share >= 0.95
    first, size = _months(start[months])
    start[months], length[months] = first, size
    rows["id"] = np.arange(count)
    rows["track"] = random.integers(0, tracks, count)
    rows["start"] = start
    rows["end"] = np.minimum(start + length, LAST + 1)
    precision = rows["precision"]
    precision[ranged] = events.RANGE
    precision[months] = coding.PRECISIONS.index("month")
    rows["rank"] = events.BODY
    return rows


def track_list(tracks: int) -> list[Track]:
    """Named tracks."""
    return [Track(number + 1, f"第{number + 1}戰役", number) for number in range(tracks)]


def headlines(ids: Sequence[int]) -> Mapping[int, str]:
    """Labels by event id: drawn from the words, always the same for the same id."""
    return {event_id: label(event_id) for event_id in ids}


def label(number: int) -> str:
    """8 to 20 characters for an event's number."""
    state = (number * 2654435761 + 12345) & 0xFFFFFFFF
    size, text = 8 + state % 13, ""
    while len(text) < size:
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        text += WORDS[(state >> 8) % len(WORDS)]
    return text[:size]


def _months(moments: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    known = {}
    for year in range(1931, 1946):
        for month in range(1, 13):
            low, high = days.month_bounds(year, month)
            known.update(dict.fromkeys(range(low, high + 1), (low, high - low + 1)))
    found = np.array([known[moment] for moment in moments.tolist()]).reshape(-1, 2)
    return found[:, 0], found[:, 1]
