"""What an article is called, where its file does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_app.domain.article import BlockKind
from timeline_app.reading.draft import Draft
from timeline_app.reading.run import Run

_FIELDS = ("conflict", "battle_name", "名称", "名稱", "title", "name")
_WORDS = re.compile(r"[^\s，。、；：！？（）,.;:!?()][^，。、；：！？（）,.;:!?()\n]{0,23}")


def find_title(draft: Draft) -> str:
    """The first bold words of the lead, else the infobox's title, else the first words."""
    return next(filter(None, _titles(draft)), "")


def _titles(draft: Draft) -> Iterator[str]:
    """What may be the title, the likeliest first; some may be blank."""
    lead = _lead(draft)
    for run in lead:
        for span in sorted(run.bold):
            yield " ".join(span.of(run.text).split())
    fields = dict(draft.fields)
    for name in _FIELDS:
        if name in fields:
            yield fields[name].text.partition("\n")[0].strip()
    for run in (*lead, *(piece.run for piece in draft.pieces)):
        if words := _WORDS.search(run.text):
            yield words.group().strip()


def _lead(draft: Draft) -> list[Run]:
    runs = []
    for piece in draft.pieces:
        if piece.kind is BlockKind.HEADING:
            break
        if piece.run and piece.cell is None:
            runs.append(piece.run)
    return runs
