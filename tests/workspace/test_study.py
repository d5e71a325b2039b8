"""The study list kept up with the library, and the way through it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from tests.library.records import CORPS, events
from tests.workspace.waiting import idle

from timeline_app.domain.own import Bookmark, Entry, Note, Tag, Target, TargetKind
from timeline_app.domain.refs import Locator
from timeline_app.library.store import Library
from timeline_app.workspace.session import Session
from timeline_app.workspace.study import Study

PAGE = "南京保卫战"
FIRST, SECOND = (Target(TargetKind.EVENT, PAGE, event.key) for event in events()[:2])
UNIT = Target(TargetKind.UNIT, "", CORPS.key)


@pytest.fixture
def study(session: Session) -> Study:
    marks = [
        Entry("a", SECOND, Bookmark()),
        Entry("b", FIRST, Note("疑")),
        Entry("c", UNIT, Tag("x")),
        Entry("d", Target(TargetKind.EVENT, PAGE, "gone"), Bookmark(), "已刪"),
    ]
    with Library(session.workspace.path) as library:
        library.change_own("mark", marks)
    session.own_work.load()
    made = session.study
    idle(session)
    return made


def test_the_list_follows_what_the_reader_does(session: Session, study: Study) -> None:
    assert [thing.target for thing in study.shown.walk] == [FIRST, SECOND, UNIT]
    assert study.shown.total == 4
    told = QSignalSpy(study.list_changed)
    session.own_work.change("drop", drop=["b"])
    idle(session)
    assert told.count() == 1
    assert [thing.target for thing in study.shown.walk] == [SECOND, UNIT]
    study.want(replace(study.wanted, words="#x"))
    assert [thing.target for thing in study.shown.walk] == [UNIT]
    assert study.shown.total == 3


def test_steps_lead_through_the_list_and_stay_at_its_ends(study: Study) -> None:
    told = QSignalSpy(study.reached)
    for by in (1, 1, 1, 1, -1):
        study.step(by)
    reached = [told.at(n)[0] for n in range(told.count())]
    assert [(each.thing.target, each.place, each.total) for each in reached] == [
        (FIRST, 1, 3),
        (SECOND, 2, 3),
        (UNIT, 3, 3),
        (UNIT, 3, 3),
        (SECOND, 2, 3),
    ]


def test_a_walk_goes_on_from_what_is_selected_where_that_is_listed(study: Study) -> None:
    told = QSignalSpy(study.reached)
    study.follow(Locator.unit(CORPS.key))
    study.follow(Locator.unit("JP:16:师团"))
    study.step(-1)
    event = study.shown.walk[1].standing
    assert event is not None and event.event_id is not None
    study.follow(Locator.event(event.event_id))
    study.step(-1)
    assert [told.at(n)[0].thing.target for n in range(2)] == [SECOND, FIRST]


def test_without_anything_listed_a_step_leads_nowhere(study: Study) -> None:
    told = QSignalSpy(study.reached)
    study.want(replace(study.wanted, words="無"))
    study.step(1)
    assert told.count() == 0 and study.at is None
