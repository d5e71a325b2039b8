import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain.spans import Span
from timeline_app.zhtext.variants import Script, convert, fold

han = st.text(
    st.sampled_from("國师師軍军台臺灣發头髮余餘范範里裏鐵鉄戦戰著着衞乾干𤼵１Ａ第一二〇、。 x"),
    max_size=40,
)


@given(st.text(max_size=60) | han)
def test_folding_keeps_the_length_and_is_done_after_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(han, han)
def test_folding_treats_each_character_by_itself(before: str, after: str) -> None:
    assert fold(before + after) == fold(before) + fold(after)


@pytest.mark.parametrize(
    "forms",
    [
        ("第一六〇師", "第一六〇师"),
        ("國崎支隊", "国崎支队"),
        ("関東軍", "關東軍", "关东军"),
        ("鉄道", "鐵道", "铁道"),
        ("步兵", "歩兵"),
        ("１２月", "12月"),
        ("衞立煌", "衛立煌", "卫立煌"),
    ],
)
def test_forms_of_one_word_fold_to_one(forms: tuple[str, ...]) -> None:
    assert len({fold(form) for form in forms}) == 1


@pytest.mark.parametrize("script", list(Script))
@given(text=han)
def test_converting_keeps_the_length(script: Script, text: str) -> None:
    assert len(convert(text, script)) == len(text)


def test_converting_for_the_eye() -> None:
    assert convert("國軍攻佔長沙", Script.SIMPLIFIED) == "国军攻占长沙"
    assert convert("国军攻占长沙", Script.TRADITIONAL) == "國軍攻佔長沙"
    assert convert("國軍", Script.AS_WRITTEN) == "國軍"


def test_what_is_kept_stays_as_written() -> None:
    text = "余汉谋部攻占广州"
    assert convert(text, Script.TRADITIONAL, [Span(0, 3)]) == "余汉谋部攻佔廣州"
