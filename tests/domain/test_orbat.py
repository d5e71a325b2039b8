import pytest

from timeline_app.domain.orbat import UnitKey


@pytest.mark.parametrize("key", ["JP:11:军", "CN:160:师", "JP:独立混成23:旅团", "CN:教导总队"])
def test_a_key_comes_back_from_its_parts(key: str) -> None:
    assert str(UnitKey.parse(key)) == key


def test_the_parts_of_numbered_and_named_units() -> None:
    assert UnitKey.parse("JP:独立混成23:旅团") == UnitKey("JP", "独立混成23", "旅团")
    assert UnitKey.parse("CN:教导总队") == UnitKey("CN", "", "教导总队")


@pytest.mark.parametrize("text", ["", "CN", "CN:", "CN:1:师:x", "::"])
def test_refuses_what_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="not a unit key"):
        UnitKey.parse(text)
