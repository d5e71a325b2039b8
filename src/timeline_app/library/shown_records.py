"""Records as they are handed on: without what the reader hides, whole or what is marked of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.events import Event
from timeline_app.domain.own import Bookmark, Entry, Tag, TargetKind
from timeline_app.domain.record import ArticleRecord
from timeline_app.library.corrections import HIDDEN
from timeline_app.library.reader import LibraryReader, StoredArticle
from timeline_app.zhtext.variants import fold

Place = tuple[str, str]
"""The folded title of a page, and a key on it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The things that the reader has marked: an article stands for all that is in it, a sentence
    for its events.
    """

    things: frozenset[tuple[TargetKind, str]]
    sentences: frozenset[Place]
    pages: frozenset[str]

    def has(self, kind: TargetKind, key: str) -> bool:
        """Whether an event or a unit is marked by itself."""
        return (kind, key) in self.things


def marked(entries: Iterable[Entry], tag: str = "") -> Marked:
    """What has the tag, in either script; without one, what is bookmarked."""
    wanted = tag_key(tag)
    targets = [entry.target for entry in entries if _is_marked(entry, wanted)]
    return Marked(
        frozenset((target.kind, target.key) for target in targets),
        frozenset((at.page, at.key) for at in targets if at.kind is TargetKind.SENTENCE),
        frozenset(target.page for target in targets if target.kind is TargetKind.ARTICLE),
    )


def tag_key(tag: str) -> str:
    """A tag folded, so that either script means the same."""
    return fold(tag).strip().casefold()


def shown_records(
    reader: LibraryReader,
    article_ids: Iterable[int],
    only: Marked | None = None,
    events: Collection[int] | None = None,
) -> Iterator[ArticleRecord]:
    """The articles' records as the reader has corrected them, one after the other; with ``only``,
    what is marked of them, and none of those in which nothing is; with ``events`` (ids) these and
    those that tell the same, and no record without any.

    ExpectedError ``nothing-marked`` in the end, where there was no record for ``only``.
    """
    found = only is None
    for article_id in article_ids:
        stored = reader.article(article_id)
        if stored is None:
            continue
        record = stored.record if events is None else _with_events(stored, events)
        own = tuple(event for event in record.events if event.same_as != HIDDEN)
        if events is not None and not own:
            continue
        record = replace(record, events=own)
        part = record if only is None else _part(record, only, stored.page)
        if part is not None:
            found = True
            yield part
    if not found:
        raise ExpectedError(
            "nothing-marked",
            "Nothing of these campaigns is marked so.",
            "Bookmark or tag events, units or articles in the window first.",
        )


def _with_events(stored: StoredArticle, ids: Collection[int]) -> ArticleRecord:
    listed = list(zip(stored.event_ids, stored.record.events, strict=True))
    keys = {event.key for event_id, event in listed if event_id in ids}
    kept = tuple(event for _, event in listed if event.key in keys or event.same_as in keys)
    return replace(stored.record, events=kept)


def _is_marked(entry: Entry, tag: str) -> bool:
    content = entry.content
    if not tag:
        return isinstance(content, Bookmark)
    return isinstance(content, Tag) and tag_key(content.name) == tag


def _part(record: ArticleRecord, only: Marked, page: str) -> ArticleRecord | None:
    if page in only.pages:
        return record
    chosen = {event.key for event in record.events if _is_chosen(event, record, page, only)}
    # Where another event tells what was chosen, that one is shown.
    chosen |= {event.same_as for event in record.events if event.key in chosen and event.same_as}
    events = tuple(event for event in record.events if event.key in chosen)
    units = tuple(unit for unit in record.units if only.has(TargetKind.UNIT, unit.key))
    return replace(record, events=events, units=units) if events or units else None


def _is_chosen(event: Event, record: ArticleRecord, page: str, only: Marked) -> bool:
    sentence = (page, fold(event.sentence.of(record.article.text)))
    return only.has(TargetKind.EVENT, event.key) or sentence in only.sentences
