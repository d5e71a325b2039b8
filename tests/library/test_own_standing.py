"""Where the things stand that the reader's work hangs on."""

from __future__ import annotations

from pathlib import Path

from timeline_app.domain.own import Target, TargetKind
from timeline_app.library.own_standing import read_standing
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.zhtext.variants import fold

from .records import CORPS, TEXT, events, record

PAGE = "南京保卫战"


def test_events_units_articles_and_sentences_are_found_and_nothing_else(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(record())
    with LibraryReader(library_path) as reader:
        row = reader.campaigns()[0]
        stored = reader.article(row.article_id)
    assert stored is not None
    _, attack, refusal, _ = events()
    telling = fold(attack.sentence.of(TEXT))
    targets = [
        Target(TargetKind.EVENT, PAGE, refusal.key),
        Target(TargetKind.UNIT, "", CORPS.key),
        Target(TargetKind.ARTICLE, PAGE),
        Target(TargetKind.SENTENCE, PAGE, telling),
        Target(TargetKind.SENTENCE, PAGE, "唐生智日记。"),
    ]
    gone = [
        Target(TargetKind.EVENT, PAGE, "gone"),
        Target(TargetKind.SENTENCE, "滑铁卢战役", telling),
        Target(TargetKind.LIBRARY),
    ]
    found = read_standing(library_path, [*targets, *gone])
    assert list(found) == targets
    event, unit, article, sentence, silent = found.values()
    assert (event.name, event.when, event.people) == ("唐生智拒降", refusal.when, ("唐生智",))
    assert event.event_id == stored.event_ids[2]
    assert (unit.name, unit.article_id) == ("教導總隊", row.article_id)
    assert (article.name, article.when) == (PAGE, None)
    assert (sentence.name, sentence.when, sentence.event_id) == ("", attack.when, None)
    assert (silent.article_id, silent.when) == (row.article_id, None)
