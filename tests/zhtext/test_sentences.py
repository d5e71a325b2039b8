import itertools

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.zhtext.sentences import split


def words(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


def test_sentences_end_at_full_stops_with_their_closing_quotes() -> None:
    text = "12月1日，蔣說：“很好。”何應欽贊成！於是開會；散會。"
    assert words(text) == ["12月1日，蔣說：“很好。”", "何應欽贊成！", "於是開會；散會。"]


def test_line_breaks_end_sentences_and_blanks_around_are_left_out() -> None:
    assert words(" 甲軍西進\n\n  乙軍東進。 ") == ["甲軍西進", "乙軍東進。"]


def test_a_sentence_without_end_is_cut_behind_a_comma() -> None:
    pieces = words("第1師西進，" * 200 + "敵" * 2000)
    assert "".join(pieces) == "第1師西進，" * 200 + "敵" * 2000
    assert all(len(piece) <= 600 for piece in pieces)
    assert pieces[0].endswith("，")


@given(st.text(st.sampled_from("甲乙。！？」”；\n 　x"), max_size=50))
def test_sentences_are_in_order_disjoint_and_lose_only_blanks(text: str) -> None:
    spans = split(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert "".join("".join(words(text)).split()) == "".join(text.split())
