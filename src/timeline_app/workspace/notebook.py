"""Notes, tags and bookmarks as the reader puts them, one page for each thing."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.own import (
    CORRECTIONS,
    Bookmark,
    Content,
    Entry,
    Note,
    Place,
    Tag,
    Target,
    TargetKind,
)
from timeline_app.workspace.own_work import OwnWork
from timeline_app.zhtext.variants import fold

_log = logging.getLogger(__name__)
NOTE, TAG, BOOKMARK, ATTACHING = "note", "tag", "bookmark", "attaching"
"""What the steps are called."""
_RULE = "\n\n---\n\n"
"""Between notes that hang on one thing, and are shown as one: Markdown's line across."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the reader has put down about one thing; ``text`` is Markdown.  ``is_saved`` says whether
    the library holds all of it.
    """

    place: Place
    text: str = ""
    tags: tuple[str, ...] = ()
    bookmarked: bool = False
    is_saved: bool = True


class Notebook(QObject):
    """What is written is kept here until the library holds it, whatever happens meanwhile.

    A thing has one note; several (somebody else's, say) read as one, and are one once it is
    changed.  What is written in one sitting is one step.
    """

    pages_changed = Signal()

    def __init__(self, own: OwnWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._uids: dict[Target, str] = {}
        self._marked: dict[Target, str] = {}
        self._unsaved: dict[Target, tuple[Place, str]] = {}
        self._sitting: Target | None = None
        own.entries_changed.connect(self._read)

    @property
    def unsaved(self) -> tuple[tuple[Place, str], ...]:
        """Notes that the library does not hold yet."""
        return tuple(self._unsaved.values())

    def page(self, place: Place) -> Page:
        """What there is about a thing."""
        contents = [entry.content for entry in self._own.of(place.target)]
        tags = tuple(content.name for content in contents if isinstance(content, Tag))
        waiting = self._unsaved.get(place.target)
        return Page(
            place,
            self._text(place.target) if waiting is None else waiting[1],
            tuple(dict.fromkeys(tags)),
            any(isinstance(content, Bookmark) for content in contents),
            waiting is None,
        )

    def tags(self) -> Sequence[str]:
        """All tags there are, those used most first."""
        return self._own.held.tags

    def write(self, place: Place, text: str) -> None:
        """Put a note down, in place of the one there is; none where the text is blank."""
        notes = self._notes(place.target)
        if text == self.page(place).text and len(notes) < 2 and place.target not in self._unsaved:
            return
        uid = self._uid(place.target)
        gone = [note.uid for note in notes if note.uid != uid]
        self._unsaved[place.target] = (place, text)
        goes_on, self._sitting = self._sitting == place.target, place.target
        if text.strip():
            put = [Entry(uid, place.target, Note(text), place.words)]
            self._own.change(NOTE, put, gone, goes_on=goes_on)
        else:
            self._own.change(NOTE, drop=[uid, *gone], goes_on=goes_on)

    def rise(self) -> None:
        """The sitting is over: what is written from now on is another step."""
        self._sitting = None

    def write_again(self) -> None:
        """Write down once more what could not be written."""
        for place, text in self.unsaved:
            self.write(place, text)

    def rescue(self) -> None:
        """The program ends: what the library has not taken after all goes to a file of its own."""
        lost = [one for one in self.unsaved if one[1].strip() and not self._own.holds_note(*one)]
        if lost:
            from timeline_app.workspace import rescue

            now = datetime.now(UTC).isoformat(timespec="seconds")
            entries = [
                Entry(self._uid(place.target), place.target, Note(text), place.words, now, now)
                for place, text in lost
            ]
            _log.error("notes were not saved: %s", rescue.keep(entries, self._own.path))

    def set_bookmark(self, place: Place, marked: bool) -> None:
        """Put a bookmark at a thing, or take it away."""
        if marked:
            self._marked[place.target] = self._put(BOOKMARK, place, Bookmark())
            return
        found = self._with(place.target, lambda content: isinstance(content, Bookmark))
        on_its_way = self._marked.pop(place.target, None)
        self._own.change(BOOKMARK, drop={*found, *([on_its_way] if on_its_way else ())})

    def tag(self, place: Place, name: str) -> None:
        """Gather a thing under a word; nothing happens where it is, in either script."""
        name = " ".join(name.split())
        if name and fold(name) not in map(fold, self.page(place).tags):
            self._put(TAG, place, Tag(name))

    def untag(self, place: Place, name: str) -> None:
        """Take a thing from under a word."""
        self._own.change(TAG, drop=self._with(place.target, lambda content: content == Tag(name)))

    def attach(self, lost: Place, place: Place) -> None:
        """Hang on another thing what hung on one that is gone; corrections go to events only."""
        events = place.target.kind is lost.target.kind is TargetKind.EVENT
        wanted = (Note, Tag, Bookmark, *CORRECTIONS) if events else (Note, Tag, Bookmark)
        put = [
            replace(entry, target=place.target, words=place.words)
            for entry in self._own.of(lost.target)
            if isinstance(entry.content, wanted)
        ]
        self._own.change(ATTACHING, put)

    def is_lost(self, place: Place) -> bool:
        """Whether the library no longer holds what something hangs on."""
        return place.target in self._own.held.lost

    def _put(self, label: str, place: Place, content: Content) -> str:
        entry = Entry(_new_uid(), place.target, content, place.words)
        self._own.change(label, [entry])
        return entry.uid

    def _with(self, target: Target, wanted: Callable[[Content], bool]) -> list[str]:
        return [entry.uid for entry in self._own.of(target) if wanted(entry.content)]

    def _notes(self, target: Target) -> list[Entry]:
        return [entry for entry in self._own.of(target) if isinstance(entry.content, Note)]

    def _uid(self, target: Target) -> str:
        """Of the note about a thing, be it in the library or on its way."""
        notes = self._notes(target)
        return notes[0].uid if notes else self._uids.setdefault(target, _new_uid())

    def _text(self, target: Target) -> str:
        contents = (entry.content for entry in self._own.of(target))
        return _RULE.join(content.text for content in contents if isinstance(content, Note))

    @Slot()
    def _read(self) -> None:
        """The library has answered: what it holds need not be kept any more."""
        for target, (_, text) in list(self._unsaved.items()):
            if self._text(target) == (text if text.strip() else ""):
                del self._unsaved[target]
        self.pages_changed.emit()


def _new_uid() -> str:
    """A name that nothing else has; of two made within one second the later sorts last."""
    return f"{time.time_ns():016x}{uuid4().hex[:16]}"
