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


def contents() -> st.SearchStrategy[Content]:
    return st.one_of(
        st.builds(Note, WORDS),
        st.builds(Tag, WORDS),
        st.just(Bookmark()),
        st.builds(NewDate, whens()),
        st.builds(NewHeadline, HEADLINES),
        st.builds(NewKind, KINDS),
        st.just(Hidden()),
        st.builds(SameAs, WORDS),
        st.builds(OwnEvent, whens(), HEADLINES, KINDS, st.tuples(WORDS), CAMPAIGNS),
        st.builds(OwnCampaign, WORDS),
    )


def entries(uids: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[Entry]:
    """Entries on few targets, so that they meet."""
    targets = st.builds(Target, st.sampled_from(TargetKind), st.sampled_from("甲乙"), st.just("k"))
    return st.builds(Entry, uids, targets, contents(), WORDS)
