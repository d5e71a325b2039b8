"""What the first sentences of an article say of its campaign, where there is no infobox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from timeline_app.domain.article import Article, Block, BlockKind, Link, Role
from timeline_app.domain.campaign import Side
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.spans import Span
from timeline_app.extraction.date_context import Ref, Story
from timeline_app.extraction.date_grammar import find
from timeline_app.extraction.date_resolution import resolve
from timeline_app.extraction.date_values import Shape
from timeline_app.extraction.lexicon import table
from timeline_app.zhtext.variants import fold

_YEAR_CATEGORY = re.compile(r"(前?)(\d{1,4})年")
_WAR = re.compile(r"(?:战争|战役|会战|作战|抗战|之战|内战|大战|行动|入侵|事变|海战|战)$")
_BETWEEN = re.compile(
    r"(?:[是为,，在]|由)(?P<one>[^,，。；、是为在]{2,14}?)(?:与|和|同|对|跟)(?P<two>[^,，。；、]{2,14}?)(?:之间|间)(?:的|爆发|发生|进行)?"
)
_QUOTED = re.compile(
    r"(?:又称|亦称|称为|也称|又名|称作|或称|或作|译作|日语:)(?:为)?[“「『\"]?([^,，。“”「」『』()（）\"]{2,12})[”」』\"]?"
)


def blocks(article: Article) -> Iterator[Block]:
    """The paragraphs before the first heading."""
    for block in article.blocks:
        if block.role is Role.NARRATIVE and block.kind is not BlockKind.HEADING:
            if block.section != 0:
                return
            yield block


def _first(article: Article) -> Span | None:
    return next((block.span for block in blocks(article)), None)


def _bold(article: Article) -> list[str]:
    first = _first(article)
    if first is None:
        return []
    return [span.of(article.text).strip() for span in article.bold if first.contains(span)]


def title(article: Article) -> str | None:
    """The first words in bold."""
    names = _bold(article)
    return names[0] if names and len(names[0]) <= 30 else None


def aliases(article: Article, name: str) -> tuple[str, ...]:
    """Other names: words in bold and what follows 又稱, in the first paragraph."""
    first = _first(article)
    if first is None:
        return ()
    text = first.of(article.text)
    quoted = [text[slice(*match.span(1))] for match in _QUOTED.finditer(fold(text)[:300])]
    called = [alias for alias in quoted if _WAR.search(fold(alias))]
    names = dict.fromkeys([*_bold(article), *called])
    return tuple(alias for alias in names if alias != name and 2 <= len(alias) <= 24)


def dates(article: Article) -> Ref | None:
    """A range in the first sentences, else their first full day, else the coarser first date."""
    refs = list(_refs(article))
    if not refs:
        return _of_categories(article)
    for precision in (Precision.RANGE, Precision.DAY):
        exact = [ref for ref in refs if ref.when.precision is precision and ref.text[:1].isdigit()]
        if exact:
            return _until_the_end(article, exact[0])
    return _until_the_end(article, refs[0])


def _refs(article: Article) -> Iterator[Ref]:
    """The dates of the lead that name their own year, or lean on one that does."""
    last = _of_categories(article)
    for block in blocks(article):
        for expression in find(fold(block.span.of(article.text))):
            if expression.shape is not Shape.DATE:
                continue
            resolved = resolve(expression, Story(last=last))
            if resolved is None:
                continue
            place = expression.span.shifted(block.span.start)
            last = Ref(resolved.when, place, place.of(article.text), lunar=resolved.lunar)
            if expression.first.names_year or (expression.last and expression.last.names_year):
                yield last


def _of_categories(article: Article) -> Ref | None:
    for name in (article.title, *article.categories):
        match = _YEAR_CATEGORY.search(fold(name))
        if match:
            found = find(match.group())
            resolved = resolve(found[0], Story()) if found else None
            if resolved is not None:
                return Ref(resolved.when, Span(0, 0), match.group())
    return None


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
        resolved = resolve(expression, Story(last=last)) if expression.shape is Shape.DATE else None
        if resolved is not None:
            place = expression.span.shifted(block.span.start)
            last = Ref(resolved.when, place, place.of(article.text))
    return last if last is not ref else None


def joined(refs: list[Ref]) -> Ref:
    """Several dates as one interval, from the earliest beginning to the latest end."""
    if len(refs) == 1:
        return refs[0]
    start = min(ref.when.start for ref in refs)
    end = max(ref.when.end for ref in refs)
    return replace(refs[0], when=When(start, end, Precision.RANGE))


def place(article: Article) -> str | None:
    """Where it was fought, by the patterns of the vocabulary."""
    return _by_patterns(article, "place")


def result(article: Article) -> str | None:
    """How it ended."""
    return _by_patterns(article, "result")


def _by_patterns(article: Article, fact: str) -> str | None:
    for pattern in table("campaign")[fact]:
        for block in blocks(article):
            match = re.search(pattern, fold(block.span.of(article.text)))
            if match:
                start = block.span.start
                return article.text[start + match.start(1) : start + match.end(1)].strip() or None
    return None


def part_of(article: Article) -> str | None:
    """The war it belongs to: the first link of the first sentences that names one."""
    first = _first(article)
    if first is None:
        return None
    for link in article.links:
        if first.contains(link.span) and _is_war(article, link):
            return link.span.of(article.text)
    return None


def _is_war(article: Article, link: Link) -> bool:
    own = {article.title, *_bold(article)}
    name = link.span.of(article.text)
    return not link.external and name not in own and bool(_WAR.search(fold(name)))


def sides(article: Article) -> tuple[Side, ...]:
    """The two sides of `甲與乙之間`."""
    first = _first(article)
    if first is None:
        return ()
    match = _BETWEEN.search(fold(first.of(article.text)))
    if match is None:
        return ()
    names = (
        article.text[first.start + match.start(k) : first.start + match.end(k)] for k in (1, 2)
    )
    return tuple(Side(name.strip()) for name in names)
