"""The timeline as a picture file, with its title, legend and sources at the foot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from timeline_app.domain.event_filter import EventFilter
from timeline_app.domain.record import SourceInfo
from timeline_app.export.image_options import ImageOptions
from timeline_app.export.writing import write_bytes
from timeline_app.library.reader import LibraryReader
from timeline_app.timeline.tracks import Track, in_order
from timeline_app.timeline.wishes import Wishes
from timeline_app.ui import filter_words, i18n, presenting
from timeline_app.ui.era_line import era_lines
from timeline_app.ui.export import painting
from timeline_app.ui.export.composing import Composition, Subject
from timeline_app.ui.export.painting import Cancelled, Progress
from timeline_app.ui.timeline.text import Type
from timeline_app.workspace.filtering import Known, filtered
from timeline_app.workspace.own_marks import own_marks
from timeline_app.workspace.script import headlines
from timeline_app.workspace.tracks import arranged
from timeline_app.workspace.workspace import Contents
from timeline_app.zhtext.variants import Script

Origin = tuple[SourceInfo, str]
"""Where an article came from, and the ISO day on which it was read into the library."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How the events of a library stand in tracks, which characters are written, and by which lines
    of ``zhtext.eras.LINES`` years are told besides.  Of ``wanted`` the campaigns do not count.
    """

    script: Script = Script.AS_WRITTEN
    wishes: Wishes = field(default_factory=Wishes)
    eras: tuple[str, ...] = ()
    wanted: EventFilter = field(default_factory=EventFilter)


def subject(
    reader: LibraryReader, contents: Contents, hidden: Collection[int], dress: Dress
) -> Subject:
    """What a picture of a library shows: the campaigns that are not hidden, in the reader's tracks.

    Headlines are asked of ``reader``, which must stay open as long as anything is laid out.
    """
    script, wanted = dress.script, replace(dress.wanted, hidden=frozenset(hidden))
    left = filtered(Known(reader.path, contents), wanted)
    shown, _ = arranged(reader.path, left, contents, dress.wishes, None)
    tracks = presenting.arranged_tracks(contents, shown, dress.wishes, hidden, script)
    origins = (origin for article, origin in reader.sources().items() if article not in hidden)
    return Subject(
        columns=shown.columns,
        tracks=at_rest(tracks),
        labels=partial(headlines, reader, script),
        title=filter_words.picture_title(contents, wanted, left.titles, script),
        sources=source_lines(origins),
        folding=shown.folding,
        eras=era_lines(dress.eras, i18n.code()),
        own=own_marks(reader.own.entries(), reader.own.event_ids()),
    )


def at_rest(tracks: Sequence[Track]) -> list[Track]:
    """The tracks in the order in which they stand, none pinned: nothing scrolls on paper."""
    order = in_order(tracks)
    places = {number: place for place, number in enumerate(order)}
    return [
        replace(track, pinned=False, place=places.get(number, len(order)))
        for number, track in enumerate(tracks)
    ]


def not_chosen(contents: Contents, options: ImageOptions) -> frozenset[int]:
    """The campaigns that the options leave out."""
    if options.campaigns is None:
        return frozenset()
    return frozenset(row.article_id for row in contents.campaigns) - options.campaigns


def source_lines(origins: Iterable[Origin]) -> list[str]:
    """Where the articles came from, as their licences ask: a line for each publisher and licence,
    with the titles of all that came from there, and when.
    """
    titles: dict[str, dict[str, list[str]]] = {}
    for source, imported in origins:
        publisher = QCoreApplication.translate("Source", source.publisher)
        origin = " · ".join(part for part in (publisher, source.licence) if part)
        days = titles.setdefault(origin, {})
        days.setdefault(_when(source, imported), []).append(source.title)
    return [
        f"{origin}: {told}" if origin else told
        for origin, days in titles.items()
        if (told := "; ".join(_with_day(of, day) for day, of in days.items()))
    ]


def _when(source: SourceInfo, imported: str) -> str:
    """The day an article was fetched, else the day it was read from a file."""
    if source.retrieved:
        words = QCoreApplication.translate("Source", "retrieved {day}")
        return words.format(day=source.retrieved[:10])
    if imported:
        return QCoreApplication.translate("Source", "read {day}").format(day=imported)
    return ""


def _with_day(titles: list[str], day: str) -> str:
    joined = "、".join(titles)
    return f"{joined} ({day})" if day else joined


def composed(shown: Subject, options: ImageOptions) -> tuple[Composition, Type]:
    """The sheets that the options ask for, and the type they are set in."""
    fonts = painting.sheet_type(QApplication.font().families())
    return Composition(shown, options, fonts), fonts


def write(
    path: Path, shown: Subject, options: ImageOptions, progress: Progress, cancelled: Cancelled
) -> bool:
    """Write a picture; False where it was cancelled, and then nothing is written.

    ExpectedError where it cannot be made or the file cannot be written.
    """
    made, fonts = composed(shown, options)
    content = painting.content(made, fonts, progress, cancelled)
    if content is None:
        return False
    write_bytes(path, content)
    return True
