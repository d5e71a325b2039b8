"""The menu of a line of the order of battle."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.domain.event_filter import Facet
from timeline_app.ui.orbat.tree import Node
from timeline_app.zhtext.variants import fold

Only = Callable[[Facet, str, bool], None]
"""Asks that only what has a value of a facet be shown, of a unit also what is under it."""


def menu_of(node: Node, only: Only, parent: QWidget) -> QMenu:
    """What can be done with a side, or with a unit and those who command it."""
    menu = QMenu(parent)
    this = _tr("Show only this")
    if node.unit is None:
        menu.addAction(this, partial(only, Facet.SIDE, node.side, False))
        return menu
    key = node.unit.key
    menu.addAction(this, partial(only, Facet.UNIT, key, False))
    if node.children:
        words = _tr("Show only this and what is under it")
        menu.addAction(words, partial(only, Facet.UNIT, key, True))
    names = dict.fromkeys(officer.name for officer in node.unit.commanders if officer.name)
    for name in names:
        # What is written in an article is no place for a mnemonic.
        words = _tr("Show only {name}").format(name=name).replace("&", "&&")
        menu.addAction(words, partial(only, Facet.PERSON, fold(name), False))
    return menu


def _tr(words: str) -> str:
    return QCoreApplication.translate("Orbat", words)
