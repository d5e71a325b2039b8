from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain.document import Document
from timeline_app.domain.record import ArticleRecord, Mention, MentionKind, SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.worker import build_record
from timeline_app.workspace import script
from timeline_app.zhtext.variants import Script

TEXT = "1937年12月13日，谷寿夫指挥日军攻占南京后的发电厂。"


def record() -> ArticleRecord:
    made = build_record(Document("x", TEXT, SourceInfo("x"), "南京战役"))
    at = made.article.text.index("谷寿夫")
    person = Mention(Span(at, at + 3), MentionKind.PERSON, "谷寿夫")
    events = tuple(
        replace(event, headline="谷寿夫发电", people=("谷寿夫",)) for event in made.events
    )
    return replace(made, mentions=(person,), events=events)


def test_persons_keep_their_names_in_every_script() -> None:
    made = record()
    assert script.convert_article(made, Script.AS_WRITTEN) == made.article.text
    shown = script.convert_article(made, Script.TRADITIONAL)
    assert "谷寿夫指揮日軍" in shown and "後的發電廠" in shown
    assert len(shown) == len(made.article.text)


def test_headlines_are_converted_around_names(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(record())
    with LibraryReader(library_path) as reader:
        assert script.headlines(reader, Script.AS_WRITTEN, [1, 99]) == {1: "谷寿夫发电"}
        assert script.headlines(reader, Script.TRADITIONAL, [1]) == {1: "谷寿夫發電"}


@given(st.text("谷寿夫发电后里", max_size=12), st.lists(st.text("谷寿发", max_size=3), max_size=3))
def test_a_label_keeps_its_length_and_every_name(label: str, names: list[str]) -> None:
    for wanted in Script:
        shown = script.convert_label(label, wanted, names)
        assert len(shown) == len(label)
        for name in names:
            at = label.find(name)
            assert at < 0 or shown[at : at + len(name)] == name
