"""The live state of one window: each shared thing with its one owner."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.workspace.filters import Filters
from timeline_app.workspace.imports import Imports
from timeline_app.workspace.listing import Listing
from timeline_app.workspace.navigation import Navigation
from timeline_app.workspace.playback import Playback
from timeline_app.workspace.safekeeping import Safekeeping
from timeline_app.workspace.selection import Selection
from timeline_app.workspace.settings import Settings
from timeline_app.workspace.tasks import TaskRunner
from timeline_app.workspace.tracks import Tracks
from timeline_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from timeline_app.workspace.amendments import Amendments
    from timeline_app.workspace.holdings import Holdings
    from timeline_app.workspace.notebook import Notebook
    from timeline_app.workspace.own_work import OwnWork
    from timeline_app.workspace.saved_searches import SavedSearches
    from timeline_app.workspace.searching import Searching
    from timeline_app.workspace.study import Study
    from timeline_app.workspace.subject import Subject


class Session(QObject):
    """Creates the owners: what is open, where the reader is, what is selected, shown, running.

    ``closing`` comes before everything is let go of: what is not written yet can still be.
    """

    closing = Signal()

    def __init__(self, library: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.tasks = TaskRunner(self)
        self.workspace = Workspace(library, self.tasks, self)
        self.navigation = Navigation(self)
        self.selection = Selection(self)
        self.filters = Filters(self.workspace, self.tasks)
        self.tracks = Tracks(self.workspace, self.filters, self.tasks, settings)
        self.playback = Playback(self)
        self.imports = Imports(library, self.tasks, self)
        self.imports.imported.connect(self.workspace.reload)
        self.safekeeping = Safekeeping(library, self.tasks, self)
        # What the filter leaves is known before the tracks are made of it.
        self.workspace.contents_changed.connect(self.filters.refresh)
        self.workspace.contents_changed.connect(self.tracks.arrange)
        self.filters.filters_changed.connect(self.tracks.arrange)
        self.listing = Listing(
            self.workspace, self.selection, self.filters, self.tracks, self.tasks
        )
        self.workspace.set_script(settings.script)

    @cached_property
    def own_work(self) -> OwnWork:
        """The reader's own work; nothing of it is needed for the first picture."""
        from timeline_app.workspace.own_work import OwnWork

        made = OwnWork(self.workspace.path, self.tasks, self)
        made.events_changed.connect(self.workspace.reload)
        made.entries_changed.connect(self.filters.refresh_marks)
        self.workspace.contents_changed.connect(made.load)
        return made

    @cached_property
    def holdings(self) -> Holdings:
        """What the library holds, held before, and its backups."""
        from timeline_app.workspace.holdings import Holdings

        made = Holdings(self.workspace.path, self.tasks, self)
        made.changed.connect(self.workspace.reload)
        return made

    @cached_property
    def study(self) -> Study:
        """The reader's own work as a list to walk through."""
        from timeline_app.workspace.study import Study

        return Study(self.workspace, self.own_work, self.tasks)

    @cached_property
    def searching(self) -> Searching:
        """What is searched for; nothing is for the first picture."""
        from timeline_app.workspace.searching import Searching

        return Searching(self.workspace, self.filters, self.own_work, self.tasks)

    @cached_property
    def notebook(self) -> Notebook:
        """Notes, tags and bookmarks, as the reader puts them."""
        from timeline_app.workspace.notebook import Notebook

        return Notebook(self.own_work, self)

    @cached_property
    def amendments(self) -> Amendments:
        """Corrections, own events and own campaigns, as the reader makes them."""
        from timeline_app.workspace.amendments import Amendments

        return Amendments(self.workspace, self.own_work, self.tasks)

    @cached_property
    def subject(self) -> Subject:
        """What the reader's own work is about at the moment."""
        from timeline_app.workspace.subject import Subject

        return Subject(self.workspace, self.selection, self)

    @cached_property
    def saved_searches(self) -> SavedSearches:
        """The searches that the reader has saved for this library."""
        from timeline_app.workspace.saved_searches import SavedSearches

        return SavedSearches(self.workspace.path, self.settings, self)

    def close(self) -> None:
        """Stop every job and let go of the library; what is written is whole."""
        self.closing.emit()
        self.tasks.shut_down()
        if "notebook" in vars(self):
            self.notebook.rescue()
        self.workspace.close()
        self.safekeeping.end()
        self.settings.save()
