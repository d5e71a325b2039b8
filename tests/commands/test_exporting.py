from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from timeline_app import cli, console
from timeline_app.domain.document import Document
from timeline_app.domain.own import Bookmark, Entry, Hidden, NewHeadline, Tag, Target, TargetKind
from timeline_app.domain.record import SourceInfo
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.worker import build_record

from .command_line import complaint

pytestmark = pytest.mark.usefixtures("own_folders")

WITHOUT_QT = """
import sys
sys.modules.update(PySide6=None, shiboken6=None)
from timeline_app.__main__ import main
if __name__ == "__main__":
    sys.exit(main())
"""


def test_export_writes_json_of_all_or_of_one_campaign(
    seeded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "all.json"
    base = ["--library", str(seeded), "export", "--format", "json"]
    assert cli.main([*base, "--out", str(out)]) == console.OK
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 4
    assert cli.main([*base, "--out", "-", "--campaign", "南京保衛戰"]) == console.OK
    (record,) = json.loads(capsys.readouterr().out)
    assert record["source"]["title"] == "南京保卫战"
    assert cli.main([*base, "--out", "-", "--campaign", "滑鐵盧"]) == console.BAD_INPUT
    assert "滑鐵盧" in complaint(capsys)


def test_export_writes_tables(seeded: Path, tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    base = ["export", "--library", str(seeded), "--format", "csv", "--out", str(out)]
    for table, column in (("events", "headline"), ("orbat", "commanders")):
        assert cli.main([*base, "--table", table]) == console.OK
        text = out.read_bytes().decode("utf-8-sig")
        assert column in next(csv.reader(io.StringIO(text)))
    assert list(tmp_path.glob("*.new")) == []


def test_a_file_that_cannot_be_written_is_told(
    seeded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "none" / "table.csv"
    command = ["export", "--library", str(seeded), "--format", "csv", "--out", str(out)]
    assert cli.main(command) == console.BAD_INPUT
    assert str(out) in complaint(capsys)


def test_the_readers_corrections_are_exported(seeded: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    own.write_bytes(seeded.read_bytes())
    with LibraryReader(own) as reader:
        article_id = reader.campaigns()[0].article_id
        stored = reader.article(article_id)
    assert stored is not None
    first, second = [event for event in stored.record.events if event.same_as is None][:2]
    work = [
        Entry("a", Target(TargetKind.EVENT, "", first.key), NewHeadline("改過")),
        Entry("b", Target(TargetKind.EVENT, "", second.key), Hidden()),
    ]
    with Library(own) as library:
        library.change_own("correct", work)
    out = tmp_path / "events.json"
    assert cli.main(["export", "--format", "json", "--out", str(out), "--library", str(own)]) == 0
    exported = json.loads(out.read_text(encoding="utf-8"))[0]["events"]
    assert len(exported) == len(stored.record.events) - 1
    spans = [event["span"] for event in exported]
    assert [second.span.start, second.span.end] not in spans
    changed = exported[spans.index([first.span.start, first.span.end])]
    assert changed["headline"] == "改過"


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("ics", b"BEGIN:VCALENDAR\r\n"),
        ("timelinejs", b'{\n "scale": "human"'),
        ("apkg", b"PK\x03\x04"),
    ],
)
def test_events_for_other_programs(
    seeded: Path, tmp_path: Path, form: str, beginning: bytes
) -> None:
    out = tmp_path / "out"
    command = ["export", "--format", form, "--out", str(out), "--language", "en"]
    assert cli.main([*command, "--campaign", "南京保衛戰", "--library", str(seeded)]) == 0
    assert out.read_bytes().startswith(beginning)


def test_events_that_no_calendar_can_tell_are_told(
    library_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "'''長平之戰'''發生於前260年。前260年9月，秦軍攻占長平。"
    with Library(library_path) as library:
        library.save(build_record(Document("長平之戰", text, SourceInfo("長平之戰"), "長平之戰")))
    out = tmp_path / "out.ics"
    command = ["export", "--format", "ics", "--out", str(out), "--library", str(library_path)]
    assert cli.main(command) == 0
    assert "2 events lie outside" in complaint(capsys)


def test_cards_are_a_table_too(seeded: Path, tmp_path: Path) -> None:
    out = tmp_path / "cards.csv"
    command = ["export", "--format", "csv", "--table", "cards", "--out", str(out)]
    assert cli.main([*command, "--library", str(seeded)]) == 0
    assert out.read_text(encoding="utf-8-sig").startswith("question,answer,campaign")


def test_only_what_is_bookmarked_or_tagged(
    seeded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, out = tmp_path / "own.sqlite", tmp_path / "cards.csv"
    own.write_bytes(seeded.read_bytes())
    with LibraryReader(own) as reader:
        stored = reader.article(reader.campaigns()[0].article_id)
    assert stored is not None
    marked, tagged = [event for event in stored.record.events if event.same_as is None][:2]
    unit = next(unit for unit in stored.record.units if unit.commanders)
    with Library(own) as library:
        library.change_own(
            "mark",
            [
                Entry("a", Target(TargetKind.EVENT, "", marked.key), Bookmark()),
                Entry("b", Target(TargetKind.EVENT, "", tagged.key), Tag("考試")),
                Entry("c", Target(TargetKind.UNIT, "", unit.key), Tag("考试")),
            ],
        )
    base = ["--library", str(own), "export", "--format", "csv", "--table", "cards"]
    for which, asked in (
        (["--bookmarked"], [marked.headline]),
        (["--tag", "考試"], [tagged.headline, unit.names[0]]),
    ):
        assert cli.main([*base, *which, "--out", str(out)]) == console.OK
        with out.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        told = {row[side] for row in rows for side in ("question", "answer")}
        assert told.issuperset(asked) and len(rows) >= 2 * len(asked) - 1
    assert cli.main([*base, "--tag", "無", "--out", str(tmp_path / "none")]) == console.BAD_INPUT
    assert "marked so" in complaint(capsys) and not (tmp_path / "none").exists()


def test_a_package_goes_to_no_terminal(seeded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["export", "--format", "apkg", "--out", "-", "--library", str(seeded)]
    assert cli.main(command) == console.BAD_INPUT
    assert "--out - is for" in complaint(capsys)
