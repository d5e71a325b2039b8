"""Menus that hang on buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton


def put_menu(button: QToolButton, menu: QMenu) -> None:
    """Give a button another menu; the one that it had goes."""
    former = button.menu()
    button.setMenu(menu)
    if former is not None:
        former.deleteLater()
