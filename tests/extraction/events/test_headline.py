"""Labels of events: the cases of tests/cases/headlines.toml, and what no label may be."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from timeline_app.domain.campaign import Campaign
from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.spans import Span
from timeline_app.extraction.events.finding import find_events
from timeline_app.extraction.events.setting import masked

CASES = Path(__file__).parents[2] / "cases" / "headlines.toml"


@pytest.mark.parametrize(
    "case", tomllib.loads(CASES.read_text("utf-8"))["case"], ids=lambda case: case["headline"]
)
def test_case(case: dict[str, str], article_of) -> None:
    article = article_of(f"1944年8月，戰役開始。\n\n{case['text']}", "某戰役")
    events = find_events(article, Campaign("某戰役"), ()).events
    (event,) = [event for event in events if event.date_text == case["date"]]
    assert event.headline == case["headline"]
    if "kind" in case:
        assert str(event.kind) == case["kind"]


def test_a_long_stretch_in_bold_is_nobodys_name(article_of) -> None:
    life = f"* '''{'李蘭池' * 9}'''（1899年-1937年）旅長。"
    article = article_of(f"某戰役。\n\n{life}", "某戰役")
    (event,) = find_events(article, Campaign("某戰役"), ()).events
    assert len(event.headline) <= HEADLINE_LIMIT


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_no_label_is_cut_or_holds_its_date(number: str, seed_record) -> None:
    for event in seed_record(number).events:
        label = event.headline
        assert 1 <= len(label) <= HEADLINE_LIMIT
        assert not re.search(r"^[，、。；：）」』”的之]|[，、；：（「『“]$", label), label
        assert not re.search(r"\d+月\d+日|\d{4}年\d", label), label
        assert label.count("（") == label.count("）")
        assert label.count("「") == label.count("」")


def test_names_are_covered() -> None:
    assert masked("张自忠将军令部队渡河", [Span(0, 3)]) == "某某某将军令部队渡河"
