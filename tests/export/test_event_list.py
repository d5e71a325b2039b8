from __future__ import annotations

import csv
import io

from timeline_app.domain import days
from timeline_app.domain.dates import Precision, When
from timeline_app.export.event_list import COLUMNS, Listed, as_csv, as_text

DAY = days.to_day(1937, 12, 1)
EVENTS = [
    Listed(
        "南京戰役", When(DAY, DAY, Precision.DAY), "1937年12月1日", "order", "下令「進攻」, 即日"
    ),
    Listed(
        "南京戰役", When(DAY, DAY + 12, Precision.RANGE), "1937年12月1日–13日", "attack", "攻城"
    ),
    Listed("徐州會戰", When(DAY + 9, DAY + 9, Precision.DAY), "1937年12月10日", "other", "議和"),
]


def test_text_goes_campaign_by_campaign() -> None:
    assert as_text(EVENTS) == (
        "南京戰役\n1937年12月1日\t下令「進攻」, 即日\n1937年12月1日–13日\t攻城\n\n"
        "徐州會戰\n1937年12月10日\t議和\n"
    )
    assert as_text([]) == ""


def test_the_table_is_read_back() -> None:
    head, *rows = csv.reader(io.StringIO(as_csv(EVENTS)))
    assert tuple(head) == COLUMNS
    assert rows[0] == [
        "南京戰役", "1937-12-01", "1937-12-01", "day", "1937-12-01", "order", "下令「進攻」, 即日",
    ]  # fmt: skip
    assert [row[0] for row in rows] == ["南京戰役", "南京戰役", "徐州會戰"]
    assert rows[1][1:3] == ["1937-12-01", "1937-12-13"]
