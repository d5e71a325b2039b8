from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from tests.library.records import record
from tests.workspace.test_tracks import library_at, opened
from tests.workspace.waiting import wait_for

from timeline_app.domain.event_filter import EventFilter, Facet, Mark
from timeline_app.domain.events import EventKind, Scope
from timeline_app.domain.own import Bookmark, Entry, Note, Tag, Target, TargetKind
from timeline_app.timeline.grouping import Grouping
from timeline_app.timeline.span import TimeSpan
from timeline_app.workspace import filters as owner
from timeline_app.workspace.filtering import Offer
from timeline_app.workspace.session import Session
from timeline_app.workspace.targets import sentence_target

FIRST = record()
PAGE = "南京保卫战"


@pytest.fixture
def session(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Session]:
    """Two campaigns of the same four events, eight years apart; ids 1 to 4 and 5 to 8."""
    library_at(tmp_path / "library.db")
    made = opened(tmp_path)
    yield made
    made.close()


def shown_ids(session: Session) -> list[int]:
    """The events that stand in the tracks."""
    shown = session.tracks.shown
    assert shown is not None
    return sorted(set(shown.columns.ids.tolist()))


def want(session: Session, **values: object) -> list[int]:
    lists = {name: frozenset(value) for name, value in values.items()}  # type: ignore[call-overload]
    session.filters.want(EventFilter(**lists))
    wait_for(lambda: not session.tasks.busy)
    return shown_ids(session)


def test_campaigns_are_hidden_and_shown_again(session: Session) -> None:
    changes: list[frozenset[int]] = []
    session.filters.filters_changed.connect(lambda: changes.append(session.filters.hidden))
    session.filters.set_shown(1, False)
    session.filters.set_shown(2, False)
    session.filters.set_shown(2, False)
    session.filters.set_shown(1, True)
    assert changes == [frozenset({1}), frozenset({1, 2}), frozenset({2})]
    assert session.filters.kept([1, 5, 99]) == {1}
    session.filters.show_only(Facet.CAMPAIGN, "2")
    assert session.filters.hidden == {1}


@pytest.mark.parametrize("few", [0, 4000])
def test_each_facet_at_once_or_by_a_task(
    session: Session, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owner, "FEW", few)
    assert want(session, kinds=[EventKind.CAPTURE, EventKind.ORDER]) == [1, 4, 5, 8]
    assert want(session, units=["CN:教导总队"]) == [2, 6]
    assert want(session, units=["JP:上海派遣军"]) == []
    session.filters.want(replace(session.filters.wanted, subordinates=True))
    wait_for(lambda: not session.tasks.busy)
    assert shown_ids(session) == [2, 6]
    assert want(session, people=["唐生智"], scopes=[Scope.CAMPAIGN]) == []
    assert want(session, people=["唐生智"], scopes=[Scope.BACKGROUND]) == [3, 7]
    assert want(session, texts=["紫金山"]) == [2, 6]
    assert len(want(session, sides=[""])) < 8
    assert want(session) == list(range(1, 9))


def test_what_the_reader_marked_is_found_and_forgotten_with_the_mark(session: Session) -> None:
    key = FIRST.events[0].key
    event = Target(TargetKind.EVENT, PAGE, key)
    sentence = FIRST.events[3].sentence.of(FIRST.article.text)
    session.own_work.load()
    session.own_work.change(
        "marks",
        [
            Entry("a", event, Note("?")),
            Entry("b", event, Tag("疑")),
            Entry("c", sentence_target(PAGE, sentence), Bookmark()),
        ],
    )
    wait_for(lambda: not session.tasks.busy)
    assert want(session, marks=[Mark.NOTE]) == [1]
    assert want(session, marks=[Mark.NOTE, Mark.BOOKMARK]) == [1, 4]
    assert want(session, tags=["疑"]) == [1]
    session.own_work.change("drop", drop=["b"])
    wait_for(lambda: not session.tasks.busy)
    assert shown_ids(session) == []


def test_tracks_lists_and_counts_keep_to_the_filter(session: Session) -> None:
    ids = want(session, kinds=[EventKind.CAPTURE])
    left = session.filters.filtered
    assert left is not None
    assert (left.count, left.of_campaign.tolist()) == (2, [1, 1])
    session.selection.set_span(TimeSpan(0.0, 1e7))
    wait_for(lambda: not session.tasks.busy)
    listed = session.listing.shown
    assert listed is not None
    assert sorted(n for own in listed.campaigns for n in own.ids) == ids
    session.tracks.set_grouping(Grouping.KIND)
    assert session.tracks.keys() == ["kind:capture"]
    session.filters.hide(1)
    assert shown_ids(session) == ids[1:]
    session.workspace.reload()
    wait_for(lambda: not session.tasks.busy)
    assert shown_ids(session) == ids[1:]


def test_a_facet_offers_its_values_with_what_each_would_leave(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Offer] = []
    session.filters.offered.connect(heard.append)
    session.filters.want(EventFilter(kinds=frozenset({EventKind.ATTACK})))
    for facet, query in ((Facet.KIND, ""), (Facet.UNIT, "教導"), (Facet.CAMPAIGN, "滬")):
        session.filters.ask(facet, query)
    session.filters.ask(Facet.UNIT, "十六師團")
    kinds, units, campaigns, spelled = heard
    assert [v.name for v in spelled.values] == ["JP:16:师团"]
    monkeypatch.setattr(owner, "FEW", 0)
    for facet in (Facet.UNIT, Facet.SIDE, Facet.PERSON):
        session.filters.ask(facet)
    wait_for(lambda: not session.tasks.busy)
    assert [offer.facet for offer in heard[4:]][-1] is Facet.PERSON
    assert {(v.name, v.count, v.wanted) for v in kinds.values} == {
        ("attack", 2, True), ("order", 2, False), ("defence", 2, False), ("capture", 2, False),
    }  # fmt: skip
    assert [(v.name, v.title, v.count) for v in units.values] == [("CN:教导总队", "教導總隊", 2)]
    assert [(v.title, v.count, v.wanted) for v in campaigns.values] == [("淞滬會戰", 1, True)]
