"""The reader's own work in words: the groups and lines of its list."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from timeline_app.domain.own import (
    CORRECTIONS,
    Bookmark,
    Note,
    OwnCampaign,
    OwnEvent,
    Target,
    TargetKind,
)
from timeline_app.ui import presenting
from timeline_app.ui.date_words import when_words
from timeline_app.ui.i18n import translatable
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.study.model import Group, Line, Lines, Sign
from timeline_app.workspace.script import convert_label
from timeline_app.workspace.session import Session
from timeline_app.workspace.study_list import GroupKind, StudyGroup, StudyList, Thing
from timeline_app.zhtext.variants import convert

_LONGEST = 120
"""Characters of a note that are listed."""
_MARKUP = re.compile(r"^[#>\-*+\s]+|[*_`]+", re.MULTILINE)
_SIGNS: tuple[tuple[Sign, tuple[type, ...], str], ...] = (
    (Sign.OWN, (OwnEvent, OwnCampaign), translatable("Added by me")),
    (Sign.CORRECTED, CORRECTIONS, translatable("Corrected")),
    (Sign.NOTE, (Note,), translatable("Note")),
    (Sign.BOOKMARK, (Bookmark,), translatable("Bookmark")),
)
_KINDS = {
    TargetKind.ARTICLE: translatable("Article"),
    TargetKind.SENTENCE: translatable("Sentence"),
    TargetKind.UNIT: translatable("Unit"),
}
"""What a line says of a thing that there is nothing else to say of."""
_TITLES = {
    GroupKind.UNTAGGED: translatable("Without a tag"),
    GroupKind.UNITS: translatable("Units"),
    GroupKind.LIBRARY: translatable("The whole library"),
    GroupKind.GONE: translatable("No longer in the text"),
}


class StudyWords(QObject):
    """In the language, script and colours of the moment; a line is made once for as long as nothing
    of it changes.
    """

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._lines: dict[Target, tuple[Thing, Line]] = {}

    def forget(self) -> None:
        """Script, colours or language are others."""
        self._lines.clear()

    def groups(self, shown: StudyList) -> list[Group]:
        """What the pane shows of a list."""
        return [self._group(group) for group in shown.groups]

    def _group(self, group: StudyGroup) -> Group:
        title, colour = str(group.key), None
        if group.kind in _TITLES:
            title = self.tr(_TITLES[group.kind])
        elif isinstance(group.key, int):
            contents = self._session.workspace.contents
            row = None if contents is None else contents.campaign(group.key)
            wishes = self._session.tracks.wishes
            title = self._session.workspace.campaign_title(group.key)
            if row is not None:
                colour = self._window.theme.track(presenting.wished_colour(row, wishes))
        things = group.things
        targets = [thing.target for thing in things]
        return Group(title, Lines(targets, lambda place: self._line(things[place])), colour)

    def _line(self, thing: Thing) -> Line:
        known = self._lines.get(thing.target)
        if known is None or known[0] is not thing:
            known = self._lines[thing.target] = (thing, self._made_line(thing))
        return known[1]

    def _made_line(self, thing: Thing) -> Line:
        when = None if thing.standing is None else thing.standing.when
        note = " ".join(_MARKUP.sub("", thing.note).split())
        kind = "" if note or thing.tags else self.tr(_KINDS.get(thing.target.kind, ""))
        return Line(
            thing.target,
            self.title(thing),
            kind if when is None else when_words(when),
            note[:_LONGEST],
            thing.tags,
            tuple((sign, self.tr(words)) for sign, kinds, words in _SIGNS if thing.has(*kinds)),
            thing.standing is None and thing.target.kind is not TargetKind.LIBRARY,
        )

    def title(self, thing: Thing) -> str:
        """What a thing is called."""
        if thing.target.kind is TargetKind.LIBRARY:
            return self.tr(_TITLES[GroupKind.LIBRARY])
        script = self._session.workspace.script
        people = () if thing.standing is None else thing.standing.people
        if people:
            return convert_label(thing.name, script, people)
        return convert(thing.name, script)
