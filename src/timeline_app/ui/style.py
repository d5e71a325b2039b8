"""What standard widgets look like: a palette and a restrained style sheet made from a theme."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from timeline_app.ui.theme import RADIUS, SIZE_BODY, SIZE_SMALL, SIZE_TITLE, Theme


def apply(app: QApplication, theme: Theme) -> None:
    """Gives the whole application the theme's colours, on the style that is the same everywhere."""
    if app.style().metaObject().className() not in ("QFusionStyle", "QStyleSheetStyle"):
        app.setStyle("Fusion")  # a style sheet wraps it, and another style is never set
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet(theme))


def blend(over: QColor, under: QColor, part: float) -> QColor:
    """``part`` (0 to 1) of the colour ``over`` laid on ``under``."""
    rest = 1 - part
    return QColor.fromRgbF(
        over.redF() * part + under.redF() * rest,
        over.greenF() * part + under.greenF() * rest,
        over.blueF() * part + under.blueF() * rest,
    )


def palette(theme: Theme) -> QPalette:
    """The theme's roles as Qt's."""
    role = QPalette.ColorRole
    found = QPalette()
    for target, colour in (
        (role.Window, theme.surface),
        (role.WindowText, theme.text),
        (role.Base, theme.ground),
        (role.AlternateBase, theme.surface),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.text_soft),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Mid, theme.line),
        (role.Dark, theme.line),
        (role.Light, theme.raised),
        (role.Midlight, theme.raised),
        (role.Shadow, theme.line),
        (role.BrightText, theme.error),
        (role.Accent, theme.accent),
    ):
        found.setColor(target, colour)
    faint = QColor(theme.text_soft)
    faint.setAlphaF(0.55)
    for target in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, target, faint)
    return found


def sheet(theme: Theme) -> str:
    """The style sheet: thin scroll bars, lines of one pixel, a visible focus."""
    grip = QColor(theme.text_soft)
    grip.setAlphaF(0.38)
    hover = QColor(theme.text_soft)
    hover.setAlphaF(0.7)
    return _SHEET.substitute(
        ground=theme.ground.name(),
        surface=theme.surface.name(),
        raised=theme.raised.name(),
        line=theme.line.name(),
        text=theme.text.name(),
        soft=theme.text_soft.name(),
        accent=theme.accent.name(),
        selection=theme.selection.name(),
        grip=_rgba(grip),
        grip_hover=_rgba(hover),
        radius=f"{RADIUS}px",
        small=f"{SIZE_SMALL}px",
        body=f"{SIZE_BODY}px",
        title=f"{SIZE_TITLE}px",
    )


def _rgba(colour: QColor) -> str:
    return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {colour.alphaF():.2f})"


_SHEET = Template("""
QMainWindow, QDialog { background: $surface; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $surface; border-top: 1px solid $line; font-size: $small; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $soft; font-size: $small; padding: 0 8px; }
#play-strip { background: $surface; border-top: 1px solid $line; }
#top-bar { background: $surface; border-bottom: 1px solid $line; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $grip; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $grip_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QTextBrowser, QPlainTextEdit { background: $ground; color: $text; border: none; }
QAbstractItemView { background: $ground; border: none; outline: none; }

QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 6px 8px;
           font-size: $small; }
QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: $radius; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 8px; }

QLineEdit { background: $raised; border: 1px solid $line; border-radius: $radius;
            padding: 3px 6px; min-height: 20px; selection-background-color: $selection;
            selection-color: $text; }
QLineEdit:focus { border: 2px solid $accent; padding: 2px 5px; }
QDialog QPlainTextEdit { background: $raised; border: 1px solid $line; border-radius: $radius; }
QDialog QPlainTextEdit:focus { border: 2px solid $accent; }
QToolButton { border: 2px solid transparent; border-radius: $radius; padding: 3px;
              background: transparent; }
QToolButton:hover { background: $raised; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:focus { border-color: $accent; }
#note-writing { font-size: $title; }
#tag { background: $surface; border: 1px solid $line; padding: 2px 6px; font-size: $small; }
#tag:hover { background: $raised; }
#tag:focus { border: 2px solid $accent; padding: 1px 5px; }
#tag-line { background: transparent; border-color: transparent; font-size: $small; min-height: 16px;
            padding: 3px 1px; }
#tag-line:hover { border-color: $line; }
#tag-line:focus { background: $raised; border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton { background: $raised; border: 1px solid $line; border-radius: $radius;
              padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: $surface; }
QPushButton:pressed { background: $selection; }
QPushButton:default { border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled { color: $soft; }
QProgressBar { background: $line; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QHeaderView::section { background: $surface; color: $soft; border: none;
                       border-bottom: 1px solid $line; padding: 4px 8px; font-size: $small; }
QListWidget { background: $raised; border: 1px solid $line; }
QListWidget::item { padding: 4px 8px; }
QListWidget::item:selected { background: $selection; color: $text; }

#filter-bar { background: $surface; border-bottom: 1px solid $line; }
#filter-bar QLabel { color: $soft; font-size: $small; }
#filter-bar QPushButton { background: transparent; border: 2px solid transparent; padding: 2px 8px;
                          font-size: $small; }
#filter-bar QPushButton:hover { background: $raised; }
#filter-bar QPushButton:focus { border-color: $accent; }
#filter-bar QToolButton { padding: 2px 8px; font-size: $small; }
#chip { background: $raised; border: 1px solid $line; border-radius: $radius; }
#chip QToolButton { padding: 2px; font-size: $small; }
#filter-box { background: $raised; border: 1px solid $soft; border-radius: $radius; }
#filter-box QListWidget { border: none; background: $raised; }
#filter-box QListWidget::item { padding: 0; }
#filter-box QStackedWidget { border-left: 1px solid $line; }
#filter-box #soft { color: $soft; font-size: $small; }
#library-list::item { padding: 3px 5px; }
#library-list::item:hover { background: $surface; }
#library-list::item:selected { background: $selection; color: $text; }

#palette { background: $raised; border: 1px solid $soft; border-radius: $radius; }
#palette QListWidget { border: none; }
#palette QListWidget::item { padding: 0; }
#shortcut-sheet { border: 1px solid $line; }
#shortcut-sheet QScrollArea:focus { border: none; }
#sheet-title { font-weight: 600; padding-bottom: 4px; }
#key-cap { background: $raised; border: 1px solid $line; border-radius: $radius;
           padding: 0 6px; font-size: $small; }
""")
