"""What stands above a list of an order of battle: the unit that its lines are under, and its side.

A heading names it (``=== 第九战区 ===``) or a short paragraph right before the list (``华东野战军：司令员
陈毅``, ``日军``); officers between a unit's heading and its list are the unit's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from timeline_app.domain.article import Article, Block, BlockKind, Role
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts, Post, Under
from timeline_app.extraction.orbat.lines import TABLE_WEIGHT, LineReader
from timeline_app.extraction.orbat.posts import PostReader
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.orbat.shapes import shape_of
from timeline_app.zhtext.variants import fold

_NO_MORE = re.compile(
    r"(?:\([^()]*\))?(?:\d+年)?(?:\d+月)?(?:编制|编成|所属|序列|下辖)?:?"
    r"|(?:共|总|约|投入)[^。;]{0,24}[个人名]?[军师旅团营人]?。?"
)
_ABOUT = re.compile(r"(?:的)?(?:战斗|作战)?(?:序列|编制|编成)|\s")
_IN_LEAD = re.compile(r"[兼代:,、\s]|\([^()]*\)")
_SIDE_ALONE = re.compile(r"(?:的|方面|一方|参战|兵力|部队|军队|战斗序列|作战序列|序列|[:\s])*")
_TOTAL = re.compile("总计|合计|小计")
"""What a paragraph says that closes the list above it."""
_NEAR = 40
"""How far before its end a paragraph's last unit may stand that is above the list."""
_ANNOUNCES = re.compile(r"(?:如下|下表|下列)[^,。;:]{0,6}[:。]?$")
"""What ends a paragraph that leads to a table."""
_LONGEST = 80
"""A paragraph of more characters is no label of a list."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The unit above a list, the side its label tells, and the paragraph that was read for it."""

    unit: int | None = None
    side: str | None = None
    paragraph: int | None = None


class _Before(NamedTuple):
    """For a block in a table: where the table begins, and whether plain cells stand before it."""

    table: int
    plain: bool


def _before_cells(article: Article) -> list[_Before]:
    """The same for every block, told once: an article may be one long table."""
    found: list[_Before] = []
    for index, block in enumerate(article.blocks):
        last = article.blocks[index - 1].cell if index else None
        if block.cell and last and last.table == block.cell.table:
            found.append(_Before(found[-1].table, found[-1].plain or not last.header))
        else:
            found.append(_Before(index, plain=False))
    return found


@dataclass(slots=True)
class LeadReader:
    """Reads what stands above a list into ``facts``."""

    scan: Scan
    facts: Facts
    _before: list[_Before] = field(default_factory=list)

    def read(self, first: Block, side: str | None) -> Lead:
        """The lead of the list that begins with a block; ``side`` is what headings tell of it."""
        before, label = self._label(first), self._label(first, table=True)
        said = self._side_of_label(label) if label and side is None else None
        alone = before is not None and self._is_alone(before)
        above = self._unit_of(before, alone) if before else None
        chain = [*([] if above is None else [above]), *self._heading_units(first.section)]
        for child, parent in pairwise(chain):
            if self.scan.units[child].rank < self.scan.units[parent].rank:
                self.facts.place(Under(child, parent, UnitSource.TABLE, TABLE_WEIGHT))
        self.facts.sources.update(dict.fromkeys(chain, UnitSource.TABLE))
        read = False
        if above is not None and before and alone:
            LineReader(self.scan, self.facts).read(before, self._units(before), side, None)
            read = True
        elif chain and before:
            read = self.officers(before, chain[0])
        done = before if read else label if said else None
        place = self.scan.block_index(done.span.start) if done else None
        return Lead(chain[0] if chain else None, side or said, place)

    def announced(self, first: Block) -> int | None:
        """The unit whose parts a paragraph says the table behind it to show: 第29军的编成如下表."""
        label = self._label(first, table=True)
        if label is None or not _ANNOUNCES.search(label.span.of(self.scan.folded)):
            return None
        start = self.scan.folded.rfind("。", label.span.start, label.span.end - 1) + 1
        tokens = self.scan.within(Span(max(start, label.span.start), label.span.end))
        units = [token for token in tokens if token.kind is Kind.UNIT]
        names = {token.span.of(self.scan.folded) for token in units}
        return units[0].unit if len(names) == 1 else None

    def officers(self, block: Block, unit: int) -> bool:
        """A block that begins with a role and names no unit tells officers of the unit above.

        A man who fills a line of a table's cell is one too.
        """
        tokens = self.scan.named(block.span)
        if block.cell and self._is_man(tokens, block.span):
            rank = tokens[1].value if len(tokens) > 1 else None
            post = Post(tokens[0].value, unit, None, rank, None, UnitSource.TABLE)
            self.facts.posts.append(post)
            return True
        roles = tokens and tokens[0].kind is Kind.ROLE and tokens[0].span.start == block.span.start
        if not roles or self._units(block):
            return False
        reader = PostReader(self.scan, self.facts, UnitSource.TABLE, line=True, unit=unit)
        reader.read(shape_of(self.scan, block.span))
        return True

    def _is_man(self, tokens: Sequence[Token], span: Span) -> bool:
        """Whether a stretch is a man, maybe with his rank, and no more."""
        kinds = [token.kind for token in tokens]
        words = self._without_officers(span).strip()
        return kinds in ([Kind.PERSON], [Kind.PERSON, Kind.RANK]) and not words

    def _label(self, first: Block, table: bool = False) -> Block | None:
        """The paragraph right before a list or a table's first cell; with ``table`` before any."""
        blocks = self.scan.article.blocks
        index = self.scan.block_index(first.span.start) - 1
        if first.cell:
            self._before = self._before or _before_cells(self.scan.article)
            above = self._before[index + 1]
            if above.plain and not table:
                return None
            index = above.table - 1
        before = blocks[index] if index >= 0 else first
        plain = before.kind is BlockKind.PARAGRAPH and before.role is Role.NARRATIVE
        total = _TOTAL.search(before.span.of(self.scan.folded))
        return before if plain and before.section == first.section and not total else None

    def _side_of_label(self, label: Block) -> str | None:
        """The side of a label that says no more: 国军, 日军方面."""
        words = label.span.of(self.scan.folded)
        match = self.scan.spoken.match(words) if self.scan.forces else None
        if match and _SIDE_ALONE.fullmatch(words, match.end()):
            return self.scan.forces.get(match.group())
        return None

    def _heading_units(self, section: int | None) -> Iterator[int]:
        """The units that headings name and say no more, the nearest first: ``=== 第九战区 ===``."""
        while section:
            place = self.scan.article.sections[section]
            tokens = self.scan.within(self.scan.block_at(place.span.start))
            units = [token for token in tokens if token.kind is Kind.UNIT]
            name = units[-1].span.of(self.scan.folded) if units else ""
            if name and _ABOUT.sub("", self.scan.bare(fold(place.title))) in ("", name):
                yield units[-1].unit
            section = place.parent

    def _unit_of(self, label: Block, alone: bool) -> int | None:
        """The last unit of a label, where nothing but officers or a colon stands behind it."""
        units = self._units(label)
        if not units:
            return None
        rest = self.scan.folded[units[-1].span.end : label.span.end]
        alike = len({self.scan.units[token.unit].echelon for token in units}) == 1
        far = _LONGEST if alike else _NEAR
        near = units[-1].span.start >= label.span.end - far and rest.endswith(":")
        return units[-1].unit if alone or (near and "。" not in rest) else None

    def _is_alone(self, label: Block) -> bool:
        """Whether a label is a unit with its officers and no more."""
        units = self._units(label)
        if not units or len(label.span) > _LONGEST:
            return False
        bare = self._without_officers(Span(units[-1].span.end, label.span.end))
        return _NO_MORE.fullmatch(_IN_LEAD.sub("", bare)) is not None

    def _without_officers(self, span: Span) -> str:
        """The words of a stretch but names, roles and ranks."""
        words, start = [], span.start
        for token in self.scan.named(span):
            words.append(self.scan.folded[start : token.span.start])
            start = token.span.end
        return "".join(words) + self.scan.folded[start : span.end]

    def _units(self, block: Block) -> list[Token]:
        return [token for token in self.scan.within(block.span) if token.kind is Kind.UNIT]
