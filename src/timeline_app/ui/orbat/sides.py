"""The sides of an order of battle in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from timeline_app.ui.i18n import translatable

SIDE_NAMES = {
    "CN": translatable("China"),
    "JP": translatable("Japan"),
    "US": translatable("United States"),
    "UK": translatable("United Kingdom"),
    "SU": translatable("Soviet Union"),
    "RU": translatable("Russia"),
    "DE": translatable("Germany"),
    "FR": translatable("France"),
    "ES": translatable("Spain"),
    "IT": translatable("Italy"),
    "KR": translatable("South Korea"),
    "KP": translatable("North Korea"),
    "VN": translatable("Vietnam"),
    "PL": translatable("Poland"),
    "MZ": translatable("Manchukuo and collaborators"),
    "QING": translatable("Qing"),
    "ROC": translatable("Nationalist forces"),
    "PLA": translatable("People's Liberation Army"),
}
"""The sides whose codes have words; others are shown by their code."""


def side_words(side: str) -> str:
    """A side in the language of the moment; by its code where it has no words."""
    words = SIDE_NAMES.get(side, side) if side else translatable("Side not known")
    return QCoreApplication.translate("Sides", words) if words != side else side
