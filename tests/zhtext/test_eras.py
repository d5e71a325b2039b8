from __future__ import annotations

from itertools import pairwise

import pytest

from timeline_app.domain import days
from timeline_app.zhtext import eras, lunar


def told(name: str, iso: str) -> tuple[str, str, int]:
    """Era, house and year of a day."""
    day = days.from_iso(iso)
    for reign in eras.line(name):
        for number, (start, end) in enumerate(pairwise(reign.starts), reign.number):
            if start <= day < end:
                return reign.name, reign.house, number
    return "", "", 0


@pytest.mark.parametrize("name", eras.LINES)
def test_reigns_follow_each_other_and_their_years_too(name):
    reigns = eras.line(name)
    assert all(a.starts[-1] == b.starts[0] for a, b in pairwise(reigns))
    for reign in reigns:
        assert all(a < b for a, b in pairwise(reign.starts)), reign.name


@pytest.mark.parametrize(
    ("name", "iso", "expected"),
    [
        ("roc", "1911-12-31", ("", "", 0)),
        ("roc", "1912-01-01", ("民国", "民国", 1)),
        ("roc", "1937-12-13", ("民国", "民国", 26)),
        ("japan", "1912-07-29", ("明治", "日本", 45)),
        ("japan", "1912-07-30", ("大正", "日本", 1)),
        ("japan", "1926-12-25", ("昭和", "日本", 1)),
        ("japan", "1937-12-13", ("昭和", "日本", 12)),
        ("japan", "1989-01-07", ("昭和", "日本", 64)),
        ("china", "1894-02-05", ("光绪", "清", 19)),
        ("china", "1894-02-06", ("光绪", "清", 20)),
        ("china", "1911-10-10", ("宣统", "清", 3)),
        ("china", "1281-06-01", ("至元", "元", 18)),
        ("china", "1340-06-01", ("至元", "元", 6)),
        ("china", "0208-12-01", ("建安", "东汉", 13)),
        ("china", "0383-11-01", ("太元", "晋", 8)),
        ("china", "0755-12-16", ("天宝", "唐", 14)),
    ],
)
def test_years_of_eras(name, iso, expected):
    assert told(name, iso) == expected


def test_the_first_days_of_the_old_years_are_those_of_the_calendar():
    starts = [start for reign in eras.line("china") for start in reign.starts]
    for year in (1582, 1644, 1700, 1795, 1850, 1894, 1911):
        bounds = lunar.month_bounds(year, 1)
        assert bounds is not None
        assert bounds[0] in starts


def test_latin_names_where_there_are_some():
    assert eras.latin("光绪") == "Guangxu"
    assert eras.latin("清") == "Qing"
    assert eras.latin("建安") is None
