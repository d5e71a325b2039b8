"""PySide6 must not lose references to None, and the pairing that does is refused."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QImage

from timeline_app import qt_guard
from timeline_app.domain.errors import ExpectedError


@pytest.mark.parametrize("qt", ["6.9.3", "6.11.3", "6.13.0", "7.0.0"])
def test_sound_versions_pass(qt: str) -> None:
    qt_guard.judge(qt, (3, 11))


@pytest.mark.parametrize("qt", ["6.12.0", "6.12.4", "6.12.0a1"])
def test_the_spoilt_version_is_refused_with_a_remedy(qt: str) -> None:
    with pytest.raises(ExpectedError) as caught:
        qt_guard.judge(qt, (3, 11))
    assert caught.value.code == "qt-version"
    assert qt in caught.value.sentence
    assert "<6.12" in caught.value.remedy


def test_it_is_harmless_where_none_is_immortal() -> None:
    with pytest.raises(ExpectedError):
        qt_guard.judge("6.12.0", (3, 11))
    qt_guard.judge("6.12.0", (3, 12))


def test_the_installed_version_passes() -> None:
    qt_guard.check()


def test_calls_that_return_nothing_keep_none_alive() -> None:
    """50,000 of them; looked at in steps, because in the end the process would abort."""
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    before = sys.getrefcount(None)
    for _ in range(500):
        for _ in range(100):
            image.fill(0)
        assert sys.getrefcount(None) > before - 50
