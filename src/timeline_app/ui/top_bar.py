"""The bar above the panes: the way back, the search box, the script, and the menu."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.actions import GROUPINGS, STEPS, Actions
from timeline_app.ui.i18n import translatable
from timeline_app.ui.search_box import SearchBox
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.menus import put_menu
from timeline_app.ui.widgets.segments import SegmentedControl
from timeline_app.workspace.settings import Appearance, EraLine, Language
from timeline_app.zhtext.variants import Script

_HEIGHT = 44
Chosen = Appearance | Language | EraLine | Script
CHOICES: tuple[tuple[str, Mapping[Chosen, str]], ...] = (
    (
        translatable("Years by eras"),
        {
            EraLine.NONE: translatable("None"),
            EraLine.ROC: translatable("Republic of China"),
            EraLine.JAPAN: translatable("Japan"),
            EraLine.CHINA: translatable("Qing and earlier"),
            EraLine.ALL: translatable("All that apply"),
        },
    ),
    (
        translatable("Appearance"),
        {
            Appearance.SYSTEM: translatable("As the desktop"),
            Appearance.LIGHT: translatable("Light"),
            Appearance.DARK: translatable("Dark"),
        },
    ),
    (
        translatable("Language"),
        {
            Language.SYSTEM: translatable("As the desktop"),
            Language.ENGLISH: "English",
            Language.TRADITIONAL: "繁體中文",
            Language.SIMPLIFIED: "简体中文",
        },
    ),
)
"""The choices of the menu: title, values and their words."""
SCRIPTS = {
    Script.AS_WRITTEN: ("原", translatable("As written")),
    Script.SIMPLIFIED: ("简", translatable("Simplified")),
    Script.TRADITIONAL: ("繁", translatable("Traditional")),
    Script.TAIWAN: ("臺", translatable("Taiwan")),
    Script.HONG_KONG: ("港", translatable("Hong Kong")),
}
"""The scripts: a sign for each, and its words."""


class TopBar(QWidget):
    """Emits wishes only: a script, an appearance, a language, eras; the actions speak for themselves."""

    script_requested = Signal(object)
    appearance_requested = Signal(object)
    language_requested = Signal(object)
    era_line_requested = Signal(object)
    searches_wanted = Signal()
    """The menu of the filters is about to be seen: ``list_searches`` tells it the saved searches."""
    search_opened = Signal(str)
    """A saved search was chosen."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._actions = actions
        self.search = SearchBox(theme, self)
        self.script = SegmentedControl(theme, self)
        self._menu_button = QToolButton(self)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._offered: list[tuple[QAction, Chosen]] = []
        self._chosen: tuple[Chosen, ...] = ()
        self._lay_out()
        self.retranslate()
        self.script.chosen.connect(lambda value: self.script_requested.emit(Script(value)))
        actions.search.triggered.connect(self.search.focus)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self._menu_button.setIcon(icons.icon("menu", theme))
        self.search.set_theme(theme)
        self.script.set_theme(theme)

    def set_script(self, script: Script) -> None:
        """Show which script is chosen."""
        self.script.set_current(script.value)

    def set_choices(self, *chosen: Chosen) -> None:
        """Tick what is chosen in the menu."""
        self._chosen = chosen
        for action, value in self._offered:
            action.setChecked(self._is_chosen(value))

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """What is chosen: an appearance, a language, eras and a script."""
        return (*self._chosen, Script(self.script.current() or Script.AS_WRITTEN))

    def choose(self, value: Chosen) -> None:
        """Ask for one of the choices."""
        wishes = {
            Script: self.script_requested,
            Appearance: self.appearance_requested,
            Language: self.language_requested,
            EraLine: self.era_line_requested,
        }
        wishes[type(value)].emit(value)

    def list_searches(self, names: Iterable[str]) -> None:
        """Offer these saved searches in the menu of the filters."""
        for action in self._filters.actions():
            if action.data() is not None:
                self._filters.removeAction(action)
                action.deleteLater()
        for name in names:
            # A name is no place for a mnemonic.
            action = self._filters.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.triggered.connect(lambda _=False, name=name: self.search_opened.emit(name))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.search.retranslate()
        self.script.set_name(self.tr("Script"))
        self._fill_script()
        self._fill_menu()

    def _fill_script(self) -> None:
        for script, (sign, words) in SCRIPTS.items():
            self.script.add_segment(script.value, sign, self.tr(words))

    def _fill_menu(self) -> None:
        menu = QMenu(self)
        self._offered = []
        table = self._actions
        menu.addActions([table.open_files, table.paste_article])
        menu.addActions([table.fetch_articles, table.library])
        export = menu.addMenu(self.tr("Export"))
        export.addActions([table.export_image, table.copy_image, table.print_image])
        export.addSeparator()
        export.addAction(table.export_data)
        menu.addSeparator()
        self._add_filters(menu)
        own = menu.addMenu(self.tr("My work"))
        own.addActions([table.show_study, table.note, table.bookmark, table.tag])
        own.addSeparator()
        own.addActions([table.correct, table.hide_event, table.merge_events, table.hidden_events])
        own.addSeparator()
        own.addActions([table.own_event, table.own_campaigns])
        own.addSeparator()
        own.addActions([table.save_own, table.add_own])
        for group in (
            (table.undo, table.redo),
            (table.show_cursor, table.play),
        ):
            menu.addActions(group)
            menu.addSeparator()
        self._add_tracks(menu)
        for title, choices in CHOICES:
            self._add_choice(menu, title, choices)
        menu.addSeparator()
        menu.addActions([table.palette, table.help, table.shortcuts, table.quit])
        put_menu(self._menu_button, menu)
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("Menu"))

    def _add_filters(self, menu: QMenu) -> None:
        table = self._actions
        filters = menu.addMenu(self.tr("Filters"))
        filters.addActions([table.filter, table.filter_by_words, table.clear_filters])
        filters.addSeparator()
        filters.addAction(table.save_search)
        filters.aboutToShow.connect(self.searches_wanted)
        self._filters = filters

    def _add_tracks(self, menu: QMenu) -> None:
        table = self._actions
        go = menu.addMenu(self.tr("Go"))
        go.addActions([getattr(table, name) for name in STEPS])
        go.addSeparator()
        go.addActions([table.previous_in_study, table.next_in_study])
        go.addSeparator()
        go.addActions([table.choose_time, table.choose_view, table.fit_span])
        panes = menu.addMenu(self.tr("View"))
        panes.addActions([table.fit_all, table.fit_campaign, table.fit_chosen])
        panes.addSeparator()
        panes.addActions([table.show_shelf, table.show_orbat, table.show_notes])
        panes.addAction(table.show_legend)
        panes.addSeparator()
        panes.addActions([table.timeline_only, table.article_only])
        panes.addSeparator()
        panes.addAction(table.less_motion)
        tracks = menu.addMenu(self.tr("Tracks"))
        tracks.addActions([getattr(table, name) for name in GROUPINGS])
        tracks.addSeparator()
        tracks.addActions([table.fold_all, table.unfold_all, table.hide_empty])
        menu.addSeparator()

    def _add_choice(self, menu: QMenu, title: str, choices: Mapping[Chosen, str]) -> None:
        sub = menu.addMenu(self.tr(title))
        group = QActionGroup(sub)
        for value, words in choices.items():
            action = QAction(self.tr(words), sub)
            action.setCheckable(True)
            action.setChecked(self._is_chosen(value))
            action.triggered.connect(lambda _=False, value=value: self.choose(value))
            self._offered.append((action, value))
            group.addAction(action)
            sub.addAction(action)

    def _is_chosen(self, value: Chosen) -> bool:
        # Not by equality: the values of two choices may be the same word.
        return any(one is value for one in self._chosen)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        row.setSpacing(STEP)
        table = self._actions
        back, forward, narrow, fit, export = (
            _button(action, self)
            for action in (
                table.back, table.forward, table.filter, table.fit_all, table.export_image
            )
        )  # fmt: skip
        places = (
            back, forward, 2 * STEP, self.search, narrow, None, fit, 2 * STEP, self.script, 2 * STEP,
            export, self._menu_button,
        )  # fmt: skip
        for place in places:
            if place is None:
                row.addStretch(1)
            elif isinstance(place, int):
                row.addSpacing(place)
            else:
                row.addWidget(place)
        order = (
            back,
            forward,
            self.search.line,
            narrow,
            fit,
            self.script,
            export,
            self._menu_button,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def _button(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    return button
