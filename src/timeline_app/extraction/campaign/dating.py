"""When a campaign was fought: by the first sentences, the categories, and what the story tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from timeline_app.domain import days
from timeline_app.domain.article import Article, Block, BlockKind, Role
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.spans import Span
from timeline_app.extraction.campaign.lead import READ, blocks
from timeline_app.extraction.dates.chronicle import chronicle
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.grammar import find
from timeline_app.extraction.dates.resolution import Resolved, resolve
from timeline_app.extraction.dates.values import Expression, Partial, Shape
from timeline_app.extraction.events import scope
from timeline_app.extraction.lexicon import table
from timeline_app.zhtext.lunar import FIRST_YEAR, OldDate
from timeline_app.zhtext.variants import fold

_YEAR_CATEGORY = re.compile(r"(前?)(\d{1,4})年(?!代)")
_LASTING = re.compile(
    r"(?:起|开始|打响|爆发)?[,，]?(?:[^,，。；]{0,8}(?:持续|延续|进行|激战|战斗))?(?:到|至|直到|直至)"
)
"""What stands between the first day of a battle and its last: 11月20日｜开始，一直持续至｜23日."""
_OF_ANOTHER = re.compile(r"[^,，。；、]{0,16}?(?:之前|以前|前夕|前)[,，。；]")
_LATER = re.compile(r"(?:直到|直至|后来|早在)(?:了|公元)?$")
"""What makes of a date that of another event: 1937年7月戰爭全面爆發前, 直到1935年12月成立."""
_BEHIND = 80
"""Characters behind its first day in which its last may stand."""
_LONGEST = 60
"""Days between the first day told of a battle and others that are still of it."""


def dates(article: Article) -> Ref | None:
    """A range in the first sentences, else their first full day, else the first of the finer dates.

    A range of whole years is that of the war.
    """
    refs = list(_refs(article))
    if not refs:
        return _of_categories(article)
    for precision in (Precision.RANGE, Precision.DAY):
        exact = [ref for ref in refs if ref.when.precision is precision and ref.text[:1].isdigit()]
        exact = [ref for ref in exact if not _of_years(ref)]
        if exact:
            return _until_the_end(article, _lasting(article, exact[0]))
    finer = [ref for ref in refs if ref.when.precision is not Precision.YEAR]
    refs = [ref for ref in finer if not _of_years(ref)] or refs
    filed = _of_categories(article)
    if filed is not None and filed.year != refs[0].year:
        return filed
    return _until_the_end(article, refs[0])


def _of_years(ref: Ref) -> bool:
    """Whether both ends of a range name no more than their years: 1642–1646年."""
    ends = ref.texts or ()
    return bool(ends) and all("-" not in end.removeprefix("-") for end in ends)


def _refs(article: Article) -> Iterator[Ref]:
    """The dates of the lead that name their own year, or lean on one that does."""
    last, left = _of_categories(article), READ
    for block in blocks(article):
        words = fold(block.span.of(article.text)[: max(left, 0)])
        left -= len(words)
        for expression in find(words):
            if expression.shape is not Shape.DATE or _of_another(words, expression.span):
                continue
            ref = ref_of(article, expression, block.span.start, last)
            if ref is None:
                continue
            last = ref
            if expression.first.names_year or (expression.last and expression.last.names_year):
                yield last


def _of_another(words: str, span: Span) -> bool:
    """Whether the words around a date say that something else was then."""
    before = words[max(0, span.start - 6) : span.start]
    return bool(_OF_ANOTHER.match(words, span.end) or _LATER.search(before))


def _of_categories(article: Article) -> Ref | None:
    for name in (article.title, *article.categories):
        match = _YEAR_CATEGORY.search(fold(name))
        if match:
            found = find(match.group())
            resolved = resolve(found[0], Story()) if found else None
            if resolved is not None:
                texts = _texts(found[0], resolved)
                return Ref(resolved.when, Span(0, 0), match.group(), texts=texts)
    return None


def _lasting(article: Article, ref: Ref) -> Ref:
    """A first day with the last one that the same words give: 從11月20日開始，一直持續至11月23日."""
    if ref.when.precision is not Precision.DAY:
        return ref
    start, length = ref.span.start, len(ref.span)
    near = fold(article.text[start : ref.span.end + _BEHIND])
    for expression in find(near):
        if expression.span.start < length or expression.shape is not Shape.DATE:
            continue
        if not _LASTING.fullmatch(near, length, expression.span.start):
            return ref
        last = ref_of(article, expression, start, ref)
        return joined([ref, last]) if last and last.when.end > ref.when.start else ref
    return ref


@cache
def _conclusion() -> re.Pattern[str]:
    endings: list[str] = table("campaign")["endings"]
    return re.compile("|".join(endings))


def _until_the_end(article: Article, ref: Ref) -> Ref:
    """A beginning alone gets the end that the story names: the date before `會戰結束`."""
    if ref.when.precision in (Precision.RANGE, Precision.DAY):
        return ref
    folded = fold(article.text)
    for block in article.blocks:
        if block.role is not Role.NARRATIVE or block.kind is BlockKind.HEADING:
            continue
        match = _conclusion().search(folded, block.span.start, block.span.end)
        last = _last_before(article, block, match.start(), ref) if match else None
        if last is not None and last.when.end >= ref.when.start:
            return joined([ref, last])
    return ref


def _last_before(article: Article, block: Block, end: int, ref: Ref) -> Ref | None:
    last = ref
    for expression in find(fold(article.text[block.span.start : end])):
        found = ref_of(article, expression, block.span.start, last)
        last = found if found is not None and expression.shape is Shape.DATE else last
    return last if last is not ref else None


def of_story(article: Article) -> Ref | None:
    """The days that the sections about the fighting tell, where nothing else dates it.

    Of all stretches of a battle's length the one with the most of them: the first day told is
    often one of its causes.
    """
    scopes = scope.section_scopes(article)
    told = [
        item.resolved.when
        for item in chronicle(article, None)
        if item.resolved is not None
        and item.resolved.when.precision is Precision.DAY
        and not item.biography
        and article.blocks[item.block].section
        and scope.block_scope(article.blocks[item.block], scopes) is None
    ]
    if not told:
        return None
    starts = sorted(when.start for when in told)
    told_from = [bisect_right(starts, day + _LONGEST) - at for at, day in enumerate(starts)]
    first = starts[told_from.index(max(told_from))]
    last = max(when.end for when in told if 0 <= when.end - first <= _LONGEST)
    when = When(first, last, Precision.RANGE if last > first else Precision.DAY)
    texts = (days.to_iso(first), days.to_iso(last))
    return Ref(when, Span(0, 0), "", texts=texts)


def joined(refs: list[Ref]) -> Ref:
    """Several dates as one interval, from the earliest beginning to the latest end."""
    if len(refs) == 1:
        return refs[0]
    first = min(refs, key=lambda ref: ref.when.start)
    last = max(refs, key=lambda ref: ref.when.end)
    when = When(first.when.start, last.when.end, Precision.RANGE)
    texts = (first.texts[0], last.texts[1]) if first.texts and last.texts else None
    return replace(refs[0], when=when, texts=texts)


def ref_of(article: Article, expression: Expression, offset: int, last: Ref | None) -> Ref | None:
    """The date of an expression found ``offset`` characters into the article."""
    resolved = resolve(expression, Story(last=last))
    if resolved is None:
        return None
    span = expression.span.shifted(offset)
    texts = _texts(expression, resolved)
    return Ref(resolved.when, span, span.of(article.text), lunar=resolved.lunar, texts=texts)


def _texts(expression: Expression, resolved: Resolved) -> tuple[str, str]:
    """First and last day in ISO, cut to what the words say."""
    end = expression.last or expression.first
    lunar = resolved.lunar
    return (
        _cut(resolved.when.start, expression.first, lunar),
        _cut(resolved.when.end, end, lunar),
    )


def _cut(day: int, part: Partial, lunar: OldDate | None) -> str:
    text = days.to_iso(day)
    if lunar is not None:
        return text[:-6] if lunar.month is None or lunar.year < FIRST_YEAR else text
    if part.day is not None or part.fixed is not None or part.days is not None:
        return text
    fine = part.month is not None or part.months is not None
    if part.year_part is not None:
        return text[:-6]
    return text[:-3] if fine else text[:-6]
