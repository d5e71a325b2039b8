"""Addresses outside the program: shown as they are, and opened only if the reader agrees."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

SCHEMES = frozenset({"http", "https"})
"""What is opened; any other address could have the system start a program or read a file."""
_LONGEST = 300
"""Characters of an address that are shown; where it leads stands at its beginning."""


class OutsideQuestion(QMessageBox):
    """Shows an address, and opens it in the browser where the reader agrees."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open outside"))
        url = QUrl(f"https:{address}" if address.startswith("//") else address)
        # Encoded, so that a host in letters that only look like others is seen for what it is.
        shown = bytes(url.toEncoded().data()).decode("ascii", "replace") or address
        if url.scheme() in SCHEMES and url.host():
            self.setText(self.tr("Open this address in your browser?"))
            self.setStandardButtons(
                QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel
            )
            self.accepted.connect(lambda: QDesktopServices.openUrl(url))
        else:
            self.setText(self.tr("This is no address of a web page, so it is not opened."))
            self.setStandardButtons(QMessageBox.StandardButton.Close)
        self.setInformativeText(f"{shown[:_LONGEST]}…" if len(shown) > _LONGEST else shown)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
