from dataclasses import replace

from timeline_app.domain.correcting import correct
from timeline_app.domain.dates import Derivation, Inherited, Precision, When
from timeline_app.domain.events import Event, EventKind
from timeline_app.domain.own import Bookmark, Hidden, NewDate, NewHeadline, NewKind, Note, SameAs
from timeline_app.domain.spans import Span

EVENT = Event(
    key="k",
    span=Span(0, 2),
    sentence=Span(0, 9),
    section="",
    date_text="9日",
    when=When(10, 10, Precision.DAY),
    headline="日军攻城",
    derived_from=(Derivation(Inherited.MONTH, "sentence", "12月"),),
)
LATER = When(12, 14, Precision.RANGE)


def test_an_event_that_nobody_corrected_is_itself() -> None:
    shown = correct(EVENT, [Note("疑"), Bookmark()])
    assert shown.event is shown.original is EVENT
    assert not shown.is_changed


def test_each_correction_changes_its_part_and_the_original_is_kept() -> None:
    shown = correct(EVENT, [NewHeadline("守軍開城"), NewKind(EventKind.SURRENDER), NewDate(LATER)])
    assert shown.event == replace(
        EVENT, headline="守軍開城", kind=EventKind.SURRENDER, when=LATER, derived_from=()
    )
    assert shown.original is EVENT
    assert shown.is_changed and not shown.hidden


def test_an_event_is_hidden_or_told_by_another() -> None:
    hidden = correct(EVENT, [Hidden()])
    assert hidden.hidden and hidden.is_changed and hidden.event == EVENT
    assert correct(EVENT, [SameAs("other")]).event.same_as == "other"
    assert not correct(EVENT, [SameAs("k")]).is_changed
