from __future__ import annotations

from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.domain.record import Diagnostic
from timeline_app.domain.spans import Span
from timeline_app.ingest.summary import ImportSummary, Skipped
from timeline_app.library.changes import Change, Saved
from timeline_app.ui.library.import_page import ImportPage

SUMMARY = ImportSummary(
    added=1,
    updated=2,
    unchanged=1200,
    saved=(
        Saved(Change.ADDED, 1, "甲", 12),
        Saved(Change.UPDATED, 2, "乙", 3, 1, 2),
        Saved(Change.UPDATED, 3, "丙"),
    ),
    skipped=(
        Skipped("a.bin", "binary-file", "a.bin is no text file."),
        Skipped("b.txt", "wrong-encoding", "b.txt is not encoded in UTF-8."),
        Skipped("c", "odd", "Something odd."),
    ),
    skipped_by_code={"binary-file": 5, "wrong-encoding": 1, "odd": 1},
    cancelled=True,
)
SPAN = Span(4, 6)


def told(item: QTreeWidgetItem) -> list[object]:
    """The words of an item, and of what hangs on it."""
    below = [item.child(place) for place in range(item.childCount())]
    words = " | ".join(filter(None, (item.text(0), item.text(1))))
    return [words, *([told(each) for each in below if each is not None])]


def test_an_import_is_told_by_what_became_of_its_articles(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    page = ImportPage(parent)
    asked: list[object] = []
    page.doubts_requested.connect(asked.append)
    page.place_requested.connect(lambda *place: asked.append(place))
    page.show_summary(SUMMARY)
    page.show_doubts({2: [Diagnostic("date-not-read", "今\n日", SPAN)], 9: []})
    tree = page.tree.invisibleRootItem()
    assert [told(tree.child(place)) for place in range(tree.childCount())] == [
        ["Added (1)", ["甲 | 12 events"]],
        [
            "Updated (2)",
            [
                "乙 | 3 new · 1 gone · 2 moved · 1 not understood",
                ["今 日 | looks like a date"],
            ],
            ["丙 | the same events"],
        ],
        ["Unchanged (1,200)"],
        [
            "Skipped (7)",
            [
                "No text in UTF-8 (6)",
                ["a.bin | a.bin is no text file."],
                ["b.txt | b.txt is not encoded in UTF-8."],
            ],
            ["Other reasons (1)", ["c | Something odd."]],
        ],
    ]
    article = tree.child(1).child(0)
    page.tree.itemClicked.emit(article, 0)  # unfolds it, and goes nowhere
    page.tree.itemClicked.emit(article.child(0), 0)
    page.tree.itemActivated.emit(article, 0)
    assert asked == [(1, 2, 3), (2, SPAN), (2, None)]
    assert "cancelled" in page.words.text()
