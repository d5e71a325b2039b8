from __future__ import annotations

import pytest
from tests.timeline.making import DAY0, headlines, row

from timeline_app.domain.errors import ExpectedError
from timeline_app.timeline import display
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.tracks import Track
from timeline_app.ui.timeline.image import Subject, natural_height, picture, render_image, save_png
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


def test_a_png_is_written(theme, subject, tmp_path):
    path = tmp_path / "picture.png"
    save_png(path, render_image(subject, None, (400, 300), theme, 1.0))
    assert path.read_bytes().startswith(b"\x89PNG")


def test_a_place_that_cannot_be_written_is_told(theme, subject, tmp_path):
    image = render_image(subject, None, (400, 300), theme, 1.0)
    with pytest.raises(ExpectedError) as told:
        save_png(tmp_path / "missing" / "picture.png", image)
    assert told.value.code == "not-writable"


def test_at_its_natural_height_a_picture_counts_nothing(dressed_app, subject):
    height = natural_height(subject, None, 800, Type())
    made = picture(subject, None, (800, height), Type())
    cells = [cell for step in made if step[0] == display.CELLS for cell in step[2]]
    assert [cell[4] for cell in cells] == ["+12"]  # the legend's
    assert 200 < height < 500
