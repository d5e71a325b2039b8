"""Entries of the reader's work, drawn at random."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline_app.domain.dates import Open, Precision, When
from timeline_app.domain.events import EventKind
from timeline_app.domain.own import (
    Bookmark,
    Content,
    Entry,
    Hidden,
    NewDate,
    NewHeadline,
    NewKind,
    Note,
    OwnCampaign,
    OwnEvent,
    SameAs,
    Tag,
    Target,
    TargetKind,
)

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
HEADLINES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=24)
CAMPAIGNS = st.sampled_from(["", "a", "b"])
UNITS = st.tuples(st.sampled_from(["JP:11:军", "CN:教导总队"]))
KINDS = st.sampled_from(EventKind)


@st.composite
def whens(draw: st.DrawFn) -> When:
    start = draw(st.integers(-1_000_000, 3_000_000))
    return When(
        start,
        start + draw(st.integers(0, 400)),
        draw(st.sampled_from(Precision)),
        draw(st.none() | st.sampled_from(["05:30", "night"])),
        draw(st.none() | st.sampled_from(Open)),
        draw(st.booleans()),
    )


def any_contents() -> st.SearchStrategy[Content]:
    return st.one_of(
        st.builds(Note, WORDS),
        st.builds(Tag, WORDS),
        st.just(Bookmark()),
        st.builds(NewDate, whens()),
        st.builds(NewHeadline, HEADLINES),
        st.builds(NewKind, KINDS),
        st.just(Hidden()),
        st.builds(SameAs, WORDS),
        own_contents(),
    )


def own_contents() -> st.SearchStrategy[Content]:
    event = st.builds(OwnEvent, whens(), HEADLINES, KINDS, UNITS, CAMPAIGNS)
    return st.one_of(event, event, st.builds(OwnCampaign, WORDS))


def entries(
    uids: st.SearchStrategy[str] = WORDS, contents: st.SearchStrategy[Content] | None = None
) -> st.SearchStrategy[Entry]:
    """Entries on few targets, so that they meet."""
    targets = st.builds(Target, st.sampled_from(TargetKind), st.sampled_from("甲乙"), st.just("k"))
    return st.builds(Entry, uids, targets, any_contents() if contents is None else contents, WORDS)
