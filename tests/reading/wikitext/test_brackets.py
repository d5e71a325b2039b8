import pytest

from timeline_app.reading.marks import STRAY
from timeline_app.reading.wikitext.brackets import balanced, closed_addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{a|[[b|c]]}}", "{{a|[[b|c]]}}"),
        ("{{a|[[b|c}}", "{{a|b|c}}"),
        ("[[a\n\n[[b]]", "a\n\n[[b]]"),
        ("a]]b}}c", f"a{STRAY}bc"),
        ("{{{1|a}}}", "{{{1|a}}}"),
        ("{{{{a}}", "{{{{a}}".replace("{{{{", "{{")),
    ],
)
def test_balanced(text, expected):
    assert balanced(text) == expected


def test_addresses_are_closed_on_their_line():
    assert closed_addresses("[http://a b]\n[http://c\nd]") == "[http://a b]\n&#91;http://c\nd]"


@pytest.mark.no_cover
def test_a_million_open_brackets_end():
    deep = 125_000
    text = "{{a|[[b|" * deep + "]]}}" * deep
    closed = balanced(text)
    assert closed.count("{{") == closed.count("}}")
    assert closed.count("[[") == closed.count("]]")
    assert "{{" not in balanced("{{a|[[b|" * deep)
