"""The application's font: the reader's own where there is a Chinese one, else the bundled one."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from timeline_app import assets
from timeline_app.ui.theme import SIZE_BODY

BUNDLED = "Timeline Han"
FILE = "fonts/TimelineHan-Regular.otf"

SYSTEM_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK TC",
    "Noto Sans TC",
    "Source Han Sans TC",
    "Microsoft JhengHei UI",
    "Microsoft JhengHei",
    "PingFang TC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
"""Sans-serif families that hold all everyday Han characters, the better ones first."""


def install(app: QApplication, prefer_system: bool = True) -> list[str]:
    """Registers the bundled font and sets the application font; the families, first choice first.

    With ``prefer_system`` these are the desktop's own font, a Chinese font of the system where
    there is one, and the bundled font.  Without it the bundled font draws everything, unhinted,
    so that a picture looks the same on every machine.
    """
    register()
    families = [BUNDLED]
    if prefer_system:
        own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        families = choose(own, QFontDatabase.families())
    font = QFont(families)
    font.setPixelSize(SIZE_BODY)
    if not prefer_system:
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)
    return families


def register() -> None:
    """Makes the bundled font known to Qt, once; RuntimeError where Qt cannot read it."""
    if BUNDLED in QFontDatabase.families():
        return
    number = QFontDatabase.addApplicationFont(str(assets.resource(FILE)))
    if number < 0:
        raise RuntimeError(f"Qt cannot read {FILE}")


def choose(own: str, installed: Collection[str]) -> list[str]:
    """The families to use, given the desktop's font and all that are installed."""
    chinese = next((name for name in SYSTEM_CHINESE if name in installed), None)
    return list(dict.fromkeys(name for name in (own, chinese, BUNDLED) if name))
