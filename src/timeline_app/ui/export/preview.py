"""The live preview of a picture, page by page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui import icons
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.lines import plain_label

_LEAST = QSize(420, 300)
_MARGIN = 2


class Sheet(QWidget):
    """A picture in the middle, with a thin line around it; or words where there is none."""

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._words = ""
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Preview"))

    def room(self) -> QSize:
        """How large a picture may be, in px of the screen."""
        ratio = self.devicePixelRatioF()
        width, height = (side - 2 * _MARGIN for side in (self.width(), self.height()))
        return QSize(round(width * ratio), round(height * ratio))

    def show_image(self, image: QImage) -> None:
        """Show a picture made for ``room``."""
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image, self._words = image, ""
        self.setAccessibleDescription("")
        self.update()

    def show_words(self, words: str) -> None:
        """Say why there is no picture."""
        self._image, self._words = None, words
        self.setAccessibleDescription(words)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room wants another picture."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, or the words."""
        painter = QPainter(self)
        if self._image is None:
            painter.setPen(self._theme.text_soft)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), int(flags), self._words)
        else:
            size = self._image.deviceIndependentSize()
            x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            box = QRectF(x, y, size.width(), size.height())
            painter.drawImage(box, self._image)
            painter.setPen(QPen(self._theme.line, 1))
            painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class Preview(QWidget):
    """The sheet with the way through its pages below; ``wanted`` asks for a picture of ``page``."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.page, self._count = 0, 1
        self.sheet = Sheet(theme, self)
        self.words = plain_label(self)
        self.back = self._button("back", self.tr("Previous page"), theme)
        self.forward = self._button("forward", self.tr("Next page"), theme)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))
        self.sheet.resized.connect(self.wanted)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        for part in (self.back, self.words, self.forward):
            row.addWidget(part)
        row.insertStretch(0)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.sheet, 1)
        column.addLayout(row)
        self._tell("")

    def show_image(self, image: QImage, count: int, words: str) -> None:
        """A page of ``count``; ``words`` tell how large the whole is."""
        self._count = count
        self.sheet.show_image(image)
        self._tell(words)

    def show_words(self, words: str) -> None:
        """Say why there is no picture."""
        self._count, self.page = 1, 0
        self.sheet.show_words(words)
        self._tell("")

    def start_over(self) -> None:
        """Begin at the first page: the options have changed."""
        self.page = 0

    def _turn(self, step: int) -> None:
        self.page = min(max(self.page + step, 0), self._count - 1)
        self.wanted.emit()

    def _tell(self, words: str) -> None:
        several = self._count > 1
        if several:
            said = self.tr("Page {number} of {total}")
            words = " · ".join((said.format(number=self.page + 1, total=self._count), words))
        self.words.setText(words)
        self.back.setVisible(several)
        self.forward.setVisible(several)
        self.back.setEnabled(self.page > 0)
        self.forward.setEnabled(self.page + 1 < self._count)

    def _button(self, icon: str, words: str, theme: Theme) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon, theme))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        return button
