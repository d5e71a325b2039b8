"""Pictures on paper: asking for a printer, and painting the pages on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app import APP_NAME
from timeline_app.export.image_options import (
    ImageFormat,
    ImageOptions,
    Orientation,
    Paper,
    Spread,
)
from timeline_app.ui.export import painting
from timeline_app.ui.export.composing import Composition, Subject

_PAPERS = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.A3: QPageSize.PageSizeId.A3,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
}


def for_paper(options: ImageOptions) -> ImageOptions:
    """The same picture on pages, none longer than the paper."""
    spread = Spread.MANY if options.spread is Spread.LONG else options.spread
    if options.format is not ImageFormat.PDF:
        spread = Spread.ONE
    return replace(options, format=ImageFormat.PDF, spread=spread)


def ask(parent: QWidget, options: ImageOptions) -> QPrinter | None:
    """Ask which printer, with the paper of the options; None where the reader will not print."""
    printer = prepared(options)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def prepared(options: ImageOptions) -> QPrinter:
    """A printer set to the paper of the options."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(APP_NAME)
    printer.setCreator(APP_NAME)
    printer.setFullPage(True)
    upright = options.orientation is Orientation.PORTRAIT and options.paper is not Paper.SLIDE
    way = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(_size(options), way, QMarginsF(0, 0, 0, 0)))
    return printer


def _size(options: ImageOptions) -> QPageSize:
    if options.paper in _PAPERS:
        return QPageSize(_PAPERS[options.paper])
    page = options.page
    return QPageSize(QSizeF(page.height, page.width), QPageSize.Unit.Point)


def printed(
    printer: QPrinter,
    options: ImageOptions,
    shown: Subject,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> str | None:
    """Paint the pages; the printer's name, None where it was cancelled."""
    fonts = painting.sheet_type(QApplication.font().families())
    made = Composition(shown, options, fonts)
    theme = painting.sheet_theme(options.ground)
    if not painting.print_pages(printer, made, (theme, fonts), progress, cancelled):
        printer.abort()
        return None
    return printer.outputFileName() or printer.printerName()
