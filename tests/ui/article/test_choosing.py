"""Choosing sentences of an article, what is offered for them, and signs in the margin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.article.test_pane import long_view, point_of

from timeline_app.domain.own import Target, TargetKind
from timeline_app.domain.record import SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.ui.article.choosing import ARTICLE_WISHES, SENTENCE_WISHES
from timeline_app.ui.article.pane import ArticlePane
from timeline_app.ui.article.sentences import OwnSpan
from timeline_app.ui.article.view import ArticleView
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.own_marks import OwnMark

ARTICLE = Target(TargetKind.ARTICLE, "南京战役")
SENTENCE = Target(TargetKind.SENTENCE, "南京战役", "守军撤退。")


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> ArticlePane:
    made = ArticlePane(theme)
    made.resize(860, 900)
    qtbot.addWidget(made)
    builder, events = long_view(40)
    made.show_article(ArticleView(1, builder.build(), SourceInfo("南京"), tuple(events)))
    made.show()
    return made


def sentences(pane: ArticlePane) -> list[Span]:
    return [sentence.span for sentence in long_view(40)[0].build().sentences]


def at(pane: ArticlePane, offset: int) -> QPoint:
    assert pane.set_document is not None
    return point_of(pane, pane.set_document.positions.to_document(offset))


def test_keys_walk_by_sentences_from_the_one_that_is_marked(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    told = QSignalSpy(pane.choosing.sentence_requested)
    pane.choosing.sentence_requested.connect(lambda span, _: pane.mark_sentence(span))
    for _ in range(3):
        qtbot.keyClick(pane.browser, "s")
    qtbot.keyClick(pane.browser, "S", Qt.KeyboardModifier.ShiftModifier)
    first, second, third, *_ = sentences(pane)
    assert [told.at(i)[0] for i in range(4)] == [first, second, third, second]


def test_the_menu_offers_what_can_be_done_with_what_is_there(pane: ArticlePane) -> None:
    told = QSignalSpy(pane.choosing.sentence_requested)
    chosen = QSignalSpy(pane.event_requested)
    first, second = sentences(pane)[:2]
    menu = pane.choosing.menu_at(at(pane, second.start + 2))
    assert [action.text() for action in menu.actions()[:4]] == list(SENTENCE_WISHES.values())
    menu.actions()[1].trigger()
    assert told.at(0) == [second, "bookmark"]
    words = pane.choosing.menu_at(QPoint(10, 10)).actions()[0].text()
    assert words == ARTICLE_WISHES["note"]
    action = QAction("Hide", pane)
    pane.browser.addAction(action)
    menu = pane.choosing.menu_at(at(pane, first.start + 2))
    assert (menu.actions()[0], chosen.at(0)) == (action, [0])


def test_signs_stand_in_the_margin_and_lead_to_what_they_are_of(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    first, second = sentences(pane)[0], sentences(pane)[12]
    marks = [
        OwnSpan(None, OwnMark(True), ARTICLE),
        OwnSpan(second, OwnMark(text="**疑**"), SENTENCE),
        OwnSpan(second, OwnMark(True, tags=("待查",)), SENTENCE),
    ]
    pane.choosing.set_own(marks)
    margin = pane.browser.margin
    left = margin.geometry().left() + 2
    beside = {
        span.start: QPoint(left, at(pane, span.start).y() + margin.geometry().top())
        for span in (first, second)
    }
    assert margin.mark_at(beside[first.start]) is None
    found = margin.mark_at(beside[second.start])
    assert found is not None
    assert found.mark.tip() == "Bookmark\n疑\n#待查"
    told = QSignalSpy(pane.choosing.own_requested)
    QApplication.sendEvent(
        pane.browser,
        QMouseEvent(
            QEvent.Type.MouseButtonPress,
            QPointF(beside[second.start]),
            QPointF(beside[second.start]),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    assert told.at(0) == [SENTENCE]
    picture = pane.browser.grab().toImage()
    inked = {
        picture.pixelColor(beside[second.start] + QPoint(dx, dy)).name()
        for dx in range(10)
        for dy in range(-12, 12)
    }
    assert len(inked) > 1
    pane.choosing.set_own([])
    assert margin.mark_at(beside[second.start]) is None
