"""Every connection between the panes and the workspace, on one page; what the first picture does
without has the next, ``wiring_later``.

Wishes go up (``…_requested`` of a pane to an owner, to ``Linking`` or to ``Commands``), facts come
down (``…_changed`` of an owner to ``Showing``).
"""

from __future__ import annotations

from timeline_app.ui import wiring_later
from timeline_app.ui.actions import GROUPINGS
from timeline_app.ui.arranging import Arranging
from timeline_app.ui.commands import Commands
from timeline_app.ui.following import Following
from timeline_app.ui.gathering import Gathering
from timeline_app.ui.going import Going
from timeline_app.ui.linking import Linking
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.showing import Showing
from timeline_app.workspace.session import Session


def connect(window: MainWindow, session: Session) -> None:
    """Join a window and a session; the slots' objects are the window's children."""
    linking = Linking(window, session)
    showing = Showing(window, session)
    _connect_wishes(window, session, linking)
    _connect_facts(session, showing, linking)
    _connect_pointing(window, session, linking)
    window.timeline.moment_pointed.connect(showing.show_moment)
    commands = Commands(window, session)
    _connect_commands(window, session, commands, linking)
    wiring_later.connect(window, session, commands, linking)
    Arranging(window.actions_table, session.tracks, window)
    Going(window, session)
    _connect_gathering(window, session, Gathering(window, session), linking)
    Following(window, session, showing)
    window.top_bar.language_requested.connect(showing.tell_selection)


def _connect_wishes(window: MainWindow, session: Session, linking: Linking) -> None:
    window.timeline.viewport_requested.connect(session.navigation.set_viewport)
    window.timeline.event_selected_requested.connect(linking.choose_event)
    window.timeline.track_open_requested.connect(linking.open_campaign)
    controls = window.timeline.controls
    controls.trait_requested.connect(session.tracks.set_trait)
    controls.order_requested.connect(session.tracks.set_order)
    controls.open_requested.connect(linking.open_campaign)
    controls.hide_requested.connect(session.filters.hide)
    controls.event_requested.connect(linking.choose_event)
    window.timeline.background_clicked.connect(linking.clear_selection)
    window.timeline.canvas.toggled.connect(linking.toggle_event)
    window.timeline.canvas.band.span_requested.connect(session.selection.set_span)
    window.article.event_requested.connect(linking.follow_date)
    window.article.unit_requested.connect(linking.choose_unit)
    window.article.page_requested.connect(linking.open_page)
    window.orbat.unit_requested.connect(linking.choose_unit)
    window.shelf.visibility_requested.connect(session.filters.set_shown)
    window.shelf.campaign_open_requested.connect(linking.open_campaign)
    window.shelf.campaign_fit_requested.connect(linking.fit_campaign)


def _connect_pointing(window: MainWindow, session: Session, linking: Linking) -> None:
    for pane in (window.timeline, window.article, window.events):
        pane.event_hovered.connect(linking.point_event)
    window.article.unit_hovered.connect(linking.point_unit)
    window.orbat.unit_hovered.connect(linking.point_unit)
    session.selection.pointed_changed.connect(window.timeline.pointer.show_pointed)
    session.selection.pointed_changed.connect(window.events.show_pointed)


def _connect_facts(session: Session, showing: Showing, linking: Linking) -> None:
    session.workspace.contents_changed.connect(showing.show_contents)
    session.workspace.article_opened.connect(showing.show_article)
    session.workspace.article_opened.connect(linking.passages.show)
    session.filters.filters_changed.connect(showing.show_filters)
    session.tracks.tracks_changed.connect(showing.show_filters)
    session.navigation.viewport_changed.connect(showing.show_viewport)
    session.navigation.article_changed.connect(showing.load_article)
    session.navigation.place_restored.connect(linking.restore_place)
    session.navigation.history_changed.connect(showing.show_history)
    session.selection.selection_changed.connect(showing.show_selection)


def _connect_gathering(
    window: MainWindow, session: Session, gathering: Gathering, linking: Linking
) -> None:
    session.selection.selection_changed.connect(gathering.show_current)
    session.selection.several_changed.connect(gathering.show_several)
    session.selection.span_changed.connect(gathering.show_span)
    session.listing.list_changed.connect(gathering.show_list)
    session.listing.lines_read.connect(gathering.show_lines)
    session.listing.all_read.connect(gathering.show_all)
    session.filters.filters_changed.connect(gathering.tell_anew)
    window.top_bar.language_requested.connect(gathering.tell_anew)
    window.top_bar.appearance_requested.connect(gathering.tell_anew)
    window.events.event_requested.connect(linking.follow_date)
    window.events.lines_requested.connect(session.listing.want)
    window.events.copy_requested.connect(gathering.copy)
    window.events.close_requested.connect(session.selection.let_go)


def _connect_commands(
    window: MainWindow, session: Session, commands: Commands, linking: Linking
) -> None:
    table = window.actions_table
    table.back.triggered.connect(session.navigation.back)
    table.forward.triggered.connect(session.navigation.forward)
    table.fit_all.triggered.connect(window.timeline.fit_all)
    table.fit_chosen.triggered.connect(window.timeline.pilot.fit_chosen)
    table.fit_campaign.triggered.connect(linking.fit_open_campaign)
    band = window.timeline.canvas.band
    table.fit_span.triggered.connect(band.zoom)
    table.choose_view.triggered.connect(band.take_view)
    table.choose_time.triggered.connect(band.take_selected)
    for name in GROUPINGS:
        getattr(table, name).triggered.connect(session.selection.widen_span)
    table.let_go.triggered.connect(linking.let_go)
    table.open_files.triggered.connect(commands.open_files)
    table.paste_article.triggered.connect(commands.paste_article)
    window.top_bar.script_requested.connect(commands.set_script)
    window.top_bar.appearance_requested.connect(commands.set_appearance)
    window.top_bar.language_requested.connect(commands.set_language)
    window.top_bar.era_line_requested.connect(commands.set_era_line)
    window.drop.dropped.connect(session.imports.import_files)
    window.article.address_requested.connect(commands.open_address)
    session.workspace.failed.connect(commands.show_failure)
    session.imports.failed.connect(commands.show_failure)
    session.tracks.failed.connect(commands.show_failure)
    session.listing.failed.connect(commands.show_failure)
    session.tasks.started.connect(commands.show_task)
    window.task_strip.cancel_requested.connect(commands.cancel_task)
    window.task_strip.hold_requested.connect(commands.hold_task)
    window.completed.connect(session.safekeeping.begin)
    session.safekeeping.failed.connect(commands.show_failure)
    window.closing.connect(session.close)
