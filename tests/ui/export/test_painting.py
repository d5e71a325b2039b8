from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from tests.timeline.making import DAY0, headlines, row

from timeline_app.domain.errors import ExpectedError
from timeline_app.export.image_options import (
    LARGEST,
    Density,
    Ground,
    ImageFormat,
    ImageOptions,
    Orientation,
    Spread,
)
from timeline_app.timeline import display
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.folding import Folding
from timeline_app.timeline.tracks import Track
from timeline_app.ui.era_line import era_lines
from timeline_app.ui.export import painting
from timeline_app.ui.export.composing import Composition, Subject

PDF = ImageFormat.PDF


def silent(done: int, total: int, name: str) -> None:
    pass


def never() -> bool:
    return False


@pytest.fixture
def fonts(dressed_app):
    return painting.sheet_type([])


@pytest.fixture
def subject():
    rows = [row(i, DAY0 + 3 * i) for i in range(40)]
    columns = EventColumns.from_rows(rows, {1: 0})
    return Subject(columns, [Track(1, "南京戰役", 0)], headlines, "一場戰役", ["條目「南京戰役」"])


def many_campaigns(count: int) -> Subject:
    rows = [row(i, DAY0 + i, article=i % count) for i in range(3 * count)]
    tracks = [Track(i, f"第{i}場戰役", i) for i in range(count)]
    return Subject(EventColumns.from_rows(rows, {i: i for i in range(count)}), tracks, headlines)


def words_of(made: Composition, page: int = 0) -> list[str]:
    return [step[3] for step in made.page(page) if step[0] == display.TEXT]


def file_of(subject, options, fonts, cancelled=never) -> bytes | None:
    made = Composition(subject, options, fonts)
    return painting.content(made, fonts, silent, cancelled)


def test_a_png_has_its_size_and_resolution_and_is_the_same_strip_by_strip(
    subject, fonts, monkeypatch
) -> None:
    options = ImageOptions(width=1237, height=811, dpi=100)
    content = file_of(subject, options, fonts)
    whole = QImage.fromData(content)
    assert (whole.width(), whole.height()) == (1237, 811)
    assert whole.dotsPerMeterX() == whole.dotsPerMeterY() == 3937
    monkeypatch.setattr(painting, "STRIP", 100_000)
    strips = QImage.fromData(file_of(subject, options, fonts))
    apart = [
        abs(QColor(whole.pixel(x, y)).lightness() - QColor(strips.pixel(x, y)).lightness())
        for x in range(0, 1237, 5)
        for y in range(0, 811, 3)
    ]
    assert max(apart) <= 2


def test_what_is_said_on_a_sheet(subject, fonts) -> None:
    said = words_of(Composition(subject, ImageOptions(), fonts))
    assert {"一場戰役", "條目「南京戰役」", "南京戰役", "Not shown singly"} <= set(said)
    bare = ImageOptions(title="", legend=False, sources=False)
    less = words_of(Composition(subject, bare, fonts))
    assert not {"一場戰役", "條目「南京戰役」", "Not shown singly"} & set(less)
    assert "另一題" in words_of(Composition(subject, ImageOptions(title="另一題"), fonts))


def test_a_chosen_span_is_shown_and_nothing_else(subject, fonts) -> None:
    options = ImageOptions(span=(float(DAY0), DAY0 + 10.0))
    made = Composition(subject, options, fonts)
    said = words_of(made)
    assert headlines([3])[3] in said
    assert len([words for words in said if words in headlines(range(40)).values()]) == 4


def test_a_chosen_span_is_of_the_calendar_where_empty_time_is_folded(subject, fonts) -> None:
    folding = Folding.of_gaps([(DAY0 + 31.0, DAY0 + 59.0)], 1.0)
    axis = replace(subject, columns=folding.folded(subject.columns), folding=folding)
    options = ImageOptions(span=(DAY0 + 60.0, DAY0 + 64.0))
    known = set(headlines(range(40)).values())
    plain, folded = (
        [words for words in words_of(Composition(which, options, fonts)) if words in known]
        for which in (subject, axis)
    )
    assert folded == plain != []


def test_a_picture_grows_with_its_tracks_and_none_is_cut_off(fonts) -> None:
    many = many_campaigns(40)
    made = Composition(many, ImageOptions(), fonts)
    assert made.height > made.width * 0.7
    assert {track.title for track in many.tracks} <= set(words_of(made))


def test_a_fixed_size_too_small_for_the_tracks_is_refused(fonts) -> None:
    with pytest.raises(ExpectedError, match="40 tracks do not fit") as caught:
        Composition(many_campaigns(40), ImageOptions(width=1600, height=900), fonts)
    assert "many pages" in caught.value.remedy


def test_a_picture_too_high_for_viewers_is_made_smaller(fonts) -> None:
    many = many_campaigns(300)
    made = Composition(many, ImageOptions(), fonts)
    width, height, _ = painting.outside(made)
    assert round(height) == LARGEST and width < 3200
    assert {track.title for track in many.tracks} <= set(words_of(made))
    with pytest.raises(ExpectedError, match="300 tracks"):
        Composition(many, ImageOptions(width=3200), fonts)


def test_many_pages_hold_all_tracks_and_say_which_they_are(fonts) -> None:
    many = many_campaigns(40)
    options = ImageOptions(PDF, spread=Spread.MANY, pages=2)
    made = Composition(many, options, fonts)
    assert made.count > 2
    said = [words_of(made, page) for page in range(made.count)]
    assert f"Page 2 of {made.count}" in said[1]
    assert {track.title for track in many.tracks} <= {words for page in said for words in page}


def test_density_decides_how_many_labels_there_are(fonts) -> None:
    known = headlines(range(13)).values()
    rows = [row(i, DAY0 + i // 5) for i in range(300)]
    columns = EventColumns.from_rows(rows, {1: 0})
    crowded = Subject(columns, [Track(1, "南京戰役", 0)], headlines)

    def labels(density: Density) -> int:
        options = ImageOptions(width=1600, height=700, density=density)
        found = words_of(Composition(crowded, options, fonts))
        return sum(any(text.startswith(words[:4].rstrip("…")) for text in known) for words in found)

    assert labels(Density.FEWER) < labels(Density.NORMAL) < labels(Density.MORE)


def test_a_pdf_has_its_pages_and_its_font_in_it(subject, fonts) -> None:
    options = ImageOptions(PDF, spread=Spread.MANY, pages=3, orientation=Orientation.PORTRAIT)
    content = file_of(subject, options, fonts)
    assert content is not None and content.startswith(b"%PDF-")
    assert b"/Count 3" in content
    assert b"TimelineHan" in content and b"/FontFile" in content
    assert content.count(b"/MediaBox [0 0 595.0") == 3


def test_an_svg_is_as_large_as_asked_and_its_words_are_words(subject, fonts) -> None:
    options = ImageOptions(ImageFormat.SVG, width=1000, height=600)
    content = file_of(subject, options, fonts)
    assert content is not None
    text = content.decode()
    assert 'width="1000" height="600"' in text
    assert ">南京戰役</text>" in text


@pytest.mark.parametrize("kind", [ImageFormat.PNG, PDF])
def test_a_picture_that_is_cancelled_is_no_file(subject, fonts, kind) -> None:
    assert file_of(subject, ImageOptions(kind), fonts, cancelled=lambda: True) is None


def test_the_ground_is_white_or_dark(subject, fonts) -> None:
    for ground, bright in ((Ground.LIGHT, True), (Ground.DARK, False)):
        made = Composition(subject, ImageOptions(ground=ground), fonts)
        image = painting.page_image(made, 0, painting.sheet_theme(ground), fonts, (400, 400))
        assert image.width() == 400
        assert (image.pixelColor(2, 2).lightness() > 250) is bright


def test_nothing_at_all_is_still_a_picture(fonts) -> None:
    empty = Subject(EventColumns.from_rows([], {}), [], headlines)
    for options in (ImageOptions(), ImageOptions(PDF, spread=Spread.MANY)):
        assert Composition(empty, options, fonts).count == 1
    hidden = replace(many_campaigns(2), tracks=[Track(0, "a", 0, False), Track(1, "b", 0, False)])
    assert Composition(hidden, ImageOptions(PDF, spread=Spread.MANY), fonts).count == 1


def test_years_are_told_by_eras_on_a_line_of_their_own(subject, fonts) -> None:
    options = ImageOptions(span=(DAY0, DAY0 + 2000))
    assert not any(
        word.startswith("民國") for word in words_of(Composition(subject, options, fonts))
    )
    told = replace(subject, eras=era_lines(("roc",), "zh-Hant"))
    assert any(word.startswith("民國") for word in words_of(Composition(told, options, fonts)))
