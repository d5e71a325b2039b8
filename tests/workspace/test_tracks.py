from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from tests.library.records import record
from tests.workspace.waiting import wait_for

from timeline_app.domain.dates import Precision, When
from timeline_app.library.store import Library
from timeline_app.timeline.grouping import Grouping
from timeline_app.workspace import tracks as owner
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Settings

LATER = 3000
"""Days from the first campaign to the second."""


def library_at(path: Path) -> None:
    """Two campaigns of four events, eight years apart."""
    second = record("淞滬會戰")
    moved = tuple(
        replace(
            event,
            key=f"{number:020d}",
            when=When(event.when.start + LATER, event.when.end + LATER, Precision.DAY),
        )
        for number, event in enumerate(second.events)
    )
    with Library(path) as library:
        library.save(record())
        library.save(replace(second, events=moved))


def opened(folder: Path) -> Session:
    session = Session(folder / "library.db", Settings(folder / "settings.ini"))
    session.workspace.open()
    wait_for(lambda: session.workspace.contents is not None and not session.tasks.busy)
    return session


@pytest.fixture
def session(qapp: QCoreApplication, tmp_path: Path) -> Session:
    library_at(tmp_path / "library.db")
    return opened(tmp_path)


def groups_of(session: Session) -> list[str]:
    return session.tracks.keys()


def test_a_track_is_a_campaign_unless_the_reader_wants_another(session: Session) -> None:
    shown = session.tracks.shown
    assert shown is not None
    assert session.workspace.contents is not None
    assert shown.columns is session.workspace.contents.columns
    assert groups_of(session) == ["campaign:1", "campaign:2"]


@pytest.mark.parametrize("few", [0, 4000])
def test_other_groupings_at_once_or_by_a_task(
    session: Session, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owner, "FEW", few)
    heard: list[int] = []
    session.tracks.tracks_changed.connect(lambda: heard.append(1))
    session.tracks.set_grouping(Grouping.COMMANDER)
    wait_for(lambda: not session.tasks.busy)
    assert groups_of(session) == ["person:唐生智", "person:"]
    session.tracks.set_grouping(Grouping.SIDE)
    wait_for(lambda: not session.tasks.busy)
    assert groups_of(session) == ["side:CN", "side:JP", "side:"]
    assert len(heard) == 4


def test_only_what_was_asked_for_last_is_shown(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owner, "FEW", 0)
    for grouping in (Grouping.UNIT, Grouping.KIND, Grouping.CAMPAIGN):
        session.tracks.set_grouping(grouping)
    wait_for(lambda: not session.tasks.busy)
    assert groups_of(session) == ["campaign:1", "campaign:2"]


def test_what_is_not_ticked_is_in_no_track(session: Session) -> None:
    session.tracks.set_grouping(Grouping.KIND)
    shown = session.tracks.shown
    assert shown is not None
    before = len(shown.columns)
    session.filters.hide(1)
    after = session.tracks.shown
    assert after is not None
    assert len(after.columns) == before / 2


def test_the_years_between_two_campaigns_can_be_hidden(session: Session) -> None:
    session.tracks.set_hide_empty(True)
    shown = session.tracks.shown
    assert shown is not None
    assert shown.folding
    assert np.ptp(shown.columns.start) < 60
    session.filters.hide(2)
    alone = session.tracks.shown
    assert alone is not None
    assert not alone.folding
    session.tracks.set_hide_empty(False)
    assert session.tracks.shown is not None
    assert np.ptp(session.tracks.shown.columns.start) > LATER


def test_wishes_are_remembered_for_each_library(session: Session, tmp_path: Path) -> None:
    session.tracks.set_order(["campaign:2", "campaign:1"])
    session.tracks.set_trait(["campaign:1"], "colour", 7)
    session.tracks.fold_all(True)
    session.tracks.set_grouping(Grouping.SIDE)
    wishes = session.tracks.wishes
    session.close()
    again = opened(tmp_path)
    assert again.tracks.wishes == wishes
    assert groups_of(again) == ["side:CN", "side:JP", "side:"]
    other = Session(tmp_path / "other.db", again.settings)
    assert other.tracks.wishes.grouping is Grouping.CAMPAIGN


def test_nothing_is_shown_before_the_library_is_open(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    session = Session(tmp_path / "none.db", Settings(tmp_path / "settings.ini"))
    assert session.tracks.shown is None
    assert session.tracks.keys() == []
    session.tracks.arrange()
