"""The steps of an import as those of a task: a share of the whole, and words."""

from __future__ import annotations

from collections.abc import Callable

from timeline_app.ingest.summary import Progress as Told
from timeline_app.ingest.summary import Step
from timeline_app.workspace.tasks import Progress

PARTS = 1000
"""Of a whole import, as its progress is shown."""


def told(progress: Progress, tr: Callable[[str], str]) -> Told:
    """Hands steps on, with the numbers of articles and events in the reader's language."""

    def tell(step: Step) -> None:
        share = PARTS * step.done // step.total if step.total else PARTS
        words = [step.name] if step.name else []
        if step.articles:
            counts = tr("{articles} articles, {events} events")
            words.append(counts.format(articles=step.articles, events=step.events))
        progress(share, PARTS, " · ".join(words))

    return tell
