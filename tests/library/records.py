"""Hand-made records, so that these tests depend on no reading and no extraction."""

from __future__ import annotations

from dataclasses import replace

from timeline_app.domain import days
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
from timeline_app.domain.coding import ENTRY, Entry
from timeline_app.domain.dates import Derivation, Inherited, Open, Precision, When
from timeline_app.domain.events import Event, EventKind, Rank, Scope, event_key
from timeline_app.domain.orbat import Commander, Unit, UnitSource
from timeline_app.domain.record import ArticleRecord, Diagnostic, Mention, MentionKind, SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.library.reader import LibraryReader
from timeline_app.zhtext.sentences import split

TEXT = (
    "日期：1937年12月1日－13日\n"
    "南京保衛戰是中國抗日戰爭的一場戰役。1937年12月1日，日軍下令攻占南京。\n"
    "戰鬥經過\n"
    "12月9日，日軍第16師團進攻紫金山，教導總隊固守𤼲地。同日夜，唐生智拒降。\n"
    "13日，南京陷落。\n"
    "教導總隊\t桂永清\n"
    "唐生智日記。"
)
CORPS = Unit(
    "CN:教导总队",
    ("教導總隊",),
    commanders=(Commander("桂永清", "總隊長", "少將", None),),
    source=UnitSource.TABLE,
)
DIVISION = Unit("JP:16:师团", ("第16師團",), parent="JP:上海派遣军")
PLACES = (
    ("1937年12月1日", "日军下令攻占南京", EventKind.ORDER),
    ("12月9日", "日军第16师团进攻紫金山", EventKind.ATTACK),
    ("同日夜", "唐生智拒降", EventKind.DEFENCE),
    ("13日", "南京陷落", EventKind.CAPTURE),
)
DAYS = (days.to_day(1937, 12, 1), days.to_day(1937, 12, 9), days.to_day(1937, 12, 9))


def span_of(part: str, text: str = TEXT, after: int = 0) -> Span:
    """Where ``part`` first stands in the text."""
    start = text.index(part, after)
    return Span(start, start + len(part))


def article(title: str = "南京保卫战", text: str = TEXT) -> Article:
    """A small article that has one of everything."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    blocks = [
        Block(BlockKind.PARAGRAPH, Role.NARRATIVE, span, 0 if i < 2 else 1)
        for i, span in enumerate(lines)
    ]
    blocks[0] = Block(BlockKind.FIELD, Role.INFOBOX, lines[0], 0)
    blocks[2] = Block(BlockKind.HEADING, Role.NARRATIVE, lines[2], 1, 2)
    blocks[5] = Block(BlockKind.PARAGRAPH, Role.TABLE, lines[5], 1, 0, CellRef(0, 0, 1, True))
    return Article(
        title=title,
        format=ArticleFormat.WIKITEXT,
        text=text,
        sections=(
            Section("", 0, Span(0, lines[1].end)),
            Section("戰鬥經過", 2, Span(lines[2].start, len(text)), 0),
        ),
        blocks=tuple(blocks),
        sentences=tuple(
            Sentence(sentence.shifted(lines[i].start), i)
            for i in (1, 3, 4)
            for sentence in split(lines[i].of(text))
        ),
        links=(Link(span_of("抗日戰爭"), "抗日战争"), Link(span_of("日記"), "https://x.org", True)),
        tables=(Table(lines[5], 1, 2),),
        infobox=(InfoboxField("date", Span(3, lines[0].end)),),
        bold=(span_of("南京保衛戰"),),
        note_marks=(NoteMark(lines[1].end, 0),),
        categories=("抗日戰爭戰役",),
    )


def event(
    number: int = 0, day: int = DAYS[0], title: str = "南京保卫战", text: str = TEXT
) -> Event:
    """Event ``number`` of the article, on another day where one is given."""
    date_text, headline, kind = PLACES[number]
    span = span_of(date_text, text, text.index("\n"))
    sentence = next(s for s in split(text) if s.contains(span))
    return Event(
        key=event_key(title, sentence.of(text), date_text),
        span=span,
        sentence=sentence,
        section="",
        date_text=date_text,
        when=When(day, day, Precision.DAY),
        headline=headline,
        kind=kind,
    )


def events(title: str = "南京保卫战") -> tuple[Event, ...]:
    """Four events; between them they use every field."""
    attack = replace(
        event(1, DAYS[1], title),
        units=("JP:16:师团", "CN:教导总队"),
        places=("紫金山",),
        derived_from=(Derivation(Inherited.MONTH, "sentence", "1937年12月1日", 40, 50),),
    )
    refusal = replace(
        event(2, DAYS[1], title),
        people=("唐生智",),
        scope=Scope.BACKGROUND,
        rank=Rank.LEAD,
        when=When(DAYS[1], DAYS[1], Precision.DAY, "evening", Open.AFTER, approximate=True),
    )
    fall = event(3, days.to_day(1937, 12, 13), title)
    return (event(0, DAYS[0], title), attack, refusal, fall)


def shown_entries(reader: LibraryReader) -> list[tuple[int, Entry]]:
    """All that the timeline shows, each with its article, in order of article and time."""
    return [
        (article_id, Entry(*values))
        for article_id, packed in sorted(reader.packed_events())
        for values in ENTRY.iter_unpack(packed)
    ]


def record(title: str = "南京保卫战", **changes: object) -> ArticleRecord:
    """A record that has one of everything; ``changes`` replace its fields."""
    whole = ArticleRecord(
        source=SourceInfo(
            title,
            "https://example.org/wiki",
            revision="7",
            characters=1234,
            revised="1999-12-31T23:59:59Z",
        ),
        article=article(title),
        campaign=Campaign(
            title=title,
            aliases=("南京戰役", f"{title} (1937年)"),
            start=DAYS[0],
            end=None,
            start_text="1937-12-01",
            place="南京",
            result="日軍占領南京",
            partof="抗日戰爭",
            sides=(Side("中國", ("唐生智",), "15萬", None), Side("日本", ("松井石根",))),
        ),
        events=events(title),
        units=(CORPS, DIVISION),
        mentions=(Mention(span_of("教導總隊"), MentionKind.UNIT, "CN:教导总队"),),
        diagnostics=(Diagnostic("date-not-understood", "同日夜", span_of("同日夜")),),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]
