from __future__ import annotations

from dataclasses import replace

from timeline_app.domain import days
from timeline_app.domain.dates import Derivation, Inherited, Precision, When
from timeline_app.domain.events import Event, EventKind
from timeline_app.domain.spans import Span
from timeline_app.library.reader import StoredEvent
from timeline_app.ui.event_words import (
    event_link,
    event_tooltip,
    reader_words,
    selection_words,
)
from timeline_app.zhtext.variants import Script

DEC_13 = days.to_day(1937, 12, 13)
AS_WRITTEN = Script.AS_WRITTEN


def event(**changes: object) -> Event:
    values: dict[str, object] = {
        "key": "0" * 20,
        "span": Span(0, 6),
        "sentence": Span(0, 12),
        "section": "",
        "date_text": "同日",
        "when": When(DEC_13, DEC_13, Precision.DAY),
        "headline": "日軍入城",
    }
    return Event(**(values | changes))  # type: ignore[arg-type]


def stored(event: Event, sentence: str, original: Event | None = None) -> StoredEvent:
    return StoredEvent(1, 1, event, sentence, original)


def test_the_tooltip_shows_the_sentence_the_date_words_and_the_chain() -> None:
    chain = (Derivation(Inherited.DAY, "same-day", "12月13日"),)
    shown = stored(event(derived_from=chain), "同日，<日軍>入城。")
    text = event_tooltip(shown, "南京", Script.SIMPLIFIED)
    assert "<b>同日</b>，&lt;日军&gt;入城。" in text
    assert "day from “12月13日”" in text
    assert "南京" in text


def test_the_tooltip_marks_the_date_words_where_they_stand() -> None:
    second = event(span=Span(5, 7), sentence=Span(0, 12))
    text = event_tooltip(stored(second, "同日破，同日入城。"[1:]), "", AS_WRITTEN)
    assert text.count("<b>同日</b>") == 1
    other = stored(event(span=Span(4, 6)), "同日破，同日入。")
    assert "同日破，<b>同日</b>" in event_tooltip(other, "", AS_WRITTEN)


def test_what_the_article_says_is_told_of_corrected_events() -> None:
    original = event()
    later = When(DEC_13 + 1, DEC_13 + 1, Precision.DAY)
    corrected = replace(original, when=later, headline="<日軍>奪門", kind=EventKind.ATTACK)
    words = "corrected; the article says Mon 13 Dec 1937 · “日军入城” · Other events"
    told = reader_words(corrected, original, Script.SIMPLIFIED)
    assert told.replace("13 Dec 1937", "Mon 13 Dec 1937") == words
    shown = stored(corrected, "同日，日軍入城。", original)
    assert "the article says" in event_tooltip(shown, "", AS_WRITTEN)
    assert selection_words(shown, AS_WRITTEN).endswith("“日軍入城” · Other events)")
    link = event_link(1, corrected, original)
    assert link.changed and "the article says" in link.tooltip
    assert not event_link(1, original, None).changed


def test_what_is_not_shown_is_told_to_be_so() -> None:
    for same_as, words in (("", "hidden by you"), ("k2", "shown as another event by you")):
        assert reader_words(event(same_as=same_as), event(), AS_WRITTEN) == words


def test_own_events_are_told_to_be_so() -> None:
    own = event(key="own:1", kind=EventKind.AIR)
    assert reader_words(own, None, AS_WRITTEN) == "your own event"
    assert event_link(1, own, None).changed
    assert "your own event" in event_tooltip(stored(own, ""), "", AS_WRITTEN)
