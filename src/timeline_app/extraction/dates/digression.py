"""Which dates a story only mentions: 自1959年3月以來, 該艦1854年建造, 1978年出版的戰史."""

from __future__ import annotations

from timeline_app.domain.dates import Precision
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.values import Expression

_BACK, _AHEAD = 120, 730
"""Days back from the story, and on from the campaign, beyond which a date is mentioned only."""


def is_one(ref: Ref, expression: Expression, story: Story, leads: bool) -> bool:
    """Whether a date within a paragraph leaves the story for a moment.

    Only one that names its year can; ``leads`` is true at the beginning of a sentence.
    """
    first, whole, told = expression.first, story.campaign, story.last
    if not (first.names_year or first.era_year is not None or first.years is not None):
        return False
    if told is None:
        return whole is not None and ref.when.start > whole.when.end + _AHEAD
    if ref.when.precision is Precision.YEAR and not leads:
        return True
    back = told.when.start - ref.when.end > _BACK
    if whole is None:
        return back
    if whole.when.start <= ref.when.end and ref.when.start <= whole.when.end:
        return False
    return back or ref.when.start > max(whole.when.end, told.when.end) + _AHEAD
