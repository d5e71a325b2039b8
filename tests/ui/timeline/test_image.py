from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from tests.timeline.making import DAY0, headlines, row

from timeline_app.timeline import display
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.tracks import Track
from timeline_app.ui.timeline.image import (
    LARGEST,
    Subject,
    height_for,
    picture,
    png,
    render_image,
)
from timeline_app.ui.timeline.text import Type


@pytest.fixture
def subject():
    rows = [row(i, DAY0 + i) for i in range(8)]
    tracks = [Track(1, "南京戰役", 0)]
    columns = EventColumns.from_rows(rows, {1: 0})
    return Subject(columns, tracks, headlines, "一場戰役", ["條目「南京戰役」"])


def test_a_picture_has_its_size_and_is_not_empty(theme, subject):
    image = render_image(subject, None, (800, 500), theme, 2.0)
    assert (image.width(), image.height()) == (1600, 1000)
    colours = {image.pixel(x, y) for x in range(0, 1600, 7) for y in range(0, 1000, 7)}
    assert len(colours) > 20


def test_a_picture_names_title_and_sources(dressed_app, subject):
    said = [s[3] for s in picture(subject, None, (800, 500), Type()) if s[0] == display.TEXT]
    assert {"一場戰役", "條目「南京戰役」", "南京戰役"} <= set(said)


def test_a_picture_comes_back_from_its_png(theme, subject):
    image = render_image(subject, None, (400, 300), theme, 1.0)
    again = QImage.fromData(png(image))
    assert again.convertToFormat(image.format()) == image


def test_no_track_is_cut_off(dressed_app):
    count = 40
    rows = [row(i, DAY0 + i, article=i % count) for i in range(3 * count)]
    tracks = [Track(i, f"第{i}場戰役", i) for i in range(count)]
    columns = EventColumns.from_rows(rows, {i: i for i in range(count)})
    many = Subject(columns, tracks, headlines)
    height = height_for(many, None, (800, 500), Type())
    assert height > 1000
    said = [s[3] for s in picture(many, None, (800, height), Type()) if s[0] == display.TEXT]
    assert {track.title for track in tracks} <= set(said)


def test_a_picture_with_few_tracks_is_as_high_as_asked_for(dressed_app, subject):
    assert height_for(subject, None, (800, 500), Type()) == 500


def test_long_sources_are_told_in_full(dressed_app, subject):
    words = "、".join(f"第{i}場戰役" for i in range(60))
    long = replace(subject, sources=[words])
    said = [s[3] for s in picture(long, None, (800, 900), Type()) if s[0] == display.TEXT]
    assert words in "".join(said)


def test_a_picture_too_high_for_viewers_is_made_smaller(theme, subject):
    image = render_image(subject, None, (200, LARGEST), theme, 2.0)
    assert (image.width(), image.height()) == (200, LARGEST)
