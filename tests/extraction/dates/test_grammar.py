"""The grammar finds what it can write, and the words around change nothing."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.extraction.dates.grammar import find
from timeline_app.extraction.dates.values import Expression, Shape
from timeline_app.zhtext.numerals import to_chinese
from timeline_app.zhtext.variants import fold

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_HAN = "〇一二三四五六七八九"


def _digits(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number))


def _short(number: int) -> str:
    tens, ones = divmod(number, 10)
    marks = {2: "廿", 3: "卅"}
    return marks[tens] + (_HAN[ones] if ones else "") if tens in marks else to_chinese(number)


SPELLINGS = (str, lambda number: str(number).translate(_WIDE), to_chinese, _short)
years = st.integers(1000, 2099)
months = st.integers(1, 12)
month_days = st.integers(1, 28)
spelling = st.sampled_from(SPELLINGS)
lead = st.sampled_from(("", "，", "日軍於", "。", "随后在", "「"))
tail = st.sampled_from(("", "，日軍攻佔全州。", "第三師團入城", "。", "」", "晨，敵軍"))


def _year(year: int, number: int) -> str:
    return (str(year), str(year).translate(_WIDE), _digits(year))[number] + "年"


@given(years, months, month_days, st.integers(0, 2), spelling, lead, tail)
@settings(max_examples=80, deadline=None)
def test_a_written_date_comes_back(
    year: int, month: int, day: int, number: int, spell: object, before: str, after: str
) -> None:
    words = f"{_year(year, number)}{spell(month)}月{spell(day)}日"  # type: ignore[operator]
    text = before + words + after
    (found,) = _dates(text)
    part = found.first
    assert (part.year, part.month, part.day) == (year, month, day)
    assert found.span.of(text).startswith(words)


@given(months, month_days, months, month_days, spelling, st.sampled_from("至到－—~"))
@settings(max_examples=60, deadline=None)
def test_a_written_range_comes_back(
    month: int, day: int, other: int, last: int, spell: object, joint: str
) -> None:
    text = f"{spell(month)}月{spell(day)}日{joint}{spell(other)}月{spell(last)}日"  # type: ignore[operator]
    (found,) = _dates(text)
    assert found.last is not None
    assert (found.first.month, found.first.day) == (month, day)
    assert (found.last.month, found.last.day) == (other, last)


@given(months, month_days, st.integers(0, 23), st.integers(0, 59))
@settings(max_examples=60, deadline=None)
def test_a_written_hour_comes_back(month: int, day: int, hour: int, minute: int) -> None:
    for clock in (f"{hour}时{minute}分", f"{hour:02d}:{minute:02d}", f"{hour}時{minute}分許"):
        (found,) = _dates(f"{month}月{day}日{clock}，日軍渡江")
        assert found.first.time == f"{hour:02d}:{minute:02d}"


@given(
    st.text(alphabet="日月年军師同次當前後三十廿1９時点半（）「」、，至從初春夏二第", max_size=60)
)
@settings(max_examples=300, deadline=None)
def test_never_raises_and_never_overlaps(text: str) -> None:
    end = 0
    for found in find(fold(text)):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


def test_both_scripts_read_alike() -> None:
    simplified = "1937年12月12日晚，同日下午，从8月中旬开始，隔天上午11点，农历六月二十一，"
    traditional = "1937年12月12日晚，同日下午，從8月中旬開始，隔天上午11點，農曆六月二十一，"
    assert find(fold(simplified)) == find(fold(traditional))


def test_a_lifespan_is_one_range() -> None:
    text = "萧山令（1892年-1937年）湖南益阳人；蔡如柏（？-1937年）；某人（1898年3月1日—1937年12月13日）"
    found = find(fold(text))
    assert [expression.shape for expression in found] == [Shape.LIFESPAN] * 3
    assert found[0].span.of(text) == "1892年-1937年"


def test_roughly_linear() -> None:
    text = fold(
        "1937年12月12日晚，日軍第六師團攻佔雨花臺，守軍於同日夜突圍，次日上午九時許渡江。" * 400
    )
    began = time.perf_counter()
    find(text[: len(text) // 4])
    quarter = time.perf_counter() - began
    began = time.perf_counter()
    find(text)
    assert time.perf_counter() - began < 12 * quarter + 0.05


def _dates(text: str) -> list[Expression]:
    return find(fold(text))
