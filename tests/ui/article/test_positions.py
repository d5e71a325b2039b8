from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.domain.spans import Span
from timeline_app.ui.article.positions import Piece, PositionMap, Utf16Ruler

TEXTS = st.text(st.sampled_from("年月日師𤼵𠀀😀 a\n"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, places: list[int]) -> list[Span]:
    edges = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return [Span(start, end) for start, end in pairwise(edges)]


def laid_out(text: str, spans: list[Span], gap: int) -> list[Piece]:
    """The spans one behind the other, ``gap`` foreign characters before each."""
    pieces, position = [], 0
    for span in spans:
        position += gap
        pieces.append(Piece(span, position))
        position += units(span.of(text))
    return pieces


@given(TEXTS)
@settings(max_examples=100)
def test_the_ruler_counts_as_utf16_does(text: str) -> None:
    ruler = Utf16Ruler(text)
    for offset in range(len(text) + 1):
        assert ruler.to_units(offset) == units(text[:offset])
        assert ruler.to_points(ruler.to_units(offset)) == offset


@given(TEXTS, st.lists(st.integers(0, 100), max_size=6), st.integers(1, 3), st.booleans())
@settings(max_examples=150)
def test_every_code_point_comes_back_from_the_document(
    text: str, places: list[int], gap: int, turned: bool
) -> None:
    spans = cut(text, places)
    pieces = laid_out(text, spans[::-1] if turned else spans, gap)
    positions = PositionMap(text, pieces)
    for offset in range(len(text)):
        assert positions.to_article(positions.to_document(offset)) == offset


@given(TEXTS, st.lists(st.integers(0, 100), max_size=6), st.integers(0, 100), st.integers(0, 100))
@settings(max_examples=100)
def test_ranges_hold_exactly_the_words_of_the_span(
    text: str, places: list[int], start: int, length: int
) -> None:
    start %= len(text) + 1
    span = Span(start, min(start + length, len(text)))
    pieces = laid_out(text, cut(text, places), 1)
    document = "".join("|" + piece.span.of(text) for piece in pieces).encode("utf-16-le")
    ranges = PositionMap(text, pieces).ranges(span)
    found = "".join(document[2 * a : 2 * b].decode("utf-16-le") for a, b in ranges)
    assert found == span.of(text)


def test_within_a_surrogate_pair_the_character_is_meant() -> None:
    assert Utf16Ruler("a𤼵b").to_points(2) == 1


def test_what_is_not_shown_maps_to_what_follows() -> None:
    positions = PositionMap("0123456789", [Piece(Span(2, 4), 10), Piece(Span(6, 8), 20)])
    assert [positions.to_document(offset) for offset in (0, 3, 5, 6, 9)] == [10, 11, 20, 20, 22]
    assert [positions.to_article(position) for position in (9, 10, 12, 21, 22)] == [
        None, 2, None, 7, None,
    ]  # fmt: skip


def test_ranges_that_touch_are_joined() -> None:
    positions = PositionMap("abcdef", [Piece(Span(0, 3), 5), Piece(Span(3, 6), 8)])
    assert positions.ranges(Span(1, 5)) == [(6, 10)]
    assert positions.ranges(Span(6, 6)) == []


def test_an_empty_map_knows_no_place() -> None:
    positions = PositionMap("", [])
    assert positions.to_document(3) == 0
    assert positions.to_article(0) is None
    assert positions.ranges(Span(0, 4)) == []
