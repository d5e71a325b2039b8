"""Events in words: on the timeline, in an article, in the status bar; and what of them is the reader's."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from timeline_app.domain.events import Event
from timeline_app.domain.refs import is_own
from timeline_app.library.reader import StoredEvent
from timeline_app.ui.article.view import EventLink
from timeline_app.ui.date_words import chain_words, when_words
from timeline_app.ui.i18n import translatable
from timeline_app.ui.track_words import KIND_NAMES
from timeline_app.workspace.script import convert_label
from timeline_app.zhtext.variants import Script


def event_tooltip(stored: StoredEvent, campaign: str, script: Script) -> str:
    """What a mark says when the pointer rests on it, as rich text made of escaped words."""
    event, sentence = stored.event, stored.sentence_text
    shown = convert_label(sentence, script, event.people)
    at = event.span.start - event.sentence.start
    if not sentence.startswith(event.date_text, at):
        at = sentence.find(event.date_text)
    proof = escape(shown)
    if at >= 0 and sentence:
        end = at + len(event.date_text)
        proof = f"{escape(shown[:at])}<b>{escape(shown[at:end])}</b>{escape(shown[end:])}"
    lines = [f"<b>{escape(when_words(event.when))}</b> · {escape(campaign)}"]
    lines += [proof] if proof else []
    for words in (chain_words(event.derived_from), reader_words(event, stored.original, script)):
        if words:
            lines.append(f"<small>{escape(words)}</small>")
    # The first line is kept whole: it sets how wide the words below it run.
    styles = ("margin:2px 0; white-space:nowrap", *["margin:2px 0"] * len(lines))
    return "".join(
        f'<p style="{style}">{line}</p>' for style, line in zip(styles, lines, strict=False)
    )


def event_link(event_id: int, event: Event, original: Event | None) -> EventLink:
    """The date words of an event: what they mean, and what that was inherited from."""
    told = (
        when_words(event.when),
        chain_words(event.derived_from),
        reader_words(event, original, Script.AS_WRITTEN),
    )
    tooltip = "\n".join(words for words in told if words)
    changed = original is not None or is_own(event.key)
    return EventLink(event_id, event.span, event.sentence, tooltip, changed)


def selection_words(stored: StoredEvent, script: Script) -> str:
    """A selected event in one line, its headline in the reader's script."""
    event = stored.event
    words = f"{when_words(event.when)}  {convert_label(event.headline, script, event.people)}"
    told = reader_words(event, stored.original, script)
    return f"{words}  ({told})" if told else words


def reader_words(event: Event, original: Event | None, script: Script) -> str:
    """What of an event is the reader's: that it is his own, or what the article says instead."""
    if is_own(event.key):
        return _tr(translatable("your own event"))
    if original is None:
        return ""
    from timeline_app.domain.correcting import corrected_parts  # the first picture does without

    changed = corrected_parts(event, original)
    if "same" in changed:
        hidden = translatable("hidden by you"), translatable("shown as another event by you")
        return _tr(hidden[bool(event.same_as)])
    told = {
        "date": when_words(original.when),
        "headline": _tr(translatable("“{headline}”")).format(
            headline=convert_label(original.headline, script, original.people)
        ),
        "kind": _tr(KIND_NAMES[original.kind]),
    }
    words = " · ".join(told[part] for part in changed if part in told)
    if not words:
        return _tr(translatable("corrected"))
    return _tr(translatable("corrected; the article says {words}")).format(words=words)


def _tr(words: str) -> str:
    return QCoreApplication.translate("EventWords", words)
