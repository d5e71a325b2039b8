from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from timeline_app.domain.days import to_day
from timeline_app.domain.errors import ExpectedError
from timeline_app.export.image_options import (
    Density,
    Ground,
    ImageFormat,
    ImageOptions,
    Orientation,
    Paper,
    Spread,
)
from timeline_app.ui.export.dialog import ExportDialog, size_words
from timeline_app.ui.export.fields import Campaign
from timeline_app.ui.export.form import Extent, Offer
from timeline_app.ui.theme import Theme

SEEN = (float(to_day(1937, 11)), float(to_day(1938)))
CAMPAIGNS = [
    Campaign(1, "忻口戰役", True),
    Campaign(2, "南京戰役", True),
    Campaign(3, "桂柳", True),
]


def offered(options: ImageOptions | None = None) -> Offer:
    return Offer(CAMPAIGNS, SEEN, "忻口戰役、南京戰役", options or ImageOptions())


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> Iterator[ExportDialog]:
    made = ExportDialog(theme, offered())
    qtbot.addWidget(made)
    made.show()
    yield made


def test_what_is_seen_is_asked_for_at_first(dialog: ExportDialog) -> None:
    assert dialog.options() == ImageOptions(span=SEEN)


def test_a_span_chosen_on_the_timeline_is_asked_for(qtbot: QtBot, theme: Theme) -> None:
    span = (float(to_day(1937, 12, 1)), float(to_day(1937, 12, 14)))
    made = ExportDialog(theme, replace(offered(), span=span))
    qtbot.addWidget(made)
    assert made.options().span == span
    assert made.form.extent.value(Extent) is Extent.CHOSEN


def test_every_field_is_heard(dialog: ExportDialog) -> None:
    form = dialog.form
    form.set_kind("pdf")
    form.extent.set_value(Extent.CHOSEN)
    form.first.setText("1937-12")
    form.last.setText("1937-12-13")
    form.campaigns.item(0).setCheckState(Qt.CheckState.Unchecked)
    form.paper.set_value(Paper.LETTER)
    form.orientation.set_value(Orientation.PORTRAIT)
    form.spread.set_value(Spread.MANY)
    form.pages.setValue(9)
    form.density.set_value(Density.MORE)
    form.label_size.setValue(7.5)
    form.ground.set_value(Ground.DARK)
    form.title.setText(" 南京 ")
    form.legend.setChecked(False)
    form.sources.setChecked(False)
    assert dialog.options() == ImageOptions(
        ImageFormat.PDF, paper=Paper.LETTER, orientation=Orientation.PORTRAIT, spread=Spread.MANY,
        pages=9, span=(to_day(1937, 12), to_day(1937, 12, 14)), campaigns=frozenset([2, 3]),
        ground=Ground.DARK, density=Density.MORE, label_points=7.5, title="南京", legend=False,
        sources=False,
    )  # fmt: skip
    form.with_title.setChecked(False)
    form.set_kind("png")
    form.width_box.setValue(4000)
    form.height_box.setValue(3000)
    form.dpi.setValue(300)
    options = dialog.options()
    assert options is not None
    assert (options.width, options.height, options.dpi, options.title) == (4000, 3000, 300, "")


def test_the_form_shows_what_it_was_given(qtbot: QtBot, theme: Theme) -> None:
    given = ImageOptions(
        ImageFormat.PDF, paper=Paper.SLIDE, spread=Spread.LONG, pages=3, density=Density.FEWER,
        label_points=8.0, ground=Ground.DARK, legend=False, span=SEEN,
    )  # fmt: skip
    made = ExportDialog(theme, offered(given))
    qtbot.addWidget(made)
    assert made.options() == given


@pytest.mark.parametrize(
    ("kind", "spread", "shown"),
    [
        ("png", Spread.ONE, {"width_box", "dpi"}),
        ("svg", Spread.ONE, {"width_box"}),
        ("pdf", Spread.ONE, {"paper", "spread"}),
        ("pdf", Spread.LONG, {"paper", "spread", "pages"}),
    ],
)
def test_only_what_the_format_knows_is_shown(
    dialog: ExportDialog, kind: str, spread: Spread, shown: set[str]
) -> None:
    dialog.form.spread.set_value(spread)
    dialog.form.set_kind(kind)
    fields = ("width_box", "dpi", "paper", "spread", "pages")
    assert {name for name in fields if getattr(dialog.form, name).isVisible()} == shown


def test_a_preview_is_asked_for_once_after_several_changes(
    qtbot: QtBot, dialog: ExportDialog
) -> None:
    with qtbot.waitSignal(dialog.preview_requested):
        pass
    asked: list[tuple[object, ...]] = []
    dialog.preview_requested.connect(lambda *given: asked.append(given))
    for width in (1000, 2000, 3000):
        dialog.form.width_box.setValue(width)
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.wait(200)
    ((options, page, room),) = asked
    assert options == ImageOptions(width=3000, span=SEEN)
    assert page == 0 and room.width() >= 400


def test_what_cannot_be_made_is_told_in_place_of_the_preview(
    qtbot: QtBot, dialog: ExportDialog
) -> None:
    dialog.form.extent.set_value(Extent.CHOSEN)
    dialog.form.first.setText("last winter")
    qtbot.waitUntil(lambda: not dialog.save.isEnabled())
    assert "1937-12-13" in dialog.preview.sheet.accessibleDescription()
    wishes: list[object] = []
    dialog.save_requested.connect(wishes.append)
    dialog._wish(dialog.save_requested)
    assert wishes == []
    dialog.form.first.setText("1937")
    dialog.show_preview(QImage(10, 10, QImage.Format.Format_RGB32), 1, "")
    assert dialog.save.isEnabled()
    dialog.show_failure(ExpectedError("x", "It cannot be.", "Do so."))
    assert dialog.preview.sheet.accessibleDescription() == "It cannot be.\nDo so."


def test_pages_are_turned(qtbot: QtBot, dialog: ExportDialog) -> None:
    preview = dialog.preview
    preview.show_image(QImage(10, 10, QImage.Format.Format_RGB32), 3, "297 × 210 mm")
    assert preview.words.text() == "Page 1 of 3 · 297 × 210 mm"
    assert not preview.back.isEnabled()
    with qtbot.waitSignal(dialog.preview_requested) as asked:
        preview.forward.click()
    assert asked.args is not None and asked.args[1] == 1
    dialog.form.density.set_value(Density.MORE)
    assert preview.page == 0


@pytest.mark.parametrize("wish", ["save", "copy", "print"])
def test_wishes_carry_the_options(qtbot: QtBot, dialog: ExportDialog, wish: str) -> None:
    with qtbot.waitSignal(getattr(dialog, f"{wish}_requested")) as asked:
        getattr(dialog, wish).click()
    assert asked.args == [ImageOptions(span=SEEN)]


def test_the_size_is_told_in_the_units_of_the_format() -> None:
    assert size_words(ImageOptions(dpi=192), (3200, 1800)) == "3,200 × 1,800 px, 192 dpi"
    assert size_words(ImageOptions(ImageFormat.SVG), (1600, 900)) == "1,600 × 900 px"
    assert size_words(ImageOptions(ImageFormat.PDF), (842, 595)) == "297 × 210 mm"


def test_every_field_has_a_name_to_be_spoken(dialog: ExportDialog) -> None:
    form = dialog.form
    named = (form.first, form.last, form.width_box, form.height_box, form.orientation)
    assert all(field.accessibleName() for field in (*named, form.label_size, form.title))
    assert dialog.preview.sheet.accessibleName() == "Preview"
