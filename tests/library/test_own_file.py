import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain.dates import Precision, When
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Note, OwnEvent, Target, TargetKind
from timeline_app.library.own_file import entries_from, own_text, read

from .own_strategies import WORDS, entries

NOTE = Entry("a", Target(TargetKind.UNIT, "", "CN:教导总队"), Note("疑"), "教導總隊", "t", "u")


@given(st.lists(entries(WORDS.filter(bool))))
def test_the_work_comes_back_from_its_file(work: list[Entry]) -> None:
    assert entries_from(own_text(work), "work.json") == work


def test_times_come_back_too_and_people_can_read_the_file() -> None:
    text = own_text([NOTE])
    (back,) = entries_from(text, "work.json")
    assert (back.created, back.changed) == ("t", "u")
    assert "教導總隊" in text and '"text": "疑"' in text


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": "x"},
        {"entries": [{}]},
        {"entries": 5},
        {"entries": [5]},
        {"entries": [{**json.loads(own_text([NOTE]))["entries"][0], "type": "poem"}]},
        {"entries": [{**json.loads(own_text([NOTE]))["entries"][0], "body": {}}]},
        {"entries": [{**json.loads(own_text([NOTE]))["entries"][0], "body": [1]}]},
        {"entries": [{**json.loads(own_text([NOTE]))["entries"][0], "page": 3}]},
        {"entries": [{**json.loads(own_text([NOTE]))["entries"][0], "uid": ""}]},
    ],
)
def test_what_is_no_such_file_is_told(change: dict[str, object]) -> None:
    whole = {**json.loads(own_text([NOTE])), **change}
    with pytest.raises(ExpectedError) as caught:
        entries_from(json.dumps(whole), "work.json")
    assert caught.value.code == "not-own-work"
    assert "work.json" in caught.value.sentence


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "3", "[" * 100_000, "\ufeff{}"])
def test_other_texts_are_told_too(text: str) -> None:
    with pytest.raises(ExpectedError) as caught:
        entries_from(text, "work.json")
    assert caught.value.code == "not-own-work"


def test_a_file_of_a_newer_program_is_told() -> None:
    newer = {**json.loads(own_text([])), "version": 2}
    with pytest.raises(ExpectedError) as caught:
        entries_from(json.dumps(newer), "work.json")
    assert caught.value.code == "newer-own-work"


def test_files_are_read_and_what_cannot_be_is_told(tmp_path: Path) -> None:
    path = tmp_path / "work.json"
    path.write_bytes(b"\xef\xbb\xbf" + own_text([NOTE]).encode())  # as editors like to save it
    assert read(path) == [NOTE]
    path.write_bytes(b"\xff\xfe\x00")
    for wrong, code in (
        (path, "not-own-work"),
        (tmp_path, "cannot-read"),
        (tmp_path / "no", "cannot-read"),
    ):
        with pytest.raises(ExpectedError) as caught:
            read(wrong)
        assert caught.value.code == code


@pytest.mark.parametrize(
    "change",
    [
        {"time": "1|2"},
        {"time": 5},
        {"time": "99:99"},
        {"end": 10**30},
        {"end": 10**9},
        {"start": -(10**9)},
        {"start": float("-inf")},
        {"start": 2428000.5},
        {"start": 2428001},
        {"headline": ""},
        {"headline": "字" * 25},
        {"units": ["no unit"]},
    ],
)
def test_what_would_spoil_the_library_is_refused(
    change: dict[str, object],
) -> None:
    event = OwnEvent(When(2428000, 2428000, Precision.DAY, "05:30"), "日軍入城")
    whole = json.loads(own_text([Entry("a", Target(TargetKind.LIBRARY), event)]))
    assert entries_from(json.dumps(whole), "work.json")[0].content == event
    whole["entries"][0]["body"].update(change)
    with pytest.raises(ExpectedError) as caught:
        entries_from(json.dumps(whole), "work.json")
    assert caught.value.code == "not-own-work"
