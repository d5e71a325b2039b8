"""The program's words in the reader's language: English in the source, tables for the others."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from timeline_app import assets
from timeline_app.domain.errors import ExpectedError, Filled

LANGUAGES = ("en", "zh-Hant", "zh-Hans")
"""The languages of the program's words; English is the source and needs no table."""
_QT_NAMES = {"zh-Hant": "qtbase_zh_TW", "zh-Hans": "qtbase_zh_CN"}


def translatable(words: str) -> str:
    """Marks words that stand in a table now and go through ``tr`` later."""
    return words


def in_words(text: str, tr: Callable[[str], str]) -> str:
    """A sentence of an ExpectedError in the reader's language, with its values in it."""
    if not isinstance(text, Filled):
        return tr(text) if text else ""
    values = {
        name: in_words(value, tr) if isinstance(value, Filled) else value
        for name, value in text.values.items()
    }
    return tr(text.template).format(**values)


def error_words(error: ExpectedError, tr: Callable[[str], str]) -> str:
    """What happened, and what to do, in one line; Chinese sentences follow one another closely."""
    sentence, remedy = in_words(error.sentence, tr), in_words(error.remedy, tr)
    return f"{sentence}{remedy}" if sentence.endswith("。") else f"{sentence} {remedy}".strip()


def code() -> str:
    """The language the program speaks, one of ``LANGUAGES``."""
    found = QCoreApplication.translate("Program", "Language code")
    return found if found in LANGUAGES else "en"


def load_catalogue(language: str) -> dict[str, str]:
    """English words to those of the language; empty for English and for unknown languages."""
    if language not in LANGUAGES or language == "en":
        return {}
    return {
        source: words
        for source, words in tomllib.loads(assets.text(f"i18n/{language}.toml")).items()
        if isinstance(words, str)
    }


class CatalogueTranslator(QTranslator):
    """Translates by one flat table, whatever widget asks: the same words mean the same thing."""

    def __init__(self, catalogue: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, number: int = -1
    ) -> str | None:
        """The words for ``source``; None where the table has none, so that others are asked."""
        return self._catalogue.get(source)

    def isEmpty(self) -> bool:
        """Whether there is nothing to translate: Qt then leaves the translator out."""
        return not self._catalogue


def install(app: QApplication, language: str) -> None:
    """Shows the program in a language ("en", "zh-Hant", "zh-Hans"), in place of the one before.

    Widgets hear of it by a LanguageChange event.  An unknown language is English.
    """
    for former in app.findChildren(QTranslator):
        app.removeTranslator(former)
        former.setParent(None)
        former.deleteLater()
    if language in _QT_NAMES:
        own = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if own.load(_QT_NAMES[language], folder):
            app.installTranslator(own)
    catalogue = load_catalogue(language)
    if catalogue:
        app.installTranslator(CatalogueTranslator(catalogue, app))
