from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.workspace.waiting import wait_for

from timeline_app.workspace.searching import Findings
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Settings


@pytest.fixture
def session(qapp: object, seeded: Path, tmp_path: Path) -> Iterator[Session]:
    made = Session(seeded, Settings(tmp_path / "settings.ini"))
    yield made
    made.close()


@pytest.fixture
def answers(session: Session) -> list[Findings]:
    found: list[Findings] = []
    session.searching.found.connect(found.append)
    return found


def test_newer_words_overtake_older_ones(session: Session, answers: list[Findings]) -> None:
    for words in ("日", "日軍", "日軍 攻佔", " 撤退 "):
        session.searching.look_up(words)
    wait_for(lambda: len(session.searching.events) > 0)
    assert [one.words for one in answers] == ["撤退"]
    assert session.searching.words == "撤退"
    session.searching.clear()
    wait_for(lambda: not session.tasks.busy)
    assert len(answers) == 1 and not len(session.searching.events)


def test_a_page_grows_where_more_is_asked_for(session: Session, answers: list[Findings]) -> None:
    searching = session.searching
    searching.look_up("軍")
    wait_for(lambda: not session.tasks.busy)
    first = answers[0].found
    long = next(one for one in first.campaigns if one.left)
    searching.show_whole(long.article_id)
    searching.show_more_names()
    searching.show_more_campaigns()
    wait_for(lambda: not session.tasks.busy)
    last = answers[-1].found
    (same,) = (one for one in last.campaigns if one.article_id == long.article_id)
    assert len(same.hits) > len(long.hits)
    assert len(last.names.hits) == last.names.total > len(first.names.hits)
