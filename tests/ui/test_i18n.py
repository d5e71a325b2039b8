from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from timeline_app import assets
from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.ui import i18n

SOURCES = Path(__file__).resolve().parents[2] / "src" / "timeline_app"
MARKERS = {
    "tr": 0,
    "filled": 0,
    "template": 0,
    "translatable": 0,
    "translate": 1,
    "QT_TRANSLATE_NOOP": 1,
}


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of the program, read once."""
    return {
        path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCES.rglob("*.py"))
    }


def strings_in(module: ast.Module) -> Iterator[str]:
    """The literals that a module hands to tr and its like."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = MARKERS.get(name)
        if place is None or len(node.args) <= place:
            continue
        words = node.args[place]
        if isinstance(words, ast.Constant) and isinstance(words.value, str):
            yield words.value


TELLING = {"ExpectedError": (1, 2), "Refusal": (2, 3)}
"""Calls with sentences for the reader, and where these stand."""
ON_THE_TERMINAL = ("commands", "app.py", "qt_guard.py", "selftest.py")
"""What only those see who gave a command."""


def told_in(path: Path) -> Iterator[ast.expr]:
    """The sentences and remedies that are written where an error is made."""
    if path.relative_to(SOURCES).parts[0] in ON_THE_TERMINAL:
        return
    for node in ast.walk(trees()[path]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for place in TELLING.get(node.func.id, ()):
                yield from node.args[place : place + 1]


@cache
def used_strings() -> dict[str, str]:
    """English words to the first module that uses them."""
    found: dict[str, str] = {}
    for path, module in trees().items():
        where = path.relative_to(SOURCES).as_posix()
        for words in strings_in(module):
            found.setdefault(words, where)
        for part in told_in(path):
            if isinstance(part, ast.Constant) and part.value:
                found.setdefault(str(part.value), where)
    return found


def test_sentences_of_errors_keep_their_words_apart_from_their_values() -> None:
    formatted = [
        f"{path.relative_to(SOURCES)}:{part.lineno}"
        for path in trees()
        for part in told_in(path)
        if isinstance(part, ast.JoinedStr)
    ]
    assert not formatted, f"Use domain.errors.filled, so that they can be translated: {formatted}"


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_every_string_of_the_window_is_translated(language: str) -> None:
    used = used_strings()
    missing = {words: used[words] for words in used.keys() - i18n.load_catalogue(language).keys()}
    lines = "\n".join(f'"{words}" = "…"    # {where}' for words, where in sorted(missing.items()))
    assert not missing, f"resources/i18n/{language}.toml lacks these; add a line for each:\n{lines}"


@cache
def all_literals() -> set[str]:
    """Every text in the program; words that stand in a table are translated by name."""
    return {
        node.value
        for module in trees().values()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_no_translation_is_left_over(language: str) -> None:
    stale = sorted(i18n.load_catalogue(language).keys() - all_literals())
    assert not stale, (
        f"resources/i18n/{language}.toml translates words that the program no longer uses; take "
        f"these lines out (or was an English text changed?): {stale}"
    )


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_translations_keep_their_places_for_values(language: str) -> None:
    for english, words in i18n.load_catalogue(language).items():
        assert words.strip(), english
        places, kept = (sorted(re.findall(r"{\w*}", text)) for text in (english, words))
        assert places == kept, f"{english!r} and {words!r} in {language}"


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_catalogues_are_flat_tables_of_words(language: str) -> None:
    table = tomllib.loads(assets.text(f"i18n/{language}.toml"))
    assert all(isinstance(words, str) for words in table.values())


def test_the_two_catalogues_translate_the_same() -> None:
    assert i18n.load_catalogue("zh-Hant").keys() == i18n.load_catalogue("zh-Hans").keys()


def test_unknown_languages_and_english_have_no_catalogue() -> None:
    assert i18n.load_catalogue("en") == {}
    assert i18n.load_catalogue("../../themes/light") == {}


def test_literals_are_found_however_they_are_marked() -> None:
    source = (
        'self.tr("A"); tr("B"); translatable("C"); x.translate("Context", "D"); tr(name); f("E")'
    )
    assert set(strings_in(ast.parse(source))) == {"A", "B", "C", "D"}


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    i18n.install(qapp, "en")


def test_widgets_speak_the_language_that_is_installed(app: QApplication) -> None:
    widget = QWidget()
    i18n.install(app, "zh-Hant")
    assert widget.tr("Order of battle") == "戰鬥序列"
    i18n.install(app, "zh-Hans")
    assert widget.tr("Order of battle") == "战斗序列"
    assert widget.tr("no such words") == "no such words"
    i18n.install(app, "en")
    assert widget.tr("Order of battle") == "Order of battle"
    assert app.findChildren(QTranslator) == []


def test_errors_are_told_in_the_language_of_the_window(app: QApplication) -> None:
    i18n.install(app, "zh-Hant")
    inside = filled("There is no library {path}.", path="{a}")
    told = filled(
        "The bundled article {name} could not be read. {reason}", name="甲", reason=inside
    )
    assert i18n.in_words(told, QWidget().tr) == "無法讀取內建條目「甲」。資料庫 {a} 不存在。"
    assert i18n.in_words("Choose another file.", QWidget().tr) == "請選擇另一個檔案。"
    error = ExpectedError("no-library", inside, "Import some articles first.")
    assert i18n.error_words(error, QWidget().tr) == "資料庫 {a} 不存在。請先匯入一些條目。"
    assert i18n.error_words(error, str) == "There is no library {a}. Import some articles first."
    assert told == "The bundled article 甲 could not be read. There is no library {a}."


def test_qts_own_buttons_are_translated_too(app: QApplication) -> None:
    i18n.install(app, "zh-Hant")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
