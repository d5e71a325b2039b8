"""Which parts of records are handed on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Bookmark, Content, Entry, Hidden, Note, Tag, Target, TargetKind
from timeline_app.library.reader import LibraryReader
from timeline_app.library.shown_records import marked, shown_records
from timeline_app.library.store import Library
from timeline_app.zhtext.variants import fold

from .records import CORPS, TEXT, events, record

PAGE = "南京保卫战"
ATTACK, REFUSAL, FALL = (event.key for event in events()[1:4])


def entry(kind: TargetKind, key: str, content: Content, page: str = PAGE) -> Entry:
    return Entry(f"{page}{key}{content}", Target(kind, page, key), content)


@pytest.fixture
def library(library_path: Path) -> Path:
    with Library(library_path) as library:
        library.save(record())
        library.save(record("淞沪会战", events=events("淞沪会战")))
    return library_path


def part(path: Path, entries: list[Entry], tag: str = "") -> list[tuple[str, list[str], list[str]]]:
    """Of each record its page, its events' headlines and its units' keys."""
    with LibraryReader(path) as reader:
        ids = [row.article_id for row in reader.campaigns()]
        return [
            (
                found.article.title,
                [event.key for event in found.events],
                [unit.key for unit in found.units],
            )
            for found in shown_records(reader, ids, marked(entries, tag))
        ]


def test_bookmarks_choose_events_units_sentences_and_whole_articles(library: Path) -> None:
    assert part(library, [entry(TargetKind.EVENT, FALL, Bookmark())]) == [(PAGE, [FALL], [])]
    both = part(library, [entry(TargetKind.UNIT, CORPS.key, Bookmark(), "")])
    assert [(keys, units) for _, keys, units in both] == [([], [CORPS.key])] * 2
    sentence = fold(events()[1].sentence.of(TEXT))
    (told,) = part(library, [entry(TargetKind.SENTENCE, sentence, Bookmark())])
    assert ATTACK in told[1] and FALL not in told[1]
    (whole,) = part(library, [entry(TargetKind.ARTICLE, "", Bookmark())])
    assert whole[0] == PAGE and len(whole[1]) == len(events())


def test_a_tag_means_the_same_in_either_script_and_notes_choose_nothing(library: Path) -> None:
    own = [
        entry(TargetKind.EVENT, ATTACK, Tag("考試 A")),
        entry(TargetKind.EVENT, FALL, Tag("別的")),
        entry(TargetKind.EVENT, REFUSAL, Note("考试 a")),
    ]
    assert part(library, own, "考试 a") == [(PAGE, [ATTACK], [])]
    with pytest.raises(ExpectedError) as caught:
        part(library, own)
    assert caught.value.code == "nothing-marked"


def test_what_is_hidden_is_not_handed_on_and_what_another_tells_is_told_by_it(
    library_path: Path,
) -> None:
    told = [replace(one, same_as=FALL if one.key == ATTACK else None) for one in events()]
    with Library(library_path) as store:
        store.save(record(events=tuple(told)))
        store.change_own("hide", [entry(TargetKind.EVENT, REFUSAL, Hidden())])
    marks = [entry(TargetKind.EVENT, key, Bookmark()) for key in (ATTACK, REFUSAL)]
    assert part(library_path, marks) == [(PAGE, [ATTACK, FALL], [])]
    with LibraryReader(library_path) as reader:
        (whole,) = shown_records(reader, [reader.campaigns()[0].article_id])
    assert REFUSAL not in [event.key for event in whole.events]
