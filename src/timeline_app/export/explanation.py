"""One article's events and misses as plain text for a terminal: what was read, and why.

Each event shows its day, its label and its words, and below them the chain along which parts of
its date were inherited; then everything that was not understood, with the words around it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from timeline_app.domain import days
from timeline_app.domain.article import Article
from timeline_app.domain.dates import Derivation, Inherited, Precision, When
from timeline_app.domain.events import Event
from timeline_app.domain.record import ArticleRecord, Diagnostic

_INDENT = "    "
_AROUND = 16
"""Characters on both sides of what was not understood."""
_PROOF = 160
"""Characters of a sentence on both sides of its date."""
_RULES = {
    "same-day": "the day of",
    "next-day": "the day after",
    "day-before": "the day before",
    "days-later": "counted on from",
    "days-earlier": "counted back from",
    "day-in-force": "the day of",
    "told-later": "the day, told later, of",
    "incident": "the day known as",
    "campaign": "the campaign's own date",
    "sentence": "the same sentence",
    "paragraph": "the same paragraph",
    "section": "the same section",
}


def explanation(record: ArticleRecord, width: int = 80) -> str:
    """The whole text, its lines no wider than ``width`` columns (a Han character takes two)."""
    lines = [record.campaign.title or record.article.title, ""]
    for event in record.events:
        lines += [line for part in _event(event, record.article) for line in wrapped(part, width)]
        lines.append("")
    counts = f"{len(record.events)} events, {len(record.diagnostics)} not understood"
    lines += wrapped(counts, width)
    for diagnostic in record.diagnostics:
        lines += wrapped(_miss(diagnostic, record.article), width)
    return "\n".join(lines) + "\n"


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrapped(line: str, width: int) -> Iterator[str]:
    """The line in pieces of at most ``width`` columns; further pieces keep its indent."""
    indent = line[: len(line) - len(line.lstrip())]
    rest = line[len(indent) :].rstrip()
    room = max(2, width - len(indent))
    while columns(rest) > room:
        end = _break(rest, room)
        yield indent + rest[:end].rstrip()
        rest = rest[end:].lstrip()
    yield indent + rest


def _break(text: str, room: int) -> int:
    """Where to break: behind the last blank that fits, else wherever the room ends."""
    taken = end = 0
    while end < len(text) and taken + _width(text[end]) <= room:
        taken += _width(text[end])
        end += 1
    blank = text.rfind(" ", end // 2, end)
    return blank + 1 if blank > 0 else max(1, end)


def _event(event: Event, article: Article) -> Iterator[str]:
    yield f"{day_words(event.when)}  {event.headline}"
    section = f"  [{event.section}]" if event.section else ""
    yield f"{_INDENT}{event.date_text}  ({event.kind.value}, {event.scope.value}){section}"
    for step in event.derived_from:
        yield f"{_INDENT}{_step(step)}"
    if event.same_as is not None:
        yield f"{_INDENT}tells the same as a fuller sentence"
    yield _INDENT + _proof(event, article)


def _proof(event: Event, article: Article) -> str:
    """The sentence of an event; of one without end the words around the date."""
    start = max(event.sentence.start, event.span.start - _PROOF)
    end = min(event.sentence.end, event.span.end + _PROOF)
    cut = ("…" * (start > event.sentence.start), "…" * (end < event.sentence.end))
    return cut[0] + " ".join(article.text[start:end].split()) + cut[1]


def day_words(when: When) -> str:
    """The days of an interval with the time of day and what is open or vague about it."""
    first, last = days.to_iso(when.start), days.to_iso(when.end)
    parts = [first if first == last else f"{first} to {last}"]
    if when.precision is not Precision.DAY:
        parts.append(f"({when.precision.value})")
    if when.time:
        parts.append(when.time)
    if when.open is not None:
        parts.append(f"and {when.open.value}")
    if when.approximate:
        parts.append("about")
    return " ".join(parts)


_PARTS = {Inherited.YEAR: "year", Inherited.MONTH: "month", Inherited.DAY: "day"}


def _step(step: Derivation) -> str:
    source = f": {step.text}" if step.text else ""
    return f"{_PARTS[step.part]} from {_RULES.get(step.rule, step.rule)}{source}"


def _miss(diagnostic: Diagnostic, article: Article) -> str:
    span = diagnostic.span
    before = article.text[max(0, span.start - _AROUND) : span.start]
    behind = article.text[span.end : span.end + _AROUND]
    around = " ".join(f"{before}[{diagnostic.text}]{behind}".split())
    return f"{_INDENT}{diagnostic.code}  …{around}…"
