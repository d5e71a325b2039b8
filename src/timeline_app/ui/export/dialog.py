"""The dialog in which a picture of the timeline is made: options at the left, the live preview."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.domain.errors import ExpectedError
from timeline_app.export.image_options import ImageFormat, ImageOptions
from timeline_app.ui.export.form import Offer, OptionsForm
from timeline_app.ui.export.preview import Preview
from timeline_app.ui.i18n import in_words
from timeline_app.ui.theme import STEP, Theme

_SIZE = QSize(1040, 680)
_FORM_WIDTH = 400
_PAUSE = 150
"""ms after the last change before a preview is asked for: typing does not start one a letter."""


class ExportDialog(QDialog):
    """Shows values and emits wishes, each with valid ``ImageOptions``.

    ``preview_requested`` carries options, page and the room in px; the answer is ``show_preview``
    or ``show_failure``.
    """

    preview_requested = Signal(object, int, object)
    save_requested = Signal(object)
    copy_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, theme: Theme, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export image"))
        self.form = OptionsForm(theme, offer, self)
        self.preview = Preview(theme, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.save = self._button(self.tr("Save…"), self.save_requested)
        self.copy = self._button(self.tr("Copy"), self.copy_requested)
        self.print = self._button(self.tr("Print…"), self.print_requested)
        self.save.setDefault(True)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        self.buttons.rejected.connect(self.reject)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._ask)
        self.form.changed.connect(self._on_changed)
        self.preview.wanted.connect(self._timer.start)
        self._lay_out()
        self.form.format.setFocus(Qt.FocusReason.TabFocusReason)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def prepare_to_print(self) -> None:
        """Offer pages, and to print them first."""
        self.form.set_kind(ImageFormat.PDF)
        self.print.setDefault(True)
        self.print.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_preview(self, image: QImage, count: int, words: str, title: str = "") -> None:
        """The picture that the options make; ``words`` tell how large the whole is, ``title`` is
        what is written above it where the reader writes nothing.
        """
        self.form.title.setPlaceholderText(title or self.form.title.placeholderText())
        self.preview.show_image(image, count, words)
        self._allow(True)

    def show_failure(self, error: Exception) -> None:
        """Such a picture cannot be made: say why and what to do."""
        if isinstance(error, ExpectedError):
            told = (in_words(words, self.tr) for words in (error.sentence, error.remedy))
            self.preview.show_words("\n".join(told))
        else:
            self.preview.show_words(self.tr("Something went wrong"))
        self._allow(False)

    def options(self) -> ImageOptions | None:
        """What is asked for; None, and the reason in place of the preview, where it cannot be."""
        try:
            return self.form.options()
        except ExpectedError as error:
            self.show_failure(error)
            return None

    @Slot()
    def _on_changed(self) -> None:
        self.preview.start_over()
        self._timer.start()

    @Slot()
    def _ask(self) -> None:
        options = self.options()
        if options is not None:
            self.preview_requested.emit(options, self.preview.page, self.preview.sheet.room())

    def _allow(self, possible: bool) -> None:
        for button in (self.save, self.copy, self.print):
            button.setEnabled(possible)

    def _button(self, words: str, wish: object) -> QPushButton:
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._wish(wish))
        return button

    def _wish(self, wish: object) -> None:
        options = self.options()
        if options is not None:
            wish.emit(options)  # type: ignore[attr-defined]  # a bound signal has no public type

    def _lay_out(self) -> None:
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFixedWidth(_FORM_WIDTH)
        page = QWidget(scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 3 * STEP, 0)
        column.addWidget(self.form)
        column.addStretch()
        scroll.setWidget(page)
        row = QHBoxLayout()
        row.setSpacing(3 * STEP)
        row.addWidget(scroll)
        row.addWidget(self.preview, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 3 * STEP)
        whole.setSpacing(3 * STEP)
        whole.addLayout(row, 1)
        whole.addWidget(self.buttons)


def size_words(options: ImageOptions, size: tuple[int, int]) -> str:
    """How large the file is, for the line under the preview: px, or millimetres of a page."""
    if options.format is ImageFormat.PDF:
        page = options.page
        width, height = (round(side / 72 * 25.4) for side in (page.width, page.height))
        return f"{width} × {height} mm"
    words = f"{size[0]:,} × {size[1]:,} px"
    return f"{words}, {options.dots} dpi" if options.format is ImageFormat.PNG else words
