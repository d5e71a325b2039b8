import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.zhtext.numerals import spellings, to_chinese, to_int


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("21", 21), ("２１", 21), ("二十一", 21), ("廿一", 21), ("廿", 20), ("卅一", 31),
        ("十", 10), ("十二", 12), ("一六〇", 160), ("一六O", 160), ("一〇八", 108), ("一九三七", 1937),
        ("一百六十", 160), ("百二十", 120), ("三百", 300), ("两万", 20000), ("兩萬三千", 23000),
        ("元", 1), ("〇", 0), ("1千", 1000),
    ],
)  # fmt: skip
def test_numbers_in_every_spelling(text: str, number: int) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize("text", ["", "師", "第一", "1.5", "一軍", " ", "1" * 5000, "一" * 21])
def test_what_is_no_number(text: str) -> None:
    assert to_int(text) is None


@given(st.integers(min_value=0, max_value=99))
def test_a_number_comes_back_from_its_chinese_form(number: int) -> None:
    assert to_int(to_chinese(number)) == number


def test_only_small_numbers_are_written() -> None:
    with pytest.raises(ValueError, match="not between"):
        to_chinese(100)


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        (21, ("21", "二十一", "廿一", "二一")),
        (20, ("20", "二十", "廿", "二〇", "二零")),
        (8, ("8", "八")),
        (10, ("10", "十", "一〇", "一零")),
        (160, ("160", "一六〇", "一六零")),
    ],
)
def test_spellings_of_a_units_number(number: int, forms: tuple[str, ...]) -> None:
    assert spellings(number) == forms
    assert {to_int(form) for form in forms} == {number}
