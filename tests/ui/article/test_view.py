from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ui.articles import nanjing

from timeline_app.domain.spans import Span
from timeline_app.ui.article.view import LinkKind, LiveLink, links_of, runs_of


def winners(length: int, links: list[LiveLink]) -> list[int | None]:
    """The link of each code point, by the plain rule: the last one that covers it."""
    return [
        next(
            (
                index
                for index in range(len(links) - 1, -1, -1)
                if links[index].span.start <= offset < links[index].span.end
            ),
            None,
        )
        for offset in range(length)
    ]


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda at: Span(at[0], sum(at)))


@given(st.integers(0, 30), st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=4))
@settings(max_examples=150)
def test_runs_cover_the_text_once_and_the_last_link_wins(
    length: int, spans: list[Span], bold: list[Span]
) -> None:
    links = [LiveLink(span, LinkKind.UNIT, "x") for span in spans]
    runs = runs_of(length, links, tuple(bold))
    assert [offset for run in runs for offset in range(run.start, run.end)] == list(range(length))
    assert [run.link for run in runs for _ in range(run.start, run.end)] == winners(length, links)
    for run in runs:
        strong = {any(b.start <= at < b.end for b in bold) for at in range(run.start, run.end)}
        assert strong == {run.bold}


def test_dates_win_over_units_and_units_over_pages() -> None:
    kinds = [link.kind for link in links_of(nanjing())]
    assert kinds == sorted(kinds)
    assert kinds[-1] is LinkKind.EVENT
    assert {LinkKind.ADDRESS, LinkKind.PAGE, LinkKind.PAGE_ELSEWHERE, LinkKind.UNIT} < set(kinds)


def test_only_pages_of_the_library_are_linked_as_such() -> None:
    pages = {link.target: link.kind for link in links_of(nanjing())}
    assert pages["淞滬會戰"] is LinkKind.PAGE
    assert pages["江陰市"] is LinkKind.PAGE_ELSEWHERE


def test_of_two_events_on_the_same_words_the_first_is_linked() -> None:
    view = nanjing()
    twice = replace(view, events=(view.events[0], replace(view.events[0], event_id=999)))
    runs = runs_of(len(view.article.text), links_of(twice), ())
    linked = {links_of(twice)[run.link].target for run in runs if run.link is not None}
    assert "101" in linked and "999" not in linked


def test_a_text_of_another_length_is_not_shown() -> None:
    view = nanjing()
    assert replace(view, text="太短").display_text == view.article.text
    other = view.article.text.replace("戰", "战")
    assert replace(view, text=other).display_text == other


def test_sections_and_title_are_named_in_the_script_shown() -> None:
    view = nanjing()
    other = replace(view, text=view.article.text.replace("戰鬥", "战斗"), title="南京战役")
    titles = [other.section_title(section) for section in view.article.sections]
    assert titles == ["", "經過", "外圍", "战斗序列", "參考文獻"]
    assert (view.display_title, other.display_title) == ("南京戰役", "南京战役")
