"""What an article says of its campaign as a whole: out of the infobox, else the first sentences.

The modules, in the order in which they are asked: ``dating`` (when), ``infobox``, then, for what it leaves
open, ``lead`` (title, place, larger war) and ``prose`` (the sides: ``armies`` for what the text calls
them, ``leaders`` and ``men`` for who led them and how many they were).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.domain import days
from timeline_app.domain.article import Article
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.orbat import Unit
from timeline_app.domain.record import Mention
from timeline_app.domain.spans import Span
from timeline_app.extraction.campaign import dating, infobox, lead, prose
from timeline_app.extraction.dates.context import Ref
from timeline_app.extraction.dates.grammar import find
from timeline_app.extraction.lexicon import words
from timeline_app.zhtext.variants import fold


def find_campaign(
    article: Article,
    units: Sequence[Unit] = (),
    mentions: Sequence[Mention] = (),
    whole: Ref | None = None,
) -> Campaign:
    """Title, other names, dates, place, result and sides; None for what the article does not say.

    ``units`` are those of its order of battle, whose commanders are the sides' where no infobox
    names them; ``mentions`` tell where they are named; ``whole`` is ``campaign_dates``, where that has
    been asked already.
    """
    whole = whole or campaign_dates(article)
    title = infobox.value(article, "title") or lead.title(article) or article.title
    campaign = Campaign(
        title=title,
        aliases=lead.aliases(article, title),
        place=infobox.value(article, "place")
        or lead.place(article)
        or lead.named_after(article, title),
        result=infobox.value(article, "result") or lead.result(article),
        partof=infobox.value(article, "partof") or lead.part_of(article),
        sides=infobox.sides(article)
        or prose.sides(article, units, mentions)
        or lead.sides(article),
    )
    return _dated(campaign, whole) if whole else campaign


def _dated(campaign: Campaign, ref: Ref) -> Campaign:
    start_text, end_text = ref.texts or (days.to_iso(ref.when.start), days.to_iso(ref.when.end))
    return replace(
        campaign,
        start=ref.when.start,
        end=ref.when.end,
        start_text=start_text,
        end_text=end_text,
    )


def campaign_dates(article: Article) -> Ref | None:
    """The campaign's own dates and the words that give them; the earliest start where several do."""
    names = words("infobox", "date")
    for field in article.infobox:
        if field.name.strip().lower() in names:
            found = _of_text(article, field.span)
            if found is not None:
                return found
    return dating.dates(article) or dating.of_story(article)


def _of_text(article: Article, span: Span) -> Ref | None:
    """All the dates of a field as one interval."""
    refs: list[Ref] = []
    for expression in find(fold(span.of(article.text))):
        ref = dating.ref_of(article, expression, span.start, refs[-1] if refs else None)
        if ref is not None:
            refs.append(ref)
    return dating.joined(refs) if refs else None
