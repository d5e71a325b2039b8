"""Any record that extraction might hand over, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline_app.domain.article import (
    Article,
    ArticleFormat,
    Block,
    BlockKind,
    CellRef,
    InfoboxField,
    Link,
    NoteMark,
    Role,
    Section,
    Sentence,
    Table,
)
from timeline_app.domain.campaign import Campaign, Side
from timeline_app.domain.dates import Derivation, Inherited, Open, Precision, When
from timeline_app.domain.events import Event, EventKind, Rank, Scope
from timeline_app.domain.orbat import Commander, Unit, UnitSource
from timeline_app.domain.record import ArticleRecord, Diagnostic, Mention, MentionKind, SourceInfo
from timeline_app.domain.spans import Span

COMMON = "日军日軍攻占占领南京第十16師师團团、，。 ABcé𤼲\"'*(|\\%_戰战"
"""Few characters, so that what is searched for often occurs; both scripts, and every trap."""

words = st.text(st.sampled_from(COMMON), max_size=8)
names = st.lists(words, max_size=3).map(tuple)
maybe = st.none() | words
anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
small = st.integers(0, 3)
flags = st.booleans()


def spans(text: str) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


def many(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


def articles(text: str) -> st.SearchStrategy[Article]:
    span = spans(text)
    cell = st.none() | st.builds(CellRef, small, small, small, flags)
    kinds, roles = st.sampled_from(BlockKind), st.sampled_from(Role)
    return st.builds(
        Article,
        title=words.filter(str.strip),
        format=st.sampled_from(ArticleFormat),
        text=st.just(text),
        sections=many(st.builds(Section, words, small, span, st.none() | small)),
        blocks=many(st.builds(Block, kinds, roles, span, small, small, cell)),
        sentences=many(st.builds(Sentence, span, small)),
        links=many(st.builds(Link, span, words, flags)),
        tables=many(st.builds(Table, span, small, small)),
        infobox=many(st.builds(InfoboxField, words, span)),
        bold=many(span),
        note_marks=many(st.builds(NoteMark, small, small)),
        categories=names,
    )


@st.composite
def whens(draw: st.DrawFn) -> When:
    start = draw(st.integers(1_600_000, 2_500_000))
    return When(
        start,
        start + draw(st.integers(0, 400)),
        draw(st.sampled_from(Precision)),
        draw(st.none() | st.sampled_from(["02:30", "24:00", "dawn"])),
        draw(st.none() | st.sampled_from(Open)),
        draw(flags),
    )


def events(text: str) -> st.SearchStrategy[tuple[Event, ...]]:
    span = spans(text)
    step = st.builds(Derivation, st.sampled_from(Inherited), words, words, small, small)
    keys = st.sampled_from("abcdef")
    event = st.builds(
        Event,
        key=keys,
        span=span,
        sentence=span,
        section=words,
        date_text=words,
        when=whens(),
        headline=words,
        kind=st.sampled_from(EventKind),
        scope=st.sampled_from(Scope),
        rank=st.sampled_from(Rank),
        derived_from=many(step),
        units=names,
        people=names,
        places=names,
        same_as=st.none() | keys,
    )
    return st.lists(event, max_size=4, unique_by=lambda event: event.key).map(tuple)


def units() -> st.SearchStrategy[tuple[Unit, ...]]:
    officer = st.builds(Commander, words, maybe, maybe, maybe)
    unit = st.builds(Unit, words, names, maybe, many(officer), st.sampled_from(UnitSource))
    return st.lists(unit, max_size=3, unique_by=lambda unit: unit.key).map(tuple)


def campaigns() -> st.SearchStrategy[Campaign]:
    day = st.none() | st.integers(1_600_000, 2_500_000)
    sides = many(st.builds(Side, words, names, maybe, maybe))
    return st.builds(Campaign, words, names, day, day, maybe, maybe, maybe, maybe, maybe, sides)


@st.composite
def records(draw: st.DrawFn) -> ArticleRecord:
    text = draw(st.text(st.sampled_from(COMMON + "\n"), max_size=40) | anything)
    kind = st.sampled_from(MentionKind)
    return ArticleRecord(
        source=draw(st.builds(SourceInfo, words, words, words, words, maybe, maybe, small)),
        article=draw(articles(text)),
        campaign=draw(campaigns()),
        events=draw(events(text)),
        units=draw(units()),
        mentions=draw(many(st.builds(Mention, spans(text), kind, words))),
        diagnostics=draw(many(st.builds(Diagnostic, words, anything, spans(text)))),
    )
