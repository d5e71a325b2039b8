"""What the reader's work hangs on: targets of events, articles, sentences and units."""

from __future__ import annotations

from timeline_app.domain.events import Event
from timeline_app.domain.own import Place, Target, TargetKind
from timeline_app.domain.refs import Locator, LocatorKind
from timeline_app.workspace.workspace import Workspace
from timeline_app.zhtext.titles import title_key
from timeline_app.zhtext.variants import fold

LIBRARY = Target(TargetKind.LIBRARY)
"""The library as a whole."""


def event_target(page: str, event: Event) -> Target:
    """An event of the article with that page title, folded or not."""
    return Target(TargetKind.EVENT, title_key(page), event.key)


def article_target(page: str) -> Target:
    """An article by its page title, folded or not."""
    return Target(TargetKind.ARTICLE, title_key(page))


def sentence_target(page: str, sentence: str) -> Target:
    """A sentence of the article with that page title, in the article's own words."""
    return Target(TargetKind.SENTENCE, title_key(page), fold(sentence))


def unit_target(key: str) -> Target:
    """A unit by its key."""
    return Target(TargetKind.UNIT, "", key)


def place_of(workspace: Workspace, selected: Locator | None) -> Place | None:
    """Where work on a selected thing hangs; None where the library no longer has it."""
    if selected is None:
        return None
    if selected.kind is LocatorKind.UNIT:
        return _unit_place(workspace, str(selected.id))
    if selected.kind is LocatorKind.ARTICLE:
        return article_place(workspace, int(selected.id))
    stored = workspace.stored_event(int(selected.id))
    if stored is None:
        return None
    page = workspace.own.page_of(stored.article_id)
    return Place(event_target(page, stored.event), stored.sentence_text or stored.event.headline)


def article_place(workspace: Workspace, article_id: int) -> Place | None:
    """Where work on an article hangs; None where the library no longer has it."""
    page = workspace.own.page_of(article_id)
    if not page:
        return None
    return Place(article_target(page), workspace.own.title_of(article_id))


def _unit_place(workspace: Workspace, key: str) -> Place:
    article = workspace.article
    units = () if article is None else article.stored.record.units
    name = next((unit.names[0] for unit in units if unit.key == key and unit.names), key)
    return Place(unit_target(key), name)
