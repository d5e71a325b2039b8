from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from timeline_app.domain import days
from timeline_app.domain.orbat import Unit
from timeline_app.domain.record import ArticleRecord
from timeline_app.domain.spans import Span
from timeline_app.library.bigrams import search_form
from timeline_app.library.query import parse
from timeline_app.library.reader import LibraryReader
from timeline_app.library.search import FIRST, Found, OvertakenError, Page
from timeline_app.library.search_hits import HitKind, SearchHit
from timeline_app.library.search_index import entries
from timeline_app.library.store import Library
from timeline_app.zhtext.numerals import spellings
from timeline_app.zhtext.variants import Script, convert

from .records import TEXT, article, record, span_of
from .strategies import COMMON, records


@pytest.fixture
def reader(library_path: Path) -> Iterator[LibraryReader]:
    with Library(library_path) as library:
        library.save(record())
    with LibraryReader(library_path) as opened:
        yield opened


def kinds(hits: Sequence[SearchHit]) -> list[str]:
    return [hit.kind.value for hit in hits]


def of_campaign(reader: LibraryReader, words: str) -> list[SearchHit]:
    return [hit for one in reader.searcher.search(words).campaigns for hit in one.hits]


ALL = Page(names=1000, campaigns=1000, lines=1_000_000)


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(record=records(), queries=st.lists(st.text(st.sampled_from(COMMON), max_size=4), min_size=5))
def test_a_search_finds_what_a_scan_finds(record: ArticleRecord, queries: list[str]) -> None:
    """Whatever the input; and every pair of neighbours in a headline finds its event."""
    pairs = [
        event.headline[i : i + 2] for event in record.events for i in range(len(event.headline))
    ]
    numbers = {event.key: i for i, event in enumerate(record.events)}
    every = list(entries(record, numbers))
    texts = [entry.text for entry in every if entry.kind in (HitKind.EVENT, HitKind.PASSAGE)]
    pairs = pairs[::3]
    mixed = [f"{a} -{b}" for a, b in pairwise(queries)] + [f"{a} {b}" for a, b in pairwise(pairs)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        with Library(path) as library:
            library.save(record)
        with LibraryReader(path) as reader:
            for words in [*queries, *pairs, *mixed]:
                query, found = parse(words), reader.searcher.search(words, ALL)
                scanned = [text for text in texts if query and query.fits(text)]
                assert sum(one.total for one in found.campaigns) == len(scanned), words
                assert len(reader.searcher.events(words)) == sum(
                    hit.kind is HitKind.EVENT for one in found.campaigns for hit in one.hits
                )


@pytest.mark.parametrize(
    "query",
    ['"', "*", "AND", "(", "南京 OR", "name:", "", " ", "\0", "\ud800", "^", "-", "'", "「", "NOT"],
)
def test_no_input_is_taken_for_query_syntax(reader: LibraryReader, query: str) -> None:
    """As syntax it would raise or match other texts than those where it stands as written."""
    for hit in reader.searcher.search(query).hits:
        assert search_form(query) in {search_form(s.of(hit.snippet)) for s in hit.highlights}


def test_a_campaign_tells_its_events_before_its_passages(reader: LibraryReader) -> None:
    (found,) = reader.searcher.search("南京").campaigns
    assert (found.title, found.marks, found.total) == ("南京保卫战", (Span(0, 2),), 3)
    assert kinds(found.hits) == ["event", "event", "passage"]
    assert [days.to_iso(hit.when.start) for hit in found.hits if hit.when] == [
        "1937-12-01",
        "1937-12-13",
    ]
    few = reader.searcher.search("南京", Page(lines=1)).campaigns[0]
    assert few.hits == found.hits  # some lines at least
    many = reader.searcher.search("日", Page(lines=1)).campaigns[0]
    assert (len(many.hits), many.left) == (3, many.total - 3)
    whole = reader.searcher.search("日", Page(lines=1).with_whole(found.article_id)).campaigns[0]
    assert whole.hits[:3] == many.hits and not whole.left


def test_either_script_and_one_character_will_do(reader: LibraryReader) -> None:
    assert of_campaign(reader, "攻占") == of_campaign(reader, "攻佔") != []
    assert kinds(of_campaign(reader, "降")) == ["event"]
    assert kinds(of_campaign(reader, "𤼲")) == ["event"]


def test_a_headline_in_another_script_than_its_sentence_is_one_hit(reader: LibraryReader) -> None:
    (hit,) = of_campaign(reader, "第16师团进攻")
    assert hit == SearchHit(
        kind=HitKind.EVENT,
        article_id=1,
        event_id=2,
        unit_key=None,
        title="日军第16师团进攻紫金山",
        marks=(Span(2, 9),),
        snippet="12月9日，日軍第16師團進攻紫金山，教導總隊固守𤼲地。",
        highlights=(Span(8, 15),),
        campaign="南京保卫战",
        span=span_of("12月9日"),
        when=record().events[1].when,
    )


def test_all_words_must_be_found(reader: LibraryReader) -> None:
    assert kinds(of_campaign(reader, "紫金山 教導總隊")) == ["event"]
    assert kinds(of_campaign(reader, "紫金山 降")) == []
    assert kinds(of_campaign(reader, "紫金山 -降")) == ["event"]
    assert not reader.searcher.search("紫金山 唐生智")


def test_units_are_found_by_number_and_people_with_their_posts(reader: LibraryReader) -> None:
    (unit,) = reader.searcher.search("第16师团").names.hits
    assert (unit.kind, unit.unit_key, unit.title) == (HitKind.UNIT, "JP:16:师团", "第16師團")
    assert (unit.campaigns, unit.events, unit.marks) == (1, 1, (Span(0, 5),))
    (officer,) = reader.searcher.search("桂永清").names.hits
    assert (officer.kind, officer.unit_key) == (HitKind.PERSON, "CN:教导总队")
    (general,) = reader.searcher.search("唐生智").names.hits
    assert (general.kind, general.event_id) == (HitKind.PERSON, 3)


def test_a_units_number_comes_before_those_that_begin_with_it(seeded: Path) -> None:
    with LibraryReader(seeded) as reader:
        keys = [hit.unit_key or "" for hit in reader.searcher.search("16").names.hits]
    numbers = [key.split(":")[1] for key in keys]
    assert numbers == sorted(numbers, key=lambda number: number != "16")
    assert "16" in numbers and "160" in numbers


def test_passages_say_where_they_stand(reader: LibraryReader) -> None:
    (hit,) = of_campaign(reader, "日記")
    assert (hit.kind, hit.title) == (HitKind.PASSAGE, "南京保卫战")
    assert hit.span is not None
    assert hit.span.of(TEXT) == "唐生智日記。"


def test_long_passages_are_cut_around_the_words(library_path: Path) -> None:
    text = TEXT + "\n" + "前" * 100 + "要塞" + "後" * 100
    with Library(library_path) as library:
        library.save(record(article=article(text=text)))
    with LibraryReader(library_path) as reader:
        (hit,) = of_campaign(reader, "要塞")
    assert hit.snippet.startswith("…前") and hit.snippet.endswith("後…")
    assert len(hit.snippet) <= 82
    assert [span.of(hit.snippet) for span in hit.highlights] == ["要塞"]


def titled(title: str, *units: Unit) -> ArticleRecord:
    made = record(article=article(title=title))
    return replace(made, campaign=replace(made.campaign, title=title), units=units or made.units)


def test_a_unit_is_told_once_and_a_campaign_of_the_name_comes_first(library_path: Path) -> None:
    with Library(library_path) as library:
        for title in ("甲戰役", "乙戰役", "紫金山戰役"):
            library.save(titled(title))
        library.save(titled("甲戰役", Unit("JP:16:师团", ("京都師團", "第16師團"))))
        found = (search := searching(library_path))("第十六師團")
        assert [(hit.title, hit.campaigns) for hit in found.names.hits] == [("第16師團", 3)]
        assert search("京都").names.hits[0].snippet == "京都师团"
        assert search("紫金山").campaigns[0].title == "紫金山戰役"
        few = search("紫金山", Page(campaigns=2))
        assert (len(few.campaigns), few.has_more) == (2, True)
        kept = library.remove([1])
        assert [(hit.title, hit.campaigns) for hit in search("第16师团").names.hits] == [
            ("第16師團", 2)
        ]
        library.remove([2, 3])
        assert not search("第16师团") and library.check() == []
        library.put_back(kept)
        assert search("第16师团").names.hits[0].campaigns == 1 and library.check() == []


def searching(path: Path) -> Callable[..., Found]:
    def search(words: str, page: Page = FIRST) -> Found:
        with LibraryReader(path) as reader:
            return reader.searcher.search(words, page)

    return search


ECHELONS = ("师", "师团", "军", "路军", "集团军")
NUMBERS = (*range(1, 100), *range(100, 1000, 89))


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with units of all these numbers and echelons, of one side."""
    path = tmp_path_factory.mktemp("numbered") / "library.db"
    units = [Unit(f"CN:{n}:{e}", (f"第{n}{e}",)) for n in NUMBERS for e in ECHELONS]
    with Library(path) as library:
        library.save(titled("戰役", *units))
    return path


@given(
    number=st.sampled_from(NUMBERS),
    echelon=st.sampled_from(ECHELONS),
    way=st.integers(0, 4),
    lead=st.sampled_from(("第", "")),
    script=st.sampled_from((Script.SIMPLIFIED, Script.TRADITIONAL)),
)
def test_a_units_number_is_found_in_every_spelling(
    numbered: Path, number: int, echelon: str, way: int, lead: str, script: Script
) -> None:
    spelled = spellings(number)[way % len(spellings(number))]
    found = searching(numbered)(convert(f"{lead}{spelled}{echelon}", script))
    assert found.names.hits[0].unit_key == f"CN:{number}:{echelon}"


@given(
    st.text(
        st.sampled_from("\"“”「」-－ *():^{}ANDORNOT南京日軍第十六師1２\n\0\ud800'"), max_size=16
    )
    | st.builds(str.__mul__, st.sampled_from(("南京 日", "第16師 ", "-")), st.integers(0, 3000))
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_can_be_typed_fails(reader: LibraryReader, words: str) -> None:
    found = reader.searcher.search(words)
    assert found or reader.searcher.nearest(words) is not None
    assert len(reader.searcher.events(words)) <= 4


def test_what_finds_something_is_offered_where_nothing_is_found(reader: LibraryReader) -> None:
    assert reader.searcher.nearest("南京 滑鐵盧") == ("南京",)
    assert reader.searcher.nearest("紫金山頂") == ("紫金山", "紫金")
    assert reader.searcher.nearest("滑鐵盧") == ()


def test_an_answer_that_nobody_waits_for_is_given_up(seeded: Path) -> None:
    with LibraryReader(seeded) as reader:
        reader.searcher.stop_when(lambda: True)
        with pytest.raises(OvertakenError):
            reader.searcher.search("日")
        reader.searcher.stop_when(lambda: False)
        assert reader.searcher.search("日")
