from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication

from timeline_app.domain.coding import KINDS
from timeline_app.domain.event_filter import EventFilter
from timeline_app.domain.own import Bookmark, Entry, Target, TargetKind
from timeline_app.domain.record import SourceInfo
from timeline_app.export.image_options import ImageFormat, ImageOptions
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.timeline.grouping import Grouping
from timeline_app.timeline.tracks import campaign_key, in_order
from timeline_app.timeline.wishes import Wishes
from timeline_app.ui import pictures
from timeline_app.ui import theme as themes
from timeline_app.ui.pictures import Dress
from timeline_app.workspace.workspace import load_contents


def source(title: str, publisher: str = "", licence: str = "", day: str = "") -> SourceInfo:
    return SourceInfo(title, publisher=publisher, licence=licence, retrieved=day or None)


def test_titles_of_one_origin_share_a_line_and_tell_their_days(qapp: QApplication) -> None:
    wiki = ("Chinese Wikipedia", "CC BY-SA 4.0")
    told = pictures.source_lines(
        [
            (source("忻口会战", *wiki), "2026-02-03"),
            (source("我的筆記"), ""),
            (source("南京保卫战", *wiki), "2026-02-03"),
            (source("桂柳会战", *wiki, "2026-01-31T10:00:00Z"), "2026-02-03"),
        ]
    )
    assert told == [
        "Chinese Wikipedia · CC BY-SA 4.0: 忻口会战、南京保卫战 (read 2026-02-03); "
        "桂柳会战 (retrieved 2026-01-31)",
        "我的筆記",
    ]


def test_a_picture_of_one_campaign_names_it_and_its_source_alone(
    dressed_app: QApplication, seed_library: Path, tmp_path: Path
) -> None:
    contents = load_contents(seed_library)
    chosen = next(row.article_id for row in contents.campaigns if row.title == "南京戰役")
    options = ImageOptions(ImageFormat.SVG, campaigns=frozenset([chosen]))
    hidden = pictures.not_chosen(contents, options)
    with LibraryReader(seed_library) as reader:
        shown = pictures.subject(reader, contents, hidden, Dress())
        out = tmp_path / "a.svg"
        assert pictures.write(out, shown, options, lambda *told: None, lambda: False)
    text = out.read_text(encoding="utf-8")
    assert "南京戰役" in text and "CC BY-SA 4.0: 南京保卫战 (read " in text
    assert "桂柳" not in text


def test_what_the_reader_has_marked_is_marked_in_pictures_and_explained(
    dressed_app: QApplication, seed_library: Path, tmp_path: Path
) -> None:
    library, out = tmp_path / "library.db", tmp_path / "a.svg"
    shutil.copy(seed_library, library)
    contents, options = load_contents(library), ImageOptions(ImageFormat.SVG)

    def written() -> str:
        with LibraryReader(library) as reader:
            shown = pictures.subject(reader, contents, (), Dress())
            assert pictures.write(out, shown, options, lambda *told: None, lambda: False)
        return out.read_text(encoding="utf-8")

    plain = written()
    with LibraryReader(library) as reader:
        stored = reader.event(contents.opening_event() or 0)
    assert stored is not None
    target = Target(TargetKind.EVENT, "", stored.event.key)
    with Library(library) as own:
        own.change_own("mark", [Entry("a", target, Bookmark())])
    marked = written()
    assert ">Bookmark<" not in plain and ">Bookmark<" in marked
    accent = themes.load("light").accent.name()
    assert marked.count(accent) >= plain.count(accent) + 2


def test_what_is_cancelled_leaves_the_file_that_was_there(
    dressed_app: QApplication, seed_library: Path, tmp_path: Path
) -> None:
    contents = load_contents(seed_library)
    out = tmp_path / "a.png"
    out.write_bytes(b"before")
    with LibraryReader(seed_library) as reader:
        shown = pictures.subject(reader, contents, (), Dress())
        options = ImageOptions(width=800)
        assert not pictures.write(out, shown, options, lambda *told: None, lambda: True)
    assert out.read_bytes() == b"before"


def test_the_tracks_of_a_picture_are_the_readers(
    dressed_app: QApplication, seed_library: Path
) -> None:
    contents = load_contents(seed_library)
    nanjing = next(row.article_id for row in contents.campaigns if row.title == "南京戰役")
    others = {row.article_id for row in contents.campaigns} - {nanjing}
    with LibraryReader(seed_library) as reader:
        by_side = pictures.subject(reader, contents, others, Dress(wishes=Wishes(Grouping.SIDE)))
        assert [track.title for track in by_side.tracks] == ["China", "Japan", "No side named"]
        assert len(by_side.columns) >= 212
        captures = Dress(wanted=EventFilter(kinds=frozenset({"capture"})))
        filtered = pictures.subject(reader, contents, others, captures)
        assert set(filtered.columns.kind.tolist()) == {KINDS.index("capture")}
        assert filtered.title == "南京戰役 · Kind of event: Capture"
        wishes = (
            Wishes()
            .ordered([campaign_key(nanjing)])
            .changed(
                [campaign_key(row.article_id) for row in contents.campaigns][-1:], "pinned", True
            )
        )
        own = pictures.subject(reader, contents, (), Dress(wishes=wishes))
    assert not any(track.pinned for track in own.tracks)
    names = [own.tracks[number].title for number in in_order(own.tracks)]
    assert names[:2] == ["桂柳會戰", "南京戰役"]
