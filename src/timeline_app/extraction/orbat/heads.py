"""The lists of an article, and the names of units that stand at the heads of their lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from timeline_app.domain.article import Article, Block, BlockKind, Role
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.grammar import find_numbered
from timeline_app.extraction.units.vocabulary import alternatives
from timeline_app.zhtext.variants import fold

_HEAD_END = re.compile(r"[:(,。;\n]|\s[-–—]\s|\s")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千万几][个名余人多艘架辆门]")
_HOLDS = re.compile("(?<=..)(?:为|兼任|担任|出任)")
"""Behind a man's name, what he becomes: no unit's name has it."""
_GOES_ON = re.compile("[加附欠另并暨兼、和及与之]")
"""Behind a numbered unit, what shows that no name goes on there: 一八三师加炮兵营."""
_PROPER = ("军团", "方面军", "集团军", "集团军群", "远征军", "派遣军", "兵团")
"""Endings of names that mostly are one unit's, not what many are (义勇军)."""
_SHORTEST = 4
"""A name that a link tells is longer: 游击军 is none."""
STAFF = re.compile("(?:军|师团?|旅团?|方面军)?(?:司令部|本部|总部|指挥部)")
"""A headquarters that does not say whose it is."""
_BRACKET = re.compile(r"\(([^()]{4,40})\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list; ``depth`` counts from 0 for a paragraph or a cell's running text."""

    block: Block
    depth: int


def groups(article: Article) -> Iterator[list[Line]]:
    """The lists of an article: the lines of each table cell, and items that follow one another."""
    group: list[Line] = []
    place: object = None
    for block in article.blocks:
        listed = block.role is Role.TABLE or (
            block.kind is BlockKind.ITEM and block.role is Role.NARRATIVE
        )
        here = (block.section, block.cell and (block.cell.table, block.cell.row, block.cell.column))
        if group and (not listed or here != place):
            yield group
            group = []
        if listed and not (block.cell and block.cell.header):
            group.append(Line(block, block.depth))
            place = here
    if group:
        yield group


def line_names(article: Article, folded: str) -> list[str]:
    """Names of units without numbers at the heads of lines, and foreign ones in bold (folded)."""
    names = []
    for group in groups(article):
        heads = [(_heads(article, folded, line.block), line) for line in group]
        names += [name for name in _groupings(folded, group) if name]
        likely = sum(1 for head, line in heads if head or _begins_with_unit(folded, line.block))
        if likely * 2 >= len(group):
            names += [name for head, _ in heads for name in head if not STAFF.fullmatch(name)]
            names += [name for line in group for name in _bracketed(folded, line.block)]
    names += _linked(article, folded)
    bold = re.compile(f"[{vocabulary.people().sounds}]{{2,5}}军")
    names += [span.of(folded) for span in article.bold if bold.fullmatch(span.of(folded))]
    return names


def _linked(article: Article, folded: str) -> Iterator[str]:
    """Names of the pages that links lead to, where their words begin so: [[東北維吉尼亞軍團|…軍團的]]."""
    for link in article.links:
        page = fold(link.target)
        whole = not link.external and folded.startswith(page, link.span.start)
        if whole and len(page) > _SHORTEST and page.endswith(_PROPER) and not find_numbered(page):
            yield page


def _groupings(folded: str, group: Sequence[Line]) -> Iterator[str]:
    """Troops without a name that head nested lines: 留守部队 over 九江留守部队."""
    words = vocabulary.units().groupings
    for line, below in pairwise(group):
        head = folded[line.block.span.start : line.block.span.end]
        stop = _HEAD_END.search(head)
        head = head[: stop.start()] if stop else head
        if below.depth > line.depth and head in words:
            yield head


def _begins_with_unit(folded: str, block: Block) -> bool:
    return bool(
        find_numbered(folded[block.span.start : min(block.span.end, block.span.start + 24)])
    )


def _heads(article: Article, folded: str, block: Block) -> list[str]:
    """The names at the head of a line (榴弹炮团、野炮团), none where what stands there is none."""
    lexicon = vocabulary.units()
    span = block.span
    first = bisect_right(article.links, span.start, key=lambda link: link.span.start)
    ends = [link.span.start for link in article.links[first : first + 1]]
    stop = _HEAD_END.search(folded, span.start, span.end)
    head = folded[span.start : min([span.end, *ends, *([stop.start()] if stop else [])])]
    for role in _roles_in_head().finditer(head):
        if head[: role.start()].endswith(lexicon.line_endings):
            head = head[: role.start()]
            break
    side = _side_words().match(head)
    head = head[side.end() :] if side and len(head) - side.end() > 2 else head
    parts = head.split("、")
    names = [part for part in parts if _is_name(part)]
    if len(parts) > 1 and all(part in names or _is_numbered(part) for part in parts):
        return names
    return [head] if _is_name(head) else []


def _is_numbered(part: str) -> bool:
    words = find_numbered(part)
    return len(words) == 1 and len(words[0].span) == len(part)


@cache
def _side_words() -> re.Pattern[str]:
    lexicon = vocabulary.people()
    return re.compile(alternatives([*lexicon.all_forces, *lexicon.camps]))


@cache
def _roles_in_head() -> re.Pattern[str]:
    return re.compile(rf"(?<!^)(?:{alternatives(vocabulary.people().roles)})(?!部|长|官|员)")


@cache
def _transparent() -> re.Pattern[str]:
    lexicon = vocabulary.units()
    words, kinds = alternatives(lexicon.transparent), alternatives(lexicon.kinds)
    begin = alternatives(lexicon.boundary_words)
    services = alternatives([*vocabulary.people().all_nations, *vocabulary.people().all_forces])
    return re.compile(
        f"^(?:{words})$|^(?:{services})(?:陆军|海军|空军|国军|军队)$|(?:{kinds})部队$|^(?:{begin}).{{0,2}}$|^(?:包括|正在|其中)"
    )


def _is_name(head: str) -> bool:
    lexicon = vocabulary.units()
    if not 3 <= len(head) <= 16 or _transparent().search(head) or _COUNTED.search(head):
        return False
    if _HOLDS.search(head):
        return False
    if not head.endswith(lexicon.line_endings) or head in vocabulary.people().all_forces:
        return False
    numbered = find_numbered(head)
    if not numbered:
        return True
    rest = head[numbered[-1].span.end :]
    if _GOES_ON.match(rest):
        return False
    return len(numbered) == 1 and len(rest) > 1 and rest not in lexicon.offices


def _bracketed(folded: str, block: Block) -> list[str]:
    """Names in a bracket of a line: 宪兵部队（宪兵第二、第十团、教导团）."""
    match = _BRACKET.search(folded, block.span.start, block.span.end)
    parts = match[1].split("、") if match else []
    return [part for part in parts if len(parts) > 1 and _is_name(part) and not find_numbered(part)]
