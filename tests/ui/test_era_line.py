from __future__ import annotations

import pytest

from timeline_app.ui.era_line import era_lines


@pytest.mark.parametrize(
    ("language", "name", "house", "year", "first"),
    [
        ("zh-Hant", "萬曆", "明", "萬曆15年", "萬曆元年"),
        ("zh-Hans", "万历", "明", "万历15年", "万历元年"),
        ("en", "Wanli", "Ming", "Wanli 15", "Wanli 1"),
    ],
)
def test_eras_are_written_in_the_readers_language(language, name, house, year, first):
    (line,) = era_lines(("china",), language).lines
    era = next(era for era in line if era.name == name)
    assert (era.house, era.year(15)[0], era.year(1)[0]) == (house, year, first)


def test_the_character_of_the_calendar_is_kept_in_every_name():
    (line,) = era_lines(("china",), "zh-Hant").lines
    assert not any("歷" in era.name for era in line)
    assert {"慶曆", "光緒", "大曆", "元豐", "咸豐"} <= {era.name for era in line}


def test_only_the_chosen_lines_are_there():
    assert not era_lines((), "en")
    assert len(era_lines(("roc", "japan"), "en").lines) == 2
