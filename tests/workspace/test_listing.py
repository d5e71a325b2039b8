from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.workspace.test_tracks import LATER, library_at
from tests.workspace.waiting import wait_for

from timeline_app.timeline.grouping import Grouping
from timeline_app.timeline.span import TimeSpan
from timeline_app.timeline.tracks import campaign_key
from timeline_app.workspace.listing import EventList
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Settings
from timeline_app.workspace.workspace import Contents


@pytest.fixture
def session(qapp: object, tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "library.db"
    library_at(path)
    made = Session(path, Settings(tmp_path / "settings.ini"))
    made.workspace.open()
    wait_for(lambda: made.workspace.contents is not None)
    yield made
    made.close()


def contents_of(session: Session) -> Contents:
    contents = session.workspace.contents
    assert contents is not None
    return contents


def whole(session: Session) -> TimeSpan:
    extent = contents_of(session).columns.extent
    assert extent is not None
    return TimeSpan(*extent)


def shown(session: Session, span: TimeSpan | None) -> EventList:
    session.selection.set_span(span)
    wait_for(lambda: not session.tasks.busy)
    assert session.listing.shown is not None
    return session.listing.shown


def test_a_span_lists_what_meets_it_campaign_by_campaign_in_order_of_time(session: Session) -> None:
    contents = contents_of(session)
    listed = shown(session, whole(session))
    assert listed.total == len(contents.columns)
    assert [own.article_id for own in listed.campaigns] == [
        row.article_id for row in contents.campaigns
    ]
    for own in listed.campaigns:
        starts = contents.columns.start[contents.columns.indices_of(own.ids)]
        assert (starts[1:] >= starts[:-1]).all()


def test_a_shorter_span_lists_less_and_says_what_began_before(session: Session) -> None:
    columns = contents_of(session).columns
    long = int((columns.end - columns.start).argmax())
    start = float(columns.start[long])
    listed = shown(session, TimeSpan(start + 0.5, start + 0.75))
    earlier = {n for own in listed.campaigns for n in own.earlier}
    assert int(columns.ids[long]) in earlier
    assert listed.total < len(columns)
    for own in listed.campaigns:
        assert set(own.ids[len(own.ids) - len(own.earlier) :]) == own.earlier


def test_hidden_campaigns_and_other_tracks_are_left_out(session: Session) -> None:
    first, second = (row.article_id for row in contents_of(session).campaigns)
    span = whole(session)
    listed = shown(session, replace(span, tracks=frozenset([campaign_key(second)])))
    assert [own.article_id for own in listed.campaigns] == [second]
    session.selection.set_span(span)
    session.filters.hide(first)
    wait_for(lambda: not session.tasks.busy)
    assert session.listing.shown is not None
    assert [own.article_id for own in session.listing.shown.campaigns] == [second]


def test_tracks_of_kinds_list_their_events_under_their_campaigns(session: Session) -> None:
    session.tracks.set_grouping(Grouping.KIND)
    wait_for(lambda: not session.tasks.busy)
    span, key = whole(session), session.tracks.keys()[0]
    listed = shown(session, replace(span, tracks=frozenset([key])))
    columns = session.tracks.shown.columns  # type: ignore[union-attr]
    of_track = set(columns.ids[columns.track_slice(0)].tolist())
    assert {n for own in listed.campaigns for n in own.ids} == of_track
    assert len(of_track) < len(contents_of(session).columns)


def test_where_empty_time_is_folded_the_list_is_the_same(session: Session) -> None:
    span = whole(session)
    middle = replace(span, start=span.start + LATER / 2)
    before = shown(session, middle)
    session.tracks.set_grouping(Grouping.KIND)
    session.tracks.set_hide_empty(True)
    wait_for(lambda: not session.tasks.busy)
    after = shown(session, replace(middle, tracks=frozenset(session.tracks.keys())))
    assert [own.ids for own in after.campaigns] == [own.ids for own in before.campaigns]


def test_several_events_are_listed_where_there_is_no_span(session: Session) -> None:
    ids = contents_of(session).columns.ids.tolist()
    for event_id in (ids[-1], ids[0]):
        session.selection.toggle(event_id)
    wait_for(lambda: session.listing.shown is not None)
    assert session.listing.shown is not None
    assert [own.ids for own in session.listing.shown.campaigns] == [(ids[0],), (ids[-1],)]
    session.selection.clear_events()
    assert session.listing.shown is None


def test_lines_are_read_beside_the_window(session: Session) -> None:
    ids = contents_of(session).columns.ids.tolist()
    heard: list[list[object]] = []
    session.listing.lines_read.connect(heard.append)
    session.listing.want(ids[:2])
    wait_for(lambda: bool(heard))
    assert [line.id for line in heard[0]] == ids[:2]  # type: ignore[attr-defined]


def test_colours_and_heights_of_tracks_list_nothing_anew(session: Session) -> None:
    listed = shown(session, whole(session))
    session.tracks.set_trait(session.tracks.keys(), "colour", 4)
    assert not session.tasks.busy
    assert session.listing.shown is listed
