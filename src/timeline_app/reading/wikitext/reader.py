"""From raw wikitext to a draft."""

from __future__ import annotations

import mwparserfromhell
from mwparserfromhell.wikicode import Wikicode

from timeline_app.domain.article import ArticleFormat
from timeline_app.reading.draft import Draft
from timeline_app.reading.run import Run
from timeline_app.reading.wikitext.prepare import prepared, prepared_note
from timeline_app.reading.wikitext.refs import Notes
from timeline_app.reading.wikitext.walk import Walker


def read_wikitext(source: str) -> Draft:
    """The draft of an article's wikitext."""
    notes = Notes()
    text = prepared(source, notes)
    draft = Draft(ArticleFormat.WIKITEXT)
    draft.notes = [Run()] * len(notes.sources)
    walker = Walker(draft)
    walker.walk(_parsed(text).nodes)
    walker.layout.flush()
    draft.pieces = walker.layout.pieces
    for number, note in enumerate(notes.sources):
        if note:
            draft.notes[number] = walker.run(_parsed(prepared_note(note)), "\n")
    return draft


def _parsed(text: str) -> Wikicode:
    return mwparserfromhell.parse(text)
