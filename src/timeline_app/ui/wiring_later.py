"""The connections of what the first picture does without: each part is made when it is first asked
for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.event_filter import Facet
from timeline_app.ui.actions import tell_steps
from timeline_app.ui.commands import Commands
from timeline_app.ui.linking import Linking
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.imports import PagesOffer
from timeline_app.workspace.session import Session

if TYPE_CHECKING:
    from timeline_app.ui.commanding import Commanding
    from timeline_app.ui.data_exporting import DataExporting
    from timeline_app.ui.exporting import Exporting
    from timeline_app.ui.fetching import Fetching
    from timeline_app.ui.filtering import Filtering
    from timeline_app.ui.finding import Finding
    from timeline_app.ui.librarian import Librarian
    from timeline_app.ui.own_sharing import OwnSharing


def connect(window: MainWindow, session: Session, commands: Commands, linking: Linking) -> None:
    """Join the window's actions to parts that are yet to be made."""
    filtering = _connect_filters(window, session, commands)
    _connect_commanding(window, session, linking, filtering)
    _connect_exports(window, session, commands)
    librarian = _connect_library(window, session, commands, linking)
    _connect_fetching(window, session, commands, linking, librarian)
    _connect_search(window, session, commands, linking)
    # Not in the very moment of the first picture, which would be told of later.
    own_work = partial(_connect_own_work, window, session, commands, linking)
    window.completed.connect(lambda: QTimer.singleShot(0, window, own_work))


def _connect_filters(
    window: MainWindow, session: Session, commands: Commands
) -> Callable[[], Filtering]:
    """Bar and box are made when something is filtered first, or shall be."""

    @cache
    def filtering() -> Filtering:
        from timeline_app.ui.filtering import Filtering

        return Filtering(window, session)

    table, filters = window.actions_table, session.filters
    table.filter.triggered.connect(lambda: filtering().open())
    table.filter_by_words.triggered.connect(lambda: filtering().take_words())
    table.clear_filters.triggered.connect(lambda: filtering().clear())
    table.save_search.triggered.connect(lambda: filtering().open_saved())
    window.timeline.controls.only_requested.connect(lambda key: filtering().show_only(key))
    window.shelf.only_requested.connect(partial(filters.show_only, Facet.CAMPAIGN))
    window.orbat.only_requested.connect(filters.show_only)
    filters.wanted_changed.connect(lambda: filtering())
    window.top_bar.searches_wanted.connect(lambda: filtering().saved.fill_menu())
    window.top_bar.search_opened.connect(lambda name: filtering().saved.open_search(name))
    filters.failed.connect(commands.show_failure)
    return filtering


def _connect_commanding(
    window: MainWindow, session: Session, linking: Linking, filtering: Callable[[], Filtering]
) -> None:
    @cache
    def commanding() -> Commanding:
        from timeline_app.ui.commanding import Commanding

        made = Commanding(window, session)
        made.campaign_requested.connect(linking.open_campaign)
        made.search_requested.connect(lambda name: filtering().saved.open_search(name))
        return made

    table = window.actions_table
    table.palette.triggered.connect(lambda: commanding().open_palette())
    table.help.triggered.connect(lambda: commanding().open_help())
    table.shortcuts.triggered.connect(lambda: commanding().open_sheet())


def _connect_exports(window: MainWindow, session: Session, commands: Commands) -> None:
    """Pictures and data to hand on, made when they are first asked for."""

    @cache
    def exporting() -> Exporting:
        from timeline_app.ui.exporting import Exporting

        made = Exporting(window, session)
        made.failed.connect(commands.show_failure)
        return made

    @cache
    def data_exporting() -> DataExporting:
        from timeline_app.ui.data_exporting import DataExporting

        made = DataExporting(window, session)
        made.failed.connect(commands.show_failure)
        return made

    table = window.actions_table
    table.export_image.triggered.connect(lambda: exporting().open())
    table.export_data.triggered.connect(lambda: data_exporting().open())
    table.copy_image.triggered.connect(lambda: exporting().copy_view())
    table.print_image.triggered.connect(lambda: exporting().open_to_print())


def _connect_library(
    window: MainWindow, session: Session, commands: Commands, linking: Linking
) -> Callable[[], Librarian]:
    """What is about the library itself: loaded and made when it is first asked for."""

    @cache
    def librarian() -> Librarian:
        from timeline_app.ui.librarian import Librarian

        made = Librarian(window, session)
        made.place_requested.connect(linking.go_to_words)
        made.address_requested.connect(commands.open_address)
        made.failed.connect(commands.show_failure)
        return made

    def tell_failure(error: object) -> None:
        if isinstance(error, ExpectedError) and error.code in ("damaged", "not-a-library"):
            librarian().tell_unusable(error)

    def ask_which(offer: PagesOffer) -> None:
        from timeline_app.ui.library.questions import ask_which_pages

        if offer.crowd is not None:
            act = partial(session.imports.import_chosen, offer.paths)
            ask_which_pages(offer.crowd, window, act)

    session.workspace.failed.connect(tell_failure)
    table = window.actions_table
    session.imports.choice_wanted.connect(ask_which)
    table.library.triggered.connect(lambda: librarian().open())
    window.shelf.campaign_remove_requested.connect(lambda each: librarian().removing.remove([each]))
    session.imports.imported.connect(lambda summary: librarian().tell_import(summary))
    session.safekeeping.damaged.connect(
        lambda faults: commands.show_damage(faults, librarian().open_backups)
    )
    session.safekeeping.shared.connect(commands.show_shared)
    return librarian


def _connect_fetching(
    window: MainWindow,
    session: Session,
    commands: Commands,
    linking: Linking,
    librarian: Callable[[], Librarian],
) -> None:
    @cache
    def fetching() -> Fetching:
        from timeline_app.ui.fetching import Fetching

        made = Fetching(window, session)
        made.fetched.connect(librarian().tell_import)
        made.fetched.connect(session.workspace.reload)
        made.failed.connect(commands.show_failure)
        return made

    window.actions_table.fetch_articles.triggered.connect(lambda: fetching().open())
    linking.fetch_requested.connect(lambda title, address: fetching().open(title, address))


def _connect_search(
    window: MainWindow, session: Session, commands: Commands, linking: Linking
) -> None:
    """The search: made with the first letter that is typed."""

    @cache
    def finding() -> Finding:
        from timeline_app.ui.finding import Finding

        made = Finding(window, session)
        made.event_requested.connect(linking.follow_date)
        made.unit_requested.connect(linking.go_to_unit)
        made.passage_requested.connect(linking.go_to_words)
        session.searching.failed.connect(commands.show_failure)
        return made

    box, table = window.top_bar.search, window.actions_table
    box.search_requested.connect(lambda words: finding().look_up(words))
    box.hit_requested.connect(lambda hit: finding().go_to(hit))
    box.recent_requested.connect(lambda: finding().show_recent())
    table.previous_hit.triggered.connect(lambda: finding().step(-1))
    table.next_hit.triggered.connect(lambda: finding().step(1))


def _connect_own_work(
    window: MainWindow, session: Session, commands: Commands, linking: Linking
) -> None:
    """The reader's own work, once the first picture is complete: read, and shown wherever it hangs."""
    own, table = session.own_work, window.actions_table
    own.failed.connect(commands.show_failure)
    own.entries_changed.connect(lambda: tell_steps(table, window, own.steps.undo, own.steps.redo))
    table.undo.triggered.connect(own.undo)
    table.redo.triggered.connect(own.redo)
    _connect_study(window, session, commands, linking)
    from timeline_app.ui.correcting import Correcting
    from timeline_app.ui.noting import Noting
    from timeline_app.ui.own_marking import OwnMarking

    OwnMarking(window, session, linking)
    Correcting(window, session)

    @cache
    def sharing() -> OwnSharing:
        from timeline_app.ui.own_sharing import OwnSharing

        return OwnSharing(window, own)

    noting = Noting(window, session)
    noting.address_requested.connect(commands.open_address)
    table.save_own.triggered.connect(noting.keep)
    table.save_own.triggered.connect(lambda: sharing().save())
    table.add_own.triggered.connect(lambda: sharing().add())
    own.load()
    from timeline_app.workspace import rescue

    for file in rescue.kept(own.path)[:1]:
        sharing().offer_rescued(file)


def _connect_study(
    window: MainWindow, session: Session, commands: Commands, linking: Linking
) -> None:
    from timeline_app.ui.studying import Studying

    studying, table = Studying(window, session, linking), window.actions_table
    session.study.failed.connect(commands.show_failure)
    table.show_study.triggered.connect(studying.toggle)
    table.previous_in_study.triggered.connect(lambda: session.study.step(-1))
    table.next_in_study.triggered.connect(lambda: session.study.step(1))
