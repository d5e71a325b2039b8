"""The grammar finds what it can write, and the words around change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.domain.spans import Span
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


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("piece", "each"),
    [
        ("1937年12月12日晚，日軍第六師團攻佔雨花臺，守軍於同日夜突圍。", 2),
        ("十二日、", 1),
        ("（12月12日", 1),
        ("同日軍", 0),
        ("三十一軍、", 0),
        ("(", 0),
    ],
)
def test_a_megabyte_ends_and_every_copy_reads_alike(piece: str, each: int) -> None:
    copies = 350_000 // len(piece)
    found = find(fold(piece * copies))
    assert abs(len(found) - each * copies) <= 1
    widths = {len(expression.span) for expression in found[1:-1]}
    assert len(widths) <= each + 1


def _dates(text: str) -> list[Expression]:
    return find(fold(text))


def _traditional(text: str) -> str:
    return text.translate(
        str.maketrans("农历闰阴间后时点两个数号晓干", "農曆閏陰間後時點兩個數號曉乾")
    )


def _written_day(draw: st.DrawFn) -> str:
    spell = draw(spelling)
    return f"{spell(draw(months))}月{spell(draw(month_days))}日"


@st.composite
def written(draw: st.DrawFn) -> str:
    """A date in words: era or year, old or new months, parts of months and years, times of day."""
    spell = draw(spelling)
    number = draw(st.integers(1, 30))
    year = draw(
        st.one_of(
            st.just(""),
            st.builds(_year, years, st.integers(0, 2)),
            st.builds(lambda era: f"{era}{spell(number)}年", st.sampled_from(("民国", "昭和", "光绪", "万历"))),
            st.builds(lambda number: f"公元前{spell(number)}年", st.integers(1, 99)),
        )
    )  # fmt: skip
    shape = draw(st.integers(0, 5))
    if shape == 0 and year:
        return year + draw(
            st.sampled_from(("", "初", "底", "末", "春", "夏季", "秋天", "冬", "上半年"))
        )
    if shape == 1:
        parts = ("", "上旬", "中旬", "下旬", "初", "底", "末")
        return f"{year}{spell(draw(months))}月{draw(st.sampled_from(parts))}"
    if shape == 2:
        return f"{year}农历{to_chinese(draw(months))}月初{to_chinese(draw(st.integers(1, 10)))}"
    if shape == 3:
        joint = draw(st.sampled_from("至到－—~"))
        return f"{year}{_written_day(draw)}{joint}{_written_day(draw)}"
    hours = ("", "凌晨2时", "上午十一时半", "下午3点45分", "晚", "拂晓", "05:30", "17时")
    return year + _written_day(draw) + draw(st.sampled_from(hours))


@st.composite
def written_otherwise(draw: st.DrawFn) -> str:
    """The rarer spellings: points, blanks, the year again, two months, weekdays, feasts."""
    year, month, day = draw(years), draw(months), draw(month_days)
    pairs = [f"{_HAN[first]}{_HAN[first + 1]}月" for first in range(1, 9)] + ["九十月", "十一二月"]
    return draw(
        st.sampled_from((
            f"{month}.{day}",
            f"{month}.{day}—{month}.{day}",
            f"{year} 年 {month} 月 {day} 日",
            f"{month} 月 {day} 日",
            f"{year}年（民国{day}年）{month}月{day}日",
            f"崇祯{to_chinese(day)}年({year}年){to_chinese(month)}月{to_chinese(day)}日",
            f"{year}年{draw(st.sampled_from(pairs))}份",
            f"{month}月{day}日（星期{draw(st.sampled_from('一二三四五六日'))}）下午",
            f"{year}年{draw(st.sampled_from(('元旦', '圣诞节', '中秋节', '平安夜')))}",
            f"天宝{to_chinese(day)}载{draw(st.sampled_from(('', '冬', '十月')))}",
            f"康熙{to_chinese(month)}年至{to_chinese(month + day)}年",
            f"{year}年{month}月{day}日战斗至{month}月{day}日",
        ))
    )  # fmt: skip


@given(st.one_of(written(), written_otherwise()), st.sampled_from(("", "，", "日军于", "。守军自", "「", "\n", "主力在")),
       st.sampled_from(("", "，日军攻占全州。", "。", "」", "\n", "，后撤三十里")))  # fmt: skip
@settings(max_examples=250, deadline=None)
def test_the_text_around_changes_nothing(words: str, before: str, after: str) -> None:
    alone = _dates(words)
    around = [found for found in _dates(before + words + after) if len(before) <= found.span.start]
    assert [(found.first, found.last) for found in around] == [
        (found.first, found.last) for found in alone
    ]
    assert len(alone) == 1 and alone[0].span == Span(0, len(words))


@given(written())
@settings(max_examples=100, deadline=None)
def test_both_scripts_and_widths_read_alike(words: str) -> None:
    plain = [(found.first, found.last, found.span) for found in _dates(words)]
    for other in (_traditional(words), words.translate(_WIDE)):
        assert [(found.first, found.last, found.span) for found in _dates(other)] == plain
