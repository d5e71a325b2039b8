"""The cases of tests/cases/dates.toml: what each date of a sentence means within its story."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Inherited, Precision, When
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.grammar import find
from timeline_app.extraction.dates.resolution import Resolved, resolve
from timeline_app.zhtext.variants import fold

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "dates.toml").read_text("utf-8"))[
    "case"
]


def _ref(text: str | None) -> Ref | None:
    if text is None:
        return None
    start, _, end = text.partition("/")
    first, last = days.from_iso(start), days.from_iso(end or start)
    precision = Precision.DAY if first == last else Precision.RANGE
    return Ref(When(first, last, precision), Span(0, 0), text)


def _read(text: str, story: Story) -> list[tuple[str, Resolved]]:
    found = []
    for expression in find(fold(text)):
        resolved = resolve(expression, story)
        if resolved is not None:
            words = expression.span.of(text)
            ref = Ref(resolved.when, expression.span, words, lunar=resolved.lunar)
            counted = expression.first.days is not None
            story = story if resolved.passing else story.told(ref, counted)
            found.append((words, resolved))
    return found


def _shown(words: str, when: When) -> str:
    start, end = days.to_iso(when.start), days.to_iso(when.end)
    parts = [start if start == end else f"{start}/{end}", when.time, when.open and str(when.open)]
    parts.append("about" if when.approximate else None)
    return f"{words} = {' '.join(part for part in parts if part)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, object]) -> None:
    campaign, last = _ref(case.get("campaign")), _ref(case.get("story"))  # type: ignore[arg-type]
    story = Story(campaign=campaign, last=last, day=last)
    found = [_shown(words, resolved.when) for words, resolved in _read(str(case["text"]), story)]
    assert found == case["dates"]


def test_an_inherited_day_remembers_its_source() -> None:
    text = "1944年11月9日，日軍總攻。同日，第三師團突破。"
    resolved = _read(text, Story())[1][1]
    (step,) = resolved.derived_from
    assert (step.part, step.rule, step.text) == (Inherited.DAY, "same-day", "1944年11月9日")
    assert text[step.start : step.end] == "1944年11月9日"


def test_an_inherited_year_remembers_the_campaign() -> None:
    campaign = _ref("1940-05-01/1940-06-18")
    resolved = _read("6月1日", Story(campaign=campaign))[0][1]
    assert [(step.part, step.rule) for step in resolved.derived_from] == [
        (Inherited.YEAR, "campaign")
    ]


def test_nothing_settles_a_bare_month() -> None:
    assert _read("9月進攻，同日突破。", Story()) == []


def test_approximate() -> None:
    ((_, resolved),) = _read("約在1937年12月13日左右", Story())
    assert resolved.when.approximate
