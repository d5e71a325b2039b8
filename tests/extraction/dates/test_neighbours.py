"""Day words and the words around them: each character belongs to one word alone."""

from __future__ import annotations

import pytest

from timeline_app.extraction.dates.grammar import find
from timeline_app.extraction.lexicon import table
from timeline_app.zhtext.variants import fold

DAY_WORDS = tuple(table("dates")["day-words"])
BEFORE = [
    (before, word)
    for first, listed in table("dates")["neighbours"]["before"].items()
    for before in listed.split()
    for word in DAY_WORDS
    if word[0] == first
]


def _dates(text: str) -> list[str]:
    folded = fold(text)
    return [expression.span.of(text) for expression in find(folded)]


@pytest.mark.parametrize(("before", "word"), BEFORE)
def test_no_day_begins_within_a_word(before: str, word: str) -> None:
    assert word not in _dates(f"守军{before}{word}出击")


@pytest.mark.parametrize("word", DAY_WORDS)
def test_a_day_word_by_itself_is_a_date(word: str) -> None:
    assert _dates(f"守军{word}撤退，{word}，进攻。") == [word, word]


@pytest.mark.parametrize(
    "text",
    [
        "同日本交戰", "當日軍來攻", "同日方談判", "當天主教徒", "當天皇宣布投降", "當天津失守", "當夜幕低垂", "當夜色深沉", "當日耳曼人", "同日內瓦公約",
        "當日出時", "當日俄兩國", "當年輕人", "同年級", "當年長的將軍", "當天亮時", "是日本人", "該日籍教官", "當晚清重臣", "三次日軍", "第3次夜", "表明日本",
        "當日後的戰事", "12次夜襲", "武當日", "同月球", "當夜航機", "此日本軍艦",
    ],
)  # fmt: skip
def test_no_day_ends_within_a_word(text: str) -> None:
    assert _dates(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("次日本軍出擊", "次日"), ("翌日軍部開會", "翌日"), ("當夜襲擊敵營", "當夜"), ("當晚會議", "當晚"), ("當晚清軍撤退", "當晚"), ("當日軍長到達", "當日"),
        ("當年長沙失守", "當年"), ("同年初次交戰", "同年"), ("當天皇軍進城", "當天"), ("於是日出發", "是日"), ("當日出發", "當日"), ("前一日本部隊", "前一日"),
        ("駐大同同日撤", "同日"), ("當年報告", "當年"), ("當日機械化部隊", "當日"), ("當日後半夜", "當日"),
    ],
)  # fmt: skip
def test_a_day_word_before_a_word_that_only_looks_so(text: str, word: str) -> None:
    assert _dates(text)[:1] in ([word], [word + "後半夜"])
