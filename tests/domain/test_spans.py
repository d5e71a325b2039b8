import pytest

from timeline_app.domain.spans import Span


def test_a_span_covers_its_characters_beyond_the_basic_plane_too() -> None:
    text = "11月1日𤼲起攻擊"
    assert Span(5, 6).of(text) == "𤼲"
    assert Span(6, 9).of(text) == "起攻擊"


def test_containing_overlapping_shifting() -> None:
    outer, inner, beside = Span(2, 10), Span(4, 6), Span(10, 12)
    assert outer.contains(inner)
    assert not inner.contains(outer)
    assert outer.overlaps(inner)
    assert not outer.overlaps(beside)
    assert inner.shifted(6) == Span(10, 12)
    assert len(outer) == 8


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_refuses_what_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)
