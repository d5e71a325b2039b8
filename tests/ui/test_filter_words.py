"""What chips say, by themselves."""

from __future__ import annotations

import pytest

from timeline_app.domain import days
from timeline_app.domain.event_filter import EventFilter, Facet
from timeline_app.library.reader import CampaignRow
from timeline_app.timeline.events import EventColumns
from timeline_app.ui import filter_words
from timeline_app.workspace.filtering import Offer, Value
from timeline_app.workspace.workspace import Contents
from timeline_app.zhtext.variants import Script

ROWS = tuple(CampaignRow(n, f"第{n}戰役", None, None, 1, 1) for n in range(1, 7))
CONTENTS = Contents(ROWS, EventColumns.from_table(EventColumns.empty_table(0)))
DAY = float(days.to_day(1937, 12, 13))


def told(wanted: EventFilter, **titles: dict[str, str]) -> list[str]:
    named = {Facet(name): own for name, own in titles.items()}
    return [one.words for one in filter_words.chips(wanted, named, CONTENTS, Script.SIMPLIFIED)]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (EventFilter(hidden=frozenset({1, 2, 3, 4})), "Campaign: 第5战役, 第6战役"),
        (EventFilter(hidden=frozenset({1})), "Campaign: 5 of 6"),
        (EventFilter(span=(DAY, DAY + 1)), "Time: 13 Dec 1937"),
        (EventFilter(span=(None, DAY)), "Time: until 12 Dec 1937"),
        (EventFilter(sides=frozenset({"", "JP"})), "Side: No side named, Japan"),
        (
            EventFilter(units=frozenset({"JP:11:军"}), subordinates=True),
            "Unit: 第11军 and under them",
        ),
        (
            EventFilter(kinds=frozenset({"other", "attack", "air", "order"})),
            "Kind of event: Attack, Air operation, Order +1",
        ),
        (EventFilter(marks=frozenset({"own", "note"})), "Marked by me: With a note, Added by me"),
        (EventFilter(texts=frozenset({"<b>&"})), "Words in the text: <b>&"),
    ],
)
def test_a_chip_names_its_facet_and_its_values(
    qapp: object, wanted: EventFilter, words: str
) -> None:
    assert told(wanted) == [words]


def test_names_are_written_as_the_library_writes_them(qapp: object) -> None:
    wanted = EventFilter(people=frozenset({"蒋中正"}), units=frozenset({"CN:教导总队"}))
    titles = {"person": {"蒋中正": "蔣中正"}, "unit": {"CN:教导总队": "教導總隊"}}
    assert told(wanted, **titles) == ["Unit: 教导总队", "Person: 蔣中正"]


def test_campaigns_that_are_gone_hide_nothing(qapp: object) -> None:
    assert told(EventFilter(hidden=frozenset({99}))) == []


def test_values_are_offered_in_words_and_what_is_left_out_is_told(qapp: object) -> None:
    values = (Value("day", "day", 3, False),)
    listed = filter_words.choices(Offer(Facet.PRECISION, values, 12), Script.AS_WRITTEN)
    assert [(one.words, one.count) for one in listed.choices] == [("Day", 3)]
    assert listed.note == "12 more: type to look for them"
    empty = filter_words.choices(Offer(Facet.TAG, ()), Script.AS_WRITTEN)
    assert empty.note == "Nothing to choose from"
