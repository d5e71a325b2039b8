from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.events import Scope
from timeline_app.export.flash_cards import anki_package, cards, cards_csv

from .test_record_json import RECORD


def test_questions_go_both_ways_and_units_ask_for_their_commanders() -> None:
    found = list(cards([RECORD], "zh-Hant"))
    assert [(card.question, card.answer) for card in found] == [
        ("𤼲軍克城", "前260年9月1日 夜起"),
        ("前260年9月1日 夜起", "𤼲軍克城"),
        ("第一師", "白起 將"),
    ]
    assert {card.campaign for card in found} == {"長平之戰"}
    assert found[0].sentence == "同日夜，𤼲軍克城。"
    assert len({card.key for card in found}) == 3


def test_only_the_campaigns_own_events_are_asked_for() -> None:
    event = RECORD.events[0]
    others = (replace(event, scope=Scope.BACKGROUND), replace(event, same_as="other"))
    bare = replace(RECORD.units[0], commanders=())
    assert list(cards([replace(RECORD, events=others, units=(bare,))], "en")) == []


def test_cards_as_a_table() -> None:
    rows = list(csv.DictReader(cards_csv(cards([RECORD], "en"))))
    assert [row["answer"] for row in rows] == ["from 1 Sep 260 BC, night", "𤼲軍克城", "白起 將"]


def notes(package: bytes, folder: Path) -> list[tuple[str, str]]:
    """Ids and fields of an Anki package, as Anki finds them."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        archive.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    found = connection.execute("SELECT guid, flds FROM notes ORDER BY guid").fetchall()
    connection.close()
    return found


def test_an_anki_package_has_every_card_with_the_same_ids_each_time(tmp_path: Path) -> None:
    spiky = replace(RECORD, events=(replace(RECORD.events[0], headline="<b>&"),))
    first = notes(anki_package(cards([spiky], "zh-Hant"), "戰役"), tmp_path)
    assert {fields.split("\x1f")[0] for _, fields in first} == {
        "&lt;b&gt;&amp;",
        "前260年9月1日 夜起",
        "第一師",
    }
    assert notes(anki_package(cards([spiky], "zh-Hant"), "戰役"), tmp_path) == first


def test_more_cards_than_fit_into_memory_are_refused() -> None:
    found = list(cards([RECORD], "en"))
    assert anki_package(found, "x", len(found))
    with pytest.raises(ExpectedError) as caught:
        anki_package(found, "x", len(found) - 1)
    assert caught.value.code == "too-many-cards"
