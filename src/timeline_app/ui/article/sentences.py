"""Sentences of an article by place: the one at a point, the next one, those with the reader's marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.domain.article import Article
from timeline_app.domain.spans import Span
from timeline_app.ui.article.margin import MarginMark
from timeline_app.ui.article.positions import PositionMap
from timeline_app.ui.widgets.own_marks import OwnMark

if TYPE_CHECKING:
    from timeline_app.domain.own import Target


@dataclass(frozen=True, slots=True)
class OwnSpan:
    """What the reader has put down about a stretch of the article, None for the whole of it."""

    span: Span | None
    mark: OwnMark
    target: Target


def sentence_at(article: Article, offset: int) -> Span | None:
    """The sentence that holds a code point, None between sentences."""
    spans = (sentence.span for sentence in article.sentences)
    return next((span for span in spans if span.start <= offset < span.end), None)


def sentence_beside(article: Article, offset: int, step: int) -> Span | None:
    """The first sentence that begins behind a code point, or (-1) the last before it."""
    spans = [sentence.span for sentence in article.sentences]
    if step > 0:
        return next((span for span in spans if span.start > offset), None)
    return next((span for span in reversed(spans) if span.start < offset), None)


def margin_marks(marks: Iterable[OwnSpan], positions: PositionMap) -> list[MarginMark]:
    """Marks by where what they are of begins in the document, in its order."""
    found = (
        MarginMark(
            0 if own.span is None else positions.to_document(own.span.start), own.mark, own.target
        )
        for own in marks
    )
    return sorted(found, key=lambda mark: mark.position)
