from __future__ import annotations

import json

import pytest

from timeline_app.export.image_memory import recalled, remembered
from timeline_app.export.image_options import Density, ImageFormat, ImageOptions, Paper, Spread


def test_options_come_back_without_what_belongs_to_one_picture() -> None:
    options = ImageOptions(
        ImageFormat.PDF, paper=Paper.A3, spread=Spread.MANY, pages=7, density=Density.MORE,
        label_points=7.5, legend=False, span=(1.0, 2.0), campaigns=frozenset([3]), title="題",
    )  # fmt: skip
    again = recalled(remembered(options))
    assert again == ImageOptions(
        ImageFormat.PDF, paper=Paper.A3, spread=Spread.MANY, pages=7, density=Density.MORE,
        label_points=7.5, legend=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "[]", "3", '{"format": "doc"}', '{"pages": 0, "format": "pdf"}',
     '{"legend": "no"}', '{"label_points": "big"}', '{"width": true}', '{"dpi": 1e9}'],
)  # fmt: skip
def test_what_cannot_be_read_is_as_usual(text: str) -> None:
    assert recalled(text) == ImageOptions()


def test_what_a_newer_program_adds_is_left_out() -> None:
    known = json.loads(remembered(ImageOptions(density=Density.FEWER)))
    assert recalled(json.dumps({**known, "paint": "gold"})).density is Density.FEWER
