"""What looks like a unit and was not read, and what only seems to."""

from __future__ import annotations

import pytest

from timeline_app.extraction.orbat.finding import find_orbat
from timeline_app.reading.reader import read_article


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("日軍第6野戰道路中隊北上。", ["第6野戰道路中隊"]),
        ("敵步砲混成聯隊在此。", ["步砲混成聯隊"]),
        ("元山第四混戰旅出動。", ["第四混戰旅"]),
        ("日軍第6師團進攻第74軍。", []),
        ("國軍共有3個主力兵團，各縱隊一線展開。", []),
        ("第二次進攻，第三線的部隊，第一波上岸的海軍。", []),
        ("他是兵團司令，第二軍醫大學畢業。", []),
    ],
)
def test_unread(sentence: str, unread: list[str]) -> None:
    orbat = find_orbat(read_article(f"'''某戰役'''。日軍攻，國軍守。{sentence}", "某戰役"))
    found = [item for item in orbat.diagnostics if item.code == "unit-not-read"]
    assert [item.text for item in found] == unread
