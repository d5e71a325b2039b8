from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from timeline_app.ui.widgets.choices import ChoiceDelegate, ChoiceList, choice_of


class Numbers(ChoiceDelegate):
    written: list[object] = []  # noqa: RUF012 (a test's own)

    def write(self, painter: QPainter, room: QRect, font: QFont, choice: object) -> None:
        self.written.append(choice)


@pytest.fixture
def numbers(qtbot, theme):
    made = ChoiceList(Numbers(theme, 30, None))
    qtbot.addWidget(made)
    made.resize(300, 200)
    return made


def test_the_first_is_marked_and_walking_ends_at_the_ends(numbers):
    numbers.fill(((str(n), n) for n in range(4)), "nothing")
    assert choice_of(numbers.currentItem()) == 0
    for by, expected in ((2, 2), (9, 3), (-9, 0)):
        numbers.walk(by)
        assert choice_of(numbers.currentItem()) == expected
    assert numbers.sizeHintForRow(0) == 30
    assert numbers.item(1).text() == "1"


def test_where_nothing_fits_it_says_so_and_nothing_can_be_chosen(numbers):
    numbers.fill((), "nothing")
    assert [numbers.item(n).text() for n in range(numbers.count())] == ["nothing"]
    assert choice_of(numbers.item(0)) is None
    assert numbers.item(0).flags() == Qt.ItemFlag.NoItemFlags
    assert choice_of(None) is None


def test_each_choice_is_written_on_its_ground(numbers, theme):
    numbers.fill((("one", 1), ("two", 2)), "nothing")
    picture = numbers.viewport().grab().toImage()
    assert Numbers.written[-2:] == [1, 2]
    assert picture.pixelColor(5, 15) == theme.selection
    assert picture.pixelColor(5, 45) != theme.selection
