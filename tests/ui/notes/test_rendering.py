from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextDocument

from timeline_app.ui.notes.rendering import NoteDocument, outside
from timeline_app.ui.widgets.own_marks import first_words


def made(text: str) -> NoteDocument:
    return NoteDocument(text, QFont(), 4)


def test_markup_of_other_kinds_is_words(qapp: object) -> None:
    words = "<b>粗</b> <script>alert(1)</script> <img src='http://a/b'>"
    assert made(words).toPlainText() == words


def test_pictures_and_files_are_named_and_never_looked_at(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QTextDocument, "loadResource", lambda *_: asked.append(_))
    document = made("看 ![圖](file:///etc/hostname) 和 ![圖](http://a/b.png)")
    assert document.toPlainText() == "看 [file:///etc/hostname] 和 [http://a/b.png]"
    document.setTextWidth(300)
    assert document.resource(QTextDocument.ResourceType.ImageResource, QUrl("file:///x")) is None
    assert asked == []


def test_lines_end_where_the_writer_ended_them(qapp: object) -> None:
    assert made("甲\n乙\n\n丙").toPlainText().replace("\u2028", "\n") == "甲\n乙\n丙"


def test_a_tooltip_tells_how_a_note_begins_in_plain_words(qapp: object) -> None:
    assert first_words("# 題\n\n**粗** ![圖](b)\n- 項 `碼`") == "題 粗 項 碼"
    long = first_words("字" * 1000)
    assert (len(long), long[-1]) == (120, "…")


def test_addresses_outside_are_those_of_browsers_and_mail() -> None:
    addresses = ("https://a.org/b", "HTTP://a.org", "mailto:a@b.org", "ftp://a", "file:///a", "b")
    assert [bool(outside(QUrl(address))) for address in addresses] == [True] * 3 + [False] * 3


@pytest.mark.parametrize("text", ["**a**\n" * 10_000, "|a|b|\n|-|-|\n" + "|1|2|\n" * 1000])
def test_what_would_take_long_to_set_is_shown_as_it_is_written(qapp: object, text: str) -> None:
    assert made(text).toPlainText() == text
