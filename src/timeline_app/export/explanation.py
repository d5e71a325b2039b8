"""One article's events and misses as plain text for a terminal: what was read, and why.

Each event shows its day, its label and its words, and below them the chain along which parts of
its date were inherited; then everything that was not understood, with the words around it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from timeline_app.domain import days
from timeline_app.domain.article import Article
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.dates import Derivation, Inherited, Precision, When
from timeline_app.domain.events import Event
from timeline_app.domain.record import ArticleRecord
from timeline_app.domain.spans import Span

_INDENT = "    "
_AROUND = 16
"""Characters on both sides of what was not understood."""
_PROOF = 160
"""Characters of a sentence on both sides of its date."""
_OPENING = "（(「『“《〈【["
_CLOSING = "）)」』”》〉】]，。、；：！？,.;:!?…"
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


_MISSES = {
    "date-unresolved": "dates that nothing in the article settles",
    "time-unresolved": "times of day with no day",
    "date-not-read": "what looks like a date and fits no rule",
    "too-many-dates": "the last date that was read: no article has as many",
    "unit-not-read": "what looks like a unit and fits no rule",
    "side-in-doubt": "units whose side nothing tells",
    "superior-in-doubt": "small units that nothing tells the superior of, left out",
    "odd-superior": "superiors that are no bigger than their units, not believed",
}


class Style(Enum):
    """How a line is shown where the terminal has colours; the value is its escape code."""

    PLAIN = ""
    TITLE = "1"
    HEAD = "1;36"
    CHAIN = "2"
    MISS = "33"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str = ""
    style: Style = Style.PLAIN

    def shown(self, width: int, colours: bool) -> Iterator[str]:
        for piece in wrapped(self.text, width):
            styled = colours and self.style.value and piece
            yield f"\x1b[{self.style.value}m{piece}\x1b[0m" if styled else piece


def explanation(record: ArticleRecord, width: int = 80, colours: bool = False) -> str:
    """The whole text, its lines no wider than ``width`` columns (a Han character takes two).

    ``colours``: with the escape codes of a terminal.
    """
    title = record.campaign.title or record.article.title
    lines = [_Line(title, Style.TITLE), *_campaign(record.campaign), _Line()]
    known = {event.key: event for event in record.events}
    told: Span | None = None
    for event in record.events:
        lines += [*_event(event, record.article, known, told == event.sentence), _Line()]
        told = event.sentence
    counts = f"{len(record.events)} events, {len(record.diagnostics)} not understood"
    lines += [_Line(counts, Style.TITLE), *_misses(record)]
    shown = [piece for line in lines for piece in line.shown(width, colours)]
    return "\n".join(shown) + "\n"


def _campaign(campaign: Campaign) -> Iterator[_Line]:
    """What the article says of its campaign as a whole, each fact a line."""
    first, last = campaign.start_text, campaign.end_text
    facts = {
        "when": first if first == last else f"{first} to {last}",
        "where": campaign.place,
        "result": campaign.result,
        "part of": campaign.partof,
        "also called": ", ".join(campaign.aliases),
    }
    for name, value in facts.items():
        if value:
            yield _Line(f"{_INDENT}{name}: {value}")
    for side in campaign.sides:
        said = (", ".join(side.commanders), side.strength, side.casualties)
        parts = zip(("commanders", "strength", "casualties"), said, strict=True)
        told = [f"{name} {value}" for name, value in parts if value]
        yield _Line(f"{_INDENT}side: {'; '.join((side.name, *told))}")


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
    """Where to break: behind the last blank that fits, else where no word, number or sign is torn."""
    taken = end = 0
    while end < len(text) and taken + _width(text[end]) <= room:
        taken += _width(text[end])
        end += 1
    blank = text.rfind(" ", end // 2, end)
    if blank > 0:
        return blank + 1
    whole = next((at for at in range(end, end // 2, -1) if not _torn(text, at)), end)
    return max(1, whole)


def _torn(text: str, at: int) -> bool:
    """Whether a break here parts a number or Latin word, or leaves a sign or bracket alone."""
    before, behind = text[at - 1], text[at]
    latin = before.isascii() and behind.isascii() and not before.isspace()
    return latin or behind in _CLOSING or before in _OPENING


def _event(
    event: Event, article: Article, known: Mapping[str, Event], again: bool
) -> Iterator[_Line]:
    """The lines of an event; of a sentence told ``again`` only the words around the date."""
    yield _Line(f"{day_words(event.when)}  {event.headline}", Style.HEAD)
    section = f"  [{event.section}]" if event.section else ""
    yield _Line(f"{_INDENT}{event.date_text}  ({event.kind.value}, {event.scope.value}){section}")
    for step in event.derived_from:
        yield _Line(f"{_INDENT}{_step(step)}", Style.CHAIN)
    fuller = known.get(event.same_as) if event.same_as is not None else None
    if fuller is not None:
        yield _Line(f"{_INDENT}the same as: {_named(fuller)}", Style.CHAIN)
    for name, values in (
        ("units", event.units),
        ("people", event.people),
        ("places", event.places),
    ):
        if values:
            yield _Line(f"{_INDENT}{name}: {', '.join(values)}", Style.CHAIN)
    yield _Line(
        _INDENT + _marked(article, event.span, event.sentence, _AROUND if again else _PROOF)
    )


def _named(event: Event) -> str:
    section = f"  [{event.section}]" if event.section else ""
    return f"{day_words(event.when)}  {event.headline}{section}"


def _marked(article: Article, span: Span, whole: Span, around: int) -> str:
    """Some words in brackets, within those around them that belong to the same whole."""
    start, end = max(whole.start, span.start - around), min(whole.end, span.end + around)
    before, behind = article.text[start : span.start], article.text[span.end : end]
    words = " ".join(f"{before}[{span.of(article.text)}]{behind}".split())
    return "…" * (start > whole.start) + words + "…" * (end < whole.end)


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


def _misses(record: ArticleRecord) -> Iterator[_Line]:
    """What was not understood, sort by sort, each in the order of the article."""
    blocks = [block.span for block in record.article.blocks]
    starts = [block.start for block in blocks]
    for code in dict.fromkeys(item.code for item in record.diagnostics):
        found = [item for item in record.diagnostics if item.code == code]
        meaning = f": {_MISSES[code]}" if code in _MISSES else ""
        yield _Line()
        yield _Line(f"{code}{meaning} ({len(found)})", Style.MISS)
        for item in found:
            index = bisect_right(starts, item.span.start) - 1
            whole = blocks[index] if index >= 0 else item.span
            yield _Line(_INDENT + _marked(record.article, item.span, whole, _AROUND))
