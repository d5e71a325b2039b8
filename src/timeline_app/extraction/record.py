"""Everything that is known from one article, as one value."""

from __future__ import annotations

from timeline_app.domain.article import Article
from timeline_app.domain.record import ArticleRecord, Diagnostic, SourceInfo
from timeline_app.extraction.campaign.finding import campaign_dates, find_campaign
from timeline_app.extraction.events.finding import find_events
from timeline_app.extraction.orbat.finding import find_orbat


def extract(article: Article, source: SourceInfo) -> ArticleRecord:
    """The record of an article: campaign, events, units, and what was not understood."""
    orbat = find_orbat(article)
    whole = campaign_dates(article)
    campaign = find_campaign(article, orbat.units, orbat.mentions, whole)
    told = find_events(article, campaign, orbat.mentions, whole)
    diagnostics: tuple[Diagnostic, ...] = (*orbat.diagnostics, *told.diagnostics)
    return ArticleRecord(
        source=source,
        article=article,
        campaign=campaign,
        events=told.events,
        units=orbat.units,
        mentions=orbat.mentions,
        diagnostics=tuple(sorted(diagnostics, key=lambda item: item.span)),
    )
