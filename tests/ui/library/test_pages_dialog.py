from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from timeline_app.ingest.choosing import PagesChosen
from timeline_app.ui.library.pages_dialog import PagesDialog
from timeline_app.ui.theme import Theme


def test_conditions_are_heard(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    dialog = PagesDialog("dump.xml", 12_000, None)
    qtbot.addWidget(dialog)
    assert not dialog.go.isEnabled()
    titles = tmp_path / "titles.txt"
    titles.write_text("\ufeff南京保卫战\n\n 桂柳會戰 \n", encoding="utf-8")
    dialog.read_titles(titles)
    dialog.categories.setText("戰役、會戰, battle")
    dialog.infoboxes.setText(" military conflict ")
    told: list[PagesChosen] = []
    dialog.chosen.connect(told.append)
    dialog.go.click()
    dialog.all.setChecked(True)
    assert not dialog.titles.isEnabled() and dialog.wanted() == PagesChosen()
    assert told == [
        PagesChosen(("南京保卫战", "桂柳會戰"), ("戰役", "會戰", "battle"), ("military conflict",))
    ]
    titles.write_bytes(b"\xff\xfe\x00")
    dialog.read_titles(titles)
    assert "UTF-8" in dialog.hint.text() and dialog.titles.toPlainText()
