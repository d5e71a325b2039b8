"""A day word of the lead that leans on an event of the body."""

from __future__ import annotations

import pytest

from timeline_app.domain import days
from timeline_app.domain.campaign import Campaign
from timeline_app.extraction.events.finding import find_events

BODY = "# 经过\n1944年11月7日，日军渡江。1944年11月11日，守军撤退，桂林陷落。"


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("日军很快佔領桂林，同日進據柳州。", "1944-11-11"),
        ("日军很快佔領全州，同日進據柳州。", None),
        ("同日，日军佔領桂林。", None),
    ],
)
def test_the_day_on_which_a_place_fell(lead: str, day: str | None, article_of) -> None:
    article = article_of(f"{lead}\n\n{BODY}")
    found = find_events(article, Campaign("某戰役"), ())
    told = [event for event in found.events if event.date_text == "同日"]
    assert [days.to_iso(event.when.start) for event in told] == ([day] if day else [])
    if told:
        (step,) = told[0].derived_from
        assert (step.rule, step.text) == ("told-later", "1944年11月11日")
    else:
        assert [item.text for item in found.diagnostics] == ["同日"]
