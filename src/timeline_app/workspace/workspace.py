"""What is open: a library, its campaigns and events, and the articles read from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.errors import ExpectedError
from timeline_app.ingest import preparing
from timeline_app.library import files as library_files
from timeline_app.library.reader import (
    CampaignRow,
    LibraryReader,
    StoredArticle,
    StoredEvent,
)
from timeline_app.timeline.events import CAMPAIGN, DAY, RANGE, EventColumns
from timeline_app.timeline.tracks import Track
from timeline_app.workspace import script
from timeline_app.workspace.import_steps import told
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner
from timeline_app.zhtext.variants import Script, convert

if TYPE_CHECKING:
    from timeline_app.library.own_reader import OwnReader


@dataclass(frozen=True, slots=True)
class Contents:
    """What the library holds: its campaigns in order of time, and every event in columns.

    Track ``i`` of the columns is the campaign at index ``i``.
    """

    campaigns: tuple[CampaignRow, ...]
    columns: EventColumns
    _tracks: dict[Script, tuple[Track, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    _places: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    def tracks(self, script: Script) -> tuple[Track, ...]:
        """The tracks of the campaigns, all of them visible, with their titles in a script: made once,
        which takes its time for thousands.
        """
        found = self._tracks.get(script)
        if found is None:
            found = self._tracks[script] = tuple(
                Track(row.article_id, convert(row.title, script), colour_of(row), span=span_of(row))
                for row in self.campaigns
            )
        return found

    def campaigns_of(self, event_ids: Collection[int]) -> int:
        """How many campaigns the events are of."""
        return len(set(self.columns.track[self.columns.indices_of(event_ids)].tolist()))

    def campaign(self, article_id: int) -> CampaignRow | None:
        """The campaign of an article, None where it has none."""
        place = self.place_of(article_id)
        return None if place is None else self.campaigns[place]

    def place_of(self, article_id: int) -> int | None:
        """The index of the campaign of an article, None where it has none."""
        if not self._places:
            self._places.update((row.article_id, place) for place, row in enumerate(self.campaigns))
        return self._places.get(article_id)

    def begin_of(self, event_id: int) -> float | None:
        """When an event begins, as a calendar moment; None where the library no longer has it."""
        found = self.columns.indices_of([event_id])
        return float(self.columns.start[found[0]]) if len(found) else None

    def last_begun(self, article_id: int, moment: float) -> int | None:
        """The last event of an article that has begun by a moment, of several at once the one of the
        highest rank; what is told beside the campaign, or dated by no day, only where there is
        nothing else.
        """
        row = self.place_of(article_id)
        if row is None:
            return None
        part = self.columns.track_slice(row)
        begun = int(np.searchsorted(self.columns.start[part], moment, "right"))
        if not begun:
            return None
        start, rank = self.columns.start[part][:begun], self.columns.rank[part][:begun]
        exact = np.isin(self.columns.precision[part][:begun], (DAY, RANGE))
        own = np.flatnonzero(exact & ~self.columns.aside[part][:begun])
        found = own if len(own) else np.arange(begun)
        at_once = found[start[found] == start[found[-1]]]
        return int(self.columns.ids[part][at_once[rank[at_once].argmin()]])

    def opening_event(self) -> int | None:
        """What to show first: how the campaign that is told at greatest length is summed up."""
        if not self.campaigns:
            return None
        longest = max(range(len(self.campaigns)), key=lambda i: self.campaigns[i].event_count)
        events = self.columns.track_slice(longest)
        if events.start == events.stop:
            return None
        own = self.columns.scope[events] == CAMPAIGN
        best = np.lexsort((self.columns.rank[events], ~own))[0]
        return int(self.columns.ids[events][best])


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as it is shown.

    ``text`` is its plain text in the reader's script; ``linked`` are those of its links' targets
    that the library holds.
    """

    stored: StoredArticle
    script: Script
    text: str
    linked: frozenset[str]


class Workspace(QObject):
    """Owner of the open library.

    All loading happens in tasks; the look-ups that a pane makes while it paints (headlines, one
    event) go through a reading connection of the window's own thread.
    """

    contents_changed = Signal(object)
    article_opened = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = tasks
        self._reader: LibraryReader | None = None
        self._contents: Contents | None = None
        self._wanted: tuple[int, Script] | None = None
        self._article: OpenArticle | None = None
        self._script = Script.AS_WRITTEN

    @property
    def path(self) -> Path:
        """The library file."""
        return self._path

    @property
    def contents(self) -> Contents | None:
        """What the library holds, None before it is open."""
        return self._contents

    @property
    def article(self) -> OpenArticle | None:
        """The article in the article pane."""
        return self._article

    @property
    def script(self) -> Script:
        """The characters in which articles and labels are shown."""
        return self._script

    def set_script(self, wanted: Script) -> None:
        """Show articles and labels in another script."""
        if wanted is self._script:
            return
        self._script = wanted
        if self._article is not None:
            self.open_article(self._article.stored.id)

    def open(self) -> None:
        """Open the library, with the bundled articles where it is new."""
        self._tasks.write(self.tr("Opening the library"), self._open, self._show, self._fail)

    def open_article(self, article_id: int) -> None:
        """Load an article; ``article_opened`` follows, for the last one asked for only."""
        wanted = (article_id, self._script)
        self._wanted = wanted

        def job(progress: Progress, cancelled: CancelToken) -> OpenArticle | None:
            if self._wanted != wanted:
                return None
            with LibraryReader(self._path) as reader:
                return _load(reader, *wanted)

        self._tasks.read(self.tr("Opening the article"), job, self._show_article, self._fail)

    def headlines(self, event_ids: Sequence[int]) -> Mapping[int, str]:
        """The labels of events, in the reader's script, names as they are written."""
        return script.headlines(self._look_up(), self._script, event_ids)

    def stored_event(self, event_id: int) -> StoredEvent | None:
        """One event, None where the library no longer has it."""
        return self._look_up().event(event_id)

    def events_of_unit(self, key: str) -> Sequence[int]:
        """The events of every campaign that name the unit."""
        return self._look_up().events_of_unit(key)

    def find_article(self, title: str) -> int | None:
        """The article of a page title, campaign title or alias."""
        return self._look_up().find_article(title)

    def campaign_title(self, article_id: int) -> str:
        """The title of an article's campaign in the reader's script, "" where it has none."""
        place = None if self._contents is None else self._contents.place_of(article_id)
        if self._contents is None or place is None:
            return ""
        return self._contents.tracks(self._script)[place].title

    @property
    def own(self) -> OwnReader:
        """The reader's own work as it is in the library now, for small look-ups."""
        return self._look_up().own

    def close(self) -> None:
        """Let go of the library file."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _look_up(self) -> LibraryReader:
        if self._reader is None:
            self._reader = LibraryReader(self._path)
        return self._reader

    def _open(self, progress: Progress, cancelled: CancelToken) -> Contents:
        convert("戰", self._script)  # reads the tables here, not on the window's thread
        preparing.prepare(self._path, told(progress, self.tr), cancelled)
        return self._reload(progress, cancelled)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _show(self, contents: object) -> None:
        assert isinstance(contents, Contents)
        self._contents = contents
        self.contents_changed.emit(contents)

    @Slot(object)
    def _show_article(self, article: object) -> None:
        if isinstance(article, OpenArticle):
            self._article = article
            self.article_opened.emit(article)

    @Slot()
    def reload(self) -> None:
        """Read the library anew: something was written to it."""
        self._tasks.read(self.tr("Reading the library"), self._reload, self._show, self._fail)

    def _reload(self, progress: Progress, cancelled: CancelToken) -> Contents:
        contents = load_contents(self._path)
        contents.tracks(self._script)
        contents.columns.prepare()
        return contents


def load_contents(path: Path) -> Contents:
    """Campaigns and event columns of a library file; ExpectedError where it cannot be read."""
    with LibraryReader(path) as reader, reader.snapshot():
        campaigns = tuple(reader.campaigns())
        tracks = {row.article_id: index for index, row in enumerate(campaigns)}
        packed = reader.packed_events()
    with library_files.reading(path):  # what cannot be drawn is damaged
        columns = EventColumns.from_packed(
            (tracks[article_id], events) for article_id, events in packed
        )
    return Contents(campaigns, columns)


def colour_of(row: CampaignRow) -> int:
    """The index of a campaign's colour: its own for as long as it is in the library."""
    return row.article_id - 1


def span_of(row: CampaignRow) -> tuple[float, float] | None:
    """From when to when (exclusive, days) a campaign lasted; None where it has no time."""
    if row.start is None or row.end is None:
        return None
    return float(row.start), row.end + 1.0


def _load(reader: LibraryReader, article_id: int, wanted: Script) -> OpenArticle:
    stored = reader.article(article_id)
    if stored is None:
        raise ExpectedError(
            "no-such-article",
            "The article is no longer in the library.",
            "Choose another one from the shelf.",
        )
    targets = {link.target for link in stored.record.article.links if not link.external}
    linked = frozenset(target for target in targets if reader.find_article(target) is not None)
    return OpenArticle(stored, wanted, script.convert_article(stored.record, wanted), linked)
