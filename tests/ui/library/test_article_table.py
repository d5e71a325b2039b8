from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from timeline_app.domain.record import SourceInfo
from timeline_app.library.articles import ArticleLine
from timeline_app.ui.library.article_table import COLUMNS, ArticleTable


def line(article_id: int, title: str, events: int = 0, **source: str) -> ArticleLine:
    told = SourceInfo(title, **source)  # type: ignore[arg-type]
    return ArticleLine(article_id, title, title, told, "2026-01-02", events, 3, 0, None)


LINES = [
    line(1, "南京戰役", 12, revision="7", revised="2025-12-01T00:00:00Z"),
    line(2, "淞滬會戰", 1200),
    line(3, "忻口戰役", 7, publisher="Wiki"),
]


def titles(model: ArticleTable) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_rows_are_sorted_and_filtered_in_either_script(qtmodeltester: ModelTester) -> None:
    model = ArticleTable()
    model.set_lines(LINES)
    qtmodeltester.check(model, force_py=True)
    events = [column.words for column in COLUMNS].index("Events")
    model.sort(events, Qt.SortOrder.DescendingOrder)
    assert titles(model) == ["淞滬會戰", "南京戰役", "忻口戰役"]
    assert model.index(0, events).data() == "1,200"
    model.filter("战役")
    assert titles(model) == ["南京戰役", "忻口戰役"]
    assert model.index(0, 7).data() == "7 · 2025-12-01"
    model.filter("wiki 忻口")
    assert titles(model) == ["忻口戰役"] and model.rows_of([3, 1]) == [0]
    model.set_lines([])
    assert model.rowCount() == 0


def test_ten_thousand_rows_are_filtered() -> None:
    model = ArticleTable()
    model.set_lines([line(number, f"{number}") for number in range(10_000)])
    model.filter("99")
    assert model.rowCount() == 280 and model.line(model.index(0, 0)) is not None
