from timeline_app.reading.markdown.lines import is_wrap, is_wrapped, joined_lines, width
from timeline_app.reading.marks import SOFT

LONG = "word " * 20


def test_a_wrapped_text_has_no_blank_beyond_its_width():
    assert is_wrapped(["漢" * 200, "short line", '[漢](../Page/漢.md "wikilink")' * 9])
    assert not is_wrapped(["short line", LONG])


def test_a_break_with_room_for_more_is_no_wrap():
    assert not is_wrap("第11師", "第18師")
    assert is_wrap("word " * 13, "anothers")


def test_hard_breaks_are_kept():
    assert joined_lines(["甲  ", " 乙\\", "丙", "丁"]) == f"甲\n乙\n丙{SOFT}丁"


def test_width():
    assert width("漢a，") == 5
