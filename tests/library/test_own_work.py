from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlite_utils import Database

from timeline_app.domain import days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.own import (
    Bookmark,
    Entry,
    Hidden,
    NewDate,
    Note,
    OwnCampaign,
    OwnEvent,
    Tag,
    Target,
    TargetKind,
)
from timeline_app.domain.record import ArticleRecord
from timeline_app.library import (
    migrations,
    own_work,
    packed_events,
    removed,
    search_index,
    writer,
)
from timeline_app.library.own_reader import OwnReader
from timeline_app.library.own_work import Merged, Steps, change, merge, redo, steps, undo
from timeline_app.library.rows import record_rows
from timeline_app.zhtext.written_dates import written

from .own_strategies import entries as drawn
from .own_strategies import own_contents
from .records import record

EVENT = Target(TargetKind.EVENT, "南京保卫战", "k1")
UIDS = st.sampled_from("abcd")
NOTE = Entry("a", EVENT, Note("疑"), "12月9日")
DAY = days.to_day(1937, 12, 9)


def connect() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    migrations.apply(Database(connection))
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@pytest.fixture
def work() -> Iterator[sqlite3.Connection]:
    connection = connect()
    yield connection
    connection.close()


def entries(work: sqlite3.Connection) -> list[Entry]:
    return OwnReader(work, Path()).entries()


def contents(work: sqlite3.Connection) -> dict[str, object]:
    return {entry.uid: entry.content for entry in entries(work)}


def homes(work: sqlite3.Connection) -> dict[str, str]:
    """Where own events are shown: the page of each by its key."""
    query = "SELECT e.key, a.title_key FROM events e JOIN articles a ON a.id = e.article_id"
    return dict(work.execute(f"{query} WHERE e.key LIKE 'own:%'"))


def ids(work: sqlite3.Connection) -> dict[str, int]:
    return dict(work.execute("SELECT key, id FROM events WHERE key LIKE 'own:%'"))


_ROWS = """
SELECT e.key, e.headline, e.sentence,
  substr(a.text, e.sentence_start + 1, e.sentence_end - e.sentence_start), a.title_key
FROM events e JOIN articles a ON a.id = e.article_id WHERE e.key LIKE 'own:%'
"""


class OwnWork(RuleBasedStateMachine):
    """Against a list of all states that there were, with a finger on the present one; with an article
    that comes and goes meanwhile.
    """

    def __init__(self) -> None:
        super().__init__()
        self.work = connect()
        self.article: int | None = None
        self.kept: tuple[int, ...] = ()
        self.states: list[dict[str, object]] = [{}]
        self.now = 0

    @rule(
        put=st.lists(drawn(UIDS) | drawn(UIDS, own_contents()), max_size=3),
        drop=st.sets(st.sampled_from("abcd")),
    )
    def change(self, put: list[Entry], drop: set[str]) -> None:
        change(self.work, "some", put, drop)
        self.now += 1
        self.states[self.now :] = [contents(self.work)]

    @rule()
    def undo(self) -> None:
        assert (undo(self.work) is not None) == (self.now > 0)
        self.now = max(0, self.now - 1)

    @rule()
    def redo(self) -> None:
        is_last = self.now == len(self.states) - 1
        assert (redo(self.work) is None) == is_last
        self.now = min(len(self.states) - 1, self.now + 1)

    @rule(record=st.sampled_from([record("甲"), record("甲", events=())]))
    def read(self, record: ArticleRecord) -> None:
        before = ids(self.work)
        self.article = writer.write(self.work, record, record_rows(record))
        assert before.items() <= ids(self.work).items()

    @rule()
    def remove(self) -> None:
        if self.article is not None:
            self.kept = removed.remove(self.work, [self.article], lambda done: None)
            self.article = None

    @rule()
    def put_back(self) -> None:
        for article in removed.put_back(self.work, self.kept):
            self.article = article
        self.kept = ()

    @invariant()
    def own_events_and_campaigns_are_rows(self) -> None:
        own = {entry.uid: entry for entry in entries(self.work)}
        campaigns = {uid for uid, e in own.items() if isinstance(e.content, OwnCampaign)}
        pages = {f"own:{uid}" for uid in campaigns} | ({"甲"} if self.article else set())
        expected = {}
        for uid, entry in own.items():
            if isinstance(entry.content, OwnEvent):
                named = entry.content.campaign
                page = f"own:{named}" if named in campaigns else entry.target.page
                if page in pages:
                    expected[f"own:{uid}"] = page
        assert homes(self.work) == expected
        assert {row[0] for row in self.work.execute("SELECT title_key FROM articles")} == pages
        for key, headline, shown, told, page in self.work.execute(_ROWS):
            content = own[key.removeprefix("own:")].content
            assert isinstance(content, OwnEvent) and content.headline == headline
            assert page == "甲" or (shown == told and shown.startswith(written(content.when)))
        assert self.work.execute("PRAGMA foreign_key_check").fetchall() == []

    @invariant()
    def the_present_state_is_shown(self) -> None:
        assert contents(self.work) == self.states[self.now]
        can = steps(self.work)
        assert (can.undo is not None) == (self.now > 0)
        assert (can.redo is not None) == (self.now < len(self.states) - 1)

    def teardown(self) -> None:
        assert search_index.faults(self.work) == packed_events.faults(self.work) == []
        self.work.close()


TestOwnWork = OwnWork.TestCase
TestOwnWork.settings = settings(max_examples=25, stateful_step_count=16, deadline=None)


def test_an_entry_is_put_changed_and_dropped(work: sqlite3.Connection) -> None:
    change(work, "note", [NOTE])
    (first,) = entries(work)
    assert first == NOTE and first.created == first.changed != ""
    change(work, "edit", [replace(NOTE, content=Note("信"))])
    assert contents(work) == {"a": Note("信")}
    change(work, "drop", drop=["a", "none"])
    assert contents(work) == {}
    assert steps(work) == Steps("drop", None)
    assert [undo(work), undo(work), undo(work), undo(work)] == ["drop", "edit", "note", None]
    assert [redo(work), contents(work)] == ["note", {"a": Note("疑")}]


def test_a_thing_has_one_correction_of_each_sort_and_one_bookmark(work: sqlite3.Connection) -> None:
    tenth = NewDate(When(DAY + 1, DAY + 1, Precision.DAY))
    change(work, "date", [Entry("a", EVENT, NewDate(When(DAY, DAY, Precision.DAY)))])
    change(work, "hide", [Entry("b", EVENT, Hidden()), Entry("c", EVENT, Bookmark())])
    change(work, "date", [Entry("d", EVENT, tenth), Entry("e", EVENT, Bookmark())])
    assert contents(work) == {"a": tenth, "b": Hidden(), "c": Bookmark()}
    other = replace(EVENT, key="k2")
    change(work, "tag", [Entry("f", EVENT, Tag("疑")), Entry("g", EVENT, Tag("夜"))])
    change(work, "hide", [Entry("h", other, Hidden())])
    assert contents(work).keys() == set("abcfgh")


def test_the_work_of_others_is_merged_and_what_is_newer_wins(work: sqlite3.Connection) -> None:
    change(work, "note", [NOTE])
    (mine,) = entries(work)
    older = replace(mine, content=Note("舊"), changed="2000-01-01T00:00:00+00:00")
    newer = replace(mine, content=Note("新"), changed="2999-01-01T00:00:00+00:00")
    theirs = Entry(
        "z", EVENT, Tag("夜"), "", "2001-01-01T00:00:00+00:00", "2001-01-01T00:00:00+00:00"
    )
    assert merge(work, "merge", [older, mine, theirs]) == Merged(new=1, newer=0, kept=2)
    assert contents(work) == {"a": Note("疑"), "z": Tag("夜")}
    assert entries(work)[0] == theirs and entries(work)[0].created == theirs.created
    assert merge(work, "merge", [newer, theirs]) == Merged(new=0, newer=1, kept=1)
    assert contents(work)["a"] == Note("新")
    assert undo(work) == "merge"
    assert contents(work)["a"] == Note("疑")


def test_only_so_many_steps_are_kept(
    work: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_work, "MOST_STEPS", 3)
    for i in range(5):
        change(work, f"step {i}", [replace(NOTE, uid=f"{i}")])
    assert [undo(work) for _ in range(4)] == ["step 4", "step 3", "step 2", None]
    assert contents(work).keys() == {"0", "1"}
    rows = work.execute("SELECT count(*) FROM own_step_rows").fetchone()
    assert rows == (3,)


def test_what_goes_on_is_one_step_with_what_was_before(work: sqlite3.Connection) -> None:
    change(work, "note", [NOTE])
    other = replace(NOTE, uid="b", content=Tag("疑"))
    for text in ("疑點", "疑點一", "疑點一二"):
        change(work, "note", [replace(NOTE, content=Note(text))], goes_on=True)
    assert contents(work) == {"a": Note("疑點一二")}
    change(work, "tag", [other], goes_on=True)
    change(work, "note", [NOTE], goes_on=True)
    assert [undo(work), undo(work)] == ["note", "tag"]
    assert contents(work) == {"a": Note("疑點一二")}
    assert undo(work) == "note"
    assert (contents(work), steps(work)) == ({}, Steps(None, "note"))


def test_what_goes_on_until_nothing_is_left_is_no_step(work: sqlite3.Connection) -> None:
    change(work, "note", [NOTE])
    change(work, "note", drop=["a"], goes_on=True)
    assert (contents(work), steps(work)) == ({}, Steps(None, None))
