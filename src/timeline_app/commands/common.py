"""What several commands share."""

from __future__ import annotations

from timeline_app import console
from timeline_app.console import BAD_INPUT
from timeline_app.domain.errors import ExpectedError
from timeline_app.ingest.summary import Progress, Step
from timeline_app.library.reader import LibraryReader


def never() -> bool:
    """Jobs are not cancelled here: Ctrl-C raises by itself."""
    return False


def refuse(sentence: str) -> int:
    """Say why not; the exit code that goes with it."""
    console.complain(sentence)
    return BAD_INPUT


def import_progress() -> Progress:
    """Shows the steps of an import where a terminal listens."""
    show = console.progress()

    def told(step: Step) -> None:
        counts = f" ({step.articles} articles, {step.events} events)" if step.articles else ""
        show(step.done, step.total, f"{step.name}{counts}")

    return told


def campaign_id(reader: LibraryReader, campaign: str) -> int:
    """The article of a campaign; ExpectedError ``no-such-campaign`` where there is none."""
    found = reader.find_article(campaign)
    if found is None:
        sentence = f"The library has no campaign {campaign}."
        remedy = f"“{console.PROGRAM} library” lists them."
        raise ExpectedError("no-such-campaign", sentence, remedy)
    return found
