from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.articles import Builder, nanjing

from timeline_app.domain.article import Role
from timeline_app.domain.spans import Span
from timeline_app.ui import i18n
from timeline_app.ui import theme as themes
from timeline_app.ui.article.pane import ArticlePane
from timeline_app.ui.article.view import EventLink, LinkKind
from timeline_app.ui.theme import Theme


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> ArticlePane:
    pane = ArticlePane(theme)
    pane.resize(860, 900)
    qtbot.addWidget(pane)
    pane.show()
    return pane


def point_of(pane: ArticlePane, position: int) -> QPoint:
    """The middle of the character at a document position, in the viewport."""
    ends = []
    for at in (position, position + 1):
        cursor = QTextCursor(pane.browser.document())
        cursor.setPosition(at)
        ends.append(pane.browser.cursorRect(cursor).center())
    return QPoint((ends[0].x() + ends[1].x()) // 2, ends[0].y())


def click_on(qtbot: QtBot, pane: ArticlePane, span: Span) -> None:
    assert pane.set_document is not None
    position = pane.set_document.positions.to_document(span.start)
    qtbot.mouseClick(
        pane.browser.viewport(), Qt.MouseButton.LeftButton, pos=point_of(pane, position)
    )


def marked(pane: ArticlePane, number: int = 0) -> str:
    marks = pane.browser.extraSelections()
    return QTextCursor(marks[number].cursor).selectedText()


def long_view(paragraphs: int = 200) -> tuple[Builder, list[EventLink]]:
    builder, events = Builder(), []
    for number in range(paragraphs):
        span = builder.add(f"1937年12月{number % 30 + 1}日，第{number}師進入南京。守軍撤退。" * 2)
        events.append(EventLink(number, Span(span.start, span.start + 10), span))
    return builder, events


def test_a_click_on_each_date_asks_for_its_event(qtbot: QtBot, pane: ArticlePane) -> None:
    view = nanjing()
    pane.show_article(view)
    for event in view.events:
        with qtbot.waitSignal(pane.event_requested) as asked:
            click_on(qtbot, pane, event.span)
        assert asked.args == [event.event_id]


def test_clicks_on_units_pages_and_addresses_are_told_apart(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    view = nanjing()
    pane.show_article(view)
    with qtbot.waitSignal(pane.unit_requested) as unit:
        click_on(qtbot, pane, view.mentions[2].span)
    assert unit.args == ["CN:71:军"]
    for words, target in (("淞滬會戰", "淞滬會戰"), ("江陰", "江陰市")):
        with qtbot.waitSignal(pane.page_requested) as page:
            start = view.article.text.index(words)
            click_on(qtbot, pane, Span(start, start + 1))
        assert page.args == [target]
    start = view.article.text.index("孫宅巍")
    with qtbot.waitSignal(pane.address_requested) as address:
        click_on(qtbot, pane, Span(start, start + 1))
    assert address.args == ["https://example.org/a?b=1&c=2"]


def test_the_marked_sentence_is_the_articles_sentence(pane: ArticlePane) -> None:
    view = nanjing()
    pane.show_article(view)
    event = view.events[3]
    assert "𤼵" in view.article.text[: event.sentence.start]
    pane.mark_sentence(event.sentence, event.span)
    assert marked(pane) == event.sentence.of(view.article.text)
    assert marked(pane, 1) == event.span.of(view.article.text)
    pane.mark_sentence(None)
    assert pane.browser.extraSelections() == []


def test_mentions_of_the_selected_unit_are_marked(pane: ArticlePane) -> None:
    view = nanjing()
    pane.show_article(view)
    pane.mark_mentions([view.mentions[0].span])
    assert marked(pane) == "第114師團"


def test_the_sentence_comes_to_stand_a_quarter_down(pane: ArticlePane) -> None:
    builder, events = long_view()
    pane.show_article(
        replace(nanjing(), article=builder.build(), events=tuple(events), mentions=())
    )
    pane.mark_sentence(events[120].sentence, events[120].span)
    assert pane.set_document is not None
    position = pane.set_document.positions.to_document(events[120].sentence.start)
    height = pane.browser.viewport().height()
    assert abs(point_of(pane, position).y() - height / 4) < 40


def test_a_sentence_in_view_does_not_move_the_page(qtbot: QtBot, pane: ArticlePane) -> None:
    builder, events = long_view()
    pane.show_article(
        replace(nanjing(), article=builder.build(), events=tuple(events), mentions=())
    )
    pane.mark_sentence(events[60].sentence)
    before = pane.browser.verticalScrollBar().value()
    pane.mark_sentence(events[61].sentence)
    assert pane.browser.verticalScrollBar().value() == before


def test_another_script_keeps_place_and_marks(pane: ArticlePane) -> None:
    builder, events = long_view()
    view = replace(nanjing(), article=builder.build(), events=tuple(events), mentions=())
    pane.show_article(view)
    pane.mark_sentence(events[120].sentence, events[120].span)
    before = pane.browser.verticalScrollBar().value()
    pane.show_article(replace(view, text=view.article.text.replace("師", "师")))
    assert pane.browser.verticalScrollBar().value() == before > 0
    assert marked(pane) == events[120].sentence.of(view.article.text).replace("師", "师")


def test_the_text_is_laid_out_anew_only_where_its_column_changes(pane: ArticlePane) -> None:
    pane.resize(1000, 500)
    pane.show_article(nanjing())
    laid_out: list[object] = []
    pane.browser.document().documentLayout().documentSizeChanged.connect(laid_out.append)
    pane.resize(1300, 400)
    assert not laid_out
    pane.resize(500, 400)
    assert pane.browser.lineWrapColumnOrWidth() < 500
    assert laid_out


def test_a_dark_theme_keeps_the_marks(qtbot: QtBot, pane: ArticlePane) -> None:
    view = nanjing()
    pane.show_article(view)
    pane.mark_sentence(view.events[3].sentence, view.events[3].span)
    dark = themes.load("dark")
    pane.set_theme(dark)

    def ground() -> QColor:
        marks = pane.browser.extraSelections()
        shape = marks[0].format
        return QColor(shape.background().color())

    qtbot.waitUntil(lambda: ground() == dark.mark)
    assert marked(pane) == view.events[3].sentence.of(view.article.text)


def test_a_note_number_leads_to_its_note_and_back(qtbot: QtBot, pane: ArticlePane) -> None:
    builder, events = long_view()
    builder.note(12, "註")
    pane.show_article(
        replace(nanjing(), article=builder.build(), events=tuple(events), mentions=())
    )
    assert pane.set_document is not None
    kinds = [link.kind for link in pane.set_document.links]
    bar = pane.browser.verticalScrollBar()
    pane.browser.link_clicked.emit(kinds.index(LinkKind.NOTE))
    qtbot.waitUntil(lambda: bar.value() > 1000)
    pane.browser.link_clicked.emit(kinds.index(LinkKind.NOTE_MARK))
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_a_bar_in_the_margin_stands_beside_the_marked_sentence(pane: ArticlePane) -> None:
    view = nanjing()
    pane.show_article(view)
    assert pane.browser.margin.bar() is None
    pane.mark_sentence(view.events[3].sentence)
    bar = pane.browser.margin.bar()
    assert bar is not None and pane.set_document is not None
    line = point_of(pane, pane.set_document.positions.to_document(view.events[3].sentence.start))
    assert bar.top() <= line.y() <= bar.bottom()
    assert pane.browser.margin.geometry().right() < pane.browser.viewport().geometry().left()
    pane.mark_sentence(None)
    assert pane.browser.margin.bar() is None


def test_the_keyboard_reaches_every_link(qtbot: QtBot, pane: ArticlePane) -> None:
    view = nanjing()
    pane.show_article(view)
    pane.browser.setFocus()
    asked = QSignalSpy(pane.event_requested)
    for _ in range(5):
        qtbot.keyClick(pane.browser, Qt.Key.Key_Tab)
        qtbot.keyClick(pane.browser, Qt.Key.Key_Return)
    assert asked.count() > 0
    assert asked.at(0) == [view.events[0].event_id]


def test_nothing_is_ever_loaded(pane: ArticlePane) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    for address in ("https://example.org/a.png", "file:///etc/passwd", "/etc/passwd"):
        assert pane.browser.loadResource(image, QUrl(address)) is None
    pane.show_article(nanjing())
    pane.browser.anchorClicked.emit(QUrl("https://example.org"))
    assert pane.browser.source().isEmpty()


def test_an_empty_pane_says_what_to_do(pane: ArticlePane) -> None:
    pane.show_article(nanjing())
    pane.clear()
    assert not pane.browser.isVisible()
    pane.mark_sentence(Span(0, 4))
    pane.mark_mentions([Span(0, 4)])
    assert pane.browser.extraSelections() == []


def test_the_title_names_the_section_in_view(pane: ArticlePane) -> None:
    builder, _ = long_view()
    heading = builder.heading("戰後")
    builder.add("守軍撤退。" * 800)
    pane.show_article(replace(nanjing(), article=builder.build(), events=(), mentions=()))
    assert pane.title.words()[1] == "南京戰役"
    pane.scroll_to(heading.end + 2000)
    assert pane.title.words()[1] == "戰後"


@pytest.fixture
def chinese(dressed_app: QApplication) -> Iterator[None]:
    i18n.install(dressed_app, "zh-Hant")
    yield
    i18n.install(dressed_app, "en")


def test_the_labels_follow_the_language(
    qtbot: QtBot, pane: ArticlePane, dressed_app: QApplication, chinese: None
) -> None:
    pane.show_article(nanjing())
    assert "指揮官" in pane.browser.toPlainText()
    i18n.install(dressed_app, "en")
    qtbot.waitUntil(lambda: "Commanders" in pane.browser.toPlainText())


def test_the_contents_lead_to_every_section(pane: ArticlePane) -> None:
    assert pane.contents_menu() is None
    builder, _ = long_view()
    builder.heading("戰後 & 影響")
    builder.heading("外圍", 3)
    builder.add("守軍撤退。" * 800)
    builder.heading("腳註", 2, Role.APPARATUS)
    pane.show_article(replace(nanjing(), article=builder.build(), events=(), mentions=()))
    menu = pane.contents_menu()
    assert menu is not None
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["南京戰役", "戰後 && 影響", "\u2003外圍"]
    menu.actions()[-1].trigger()
    assert pane.browser.verticalScrollBar().value() > 1000
    menu.actions()[0].trigger()
    assert pane.browser.verticalScrollBar().value() == 0


def test_the_mark_runs_through_note_numbers(pane: ArticlePane) -> None:
    builder = Builder()
    span = builder.add("12月1日，日軍攻佔江陰，守軍撤退。")
    builder.note(span.start + 11, "註")
    pane.show_article(replace(nanjing(), article=builder.build(), events=(), mentions=()))
    pane.mark_sentence(span)
    assert marked(pane) == "12月1日，日軍攻佔江[1]陰，守軍撤退。"


def test_the_type_grows_and_shrinks_and_the_place_stays(qtbot: QtBot, pane: ArticlePane) -> None:
    builder, events = long_view()
    pane.show_article(
        replace(nanjing(), article=builder.build(), events=tuple(events), mentions=())
    )
    pane.mark_sentence(events[120].sentence)
    before, height = pane.browser.place(), pane.browser.document().size().height()
    with qtbot.waitSignal(pane.scale_changed) as told:
        qtbot.keyClick(pane.browser, "+")
    assert told.args == [1.1]
    assert pane.browser.document().size().height() > height
    assert pane.browser.place() == before
    assert marked(pane) == events[120].sentence.of(builder.text)
    for key in ("0", "-", "-", "-"):
        qtbot.keyClick(pane.browser, key)
    assert pane.browser.document().size().height() < height


def test_a_scale_out_of_reason_is_brought_back(pane: ArticlePane) -> None:
    pane.show_article(nanjing())
    pane.set_scale(40)
    assert pane.browser.document().defaultFont().pixelSize() == 34


def test_the_menu_of_the_page_sizes_the_type_and_knows_no_links(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    pane.show_article(nanjing())
    words = [action.text() for action in pane.browser.page_menu().actions() if action.text()]
    assert words == ["Copy", "Select all", "Larger type", "Smaller type", "Usual type"]
    with qtbot.waitSignal(pane.scale_changed) as told:
        pane.browser.page_menu().actions()[3].trigger()
    assert told.args == [1.1]
