"""Files dropped on a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes the files and folders that are dropped anywhere on a widget; text is left alone."""

    dropped = Signal(object)
    """A list of paths."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accepts a drag that carries files, and tells of them once they are dropped."""
        if not isinstance(event, QDropEvent):  # the moves of a drag are of this kind, too
            return False
        paths = files_in(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def files_in(data: QMimeData) -> list[Path]:
    """The local files and folders that a drag carries."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
