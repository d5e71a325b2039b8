from __future__ import annotations

import math
from dataclasses import replace

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.export.image_options import (
    LARGEST,
    LONGEST_PAGE,
    Density,
    ImageFormat,
    ImageOptions,
    Orientation,
    Paper,
    Spread,
)

PDF = ImageFormat.PDF


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"width": LARGEST + 1}, "out-of-bounds"),
        ({"height": 10}, "out-of-bounds"),
        ({"width": -5}, "out-of-bounds"),
        ({"dpi": 5}, "out-of-bounds"),
        ({"label_points": math.nan}, "out-of-bounds"),
        ({"label_points": 1.0}, "out-of-bounds"),
        ({"format": PDF, "pages": 0}, "out-of-bounds"),
        ({"format": PDF, "spread": Spread.LONG, "pages": 100}, "page-too-long"),
        ({"width": 200, "label_points": 24.0}, "labels-too-large"),
        ({"height": 200, "label_points": 24.0}, "labels-too-large"),
        ({"format": PDF, "label_points": 24.0}, "labels-too-large"),
        ({"span": (5.0, 5.0)}, "empty-span"),
        ({"span": (math.inf, None)}, "empty-span"),
        ({"campaigns": frozenset()}, "no-campaigns"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_remedy(wrong: dict[str, object], code: str) -> None:
    with pytest.raises(ExpectedError) as caught:
        ImageOptions(**wrong)
    assert caught.value.code == code
    assert caught.value.sentence.endswith(".") and caught.value.remedy.endswith(".")


def test_the_remedy_for_a_long_page_helps() -> None:
    with pytest.raises(ExpectedError) as caught:
        ImageOptions(PDF, spread=Spread.LONG, pages=100)
    most = next(int(word) for word in caught.value.remedy.split() if word.isdigit())
    assert ImageOptions(PDF, spread=Spread.LONG, pages=most).page.width <= LONGEST_PAGE
    with pytest.raises(ExpectedError):
        ImageOptions(PDF, spread=Spread.LONG, pages=most + 1)


def test_every_size_up_to_the_largest_can_be_asked_for() -> None:
    surface = ImageOptions(width=LARGEST, height=LARGEST).surface
    assert surface.height is not None
    assert round(surface.height * surface.ratio) == LARGEST
    assert round(surface.width * surface.ratio) == LARGEST


def test_labels_are_as_large_as_asked_in_every_format() -> None:
    for points in (6.0, 12.0):
        png = ImageOptions(width=4000, dpi=300, label_points=points).surface
        assert png.ratio * 13 == pytest.approx(points / 72 * 300)
        svg = ImageOptions(ImageFormat.SVG, label_points=points).surface
        assert svg.ratio * 13 == pytest.approx(points / 72 * 96)
        assert ImageOptions(PDF, label_points=points).surface.ratio * 13 == pytest.approx(points)


def test_pages_lie_as_asked() -> None:
    lying = ImageOptions(PDF).page
    upright = ImageOptions(PDF, orientation=Orientation.PORTRAIT).page
    assert (lying.width, lying.height) == (upright.height, upright.width) == (841.89, 595.276)
    slide = ImageOptions(PDF, paper=Paper.SLIDE, orientation=Orientation.PORTRAIT).page
    assert slide.width / slide.height == 16 / 9
    long = ImageOptions(PDF, spread=Spread.LONG, pages=3).page
    assert long.height == lying.height
    assert long.width - 2 * long.margin == pytest.approx(3 * (lying.width - 2 * lying.margin))


def test_options_are_values() -> None:
    options = ImageOptions(density=Density.MORE)
    assert replace(options, density=Density.NORMAL) == ImageOptions()
    assert hash(options) == hash(replace(options))
