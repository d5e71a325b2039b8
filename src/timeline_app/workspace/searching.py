"""What is searched for: the list of what was found, and the events that hold the words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from timeline_app.domain.own import Entry, Note, Tag, Target, TargetKind
from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.library.query import Query, parse
from timeline_app.library.reader import LibraryReader
from timeline_app.library.search import (
    EVERYWHERE,
    FIRST,
    Bounds,
    Found,
    OvertakenError,
    Page,
    Searcher,
)
from timeline_app.library.search_hits import excerpt
from timeline_app.timeline.events import Ints
from timeline_app.workspace.filtering import Filtered
from timeline_app.workspace.filters import Filters
from timeline_app.workspace.own_work import OwnWork
from timeline_app.workspace.tasks import CancelToken, Progress, Task, TaskRunner
from timeline_app.workspace.workspace import Workspace

NO_EVENTS: Ints = np.empty(0, dtype=np.int64)
_FEW = 5000
"""Up to so many events that a filter leaves are looked at one by one."""
_REST = 120
"""Milliseconds without another letter after which it is asked which events hold the words."""
_OWN = 20
"""Notes and tags that are listed at most."""


@dataclass(frozen=True, slots=True)
class OwnHit:
    """A note or tag of the reader's: ``text`` around the words, ``marks`` where they stand in it, and
    what it hangs on; ``target`` is None where the library no longer has that.
    """

    entry: Entry
    text: str
    marks: tuple[Span, ...]
    target: Locator | None
    article_id: int | None


@dataclass(frozen=True, eq=False)
class Findings:
    """What a search found, and the words it was for.

    ``own`` are the reader's notes and tags that hold them; ``nearest`` other words to try, where
    nothing was found; ``is_filtered`` says that it was looked for only where the filter lets it.
    """

    words: str
    found: Found
    own: tuple[OwnHit, ...] = ()
    nearest: tuple[str, ...] = ()
    is_filtered: bool = False

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.found or self.own)


class Searching(QObject):
    """Owner of the words in the search box and of what they found.

    ``found`` carries the ``Findings`` of the last words asked for only: a search for others is given
    up.  ``events_changed`` follows when it is known which events hold the words.
    """

    found = Signal(object)
    events_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        filters: Filters,
        own: OwnWork,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(workspace)
        self._workspace, self._filters, self._own, self._tasks = workspace, filters, own, tasks
        self._words = ""
        self._page = FIRST
        self._running: list[Task] = []
        self._events = NO_EVENTS
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._look_for_events)
        workspace.contents_changed.connect(self._look_for_events)
        filters.filters_changed.connect(self._list_again)

    @property
    def words(self) -> str:
        """What is searched for, "" where nothing is."""
        return self._words

    @property
    def events(self) -> Ints:
        """The ids of the events that hold the words, ascending, be they shown or not."""
        return self._events

    @Slot(str)
    def look_up(self, words: str) -> None:
        """Search for these words; ``found`` follows, and then ``events_changed``."""
        self._words, self._page = words.strip(), FIRST
        self._give_up()
        if self._words:
            self._list()
            self._rest.start()
        else:
            self._rest.stop()
            self._take_events(("", NO_EVENTS))

    @Slot()
    def clear(self) -> None:
        """Search for nothing any more."""
        self.look_up("")

    @Slot(int)
    def show_whole(self, article_id: int) -> None:
        """List everything that a campaign has; ``found`` follows."""
        self._turn(self._page.with_whole(article_id))

    @Slot()
    def show_more_campaigns(self) -> None:
        """List more campaigns; ``found`` follows."""
        self._turn(self._page.with_campaigns())

    @Slot()
    def show_more_names(self) -> None:
        """List all units and people; ``found`` follows."""
        self._turn(self._page.with_names())

    @Slot()
    def _list_again(self) -> None:
        self._turn(self._page)

    def _turn(self, page: Page) -> None:
        if self._words:
            self._page = page
            self._list()

    def _give_up(self) -> None:
        for task in self._running:
            task.cancel()
        self._running = []

    def _list(self) -> None:
        bounds = bounds_of(self._filters.filtered)
        job = partial(_listed, self._workspace.path, self._words, self._page, bounds)
        self._running.append(self._tasks.look_up(job, self._take_found, self._fail))

    @Slot()
    def _look_for_events(self) -> None:
        if self._words:
            job = partial(_events, self._workspace.path, self._words)
            self._running.append(self._tasks.look_up(job, self._take_events, self._fail))

    @Slot(object)
    def _take_found(self, findings: object) -> None:
        """Nothing happens where the search was given up."""
        if isinstance(findings, Findings) and findings.words == self._words:
            own = tuple(islice(self._own_hits(findings.words), _OWN))
            self.found.emit(replace(findings, own=own))

    def _own_hits(self, words: str) -> Iterator[OwnHit]:
        query = parse(words)
        for entry, whole in holding(self._own.entries, query):
            text, marks = excerpt(whole, query)
            yield OwnHit(entry, text, marks, *self._place_of(entry.target))

    def _place_of(self, target: Target) -> tuple[Locator | None, int | None]:
        if target.kind is TargetKind.UNIT:
            return Locator.unit(target.key), None
        article_id = self._workspace.find_article(target.page) if target.page else None
        event_id = self._own.event_ids.get(target.key)
        if target.kind is TargetKind.EVENT:
            return (None if event_id is None else Locator.event(event_id)), article_id
        return (None if article_id is None else Locator.article(article_id)), article_id

    @Slot(object)
    def _take_events(self, answer: object) -> None:
        if isinstance(answer, tuple) and answer[0] == self._words:
            self._events = answer[1]
            self.events_changed.emit()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def holding(entries: Iterable[Entry], query: Query) -> Iterator[tuple[Entry, str]]:
    """The notes and tags that hold what is searched for, the newest first, each with its words."""
    for entry in reversed(tuple(entries)):
        content = entry.content
        text = content.text if isinstance(content, Note) else ""
        text = content.name if isinstance(content, Tag) else text
        if query and text and query.fits(text):
            yield entry, text


def bounds_of(found: Filtered | None) -> Bounds:
    """Where to search for what a filter leaves; without one everywhere."""
    if found is None:
        return EVERYWHERE
    columns, matching = found.contents.columns, found.matching

    def kept(event_ids: Sequence[int]) -> Collection[int]:
        places = columns.indices_of(event_ids)
        return frozenset(columns.ids[places[matching[places]]].tolist())

    if not found.wanted.within_campaigns:
        return Bounds(found.wanted.hidden)
    few = columns.ids[matching].tolist() if found.count <= _FEW else None
    return Bounds(found.wanted.hidden, kept, few)


def _asked(path: Path, cancelled: CancelToken, question: Callable[[Searcher], object]) -> object:
    """The answer, None where it is not wanted any more."""
    if cancelled():
        return None
    with LibraryReader(path) as reader:
        reader.searcher.stop_when(cancelled)
        try:
            return question(reader.searcher)
        except OvertakenError:
            return None


def _listed(
    path: Path, words: str, page: Page, bounds: Bounds, progress: Progress, cancelled: CancelToken
) -> object:
    def question(searcher: Searcher) -> Findings:
        found = searcher.search(words, page, bounds)
        nearest = () if found else searcher.nearest(words)
        return Findings(words, found, nearest=nearest, is_filtered=bounds is not EVERYWHERE)

    return _asked(path, cancelled, question)


def _events(path: Path, words: str, progress: Progress, cancelled: CancelToken) -> object:
    def question(searcher: Searcher) -> tuple[str, Ints]:
        return words, np.sort(np.frombuffer(searcher.events(words), dtype=np.int64))

    return _asked(path, cancelled, question)
