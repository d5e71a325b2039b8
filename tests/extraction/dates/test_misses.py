"""What looks like a date and is none, and what could not be understood."""

from __future__ import annotations

import pytest

from timeline_app.domain.campaign import Campaign
from timeline_app.extraction.dates import chronicle, misses
from timeline_app.extraction.events.finding import find_events


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("1944年9月1日，敵軍前夜已到桂林。", [("date-not-read", "前夜")]),
        (
            "1221年9月1日，在稱帝三個月後，感恩節。",
            [("date-not-read", "三個月後"), ("date-not-read", "感恩節")],
        ),
        (
            "翌年二月，元年，圍攻武昌。",
            [("date-unresolved", "翌年二月"), ("date-not-read", "元年")],
        ),
        ("1944年9月1日，聽到第三日的消息。", [("date-not-read", "第三日")]),
        ("1905年9月1日，魚雷艇46號沉沒。", []),
        ("同日，日軍攻佔全州，國軍轉進桂林。", [("date-unresolved", "同日")]),
        ("上午九時，日軍攻佔全州，國軍轉進。", [("time-unresolved", "上午九時")]),
        ("1937年2月30日，第一軍出發到太原去。", [("date-unresolved", "1937年2月30日")]),
        ("1944年9月1日，激戰三日，歷時10天，守5號高地。", []),
        ("1944年（民國三十三年）9月1日，日軍攻佔全州。", []),
    ],
)
def test_misses(text: str, missed: list[tuple[str, str]], article_of) -> None:
    article = article_of(text)
    found = find_events(article, Campaign("某戰役"), ()).diagnostics
    assert [(item.code, item.text) for item in found] == missed
    assert all(item.span.of(article.text) == item.text for item in found)


def test_of_a_wall_of_dates_the_first_are_read_and_the_last_of_them_is_told(
    article_of, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (chronicle, misses):
        monkeypatch.setattr(module, "MOST", 5)
    text = "1937年12月1日，日軍攻城。" + "".join(f"{day}日，再攻。" for day in range(2, 12))
    found = find_events(
        article_of(f"'''某戰役'''。\n\n{text}\n\n12日，停火。"), Campaign("某戰役"), ()
    )
    assert [event.date_text for event in found.events] == [
        "1937年12月1日",
        "2日",
        "3日",
        "4日",
        "5日",
    ]
    assert [(item.code, item.text) for item in found.diagnostics] == [("too-many-dates", "5日")]
