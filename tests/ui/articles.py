"""Articles made by hand, small but with one of everything a pane has to show."""

from __future__ import annotations

from dataclasses import dataclass, field

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
from timeline_app.domain.orbat import Commander, Unit
from timeline_app.domain.record import Mention, MentionKind, SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.ui.article.view import ArticleView, EventLink
from timeline_app.zhtext import sentences


@dataclass
class Builder:
    """Writes an article block by block; a block is a line of the text."""

    title: str = "南京戰役"
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    fields: list[InfoboxField] = field(default_factory=list)
    headings: list[tuple[str, int, int]] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add(
        self,
        words: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        role: Role = Role.NARRATIVE,
        depth: int = 0,
        cell: CellRef | None = None,
    ) -> Span:
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words + "\n"
        self.blocks.append(Block(kind, role, span, len(self.headings), depth, cell))
        return span

    def field(self, name: str, words: str) -> Span:
        span = self.add(words, BlockKind.FIELD, Role.INFOBOX)
        self.fields.append(InfoboxField(name, span))
        return span

    def heading(self, words: str, level: int = 2, role: Role = Role.NARRATIVE) -> Span:
        self.headings.append((words, level, len(self.text)))
        return self.add(words, BlockKind.HEADING, role, level)

    def note(self, position: int, words: str) -> None:
        self.marks.append(NoteMark(position, len(self.marks)))
        self.add(words, BlockKind.NOTE, Role.NOTE)

    def find(self, words: str) -> Span:
        at = self.text.index(words)
        return Span(at, at + len(words))

    def build(self, links: tuple[Link, ...] = (), bold: tuple[Span, ...] = ()) -> Article:
        starts = [0, *(start for _, _, start in self.headings), len(self.text)]
        titles = [("", 1), *((title, level) for title, level, _ in self.headings)]
        found = [
            Sentence(span.shifted(block.span.start), number)
            for number, block in enumerate(self.blocks)
            for span in sentences.split(block.span.of(self.text))
        ]
        return Article(
            title=self.title,
            format=ArticleFormat.WIKITEXT,
            text=self.text,
            sections=tuple(
                Section(title, level, Span(start, end))
                for (title, level), start, end in zip(titles, starts, starts[1:], strict=False)
            ),
            blocks=tuple(self.blocks),
            sentences=tuple(found),
            links=links,
            tables=tuple(self.tables),
            infobox=tuple(self.fields),
            bold=bold,
            note_marks=tuple(self.marks),
        )


SOURCE = SourceInfo("南京戰役", url="https://zh.wikipedia.org/wiki/南京戰役", revision="123")


def nanjing() -> ArticleView:
    """A view with infobox, sections, a list, a quote, a table, notes, links and 𤼵 before dates."""
    builder = Builder()
    builder.field("conflict", "南京戰役")
    builder.field("date", "1937年12月1日－12月13日")
    builder.field("place", "南京市和鄰近地區")
    builder.field("combatant1", "中華民國\n國民革命軍陸軍")
    builder.field("combatant2", "大日本帝國\n上海派遣軍")
    builder.field("commander1", "唐生智")
    builder.field("commander2", "松井石根\n朝香宮鳩彥王")
    builder.add("南京戰役是淞滬會戰之後的戰役。黃𤼵於1937年11月24日任職，唐生智任南京衛戍司令官。")
    builder.heading("經過")
    lead = builder.add("12月1日，日軍攻佔江陰。12月13日，第114師團進入南京  ，守軍撤退。" * 3)
    builder.heading("外圍", 3)
    builder.add("蔣中正：「十三日夜，堅守南京。」", BlockKind.QUOTE)
    builder.add("第一線", BlockKind.ITEM, depth=1)
    builder.add("第88師，師長孫元良", BlockKind.ITEM, depth=2)
    builder.heading("戰鬥序列")
    head = CellRef(0, 0, 0, header=True)
    builder.add("國民革命軍", role=Role.TABLE, cell=head)
    builder.add("日軍", role=Role.TABLE, cell=CellRef(0, 0, 1, header=True))
    builder.add("第71軍", BlockKind.ITEM, Role.TABLE, 1, CellRef(0, 1, 0))
    builder.add("第87師", BlockKind.ITEM, Role.TABLE, 2, CellRef(0, 1, 0))
    builder.add("第114師團", BlockKind.ITEM, Role.TABLE, 1, CellRef(0, 1, 1))
    builder.tables.append(Table(Span(0, 0), 2, 2))
    builder.heading("參考文獻", 2, Role.APPARATUS)
    builder.add(
        "孫宅巍，《南京保衛戰史》<script>alert(1)</script>", BlockKind.ITEM, Role.APPARATUS, 1
    )
    builder.note(lead.start + 12, "《鐵血軍魂》，2018年6月。")
    builder.note(lead.end, "Askew & others, <b>Defending</b> Nanking.")
    links = (
        Link(builder.find("淞滬會戰"), "淞滬會戰"),
        Link(builder.find("唐生智任"), "唐生智"),
        Link(builder.find("江陰"), "江陰市"),
        Link(builder.find("第88師，師長"), "第88師"),
        Link(builder.find("孫宅巍"), "https://example.org/a?b=1&c=2", external=True),
    )
    return _view(builder, builder.build(links, (Span(0, 4), builder.find("南京戰役是"))))


def _view(builder: Builder, article: Article) -> ArticleView:
    dates = ["1937年12月1日－12月13日", "1937年11月24日", "12月1日，日", "12月13日，第", "十三日夜"]
    spans = [builder.find(words.split("，")[0]) for words in dates]
    spans[2], spans[3] = (builder.find(words) for words in dates[2:4])
    spans[2], spans[3] = (
        Span(spans[2].start, spans[2].end - 2),
        Span(spans[3].start, spans[3].end - 2),
    )
    events = tuple(
        EventLink(number, span, _sentence(article, span), f"event {number}")
        for number, span in enumerate(spans, start=101)
    )
    units = (("第114師團", "JP:114:师团"), ("第88師", "CN:88:师"), ("第71軍", "CN:71:军"))
    mentions = tuple(Mention(builder.find(name), MentionKind.UNIT, key) for name, key in units)
    titles = frozenset({"淞滬會戰"})
    return ArticleView(7, article, SOURCE, events, mentions, titles)


def _sentence(article: Article, span: Span) -> Span:
    return next(found.span for found in article.sentences if found.span.contains(span))


def nanjing_units() -> tuple[Unit, ...]:
    """Two sides, three levels, a unit whose superior is not there, and officers."""
    return (
        Unit("CN:南京卫戍军", ("南京衛戍軍",), None, (Commander("唐生智", "司令長官", "上將"),)),
        Unit("CN:71:军", ("第71軍", "71軍"), "CN:南京卫戍军", (Commander("王敬久", "軍長"),)),
        Unit("CN:87:师", ("第87師",), "CN:71:军", (Commander("沈發藻", "師長", "少將"),)),
        Unit("CN:88:师", ("第88師",), "CN:72:军", (Commander("孫元良"),)),
        Unit("JP:华中方面军", ("華中方面軍",), None, (Commander("松井石根", "司令官", "大將"),)),
        Unit("JP:114:师团", ("第114師團",), "JP:华中方面军"),
    )
