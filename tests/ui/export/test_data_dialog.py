from __future__ import annotations

from pytestqt.qtbot import QtBot

from timeline_app.export.data_files import DATED, DataForm
from timeline_app.ui.export.data_dialog import DataChoice, DataDialog, DataOffer, Extent
from timeline_app.ui.theme import Theme


def test_every_field_is_heard_and_only_what_there_is_can_be_chosen(
    qtbot: QtBot, theme: Theme
) -> None:
    first = DataChoice(DataForm.CALENDAR, Extent.ALL, "zh-Hans")
    dialog = DataDialog(DataOffer(2, 4, True, ["考試"], first))
    qtbot.addWidget(dialog)
    assert dialog.choice() == first
    assert [dialog.extent.itemText(row) for row in range(2)] == [
        "Those on the timeline (2)",
        "All in the library (4)",
    ]
    dialog.form.set_value(DataForm.ANKI)
    dialog.extent.set_value(Extent.SHOWN)
    dialog.language.setCurrentText("English")
    dialog.marks.setCurrentIndex(2)
    wanted = DataChoice(DataForm.ANKI, Extent.SHOWN, "en", "考試")
    with qtbot.waitSignal(dialog.save_requested) as told:
        dialog.save.click()
    assert told.args == [wanted]
    bare = DataDialog(DataOffer(2, 4, False, [], first))
    qtbot.addWidget(bare)
    assert bare.marks.count() == 1


def test_each_form_says_what_it_holds_and_only_those_with_words_ask_for_a_language(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = DataDialog(DataOffer(1, 1, False, [], DataChoice()))
    qtbot.addWidget(dialog)
    told = set()
    for form in DataForm:
        dialog.form.set_value(form)
        told.add(dialog.hint.text())
        assert dialog.language.isEnabled() == (form in DATED)
    assert len(told) == len(DataForm)
