"""Pictures asked for in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.driving import session_of

from timeline_app.export.image_options import ImageFormat, ImageOptions, Spread
from timeline_app.ui.export import printing
from timeline_app.ui.export.dialog import ExportDialog
from timeline_app.ui.exporting import named
from timeline_app.ui.main_window import MainWindow


def opened(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    window.actions_table.export_image.trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "px" in dialog.preview.words.text())
    return dialog


def test_the_dialog_previews_what_is_seen_and_writes_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window)
    view = window.timeline.viewport()
    options = dialog.options()
    assert view is not None and options is not None
    assert options.span == (view.start, view.end)
    dialog.form.set_kind("svg")
    out = tmp_path / "a"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(out), ""))
    dialog.save.click()
    qtbot.waitUntil(lambda: str(out) in window.messages.message())
    assert "南京戰役" in out.with_suffix(".svg").read_text(encoding="utf-8")
    again = opened(qtbot, window)
    assert again.form.kind is ImageFormat.SVG
    again.reject()


def test_the_title_offered_follows_the_campaigns_ticked(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    title = dialog.form.title
    assert "桂柳會戰" in title.placeholderText()
    for row in range(dialog.form.campaigns.count()):
        item = dialog.form.campaigns.item(row)
        if item.text() != "南京戰役":
            item.setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: title.placeholderText() == "南京戰役")
    dialog.reject()


def test_nothing_is_written_where_no_file_is_named(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: ("", ""))
    qtbot.waitUntil(lambda: not session_of(window).tasks.busy)  # the preview is painted in a task
    dialog.save.click()
    assert dialog.isVisible()
    assert not session_of(window).tasks.busy
    dialog.reject()


def test_a_preview_that_cannot_be_made_is_told(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    dialog.form.height_box.setValue(500)
    dialog.form.label_size.setValue(12)
    qtbot.waitUntil(
        lambda: (
            "do not fit" in dialog.preview.sheet.accessibleDescription()
            or "no room" in dialog.preview.sheet.accessibleDescription()
        )
    )
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_what_is_seen_is_copied_by_one_key(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_table.copy_image.trigger()
    qtbot.waitUntil(lambda: window.messages.message() == "Picture copied.")
    image = QGuiApplication.clipboard().image()
    assert image.width() == 3200


def test_pages_are_painted_on_a_printer(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printed.pdf"

    def ask(parent: object, options: ImageOptions) -> QPrinter:
        printer = printing.prepared(options)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        return printer

    monkeypatch.setattr(printing, "ask", ask)
    dialog = opened(qtbot, window)
    dialog.form.set_kind("pdf")
    dialog.form.spread.set_value(Spread.LONG)
    dialog.form.pages.setValue(2)
    dialog.print.click()
    qtbot.waitUntil(lambda: "printed.pdf" in window.messages.message())
    content = out.read_bytes()
    assert content.startswith(b"%PDF-") and b"TimelineHan" in content
    assert b"/MediaBox [0 0 842.0" in content


def test_what_is_printed_fits_on_paper() -> None:
    long = ImageOptions(ImageFormat.PDF, spread=Spread.LONG, pages=3)
    assert printing.for_paper(long).spread is Spread.MANY
    assert printing.for_paper(ImageOptions(spread=Spread.MANY)).spread is Spread.ONE
    assert printing.for_paper(ImageOptions()).format is ImageFormat.PDF


def test_the_key_for_printing_opens_the_dialog_ready_for_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_table.print_image.trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.form.kind is ImageFormat.PDF
    assert dialog.print.isDefault() and not dialog.save.isDefault()
    dialog.reject()


def test_the_ending_of_the_name_decides_what_is_written() -> None:
    png = ImageOptions()
    assert named(Path("a/b"), png) == (Path("a/b.png"), png)
    assert named(Path("b.PNG"), png) == (Path("b.PNG"), png)
    assert named(Path("b.1937"), png) == (Path("b.1937.png"), png)
    path, options = named(Path("b.svg"), png)
    assert (path, options.format) == (Path("b.svg"), ImageFormat.SVG)
