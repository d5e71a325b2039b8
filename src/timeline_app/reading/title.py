"""What an article is called, where its file does not say."""

from __future__ import annotations

import re

from timeline_app.domain.article import BlockKind
from timeline_app.reading.draft import Draft
from timeline_app.reading.run import Run

_FIELDS = ("conflict", "battle_name", "名称", "名稱", "title", "name")
_WORDS = re.compile("[^，。、；：！？（）,.;:!?()\n]{1,24}")


def find_title(draft: Draft) -> str:
    """The first bold words of the lead, else the infobox's title, else the first words."""
    lead = _lead(draft)
    for run in lead:
        for span in sorted(run.bold):
            return " ".join(span.of(run.text).split())
    fields = dict(draft.fields)
    for name in _FIELDS:
        if fields.get(name):
            return fields[name].text.partition("\n")[0]
    for run in lead or [piece.run for piece in draft.pieces]:
        if words := _WORDS.search(run.text):
            return words.group().strip()
    return ""


def _lead(draft: Draft) -> list[Run]:
    runs = []
    for piece in draft.pieces:
        if piece.kind is BlockKind.HEADING:
            break
        if piece.run and piece.cell is None:
            runs.append(piece.run)
    return runs
