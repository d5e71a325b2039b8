"""From what the workspace holds to what the panes show: values in, values out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from timeline_app.domain.campaign import few_titles
from timeline_app.domain.orbat import Unit, UnitKey
from timeline_app.library.reader import CampaignRow
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding
from timeline_app.timeline.tracks import Track, campaign_key
from timeline_app.timeline.viewport import Viewport
from timeline_app.timeline.wishes import Wishes
from timeline_app.ui import track_words
from timeline_app.ui.article.view import ArticleView
from timeline_app.ui.date_words import when_words, years_words
from timeline_app.ui.event_words import event_link, reader_words
from timeline_app.ui.shelf.model import ShelfItem, ShelfItems
from timeline_app.ui.theme import Theme, load
from timeline_app.workspace.filters import Filters
from timeline_app.workspace.script import convert_label
from timeline_app.workspace.settings import Appearance, Language
from timeline_app.workspace.tracks import Shown
from timeline_app.workspace.workspace import (
    Contents,
    OpenArticle,
    Workspace,
    colour_of,
    span_of,
)
from timeline_app.zhtext.variants import Script, convert

if TYPE_CHECKING:
    from timeline_app.ingest.summary import ImportSummary

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def spoken(workspace: Workspace, event_id: int) -> str:
    """An event as it is read aloud: what, when, in which campaign; "" where there is no such."""
    stored = workspace.stored_event(event_id)
    if stored is None:
        return ""
    event, campaign = stored.event, workspace.campaign_title(stored.article_id)
    headline = convert_label(event.headline, workspace.script, event.people)
    told = reader_words(event, stored.original, workspace.script)
    return ", ".join(part for part in (headline, when_words(event.when), campaign, told) if part)


def unit_name(key: str, units: Iterable[Unit]) -> str:
    """A unit as the article at hand calls it, else as its key does."""
    for unit in units:
        if unit.key == key and unit.names:
            return unit.names[0]
    parts = UnitKey.parse(key)
    return f"第{parts.number}{parts.echelon}" if parts.number else parts.echelon


def wished_colour(row: CampaignRow, wishes: Wishes) -> int:
    """The same, where the reader has given it no other."""
    return wishes.colour(campaign_key(row.article_id), colour_of(row))


def tracks(contents: Contents, hidden: Collection[int], script: Script) -> list[Track]:
    """The tracks of the timeline, one a campaign, in the columns' order."""
    every = contents.tracks(script)
    if not hidden:
        return list(every)
    return [
        replace(track, visible=False) if track.article_id in hidden else track for track in every
    ]


def arranged_tracks(
    contents: Contents, shown: Shown, wishes: Wishes, hidden: Collection[int], script: Script
) -> list[Track]:
    """The tracks of the timeline as the reader has arranged them, in the columns' order."""
    wished = wishes.applied(plain_tracks(contents, shown, hidden, script))
    if shown.folding is NOTHING_FOLDED:
        return wished
    return [
        track if track.span is None else replace(track, span=placed(shown.folding, track.span))
        for track in wished
    ]


def plain_tracks(
    contents: Contents, shown: Shown, hidden: Collection[int], script: Script
) -> list[Track]:
    """The tracks in which the events are shown, as they are before anything is wished of them."""
    if shown.groups is None:
        return tracks(contents, hidden, script)
    return track_words.group_tracks(shown.groups, script)


def placed(folding: Folding, span: tuple[float, float]) -> tuple[float, float]:
    """A stretch of the calendar on the axis."""
    return folding.place(span[0]), folding.place(span[1])


def moved_view(before: Folding, after: Folding, view: Viewport) -> Viewport:
    """The view of the same stretch of the calendar on an axis that is folded otherwise."""
    start, end = placed(after, (before.day(view.start), before.day(view.end)))
    return Viewport(start, end - start)


def campaign_span(contents: Contents, article_id: int) -> tuple[float, float] | None:
    """From when to when (exclusive, days) a campaign lasted; None where it has no time."""
    row = contents.campaign(article_id)
    return None if row is None else span_of(row)


def picture_title(contents: Contents, hidden: Collection[int], script: Script) -> str:
    """The campaigns of a picture by name, the first few of them where there are many."""
    every = contents.tracks(script)
    return few_titles([track.title for track in every if track.article_id not in hidden])


def shelf_items(
    contents: Contents, wishes: Wishes, filters: Filters, script: Script, theme: Theme
) -> ShelfItems:
    """The lines of the shelf, in order of time, in the colours that the reader wishes."""
    left = filters.filtered
    kept = None if left is None or not left.wanted.within_campaigns else left.of_campaign
    hidden, every = filters.hidden, contents.tracks(script)

    def made(place: int) -> ShelfItem:
        row = contents.campaigns[place]
        return ShelfItem(
            article_id=row.article_id,
            title=every[place].title,
            years=years_words(row.start, row.end),
            event_count=row.event_count,
            unit_count=row.unit_count,
            colour=theme.track(wished_colour(row, wishes)),
            checked=row.article_id not in hidden,
            kept_count=None if kept is None else int(kept[place]),
        )

    return ShelfItems([row.article_id for row in contents.campaigns], made)


def article_view(article: OpenArticle) -> ArticleView:
    """What the article pane shows."""
    record = article.stored.record
    originals = {event.key: event for event in record.originals}
    links = (
        event_link(event_id, event, originals.get(event.key))
        for event_id, event in zip(article.stored.event_ids, record.events, strict=True)
    )
    return ArticleView(
        article_id=article.stored.id,
        article=record.article,
        source=record.source,
        events=tuple(links),
        mentions=record.mentions,
        library_titles=article.linked,
        text=article.text,
        title=convert(record.article.title, article.script),
    )


def unit_words(name: str, counts: tuple[int, int, int], tr: Callable[[str], str]) -> str:
    """A selected unit in one line; ``counts`` are those of its events, of the campaigns they are
    of, and of its mentions in the open article.
    """
    events, campaigns, mentions = counts
    found = [tr("1 event") if events == 1 else tr("{count} events").format(count=events)]
    if campaigns > 1:
        found[0] = tr("{count} events in {campaigns} campaigns").format(
            count=events, campaigns=campaigns
        )
    if mentions:
        named = tr("named once") if mentions == 1 else tr("named {count} times")
        found.append(named.format(count=mentions))
    return " · ".join((name, *found))


def import_words(summary: ImportSummary, tr: Callable[[str], str]) -> str:
    """What an import brought, in one sentence."""
    words = tr("{added} articles added, {updated} updated, {skipped} skipped.")
    return words.format(added=summary.added, updated=summary.updated, skipped=summary.skips)


def chosen_theme(appearance: Appearance) -> Theme:
    """The theme that the reader, or else the desktop, wants."""
    if appearance is not Appearance.SYSTEM:
        return load(appearance.value)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return load("dark" if dark else "light")


def chosen_language(language: Language) -> str:
    """The language that the reader, or else the desktop, wants; English where there is no other."""
    if language is not Language.SYSTEM:
        return language.value
    name = next(filter(None, map(os.environ.get, _LOCALE_VARIABLES)), "")
    if not name:
        from PySide6.QtCore import QLocale  # its tables of languages cost 10 ms

        name = QLocale.system().name()
    if not name.startswith("zh"):
        return Language.ENGLISH.value
    simplified = any(mark in name for mark in ("CN", "SG", "MY", "Hans"))
    return (Language.SIMPLIFIED if simplified else Language.TRADITIONAL).value
