import pytest

from timeline_app.domain.outside_json import values_of


@pytest.mark.parametrize(
    "told", ['{"甲": "\\ud83d\\ude00 \\\\ud800", "b": [1.5, null]}', '["\\u0000"]']
)
def test_what_can_be_written_is_as_it_was(told: str) -> None:
    assert values_of(told.encode()) == values_of(told)
    assert values_of('["\\ud83d\\ude00 \\\\ud800"]') == ["😀 \\ud800"]


def test_halves_of_characters_become_question_marks() -> None:
    assert values_of('{"\\udfffa": ["\\ud800\\ud800\\ude00"]}') == {"?a": ["?𐈀"]}


@pytest.mark.parametrize("told", ["{", b"\xff", ""])
def test_what_is_no_json_is_refused(told: str | bytes) -> None:
    with pytest.raises(ValueError):
        values_of(told)
