"""What the windows of the library call things: what was not understood, why something was skipped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from timeline_app.ui.i18n import translatable

_DOUBTS = {
    "date-unresolved": translatable("a date that nothing in the article settles"),
    "time-unresolved": translatable("a time of day without a day"),
    "date-not-read": translatable("looks like a date"),
    "too-many-dates": translatable("the last date that was read"),
    "unit-not-read": translatable("looks like a unit"),
    "side-in-doubt": translatable("a unit whose side nothing tells"),
    "superior-in-doubt": translatable("a unit whose superior nothing tells"),
    "odd-superior": translatable("a superior that is no bigger than its unit"),
}
_CAUSES = {
    "no-such-file": translatable("Not there"),
    "no-such-page": translatable("Not there"),
    "unreadable": translatable("Cannot be read"),
    "broken-file": translatable("Cannot be read"),
    "bad-export": translatable("Cannot be read"),
    "encrypted": translatable("Cannot be read"),
    "archive-bomb": translatable("Too large"),
    "wrong-encoding": translatable("No text in UTF-8"),
    "binary-file": translatable("No text in UTF-8"),
    "empty-file": translatable("No article"),
    "no-article-page": translatable("No article"),
    "no-page": translatable("No article"),
    "no-article": translatable("No article"),
    "too-large": translatable("Too large"),
    "too-slow": translatable("Took too long, or too much memory"),
    "too-much-memory": translatable("Took too long, or too much memory"),
    "worker-died": translatable("Failed while being read"),
    "reading-failed": translatable("Failed while being read"),
    "bad-title": translatable("No title of a page"),
    "other-wiki": translatable("On another wiki"),
    "empty-category": translatable("Nothing in the category"),
    "more-pages": translatable("More than was asked for"),
}
_OTHER = translatable("Other reasons")
_REASONS = {
    "day": translatable("Of the day"),
    "migration": translatable("Before a new version"),
    "reader": translatable("Asked for"),
    "restore": translatable("Before a backup was restored"),
}

Translated = Callable[[str], str]


def doubt_words(code: str, tr: Translated) -> str:
    """What is odd about words that were not understood."""
    return tr(_DOUBTS[code]) if code in _DOUBTS else code


def cause_words(code: str, tr: Translated) -> str:
    """Why something was skipped, in few words; several codes may have the same."""
    return tr(_CAUSES.get(code, _OTHER))


def backup_words(reason: str, tr: Translated) -> str:
    """Why a backup was made."""
    return tr(_REASONS[reason]) if reason in _REASONS else reason


def moment_words(moment: datetime) -> str:
    """A moment as the reader's clock has it, to the minute."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def change_words(numbers: tuple[int, int, int], tr: Translated) -> str:
    """What became of the events of an article that was read again: new, gone and moved ones."""
    said = (tr("{count} new"), tr("{count} gone"), tr("{count} moved"))
    parts = [w.format(count=count) for w, count in zip(said, numbers, strict=True) if count]
    return " · ".join(parts) or tr("the same events")
